"""Words of a field that say whose or of when an address is: 旧住所, 新住所, 住民票, 実家, 内丸から高松へ転居."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a text says of an address in it."""

    PRESENT = "present"
    """The present home."""
    UNSAID = ""
    """Nothing."""
    REGISTERED = "registered"
    """Where the person is registered; the home may be another."""
    NOT_HOME = "not_home"
    """A former or a later home, or the place of somebody or something else."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text that may hold one address, with what is said of it."""

    role: Role
    text: str


_MOVED = "(?:転居|転出|転入|移転|引越し?|引っ越し?|引っこし)"
_BEFORE = rf"""旧住所地?|旧居住地|旧居所|旧居|旧宅|(?:前|以前|元|もと|従前)の?(?:住所地?|居住地|住まい)|以前|従前|{_MOVED}(?:前|元)"""
_NOW = rf"""新住所地?|新居住地|新居所|新居|現住所地?|現在地|現在|現居住地|現居所|現居|居所|居住地|実際|{_MOVED}(?:先|後)
|(?:今|いま)の(?:住所|住まい|家)|お住まい|住まい"""
_LATER = rf"(?:{_MOVED}|入居|入所)(?:予定|希望)先?"
_ELSE = (
    r"本籍地?|実家|帰省先|勤務先|勤め先|職場|入院先|入所先|通院先|通学先|(?:緊急)?連絡先|送付先|郵送先|送り先|請求先"
)
_KIN = "本人以外|家族|親族|親|父|母|両親|夫|妻|兄|弟|姉|妹|息子|娘|長男|次男|長女|次女|孫|子|義母|義父|後見人|保証人|世帯主"
_SIGN = r"[:：は】〕］\]）)」』]"
_OF = r"(?:の?(?:住所地?|所在地|家|自宅|住まい|居所|方|分))?"
_LABEL = re.compile(
    rf"""[【〔［\[（(「『]?(?:
        (?P<not_home>{_LATER}|{_BEFORE}|{_ELSE}|(?:旧|前|元)(?={_OF}\s*{_SIGN})
            |(?<![一-龠])(?:{_KIN})(?={_OF}\s*[:：は])|(?:病院|施設|会社|学校)(?={_OF}\s*[:：は]))
        |(?P<registered>住民票|住民登録地?|住基)
        |(?P<present>{_NOW}|(?:新|現|今|いま|自宅)(?={_OF}\s*{_SIGN}))
        )上?{_OF}\s*[:：はが、,】〕］\]）)」』\s]*""".replace("\n", ""),
    re.VERBOSE,
)
_ARROW = re.compile(r"\s*(?:[→⇒➡⇨➔▶►⟶]|[-=]+[>＞]|[－＝]+＞)+\s*")
_FROM_TO = re.compile(rf"(?P<start>.+?)(?:から|より)(?P<end>.+?)[へに]{_MOVED}(?P<how>.*)", re.DOTALL)
_NOT_YET = re.compile("予定|希望|検討|したい|するつもり|考え")
_ANY = re.compile(
    rf"住所|住民|住基|居|住まい|現在|実際|以前|従前|本籍|実家|帰省|勤務|勤め|職場|入院|入所|通院|通学|先|予定|希望|{_MOVED}|[→⇒➡⇨➔▶►⟶>＞]"
    rf"|[旧新現前元今ま宅親族父母夫妻兄弟姉妹子娘男女孫人主院設社校]{_OF}\s*{_SIGN}"
)
_LETTERS = frozenset(
    "実家住居現際以従本帰勤職入通先予希移転引→⇒➡⇨➔▶►⟶>＞旧新前元今ま宅親族父母夫妻兄弟姉妹子娘男女孫人主院設社校"
)
"""Each way to say it has one of these: most addresses have none."""


def has_roles(text: str) -> bool:
    """Whether a text may say whose or of when an address in it is; quick."""
    return not _LETTERS.isdisjoint(text) and _ANY.search(text) is not None


def pieces(text: str) -> list[Piece]:
    """The parts of a text between the words that say something of an address, and the arrows.

    Args:
        text: As written.

    Returns:
        One piece for the whole text where there are no such words.
    """
    moved = _FROM_TO.fullmatch(text)
    if moved is not None and not _LABEL.search(moved["start"]):
        later = _NOT_YET.search(moved["how"]) is not None
        first, second = (Role.UNSAID, Role.NOT_HOME) if later else (Role.NOT_HOME, Role.PRESENT)
        return [Piece(first, moved["start"]), Piece(second, moved["end"])]
    return [piece for part in _labelled(text) for piece in _between_arrows(part)]


def _between_arrows(piece: Piece) -> Iterator[Piece]:
    first, *others = _ARROW.split(piece.text)
    yield Piece(piece.role, first)
    # 旧：内丸→高松: what an arrow leads to is no longer what the word in front says.
    yield from (Piece(Role.UNSAID, other) for other in others)


def _labelled(text: str) -> list[Piece]:
    found = list(_LABEL.finditer(text))
    if not found:
        return [Piece(Role.UNSAID, text)]
    roles = [_role(label) for label in found]
    ends = [*(label.start() for label in found[1:]), len(text)]
    parts = [text[label.end() : end] for label, end in zip(found, ends, strict=True)]
    before = text[: found[0].start()]
    if before.strip() and not any(letter.isalnum() for letter in parts[-1]):
        # 内丸1（旧）高松4（新）: the words stand behind their addresses.
        return [Piece(role, part) for role, part in zip(roles, [before, *parts[:-1]], strict=True)]
    said = [
        # 新住所（予定）高松4: not yet.
        Piece(Role.NOT_HOME if role is Role.PRESENT and _NOT_YET.search(part) else role, part)
        for role, part in zip(roles, parts, strict=True)
    ]
    return [Piece(Role.UNSAID, before), *said]


def _role(label: re.Match[str]) -> Role:
    if label["not_home"]:
        return Role.NOT_HOME
    return Role.REGISTERED if label["registered"] else Role.PRESENT
