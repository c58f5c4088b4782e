"""Japanese telephone numbers as staff type them, made uniform where the hyphens are certain and asked about otherwise."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from jusou_graph.errors import InputError

SHORT: Final = {"110", "118", "119", "188", "189"}
"""Three digits that reach a public service: 警察, 海上保安庁, 消防・救急, 消費者ホットライン, 児童相談所."""

_DASHES = re.compile(r"[‐‑‒–—―−ーｰ－~〜]")  # what keyboards and PDFs give for a hyphen
_EXTENSION = re.compile(r"[（(]?(?:内線|内)[:： ]*(\d{1,6})[)）]?$")
_GROUPS = (
    re.compile(r"0(?:120|570|990)-\d{1,4}-\d{3,5}"),
    re.compile(r"0800-\d{3}-\d{4}"),
    re.compile(r"0(?:50|70|80|90)-\d{4}-\d{4}"),
    re.compile(r"0[1-9]\d{0,3}-\d{1,4}-\d{4}"),
)
_CERTAIN = (
    (re.compile(r"0(120|570)(\d{3})(\d{3})"), r"0\1-\2-\3"),
    (re.compile(r"(0800)(\d{3})(\d{4})"), r"\1-\2-\3"),
    (re.compile(r"(0[5789]0)(\d{4})(\d{4})"), r"\1-\2-\3"),
    (re.compile(r"(0[36])(\d{4})(\d{4})"), r"\1-\2-\3"),
)
"""Numbers whose groups do not depend on a table of areas: 東京 and 大阪, IP, mobile, free and shared-cost numbers."""
_MOBILE = re.compile(r"0(?:[79]0|80(?!0))\d{8}")  # 0800 is no mobile but a free number


def read_telephone(text: str, *, mobile: bool = False) -> str:
    """A telephone number in half-width digits with hyphens, an extension after it in brackets.

    Args:
        text: As typed: full-width, with brackets or without hyphens.
        mobile: Whether someone has said that a mobile number is the office's own.

    Returns:
        ``"019-000-0000"`` or ``"019-000-0000（内線 2233）"``.

    Raises:
        InputError: It is no telephone number, a mobile number nobody vouched for, its hyphens are not certain, or its
            leading zero is gone (the number it would be is offered, never taken).
    """
    typed = _DASHES.sub("-", unicodedata.normalize("NFKC", text)).strip()
    extension = ""
    if found := _EXTENSION.search(typed):
        typed, extension = typed[: found.start()].strip(), f"（内線 {found[1]}）"
    typed = re.sub(r"^\+81[- ]?(?:\(0\))?0?", "0", typed)
    typed = re.sub(r"-{2,}", "-", re.sub(r"[()\s.]+", "-", typed)).strip("-")
    if typed in SHORT:
        return typed + extension
    digits = typed.replace("-", "")
    if typed.isdecimal() and len(typed) in (9, 10) and not typed.startswith("0"):
        raise InputError(
            f"電話番号の先頭の0が落ちています（0{typed}）。",
            "Excel が数にしたためです。合っていれば、0 から、ハイフンを入れて書き直してください。",
        )
    if not digits.isdecimal() or not digits.startswith("0") or len(digits) not in (10, 11):
        raise InputError(
            "電話番号として読めません。",
            "市外局番から、ハイフンを入れて書いてください。例：019-xxx-xxxx の形（x は数字）。一つの欄に一つの番号だけ書きます。",
        )
    if _MOBILE.fullmatch(digits) and not mobile:
        raise InputError(
            "携帯電話の番号です。個人の携帯番号は登録できません。",
            "役所や事業所が公に使っている番号なら「公用の携帯電話」に印を付けてください。",
        )
    return _grouped(typed, digits) + extension


def _grouped(typed: str, digits: str) -> str:
    for form, groups in _CERTAIN:
        if form.fullmatch(digits):
            own = any(pattern.fullmatch(typed) for pattern in _GROUPS[:1])  # 0120-12-3456 is printed so as well
            return typed if own else form.sub(groups, digits)
    if len(digits) == 10 and any(pattern.fullmatch(typed) for pattern in _GROUPS):
        return typed
    if len(digits) == 11:
        raise InputError(
            "電話番号の桁が多すぎます。",
            "10桁の番号を、市外局番から書いてください。例：019-xxx-xxxx の形（x は数字）。",
        )
    ways = "、".join(f"{digits[:at]}-{digits[at:6]}-{digits[6:]}" for at in (3, 4, 5))
    raise InputError(
        "ハイフンの位置が決められません。", f"市外局番のあとにハイフンを入れてください（{ways} のどれか）。"
    )


def dialled(phone: str) -> str:
    """The part of a registered number that a telephone dials, without the extension."""
    return phone.partition("（")[0]
