"""Brings overlapping words of one meaning together: one place in the text is one reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from jusou_graph.reading.spans import Found

DANGER = "danger:"


def _alike(one: Found, other: Found) -> bool:
    same = (one.negated, one.past) == (other.negated, other.past)
    return same and one.start < other.end and other.start < one.end


def _length(found: Found) -> tuple[int, bool]:
    return found.end - found.start, found.judged


def as_events(found: Iterable[Found]) -> list[tuple[Found, tuple[Found, ...]]]:
    """Each reading to show with the words it stands for: the longest of a meaning for all that overlap it.

    Dangers are one meaning, whatever they are; every other key is one of its own.
    """
    meanings: dict[str, list[Found]] = {}
    for f in found:
        meanings.setdefault(DANGER if f.key.startswith(DANGER) else f.key, []).append(f)
    out: list[tuple[Found, tuple[Found, ...]]] = []
    for words in meanings.values():
        left = words
        while left:
            group, left = _together(left)
            out.append((_whole(group), tuple(group)))
    return sorted(out, key=lambda e: e[0].start)


def _together(words: list[Found]) -> tuple[list[Found], list[Found]]:
    """The first word with all that overlap it, directly or through another; and the others."""
    group, rest, grew = [words[0]], words[1:], True
    while grew:
        more = [f for f in rest if any(_alike(f, g) for g in group)]
        group, rest, grew = [*group, *more], [f for f in rest if f not in more], bool(more)
    return group, rest


def _whole(group: list[Found]) -> Found:
    """The longest word of a group, with the words of the whole group where those go on."""
    top = max(group, key=_length)
    start, end = min(f.start for f in group), max(f.end for f in group)
    if (start, end) == (top.start, top.end):
        return top
    words = dict(_characters(group))
    return replace(top, words="".join(words[i] for i in range(start, end)), start=start, end=end)


def _characters(group: list[Found]) -> Iterable[tuple[int, str]]:
    for f in group:
        yield from enumerate(f.words, f.start)
