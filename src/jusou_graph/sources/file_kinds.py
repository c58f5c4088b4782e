"""What a file is, by its first bytes: names lie (Excel content as .csv, web pages as .xls)."""

from __future__ import annotations

import io
import zipfile
from enum import Enum

from jusou_graph.errors import InputError


class FileKind(Enum):
    """What a list can be."""

    TEXT = "text"
    XLSX = "xlsx"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_SHEETS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x10\x00", b"\x09\x08\x08\x00")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_SAVE = "Excel で開き、「名前を付けて保存」で「Excel ブック（.xlsx）」を選んで保存し直してください。"


def kind_of(raw: bytes, name: str) -> FileKind:
    """Whether the bytes of a file are an Excel file or a text.

    Args:
        raw: The whole file.
        name: Its name, for the sentence.

    Raises:
        InputError: They are something else; the sentence says what, and how to make a list of it.
    """
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(raw, name)
    if raw.startswith(_OLE) and _LOCKED in raw:
        raise InputError(
            f"{name} にはパスワードがかかっています。", "Excel でパスワードを外して、保存し直してください。"
        )
    if raw.startswith((_OLE, *_OLD_SHEETS)):
        raise InputError(f"{name} は古い Excel の形（.xls）です。", _SAVE)
    if raw.startswith(b"%PDF"):
        raise InputError(f"{name} は PDF です。", "もとの Excel か CSV を選んでください。")
    start = raw[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<head", b"<meta")):
        raise InputError(f"{name} の中身はウェブページ（HTML）です。", _SAVE)
    if start.startswith(b"<?xml"):
        raise InputError(f"{name} の中身は XML です。", _SAVE)
    return FileKind.TEXT


def _kind_of_zip(raw: bytes, name: str) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as opened:
            names = set(opened.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise InputError(f"{name} は壊れていて開けません。", "Excel で開いて、保存し直してください。") from None
    if any(one.startswith("xl/") for one in names):
        if "xl/workbook.bin" in names:
            raise InputError(f"{name} は Excel のバイナリの形（.xlsb）です。", _SAVE)
        return FileKind.XLSX
    if "content.xml" in names and "mimetype" in names:
        raise InputError(f"{name} は OpenDocument（.ods）です。", ".xlsx か CSV で保存し直してください。")
    raise InputError(f"{name} を Excel のファイルとして読めません。", "zip なら広げて、中の一覧を選んでください。")
