"""Outlines of small areas: read from GeoJSON, thinned, and written as SVG paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

KEPT = 5.0
"""Points of an outline that lie nearer to the one before than this (in units of the picture) are left out."""

Point = tuple[float, float]


def key_code(feature: dict[str, Any]) -> str:
    """KEY_CODE of a feature, empty where it has none."""
    return str((feature.get("properties") or {}).get("KEY_CODE", ""))


def rings(geometry: dict[str, Any] | None) -> Iterator[list[Point]]:
    """The outer rings; none of an area without an outline, which GeoJSON allows (RFC 7946, 3.2)."""
    if not geometry or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        return
    for polygon in geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]:
        if polygon and polygon[0]:
            yield [(float(x), float(y)) for x, y, *_ in polygon[0]]


def thin(points: Iterable[Point]) -> Iterator[Point]:
    """The points that lie at least ``KEPT`` from the one before."""
    last: Point | None = None
    for point in points:
        if last is None or abs(point[0] - last[0]) + abs(point[1] - last[1]) >= KEPT:
            last = point
            yield point


def path(ring: list[Point]) -> str:
    """A ring as an SVG path of relative whole steps: half the bytes of absolute ones."""
    x, y = round(ring[0][0]), round(ring[0][1])
    steps = [f"M{x} {y}l"]
    for px, py in ring[1:]:
        dx, dy = round(px) - x, round(py) - y
        x, y = x + dx, y + dy
        steps.append(
            f"{dx}{'' if dy < 0 else ' '}{dy}"
            if len(steps) == 1
            else f"{'' if dx < 0 else ' '}{dx}{'' if dy < 0 else ' '}{dy}"
        )
    return "".join(steps) + "z"
