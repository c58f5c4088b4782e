"""What staff may register, and how what they typed becomes an entry or a sentence beside the field."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from jusou_graph.codes import LEFT_OPEN
from jusou_graph.errors import InputError, NotFoundError
from jusou_graph.model.catalog import STEM_OF_KIND, Municipality
from jusou_graph.model.evidence import Record
from jusou_graph.model.personal import speaks_of_a_person
from jusou_graph.model.records import Agency
from jusou_graph.model.registrations import (
    ANSWER,
    COVERS,
    DESK_TO_ASK,
    PHONE,
    SITUATION,
    STILL,
    TOWN,
    Registration,
)
from jusou_graph.model.telephone import read_telephone
from jusou_graph.routing import Location
from jusou_graph.service.compose import CENTRE_PROGRAMME

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "agency": (PHONE, SITUATION, "department", "location", "staffing", "content"),
    "resource": (PHONE, SITUATION, "department", "location", "frequency", "capacity", "content"),
    "department": (PHONE, SITUATION),
    "conflict": (ANSWER,),
    "municipality": (PHONE,),
}
"""Type of record → what can be registered for it beside 今も正しい and the fields the plan leaves open."""

SOURCES: Final = (
    "電話で確認",
    "市町のホームページで確認",
    "担当課からの連絡",
    "窓口・事業所を訪ねて確認",
    "ちらし・パンフレット",
)
"""Ways of confirming offered in the form; any other may be written."""

LONGEST: Final = {"value": 300, "how": 100, "by": 60}
"""Characters a text may have."""

_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_REIWA = re.compile(r"(?:令和|R|r)(元|\d{1,2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


@dataclass(frozen=True, slots=True)
class Given:
    """What someone filled in, as typed.

    Attributes:
        value: The value; may be empty for 今も正しい.
        how: 出典.
        by: 確認者.
        on: 確認日.
        mobile: Whether a mobile number was said to be the office's own.
    """

    value: str = ""
    how: str = ""
    by: str = ""
    on: str = ""
    mobile: bool = False


@dataclass(frozen=True, slots=True)
class TownPart:
    """A town or a part of it, as it is stored; ``words`` as it is shown before it is stored."""

    town: str
    chome: int | None
    aza: str
    words: str


def fields_of(municipality: Municipality, kind: str, identifier: str) -> tuple[str, ...]:
    """Fields that can be registered for a record: the usual ones, and those that the plan leaves open.

    Raises:
        NotFoundError: There is no such record.
    """
    record = find(municipality, kind, identifier)
    usual = FIELDS.get(kind, ())
    open_ = record.unconfirmed if record is not None else []
    return (*usual, *(one for one in open_ if one not in usual))


def find(municipality: Municipality, kind: str, identifier: str) -> Record | None:
    """The record of a type and id; None for the desk that the municipality's table names for open questions.

    Raises:
        NotFoundError: There is no such record.
    """
    if (kind, identifier) == DESK_TO_ASK:
        return None
    records: Iterable[Record] = getattr(municipality, STEM_OF_KIND[kind]) if kind in STEM_OF_KIND else ()
    for record in records:
        if record.id == identifier:
            return record
    raise NotFoundError("その記録はありません。", "「資料とデータ」から選んでください。")


def check(
    municipality: Municipality, kind: str, identifier: str, field: str, given: Given, *, key: str, today: date
) -> tuple[Registration | None, dict[str, str]]:
    """Makes an entry of what was typed.

    Args:
        municipality: Whose record.
        kind: Type of the record; ``municipality`` with the id ``ask`` for the desk to ask.
        identifier: Its id.
        field: One of ``fields_of``, or ``still``.
        given: What was typed.
        key: UUID of the form; the same content sent twice with it is one entry.
        today: No confirmation can be later.

    Returns:
        The entry, or None and the sentence for each field of the form that has to be mended.

    Raises:
        NotFoundError: There is no such record.
        InputError: The field cannot be registered, or the key is none.
    """
    record = find(municipality, kind, identifier)
    if field != STILL and field not in fields_of(municipality, kind, identifier):
        raise InputError("その項目は、ここでは登録できません。", "記録のページから選んでください。")
    value, problems = _value(record, field, given)
    how, by, on = _confirmation(given, today, problems)
    if problems:
        return None, problems
    about = (municipality.code, kind, identifier, field, value, how, by, on)
    return Registration(entry_id(key, *about), *about), {}


def entry_id(key: str, *content: str) -> str:
    """Id of an entry: the same for the same content of the same form.

    Raises:
        InputError: The key of the form is no UUID.
    """
    try:
        return str(uuid.uuid5(uuid.UUID(key), "\0".join(content)))
    except ValueError:
        raise InputError("受付番号の形がちがいます。", "ページを開き直してください。") from None


def places(location: Location) -> tuple[TownPart, ...]:
    """The places for which the agency of an address can be registered, the most specific first; none of them a 番地.

    Empty where the plan settles the place, where it was guessed, or where it is no place of the town lists.
    """
    place = location.reading.place
    guessed = place.nearest or not place.shared or {"no_such_chome", "kana", "postal_code", "fuzzy"} & set(place.how)
    if location.status not in LEFT_OPEN or place.town is None or guessed:
        return ()
    whole = TownPart(place.town, None, "", place.town)
    if place.chome is not None or place.aza:
        return TownPart(place.town, place.chome, place.aza or "", place.spelled()), whole
    return () if place.part else (whole,)


def centres(municipality: Municipality, first: Iterable[str] = ()) -> list[Agency]:
    """The centres a place can be registered for, those the plan leaves open first.

    Args:
        municipality: Whose centres.
        first: Ids of those to name first.
    """
    named = list(first)
    found = [a for a in municipality.agencies if a.programme == CENTRE_PROGRAMME and a.status == "active"]
    return sorted(found, key=lambda a: named.index(a.id) if a.id in named else len(named))


def check_town(
    municipality: Municipality, part: TownPart, agency: str, given: Given, *, key: str, today: date
) -> tuple[Registration | None, dict[str, str]]:
    """Makes an entry of which agency covers a place.

    Args:
        municipality: Whose place.
        part: The place, one of ``places``.
        agency: Id of the centre that was chosen.
        given: 出典, 確認者 and 確認日 as typed.
        key: UUID of the form.
        today: No confirmation can be later.

    Returns:
        The entry, or None and the sentence for each field.
    """
    problems: dict[str, str] = {}
    if agency not in {a.id for a in centres(municipality)}:
        problems["agency"] = "担当の窓口を一つ選んでください。"
    how, by, on = _confirmation(given, today, problems)
    if problems:
        return None, problems
    about = (municipality.code, TOWN, "", COVERS, agency, how, by, on)
    identifier = entry_id(key, *about, part.town, str(part.chome), part.aza)
    return Registration(identifier, *about, town=part.town, chome=part.chome, aza=part.aza), {}


def withdrawal(entry: Registration, *, key: str, today: date) -> Registration:
    """The entry that takes another back.

    Args:
        entry: The one to be taken back.
        key: UUID of the form.
        today: The day.

    Raises:
        InputError: The entry takes back another one itself.
    """
    if entry.withdraws:
        raise InputError("取り消しを取り消すことはできません。", "もう一度登録してください。")
    return Registration(
        entry_id(key, entry.id), entry.municipality, entry.kind, entry.record, entry.field, "", "", "", today.isoformat(),
        entry.id, entry.town, entry.chome, entry.aza,
    )  # fmt: skip


def _value(record: Record | None, field: str, given: Given) -> tuple[str, dict[str, str]]:
    value = _line(given.value)
    if field == STILL:
        return "", {}
    if not value:
        empty = (
            "電話番号が入っていません。例：019-xxx-xxxx の形（x は数字）"
            if field == PHONE
            else "内容が入っていません。"
        )
        return "", {"value": empty}
    if field != PHONE:
        return value, _problem("value", value)
    if getattr(record, "status", "active") != "active":
        return "", {
            "value": "計画では予定・例示のため、電話は登録できません。始まっているなら「いまの状況」に書いてください。"
        }
    try:
        return read_telephone(value, mobile=given.mobile), {}
    except InputError as error:
        return "", {"value": str(error)}


def _confirmation(given: Given, today: date, problems: dict[str, str]) -> tuple[str, str, str]:
    how, by = _line(given.how), _line(given.by)
    if not how:
        problems["how"] = "出典が入っていません。例：電話で確認"
    if not by:
        problems["by"] = "確認者が入っていません。課・係か役職を書いてください。例：長寿社会課"
    for name, text in (("how", how), ("by", by)):
        problems |= {} if name in problems else _problem(name, text)
    try:
        day = _day(given.on)
    except ValueError:
        problems["on"] = "確認日が日付として読めません。例：2026-11-20、令和8年11月20日"
        return how, by, ""
    if day > today:
        problems["on"] = "確認日が今日より先です。確かめた日を書いてください。"
    elif day.year < 2000:
        problems["on"] = "確認日の年を確かめてください。"
    return how, by, day.isoformat()


def _problem(name: str, text: str) -> dict[str, str]:
    if len(text) > LONGEST[name]:
        return {name: f"長すぎます（{len(text)}字）。{LONGEST[name]}字までにしてください。"}
    if speaks_of_a_person(text):
        return {
            name: "個人に関わるかもしれない書き方（携帯番号・メール・「〇〇さん」など）です。人の名前や連絡先は書かないでください。"
        }
    return {}


def _line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _day(text: str) -> date:
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if found := _DATE.fullmatch(plain):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _REIWA.fullmatch(plain):
        year = 1 if found[1] == "元" else int(found[1])
        return date(2018 + year, int(found[2]), int(found[3]))
    raise ValueError(text)
