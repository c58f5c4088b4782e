"""Letters that stand for one which was lost (外字) or left out on purpose: 盛●市, 内丸○番地, 高松4-＊-＊."""

from __future__ import annotations

import re

MASKS = "●○◯◎〇■□▪▫〓◆◇▲△▼▽*＊×✕✖xXｘＸ?？\ufffd_＿…‥"
"""As written or folded. 〇 is also the kanji zero, x and ? are letters of their own: the reader of each place decides."""

_MASK = re.compile(rf"[{re.escape(MASKS)}・]")
_LOST = re.compile(rf"([{re.escape(MASKS)}・]+)")


def has_mask(words: str) -> bool:
    """Whether letters of a name are masked; ・ is one where the name is not read without."""
    return _MASK.search(words) is not None


def is_mask(letter: str) -> bool:
    """Whether a letter of a name is masked."""
    return letter in MASKS or letter == "・"


def fits(words: str, name: str) -> bool:
    """Whether a name may be what words with masked letters stand for: one mask a letter, and some letter that is not."""
    pairs = [(word, letter) for word, letter in zip(words, name, strict=False) if not is_mask(word)]
    return len(words) == len(name) and bool(pairs) and all(word == letter for word, letter in pairs)


def can_be(words: str, name: str) -> bool:
    """Whether a name may stand, with letters masked, in words in front of another name; true for words of another kind.

    岩●県 can be 岩手県, 広●県 cannot; of 住所● nothing can be said.
    """
    return words[-1:] != name[-1:] or any(fits(words[at:], name) for at in range(len(words)))


def loosely(words: str) -> re.Pattern[str]:
    """A pattern for names of which a run of masks (盛??市: one for each byte) stands for as many letters or fewer."""
    parts = _LOST.split(words)
    return re.compile("".join(f".{{1,{len(part)}}}" if odd % 2 else re.escape(part) for odd, part in enumerate(parts)))
