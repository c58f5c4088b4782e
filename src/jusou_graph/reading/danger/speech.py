"""Spoken and dialect forms of what danger is told in, written as the lexicon has them, one character for one.

Only denials and the voiced sounds of the north-east are touched (起きねえ, 息できひん, 暴れでら); positions stay those of the text.
"""

from __future__ import annotations

import re

_DENIALS = (
    (re.compile("んね[えぇー]"), "らない"),
    (re.compile("(?<=[ぁ-ん一-龠])ね[えぇ]"), "ない"),
    (re.compile("(?<=[えけせてねべめれげきしりみにいぎ])[へひ]ん"), "ない"),
    (re.compile("(?<=[がきげでべめれけえ])ね(?=じゃ|べ|、|。|」|$)"), "な"),
    (re.compile("ねが(?=った)"), "なか"),
    (re.compile("ねぐ"), "なく"),
    (re.compile("でぎ"), "でき"),
    (re.compile("だげ(?=[だどです。、]|の|$)"), "だけ"),
)
"""Denials of spoken language → 「ない」 of the same length."""
_NORTH = re.compile(
    "でら|でけろ|てけろ|んだ[よどが]?も|だじゃ|じゃ(?=[。、]|$)|だべ|べ(?=[。、]|$)|のす(?=。|$)|だども|っす(?=。|$)|おら(?:[がさの]|$)"
    "|ねえ|ねぇ|ねぐ|ねが|しゃる|さ(?=来|行|いる|えぐ)|でらった"
)
_SOFT = str.maketrans("がぎぐげごだでどばび", "かきくけこたてとはひ")


def plain(text: str) -> str:
    """The text with denials of spoken language as 「ない」, of the same length."""
    for pattern, denial in _DENIALS:
        text = pattern.sub(denial, text)
    return text


def unvoiced(text: str) -> str | None:
    """The text with the sounds unvoiced that the dialects of the north-east voice, or None where none speaks so."""
    return text.translate(_SOFT) if _NORTH.search(text) else None
