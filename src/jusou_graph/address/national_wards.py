"""The wards of the designated cities, which stand between city and town in an address whatever a town list says."""

from __future__ import annotations

from functools import cache

from jusou_graph.model import japan


def wards_of(code: str) -> tuple[str, ...]:
    """The wards of a designated city by the city's code, none for any other municipality."""
    return tuple(ward.name for ward in japan.wards_of(code))


@cache
def ambiguous_wards() -> frozenset[str]:
    """Names of wards that several cities have or a special ward of 東京都 bears (中央区, 北区): they name no city."""
    names = [ward.name for ward in japan.wards()]
    special = {one.name for one in japan.municipalities() if one.name.endswith("区")}
    return frozenset(name for name in names if names.count(name) > 1 or name in special)
