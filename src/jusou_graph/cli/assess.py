"""``jusou assess``: a consultation in, an assessment out."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import yaml

from jusou_graph.cli.lines import read_lines, write_json, write_line
from jusou_graph.cli.opening import open_graph
from jusou_graph.errors import FileUnreachableError, InputError, UsageError


def run(options: argparse.Namespace) -> int:
    """Assesses a file, a text, or lines of JSON."""
    graph = open_graph(options)
    if options.jsonl:
        for number, value in read_lines():
            if not isinstance(value, dict):
                raise InputError(f"標準入力の {number} 行目が相談（{{…}}）ではありません。")
            write_line(graph.assess(value).to_dict())
        return 0
    assessment = graph.assess(_consultation(options))
    if options.json:
        write_json(assessment.to_dict())
    else:
        print(assessment.explain() if options.explain else assessment.summary())
    return 0


def _consultation(options: argparse.Namespace) -> dict[str, Any]:
    given = _read(options.file) if options.file else {}
    if options.text:
        given["text"] = options.text
    if options.not_meant:
        given["not_meant"] = options.not_meant
    if options.municipality:
        given["municipality"] = options.municipality
    if not given.get("municipality"):
        raise UsageError(
            "自治体がありません。", "--municipality 盛岡市 のように書くか、ファイルに municipality を書きます。"
        )
    return given


def _read(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        value = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    except OSError as error:
        raise FileUnreachableError(
            f"{path} を読めません（{error.strerror}）。", "場所と名前を確かめてください。"
        ) from None
    except UnicodeDecodeError:
        raise InputError(f"{path} は UTF-8 ではありません。", "UTF-8 で保存し直してください。") from None
    except (ValueError, RecursionError, yaml.YAMLError) as error:  # an impossible date is a plain ValueError
        where = getattr(error, "problem_mark", None)
        line = where.line + 1 if where else getattr(error, "lineno", None)
        place = f"の {line} 行目" if line else ""
        raise InputError(f"{path} {place}が読めません。", "YAML か JSON の書き方を確かめてください。") from None
    if not isinstance(value, dict):
        raise InputError(f"{path} は「項目: 値」の並びではありません。", "docs/ja の例に合わせてください。")
    return value
