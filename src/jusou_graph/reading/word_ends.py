"""Tells words that only stand inside a longer noun (消火 in 消火器, たたき in 肩たたき) from the words themselves."""

from __future__ import annotations

import re

THING = re.compile(
    r"[きぎしちびみり]?(?:器|栓|箱|券|車(?!に|と|で)|剤|計(?!画)|用品|用の|保険|共済|団(?!地)|署|隊|員|士|科|外来|検診|診断書|予防|防止|対策|訓練|講習|教室|点検|設備|営業|台の|大会|体操|届の|届を"
    r"|研ぎ|職人|売り場|飾り|遊び|祭り)"
)
"""What, right after a word, makes the name of a thing, a trade, an institution or an event of it (消火栓, 火災保険)."""
DOING_AS_NOUN = re.compile(r"[をのがはもとにで券機]|ゲーム|ごっこ|大会|$")
"""What follows the い row of a verb that is a noun there (布団たたきを)."""
NAMED_BEFORE = re.compile(r"[一-龠ァ-ヶー]$|もぐら$")
"""A noun right before the verb, without a particle between them (肩たたき)."""
HARMFUL = re.compile(r"(?:首|顔|頭|腹|平手|面|手首)$")
"""Nouns that make the name of a harm with a verb (平手打ち, 首つり): these stay what they are."""

PATTED = re.compile(r"(?:肩|腰|背中|背|足|脚|膝)を?(?:[^。、を]{0,6}?)(?:叩|たた)(?:いて|き)")
FOR_SOMEONE = re.compile(r"[いき]?て?(?:もら|くれ[るたて]|ほしい|いただ|あげ[るた])")
"""Patting shoulders or the back, done as a service."""
MEANT_SMOKE = re.compile(
    r"(?:焚き|たき火|焚き火|野焼き|線香|たばこ|タバコ|煙草|バーベキュー|炭火|焼き芋|落ち葉|工場|煙突|薪ストーブ|護摩)の$"
)
"""Before 煙: it comes from what is burnt on purpose."""


def names_a_thing(text: str, end: int) -> bool:
    """Whether the word that ends at ``end`` only begins the name of a thing, a trade or an event."""
    return bool(THING.match(text, end))


def is_made_noun(text: str, start: int, end: int) -> bool:
    """Whether a verb in its い row is only the end of a noun for what is done with a thing (肩たたき, 太鼓たたき).

    Args:
        text: The text.
        start: Where the verb begins.
        end: Where it ends, with the kana of its い row.
    """
    before = text[max(0, start - 3) : start]
    return (
        text[end - 1 : end] in tuple("きぎしちびみり")
        and bool(NAMED_BEFORE.search(before))
        and not HARMFUL.search(before)
        and bool(DOING_AS_NOUN.match(text, end))
    )


def is_asked_for(text: str, start: int, end: int) -> bool:
    """Whether the words between two places tell of patting someone as a service (腰をたたいてもらう)."""
    m = PATTED.search(text, max(0, start - 10), end + 2)
    return bool(m and m.end() > start and FOR_SOMEONE.match(text, m.end()))


def is_meant_smoke(text: str, start: int) -> bool:
    """Whether smoke is told of that comes from what is burnt on purpose (落ち葉焚きの煙)."""
    return text.startswith("煙", start) and bool(MEANT_SMOKE.search(text, 0, start))
