"""Towns of アドレス・ベース・レジストリ: 大字・町, 丁目 and 小字 with their 町字ID."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jusou_graph.model.places import Town
from jusou_graph.sources.town_names import aza, chome_number, without_oaza

RegisterRow = tuple[str, str, str, str, str]
"""Municipality, 町字ID, 大字・町, 丁目 (「四丁目」) and 小字, each ``""`` where there is none."""

SOURCE = "abr"
"""Name of the register in the project's town lists."""

_WARD = re.compile(r"^(.{1,6}?)区(?=.)")


def register_towns(rows: Iterable[RegisterRow], former: Iterable[str] = ()) -> list[Town]:
    """One row a 町字, with its 町字ID.

    Args:
        rows: Rows of the register.
        former: Names the register still prints in front of towns (``"玉山区"``). Such a row is carried under today's
            name (玉山区永井 as 玉山永井) where today's rows lack it, and left out where they have it.
    """
    given = [(code, id_, without_oaza(oaza), chome, koaza) for code, id_, oaza, chome, koaza in rows]
    names = {(row[0], row[2]) for row in given}
    towns: dict[tuple[str, str, int | None, str], Town] = {}
    ended: list[Town] = []
    for code, machiaza_id, oaza, chome_text, koaza in given:
        name, chome, small = oaza, chome_number(chome_text), aza(koaza)
        if not name:  # a 小字 of no 大字 is read as a town
            name, small = small, ""
        elif chome is None and chome_text and not small:  # 「本丁」: a part that is no number
            small = chome_text
        if not name:
            continue  # 町字区分4: a place that has no 町字
        prefix = next((f for f in former if name.startswith(f)), "")
        if prefix:
            name = name.removeprefix(prefix)
            longer = prefix.rstrip("市区町村") + name
            name = longer if (code, longer) in names else name
        town = Town(code, name, chome, small, machiaza_id=machiaza_id, source=SOURCE)
        if prefix:
            ended.append(town)
        else:
            towns[town.municipality, town.name, town.chome, town.aza] = town
    for town in ended:
        towns.setdefault((town.municipality, town.name, town.chome, town.aza), town)
    return list(towns.values())


def ended_wards(names: Iterable[str]) -> tuple[str, ...]:
    """Wards that ended and stand in front of towns beside today's names (胆沢区若柳 beside 胆沢若柳).

    A ward in front of a town that has no other name (安塚区安塚 in 上越市) is part of the name of today.

    Args:
        names: 大字・町 of one municipality.
    """
    known = set(names)
    found: dict[str, None] = {}
    for name in known:
        ward = _WARD.match(name)
        if ward and (ward[1] + name[ward.end() :]) in known:
            found[ward[0]] = None
    return tuple(sorted(found))
