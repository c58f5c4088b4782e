"""The 包括的相談支援受付シート as a typed structure: what a desk sends, checked before anything is concluded.

A value that is missing stays None (unknown, never no). Names, telephone numbers and dates of birth are not taken in:
no rule needs them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from rapidfuzz import process

from jusou_graph.errors import InputError
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.vocabulary import LABELS

CONCERNS: dict[str, str] = LABELS["concern"]
"""Concern code → word of the 受付シート."""

YES_NO = ("yes", "no", "unknown")
CONSENTS = ("yes", "no", "mixed", "unknown")
AGES = range(0, 131)


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the household (No.2 ■本人・家族の状況).

    Attributes:
        relation: 続柄; ``age`` 年齢; ``cohabiting`` 同居; ``issue`` 困りごと等.
        support: 支援 (yes 必要, no 不要, unknown 不明); ``consent`` 同意.
    """

    relation: str
    age: int | None = None
    cohabiting: bool | None = None
    issue: str | None = None
    support: str = "unknown"
    consent: str = "unknown"


@dataclass(frozen=True, slots=True)
class Consultation:
    """One consultation as the sheet has it.

    Attributes:
        municipality: Whose desk asks.
        text: 現在の状況・経緯 in free words; ``complaint`` 主訴.
        address, age, caller, subject, living: As written on No.1.
        concerns: Codes of 相談内容; ``main_concern`` the one marked ◎.
        consent: Consent to share information: yes, no, mixed (differs by person) or None.
        public_assistance, danger: yes, no or None.
        care_level, disability_certificate, lifeline_stopped, taxation, welfare_services: As written, None if unknown.
        lives_alone: Whether the person lives alone.
        household: No.2.
        contact_method, purpose, urgency, other_agencies, continued, done, planned, agency_trouble, request:
            No.1 相談方法 and No.3 ■受付機関の対応, as written.
        not_meant: Identifiers of readings of the text (``understood.read``) that a person says are wrong.
    """

    municipality: Municipality
    text: str = ""
    complaint: str = ""
    address: str | None = None
    caller: str | None = None
    subject: str | None = None
    age: int | None = None
    concerns: tuple[str, ...] | None = None
    main_concern: str | None = None
    consent: str | None = None
    public_assistance: str | None = None
    danger: str | None = None
    care_level: str | None = None
    disability_certificate: str | None = None
    lifeline_stopped: str | None = None
    taxation: str | None = None
    welfare_services: str | None = None
    lives_alone: bool | None = None
    living: str | None = None
    household: tuple[Member, ...] | None = None
    contact_method: str | None = None
    purpose: str | None = None
    urgency: str | None = None
    other_agencies: str | None = None
    continued: bool | None = None
    done: str | None = None
    planned: str | None = None
    agency_trouble: str | None = None
    request: str | None = None
    not_meant: tuple[str, ...] = ()


TEXT_FIELDS = (
    "text", "complaint", "address", "caller", "subject", "care_level", "disability_certificate", "lifeline_stopped",
    "taxation", "welfare_services", "living", "contact_method", "purpose", "urgency", "other_agencies", "done",
    "planned", "agency_trouble", "request",
)  # fmt: skip
KNOWN = tuple(f.name for f in fields(Consultation))
MEMBER_KNOWN = tuple(f.name for f in fields(Member))


def plain(text: str) -> str:
    """Text with widths unified and blanks removed, for comparing words."""
    return "".join(unicodedata.normalize("NFKC", text).split())


_CONCERN_WORDS = {plain(word): code for code, word in CONCERNS.items()} | {code: code for code in CONCERNS}


def concern_code(word: str) -> str:
    """Code of a concern given as its word on the sheet or as its code.

    Raises:
        InputError: The sheet has no such entry; the hint names the nearest.
    """
    found = _CONCERN_WORDS.get(plain(word))
    if found:
        return found
    near = process.extractOne(plain(word), list(map(plain, CONCERNS.values())))
    hint = f"「{CONCERNS[_CONCERN_WORDS[near[0]]]}」ではありませんか。" if near else ""
    raise InputError(f"相談内容に「{word}」という項目はありません。", hint)


def municipality_of(catalog: Catalog, value: object) -> Municipality:
    """Municipality of a code or name.

    Raises:
        InputError: It is missing, not in the data, or the name of several.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        raise InputError("municipality（自治体のコードか名前）を書いてください。")
    return catalog.municipality(value)


def _refuse_unknown(given: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for name in given:
        if name not in known:
            near = process.extractOne(str(name), known, score_cutoff=60)
            raise InputError(
                f"{where}に「{name}」という欄はありません。", f"「{near[0]}」ではありませんか。" if near else ""
            )


def _text(given: Mapping[str, Any], name: str, where: str = "") -> str | None:
    value = given.get(name)
    if value is None or value == "unknown":
        return None
    if not isinstance(value, str):
        raise InputError(f"{where}{name} は文字で書いてください。")
    return value.strip() or None


def _choice(given: Mapping[str, Any], name: str, choices: tuple[str, ...], where: str = "") -> str | None:
    value = given.get(name)
    if isinstance(value, bool):  # unquoted yes and no in YAML
        value = "yes" if value else "no"
    if value is None or value == "unknown":
        return None
    if value not in choices:
        raise InputError(f"{where}{name} は {'・'.join(choices)} のどれかで書いてください。")
    return str(value)


def _flag(given: Mapping[str, Any], name: str, where: str = "") -> bool | None:
    value = given.get(name)
    if value is None or value == "unknown":
        return None
    if not isinstance(value, bool):
        raise InputError(f"{where}{name} は true か false で書いてください。")
    return value


def _age(given: Mapping[str, Any], where: str = "") -> int | None:
    value = given.get("age")
    if value is None or value == "unknown":
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value not in AGES:
        raise InputError(f"{where}age は 0 から 130 までの整数で書いてください。")
    return value


def _household(value: object) -> tuple[Member, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list | tuple):
        raise InputError("household は世帯員の一覧で書いてください。")
    members = []
    for number, one in enumerate(value, start=1):
        where = f"household の {number} 人目"
        if not isinstance(one, Mapping):
            raise InputError(f"{where}は relation などの欄で書いてください。")
        _refuse_unknown(one, MEMBER_KNOWN, where)
        members.append(
            Member(
                _text(one, "relation", f"{where}の ") or "続柄不明",
                _age(one, f"{where}の "),
                _flag(one, "cohabiting", f"{where}の "),
                _text(one, "issue", f"{where}の "),
                _choice(one, "support", YES_NO, f"{where}の ") or "unknown",
                _choice(one, "consent", YES_NO, f"{where}の ") or "unknown",
            )
        )
    return tuple(members)


def _concerns(value: object) -> tuple[str, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list | tuple) or not all(isinstance(word, str) for word in value):
        raise InputError("concerns は相談内容の言葉の一覧で書いてください。")
    return tuple(dict.fromkeys(concern_code(word) for word in value))


def _not_meant(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise InputError("not_meant は読み取りの id（understood.read の id）の一覧で書いてください。")
    return tuple(dict.fromkeys(value))


def read_consultation(given: Mapping[str, Any], catalog: Catalog) -> Consultation:
    """Checks a consultation and gives it as a typed structure.

    Raises:
        InputError: One clear sentence on the first thing that cannot be used.
    """
    if not isinstance(given, Mapping):
        raise InputError("相談は欄と値の組で書いてください。")
    _refuse_unknown(given, KNOWN, "相談")
    words = {name: _text(given, name) for name in TEXT_FIELDS}
    main = given.get("main_concern")
    if main is not None and not isinstance(main, str):
        raise InputError("main_concern は相談内容の言葉で書いてください。")
    return Consultation(
        municipality=municipality_of(catalog, given.get("municipality")),
        age=_age(given),
        concerns=_concerns(given.get("concerns")),
        main_concern=concern_code(main) if main else None,
        consent=_choice(given, "consent", CONSENTS),
        public_assistance=_choice(given, "public_assistance", YES_NO),
        danger=_choice(given, "danger", YES_NO),
        lives_alone=_flag(given, "lives_alone"),
        continued=_flag(given, "continued"),
        household=_household(given.get("household")),
        not_meant=_not_meant(given.get("not_meant")),
        **{name: value if name not in ("text", "complaint") else value or "" for name, value in words.items()},  # type: ignore[arg-type]  # text fields by name
    )
