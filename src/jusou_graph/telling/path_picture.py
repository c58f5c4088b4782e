"""The path from need over rule to desk, meeting and resource as an SVG picture, with a text twin for those who do not see it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import networkx as nx

from jusou_graph.matching.rules.programmes import PROGRAMME_NAMES

if TYPE_CHECKING:
    from jusou_graph.matching.answers import Assessment
    from jusou_graph.model.answers import Evidence

    Path = nx.DiGraph[tuple[str, str]]  # nodes: kind (need, rule, end) and words

LAYERS = ("わかっていること", "決まり", "つなぐ先")
WIDTH, BOX, GAP, TOP, LINE = 1000, 270, 14, 60, 18
ROW, ROWS = 34, 4
"""Half-width characters that fit into one line of a box; lines in a box."""
NOT_FIRST = "、。，．・：:」』）)】？！ー"
"""Characters that no line begins with (禁則): they stay on the line before."""
SHOWN = 6
"""So many resources and contacts are drawn; the text twin has all."""


def path_graph(a: Assessment) -> Path:
    """Nodes for what is known, the rules that were met, and what they lead to; edges carry the passage."""
    graph: Path = nx.DiGraph()
    ends: list[tuple[str, tuple[Evidence, ...]]] = [
        *((f"{c.name}", c.because) for c in a.contacts[:SHOWN]),
        *((PROGRAMME_NAMES[p.label], p.because) for p in a.programmes),
        *((o.name, o.because) for o in a.resources[:SHOWN]),
    ]
    if a.meeting.name:
        ends.append((a.meeting.name, a.meeting.because[:1]))
    if a.emergency.first:
        ends.insert(0, ("119番・110番・189番", a.emergency.because[:1]))
    for end, because in ends:
        for e in because:
            if e.verdict.value == "not_met":
                continue
            need, rule = ("need", e.need), ("rule", e.sentence)
            where = f"{e.source.lines}「{e.source.quote}」" if e.source else "計画書の言葉ではない"
            graph.add_edge(need, rule, where=where)
            graph.add_edge(rule, ("end", end), where=where)
    return graph


def _lines(text: str) -> list[str]:
    lines, line, used = [], "", 0
    for c in text:
        wide = 2 if east_asian_width(c) in "WFA" else 1
        if used + wide > ROW and c not in NOT_FIRST:
            lines.append(line)
            line, used = "", 0
        line, used = line + c, used + wide
    lines.append(line)
    if len(lines) > ROWS:
        lines[ROWS - 1] = lines[ROWS - 1][:-1] + "…"
    return lines[:ROWS]


def _places(graph: Path) -> tuple[dict[tuple[str, str], tuple[float, float, int]], int]:
    """Left edge, top and height of every box: columns by layer, rows in the order that crosses least."""
    places: dict[tuple[str, str], tuple[float, float, int]] = {}
    deepest = TOP
    order = list(graph)
    for layer, generation in enumerate(nx.topological_generations(graph)):
        nodes = sorted(generation, key=lambda n: (_weight(graph, places, n), order.index(n)))
        y = TOP
        for node in nodes:
            height = LINE * len(_lines(node[1])) + 14
            places[node] = (20 + layer * (WIDTH - BOX - 40) / 2, y, height)
            y += height + GAP
        deepest = max(deepest, y)
    return places, deepest


def _weight(graph: Path, places: dict[tuple[str, str], tuple[float, float, int]], node: tuple[str, str]) -> float:
    """Mean height of the boxes that lead here, so that lines cross less."""
    heights = [places[p][1] for p in graph.predecessors(node) if p in places]
    return sum(heights) / len(heights) if heights else 0.0


def text_twin(a: Assessment) -> list[str]:
    """The same path as sentences."""
    graph = path_graph(a)
    out = []
    for need, rule, data in graph.edges(data=True):
        if need[0] == "need":
            ends = "、".join(end[1] for end in graph.successors(rule))
            out.append(f"{need[1]} → {rule[1]} → {ends}（{data['where']}）")
    return out


def path_svg(a: Assessment) -> str:
    """The picture; colours meet 4.5:1, shapes and words carry the meaning without colour."""
    graph = path_graph(a)
    places, height = _places(graph)
    twin = "\n".join(text_twin(a))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH} {height + 20}" '
        'aria-labelledby="path-title path-desc" font-family="sans-serif" font-size="14">',
        f'<title id="path-title">{escape(a.municipality[1])}: 困りごとから決まり、つなぐ先までの道すじ</title>',
        f'<desc id="path-desc">{escape(twin)}</desc>',
    ]
    for layer, label in enumerate(LAYERS):
        parts.append(f'<text x="{20 + layer * (WIDTH - BOX - 40) / 2:.0f}" y="30" font-weight="bold">{label}</text>')
    for start, end in graph.edges:
        (x1, y1, h1), (x2, y2, h2) = places[start], places[end]
        a1, b1, a2, b2 = x1 + BOX, y1 + h1 / 2, x2, y2 + h2 / 2
        middle = (a1 + a2) / 2
        parts.append(
            f'<path d="M{a1:.0f} {b1:.0f} C{middle:.0f} {b1:.0f} {middle:.0f} {b2:.0f} {a2:.0f} {b2:.0f}" '
            'fill="none" stroke="#595959" stroke-width="1.5"/>'
        )
    for node, (x, y, box) in places.items():
        radius = {"need": 14, "rule": 2, "end": 2}[node[0]]
        width = 3 if node[0] == "end" else 1.5
        parts.append(
            f'<rect x="{x:.0f}" y="{y:.0f}" width="{BOX}" height="{box}" rx="{radius}" '
            f'fill="#ffffff" stroke="#1a1a1a" stroke-width="{width}"/>'
        )
        for number, line in enumerate(_lines(node[1])):
            parts.append(
                f'<text x="{x + 10:.0f}" y="{y + 20 + number * LINE:.0f}" fill="#1a1a1a">{escape(line)}</text>'
            )
    return "".join([*parts, "</svg>"])
