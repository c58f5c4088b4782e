"""Backup and restore of the ledger: one JSON file with its own checksum, from any database to any other."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from jusou_graph.errors import FileUnreachableError, InputError
from jusou_graph.gaps.ledger import Ledger
from jusou_graph.gaps.ledger_tables import VERSION, metadata

_FORMAT = "jusou-ledger"


def backup(ledger: Ledger, file: Path) -> int:
    """Writes everything in the ledger to a file, in one step: the file is whole or not there.

    Returns:
        Number of rows.

    Raises:
        FileUnreachableError: The file cannot be written.
    """
    rows = ledger.export()
    body = json.dumps(rows, ensure_ascii=False, sort_keys=True)
    document = {"format": _FORMAT, "version": VERSION, "sha256": _digest(body), "rows": rows}
    new = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with new.open("w", encoding="utf-8") as out:
            json.dump(document, out, ensure_ascii=False, sort_keys=True)
            out.flush()
            os.fsync(out.fileno())
        new.replace(file)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise FileUnreachableError(
            f"控えを {file} に書けません（{error.strerror}）。", "空きのある、書き込めるフォルダーを指定してください。"
        ) from error
    return sum(len(r) for r in rows.values())


def restore(ledger: Ledger, file: Path) -> int:
    """Replaces the ledger's content with a backup; on any error the ledger stays as it was.

    Returns:
        Number of rows.

    Raises:
        FileUnreachableError: The file cannot be read.
        InputError: The file is no backup of a ledger, or was changed or cut off.
    """
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise FileUnreachableError(
            f"{file} を読めません（{error.strerror}）。", "場所と名前を確かめてください。"
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"{file.name} は台帳の控えとして読めません。", "「jusou ledger backup」で作ったファイルを指定してください。"
        ) from error
    if not isinstance(document, dict) or document.get("format") != _FORMAT:
        raise InputError(
            f"{file.name} は台帳の控えではありません。", "「jusou ledger backup」で作ったファイルを指定してください。"
        )
    if document.get("version") != VERSION:
        raise InputError(
            f"控えの版（{document.get('version')}）がちがいます。", "合う版の jusou-graph で戻してください。"
        )
    rows = document.get("rows")
    expected = {t.name for t in metadata.sorted_tables}
    if not isinstance(rows, dict) or set(rows) != expected:
        raise InputError(f"{file.name} に台帳の表がそろっていません。", "別の控えを使ってください。")
    if _digest(json.dumps(rows, ensure_ascii=False, sort_keys=True)) != document.get("sha256"):
        raise InputError(f"{file.name} の中身が、作ったときと変わっています。", "別の控えを使ってください。")
    ledger.replace(rows)
    return sum(len(r) for r in rows.values())


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
