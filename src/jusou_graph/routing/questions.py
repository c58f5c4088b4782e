"""The questions: what someone at the desk asks or looks up next, in one or two sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jusou_graph.address import Place
from jusou_graph.japanese.numerals import kanji_number
from jusou_graph.model.municipalities import MOST_NAMED
from jusou_graph.model.places import AppliesTo, CatchmentEntry

SHOWN = 6
"""So many of the places a text may mean are named in a question."""


def which_chome(town: str, entries: Sequence[CatchmentEntry]) -> str:
    """For a town whose 丁目 go to different centres."""
    return f"{town}は丁目で担当が分かれます。何丁目かを確かめてください（{_by_entry(entries)}）。"


def chome_or_aza(town: str, entries: Sequence[CatchmentEntry]) -> str:
    """For a town of which the plan prints the 丁目 part and the 字 part apart."""
    return (
        f"{town}は「{town}○丁目」の区域と「{town}字○○」の区域で担当が分かれます。"
        f"住所に「丁目」と「字」のどちらが付くかを確かめてください（{_by_entry(entries)}）。"
    )


def printed_twice(printed: Iterable[str], desk: str) -> str:
    """For an entry that the plan prints under several centres."""
    names = "」「".join(dict.fromkeys(printed))
    return (
        f"計画の担当地区表は「{names}」を複数のセンターに載せています。番地まで控え、{desk}で担当を確かめてください。"
    )


def not_in_table(town: str, desk: str) -> str:
    """For a town the table does not have."""
    return f"{town}は計画の担当地区表（主な町名）に載っていません。担当がないという意味ではありません。{desk}で担当を確かめてください。"


def aza_alone(aza: str, places: Sequence[Place], desk: str) -> str:
    """For a 小字 without its 大字."""
    owners = f"（{_places(places)}など）" if places else ""
    return f"「{aza}」は字の名で、これだけでは町が決まりません。前に付く町名を確かめてください{owners}。分からなければ{desk}へ。"


def no_such_chome(town: str, chome: int) -> str:
    """For a 丁目 that the town lists do not have."""
    return f"{town}に{kanji_number(chome)}丁目は見当たりません。丁目の番号を確かめてください。"


def which_place(written: str, places: Sequence[Place]) -> str:
    """For a guessed town that might be one of several."""
    return f"「{written}」は{_places(places)}のどれのことですか。町名を確かめてください。"


def did_you_mean(written: str, place: Place, desk: str) -> str:
    """For a guessed town on which nothing is asserted."""
    return f"「{written}」は「{place.spelled()}」のことですか。違えば町名を確かめてください。分からなければ{desk}へ。"


def which_municipality(town: str, names: Sequence[str]) -> str:
    """For a town name that several municipalities have."""
    more = f"など{len(names)}の市町村" if len(names) > MOST_NAMED else ""
    return f"{town}は{'と'.join(names[:MOST_NAMED])}{more}にあります。市町村の名前を確かめてください。"


def which_of_one_name(name: str, bearers: Sequence[str]) -> str:
    """For the name of a municipality that several bear: each of them with its prefecture."""
    places = [one.removesuffix(name) for one in bearers]
    where = "と".join(
        places if all(place + name == one for place, one in zip(places, bearers, strict=True)) else bearers
    )
    first = bearers[0] if bearers else name
    if where == "と".join(bearers):
        return f"「{name}」は{where}のどれか、住所だけでは決まりません。都道府県から確かめてください（例 {first}…）。"
    return f"{name}は{where}にあります。都道府県から確かめてください（例 {first}…）。"


def which_town(municipality: str, desk: str) -> str:
    """For an address that names no town of its municipality."""
    return f"{municipality}の町名が読み取れませんでした。町名（大字・字・丁目）を確かめてください。分からなければ{desk}へ。"


def unreadable(desk: str = "") -> str:
    """For a text that is no address known here; with the desk of the municipality that asks."""
    ask = "住所として読み取れませんでした。市町村名と町名を確かめてください。"
    return f"{ask}分からなければ{desk}へ。" if desk else ask


def name_of_a_district(name: str, centres: Sequence[str], desk: str) -> str:
    """For the name of a 担当地区 or 圏域 in place of a town."""
    return (
        f"「{name}」は計画にある担当地区・圏域の名（{'、'.join(dict.fromkeys(centres))}）で、町名ではありません。"
        f"住所の町名（大字・字・丁目）を確かめてください。分からなければ{desk}へ。"
    )


def name_of_a_facility(name: str, location: str, desk: str) -> str:
    """For the name of a desk or place in place of an address; where it stands says nothing of who covers a person."""
    where = f"（計画の所在地：{location}）" if location else ""
    return (
        f"「{name}」は計画に名前のある窓口・施設です{where}。担当は相談する人の住所で決まります。"
        f"その住所の町名を確かめてください。分からなければ{desk}へ。"
    )


def elsewhere(name: str) -> str:
    """For an address in another municipality."""
    return f"{name}の住所です。{name}の地域包括支援センター担当課へ問い合わせてください。"


def without_table(municipality: str, desk: str) -> str:
    """For a municipality whose plan has no town table."""
    return f"{municipality}の計画には町名ごとの担当表がありません。{desk}で担当のセンターを確かめてください。"


def _by_entry(entries: Sequence[CatchmentEntry]) -> str:
    by_part: dict[str, list[str]] = {}
    for entry in entries:
        by_part.setdefault(_part(entry), []).append(entry.agency_name)
    return "、".join(f"{part}は{'か'.join(names)}" for part, names in by_part.items())


def _part(entry: CatchmentEntry) -> str:
    if entry.applies_to is AppliesTo.CHOME_RANGE and entry.chome_from and entry.chome_to:
        first, last = kanji_number(entry.chome_from), kanji_number(entry.chome_to)
        return f"{first}丁目" if first == last else f"{first}～{last}丁目"
    if entry.applies_to is AppliesTo.CHOME_PART:
        return "丁目の区域"
    return "字の区域" if entry.applies_to is AppliesTo.AZA_PART else entry.town


def _places(places: Sequence[Place]) -> str:
    """The places in quotes; of many the first ones, and how many more there are."""
    names = list(dict.fromkeys(place.named() for place in places))
    more = f"ほか{len(names) - SHOWN}件" if len(names) > SHOWN else ""
    return "".join(f"「{name}」" for name in names[:SHOWN]) + more
