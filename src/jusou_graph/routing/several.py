"""The outcome for a text that names several places: what they share, or the question which of them it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from jusou_graph.address import Place
from jusou_graph.address.lost_letters import LOST_LETTERS, LOST_MUNICIPALITY
from jusou_graph.address.second_look import NO_SUCH_WARD
from jusou_graph.address.several import NOT_HOME, SEVERAL, SEVERAL_CHOMES
from jusou_graph.codes import CatchmentStatus, Verdict
from jusou_graph.routing.outcome import Centre, Outcome

SEVERAL_PLACES = frozenset({SEVERAL, SEVERAL_CHOMES, NOT_HOME, LOST_LETTERS, LOST_MUNICIPALITY, NO_SUCH_WARD})
"""What ``Place.how`` says of a place that stands for several."""

_SHOWN = 8
"""So many names are shown in a question."""
_ALL_ALIKE = frozenset({CatchmentStatus.SINGLE, CatchmentStatus.SOLE_CENTRE})


def of_several(place: Place, outcomes: Sequence[Outcome], names: Mapping[str, str]) -> Outcome:
    """The outcome for several places.

    Args:
        place: With the places as candidates and, in ``how``, of which kind they are.
        outcomes: The outcome of each candidate.
        names: Municipality names by code.

    Returns:
        One centre only where each place by itself surely has that one; for several 丁目 of a town all their centres,
        for several addresses all of them as possible ones, with the question which it is.
    """
    if place.how[0] in (LOST_LETTERS, LOST_MUNICIPALITY):
        return _of_lost_letters(place, outcomes, names)
    if NO_SUCH_WARD in place.how:
        city = names.get(place.municipality or "", "")
        ask = f"{city}に「{place.nearest}」は見当たりません。区の名前を確かめてください。"
        return Outcome(CatchmentStatus.UNKNOWN, possible=_centres(outcomes[0]), ask=ask)
    first = outcomes[0]
    proofs = tuple(dict.fromkeys(proof for outcome in outcomes for proof in outcome.proofs))
    if NOT_HOME not in place.how:
        same = all((one.status, one.agencies) == (first.status, first.agencies) for one in outcomes)
        if same and first.status in _ALL_ALIKE and len(first.agencies) == 1:
            return replace(first, proofs=proofs)
        if all(one.status is CatchmentStatus.NO_TABLE for one in outcomes) and place.municipality is not None:
            possible = tuple(dict.fromkeys(centre for one in outcomes for centre in one.possible))
            return replace(first, possible=possible, proofs=proofs)
    named = [_centres(outcome) for outcome in outcomes]
    centres = tuple(dict.fromkeys(centre for one in named for centre in one))
    proofs = tuple(replace(proof, verdict=Verdict.UNKNOWN) for proof in proofs)
    if SEVERAL_CHOMES in place.how:
        ask = _which_chome(place, named)
        if all(outcome.status in (CatchmentStatus.SINGLE, CatchmentStatus.SPLIT) for outcome in outcomes):
            return Outcome(CatchmentStatus.SPLIT, centres, ask=ask, proofs=proofs)
        return Outcome(CatchmentStatus.UNKNOWN, possible=centres, ask=ask, proofs=proofs)
    ask = _which_home(place, named, names)
    return Outcome(CatchmentStatus.UNKNOWN, possible=centres, ask=ask, proofs=proofs)


def _of_lost_letters(place: Place, outcomes: Sequence[Outcome], names: Mapping[str, str]) -> Outcome:
    """Letters of a name are lost: nothing is asserted, not even where one name alone fits the others."""
    possible = tuple(dict.fromkeys(centre for outcome in outcomes for centre in _centres(outcome)))
    what = "町名"
    words = [_in_words(one, names) for one in place.candidates]
    if LOST_MUNICIPALITY in place.how:
        what = "市町村の名前"
        words = [one.outside or names.get(one.municipality or "", "") for one in place.candidates]
    words = list(dict.fromkeys(filter(None, words)))
    if len(words) > 1:
        shown = "」「".join(words[:_SHOWN]) + ("」などの" if len(words) > _SHOWN else "」の")
        ask = f"「{place.nearest}」は字が欠けていて、「{shown}どれのことか決まりません。{what}を確かめてください。"
    elif words:
        ask = f"「{place.nearest}」は字が欠けています。「{words[0]}」のことですか。{what}を確かめてください。"
    else:
        ask = f"「{place.nearest}」は字が欠けていて読み取れません。{what}を確かめてください。"
    return Outcome(CatchmentStatus.UNKNOWN, possible=possible, ask=ask)


def _centres(outcome: Outcome) -> tuple[Centre, ...]:
    return tuple(dict.fromkeys((*outcome.agencies, *outcome.possible)))


def _which_chome(place: Place, named: Sequence[tuple[Centre, ...]]) -> str:
    parts = "、".join(
        candidate.spelled().removeprefix(place.town or "") + _led_to(centres, "は")
        for candidate, centres in zip(place.candidates, named, strict=True)
    )
    return f"{place.town}の丁目がいくつか書かれています。住まいが何丁目かを確かめてください（{parts}）。"


def _which_home(place: Place, named: Sequence[tuple[Centre, ...]], names: Mapping[str, str]) -> str:
    homes = [f"「{_in_words(one, names)}」{_led_to(c, '：')}" for one, c in zip(place.candidates, named, strict=True)]
    if NOT_HOME in place.how:
        return (
            f"書かれている{'と'.join(homes)}は、以前の住所や、本人の今の住まいではない場所のようです。"
            "今住んでいる住所を確かめてください。"
        )
    which = "どちら" if len(homes) == 2 else "どれ"
    return f"住所がいくつか書かれています。今住んでいるのは{'と'.join(homes)}の{which}ですか。確かめてください。"


def _led_to(centres: Sequence[Centre], mark: str) -> str:
    words = "か".join(dict.fromkeys(centre.name for centre in centres[:3]))
    if mark == "は":
        return f"は{words}" if words else "は担当表で決まらない"
    return f"（{words}）" if words else ""


def _in_words(place: Place, names: Mapping[str, str]) -> str:
    if place.outside is not None:
        return place.outside
    if place.town is None and place.candidates:
        return "か".join(_in_words(one, names) for one in place.candidates[:3])
    return names.get(place.municipality or "", "") + place.named()
