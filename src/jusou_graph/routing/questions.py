"""The questions: what someone at the desk asks or looks up next, in one or two sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from jusou_graph.address import Place
from jusou_graph.japanese.numerals import kanji_number
from jusou_graph.model.municipalities import MOST_NAMED
from jusou_graph.routing.deciding import Question

SHOWN = 6
"""So many of the places a text may mean are named in a question."""


def what_decides(place: str, question: Question, names: Mapping[str, str], desk: str) -> str:
    """For a place whose rows lead to several centres.

    Args:
        place: The place as far as the address says it, in words.
        question: What separates the centres.
        names: Names of the centres by identifier.
        desk: Whom to ask where no answer settles it.
    """
    if not question.options:
        return printed_twice(question.left_open, desk)
    answers: dict[str, list[str]] = {}
    for option in question.options:
        answers.setdefault("か".join(names[centre] for centre in option.centres), []).append(option.words)
    told = "、".join(f"{'・'.join(words)}は{centres}" for centres, words in answers.items())
    ask = f"{place}は{_divided(question)}担当が分かれます。{'と'.join(question.asked)}を確かめてください（{told}）。"
    return ask + (printed_twice(question.left_open, desk) if question.left_open else "")


def _divided(question: Question) -> str:
    if question.asked == ("住所に「丁目」と「字」のどちらが付くか",):
        return "「○丁目」の区域と「字○○」の区域で"
    by = "と".join(sign for sign in ("区", "丁目", "番地", "号") if any(sign in words for words in question.asked))
    return f"{by}で" if by else ""


def in_part(place: str, centre: str, question: Question, printed: Sequence[str], desk: str) -> str:
    """For a place of which the table prints a part, all for one centre, and the address does not say whether it is in it.

    Args:
        place: The place in words.
        centre: The centre.
        question: What settles it, where anything does.
        printed: The printed rows.
        desk: Whom to ask else.
    """
    rows = "」「".join(dict.fromkeys(printed))
    says = f"計画の担当地区表にあるのは「{rows}」（{centre}）で、{place}の全体ではありません。"
    if question.options:
        words = "・".join(option.words for option in question.options)
        return f"{says}{'と'.join(question.asked)}を確かめてください（{words}なら{centre}）。ほかは{desk}へ。"
    return f"{says}どこまでかは表から決まりません。番地まで控え、{desk}で担当を確かめてください。"


def elsewhere_in_town(town: str, place: str, listed: Sequence[str], desk: str) -> str:
    """For a part of a town that the table does not print, while it prints other parts of it.

    Args:
        town: The town.
        place: The part the address names, in words.
        listed: The parts the table prints, in words.
        desk: Whom to ask.
    """
    parts = "・".join(dict.fromkeys(filter(None, listed)))
    return (
        f"計画の担当地区表で、{town}は{parts}だけが載っています。{place}は載っていません。"
        f"担当がないという意味ではありません。住所をもう一度確かめ、{desk}で担当を確かめてください。"
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


def no_such_chome(town: str, chome: int, listed: Sequence[str], desk: str) -> str:
    """For a 丁目 that neither the town lists nor the table have."""
    parts = "・".join(dict.fromkeys(filter(None, listed)))
    return (
        f"{town}に{kanji_number(chome)}丁目は見当たりません。丁目の番号を確かめてください"
        f"（担当地区表にあるのは{parts}）。分からなければ{desk}へ。"
    )


def open_list(town: str, printed: Sequence[str], desk: str) -> str:
    """For an unlisted town where a row is printed with ほか or 等, or names an area whose towns no table gives."""
    rows = "」「".join(dict.fromkeys(printed))
    return (
        f"{town}は計画の担当地区表に載っていません。表には「{rows}」のように、町名を挙げきらない行があります。"
        f"これに当たるか、{desk}で担当を確かめてください。"
    )


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


def _places(places: Sequence[Place]) -> str:
    """The places in quotes; of many the first ones, and how many more there are."""
    names = list(dict.fromkeys(place.named() for place in places))
    more = f"ほか{len(names) - SHOWN}件" if len(names) > SHOWN else ""
    return "".join(f"「{name}」" for name in names[:SHOWN]) + more
