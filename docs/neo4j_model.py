"""Draws ``neo4j-model.svg`` and writes the table of labels into ``neo4j.md``, both from the mapping itself.

``python docs/neo4j_model.py`` writes; with ``--check`` it only says whether the two files are up to date.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

from pydantic import BaseModel

from jusou_graph.graph.engines.neo4j_ import relationship
from jusou_graph.graph.schema import ANY_RECORD, CLASS_OF_KIND, FieldSpec, Kind, fields
from jusou_graph.model.catalog import RECORD_FILES, Profile

HERE = Path(__file__).parent
PICTURE = HERE / "neo4j-model.svg"
PAGE = HERE / "neo4j.md"
BEGIN, END = "<!-- labels: begin -->\n", "<!-- labels: end -->\n"

BOXES: dict[str, tuple[int, int, str]] = {
    "CatchmentTable": (110, 150, "part"),
    "Municipality": (110, 290, "root"),
    "Town": (370, 90, "record"),
    "CatchmentEntry": (585, 90, "record"),
    "Agency": (800, 90, "record"),
    "Organization": (1015, 90, "record"),
    "Meeting": (370, 190, "record"),
    "Conflict": (585, 190, "record"),
    "NetworkMember": (800, 190, "record"),
    "Resource": (800, 290, "record"),
    "Provision": (1015, 290, "record"),
    "Claim": (585, 420, "part"),
    "Role": (800, 420, "part"),
    "Eligibility": (1015, 420, "part"),
    "Document": (110, 530, "proof"),
    "Passage": (370, 530, "proof"),
    "MetNeed": (800, 530, "part"),
    "Alternative": (1015, 530, "part"),
    "Concept": (800, 640, "concept"),
    "Condition": (1015, 640, "part"),
}
"""Label → centre and colour of its box."""
ARROWS = (
    ("Municipality", "CATCHMENT", "CatchmentTable"),
    ("Municipality", "GAP_MEETING", "Meeting"),
    ("Municipality", "DOCUMENT", "Document"),
    ("CatchmentEntry", "COVERS", "Town"),
    ("CatchmentEntry", "ENTRY_OF", "Agency"),
    ("Agency", "OPERATED_BY", "Organization"),
    ("NetworkMember", "NAMES_AGENCY", "Agency"),
    ("Resource", "OPERATED_BY", "Organization"),
    ("Provision", "PROVIDED_BY", "Organization"),
    ("Conflict", "CLAIM", "Claim"),
    ("Claim", "DERIVED_FROM", "Passage"),
    ("Resource", "ROLE", "Role"),
    ("Role", "MEETS", "MetNeed"),
    ("Role", "ELIGIBILITY", "Eligibility"),
    ("Provision", "ELIGIBILITY", "Eligibility"),
    ("MetNeed", "NEED", "Concept"),
    ("MetNeed", "DERIVED_FROM", "Passage"),
    ("Eligibility", "ALTERNATIVE", "Alternative"),
    ("Alternative", "CONDITION", "Condition"),
    ("Condition", "CIRCUMSTANCE", "Concept"),
    ("Passage", "IN_DOCUMENT", "Document"),
)
"""The relationships drawn; the table names all."""
COLOURS = {"root": "#dbeafe", "record": "#e7f5e4", "part": "#fdf3d8", "proof": "#f3e8fb", "concept": "#fde5e5"}
HALF_WIDTH, HALF_HEIGHT = 66, 17
_SCOPE = (
    "`printed` `town` `appliesTo` `extent` `chomeFrom` `chomeTo` `banFrom` `goFrom` `banTo` `goTo` `aza` `namedPlace` "
    "`areaName` `border` `ward`"
)
"""What both kinds of entry say of the part of a town."""
BY_HAND = {
    "Town": (
        "A 大字・町, 丁目 or 小字 of the municipality's list of towns.",
        "`name` `chome` `aza` `townReading` `machiazaId` `ward` `postalCode` `listSource` `position`",
        "`IN_MUNICIPALITY`→Municipality",
    ),
    "CatchmentEntry": (
        "One printed entry of a town-to-centre table.",
        f"`slug` {_SCOPE} `validFrom` `validUntil` `cases` `correction` `note` `position`",
        "`COVERS`→Town · `DERIVED_FROM`→Passage · `ENTRY_OF`→Agency · `IN_MUNICIPALITY`→Municipality · "
        "`IN_TABLE`→CatchmentTable · `IN_TABLE`→TownTable · `MAY_COVER`→Town",
    ),
    "AreaEntry": (
        "One printed entry of a table that says which towns an area holds.",
        f"`slug` {_SCOPE} `correction` `note` `position`",
        "`DERIVED_FROM`→Passage · `IN_MUNICIPALITY`→Municipality · `IN_TABLE`→CatchmentTable · `IN_TABLE`→TownTable",
    ),
    "Passage": (
        "A passage of a plan: the printed words, to the line.",
        "`section` `lines` `quote`",
        "`IN_DOCUMENT`→Document",
    ),
    "Concept": (
        "A code of a scheme (field, programme, supportNeed, concern, circumstance …).",
        "`name` `codeWord` `scheme` `position`",
        "`BROADER`→Concept",
    ),
    "Law": ("A law, by its e-Gov law ID.", "`name` `lawId` `lawNumber`", ""),
    "LawProvision": (
        "A provision of law that a plan cites.",
        "`name`",
        "`LAW_OF`→Law · `REFERS_TO`→LawProvision",
    ),
    "Dataset": ("The load itself.", "`format`", ""),
}
"""What ``graph/elements.py`` writes without a record type; checked against the graph by the tests."""
BESIDE = {"LegalBasis": {("CITES", "LawProvision")}}
"""Relationships it adds to those of a record's fields."""
ANY = "Record"
"""Stands in the table for the label of any record that is IN_MUNICIPALITY."""


def table() -> str:
    """The table of labels: what each is, its properties, its relationships."""
    rows = dict(BY_HAND)
    for model in _models():
        specs = fields(model)
        values = ["slug"] if model in RECORD_FILES.values() else []
        values += [s.term for s in specs if s.kind is Kind.VALUE] + ["position"]
        if model is Profile:
            values.append("folder")
        if model.__name__ == "Document":
            values.append("municipality")
        if any(s.many and s.kind is not Kind.CHILD for s in specs):
            values.append("listOrder")
        ends = {(relationship(s.term), _target(s, model)) for s in specs if s.kind is not Kind.VALUE}
        if model in RECORD_FILES.values():
            ends |= {("IN_MUNICIPALITY", "Municipality"), *BESIDE.get(model.__name__, ())}
        rows[_label(model)] = (
            (model.__doc__ or "").strip().splitlines()[0].replace(" (``municipality.yaml``)", ""),
            " ".join(f"`{value}`" for value in values),
            " · ".join(f"`{kind}`→{end}" for kind, end in sorted(ends)),
        )
    lines = [f"| `{label}` | {' | '.join(cells)} |" for label, cells in sorted(rows.items())]
    return "\n".join(["| label | what it is | properties | relationships |", "|---|---|---|---|", *lines, ""])


def picture() -> str:
    """The picture as SVG."""
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1150 690" font-family="sans-serif" font-size="13" '
        'role="img" aria-labelledby="t">',
        '<title id="t">Labels and relationships of the graph in Neo4j</title>',
        '<defs><marker id="a" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0L8 4L0 8z" fill="#444"/></marker></defs>',
        '<rect width="1150" height="690" fill="#fff"/>',
        '<rect x="280" y="36" width="816" height="310" rx="10" fill="none" stroke="#888" stroke-dasharray="5 4"/>',
        _text(
            290,
            56,
            "records: each is IN_MUNICIPALITY, and DERIVED_FROM its passages (towns come from registers)",
            "start",
        ),
        _text(390, 286, "also: Rule · Department ·"),
        _text(390, 304, "LegalBasis · IntakeItem · Term"),
        _line((280, 290), (110 + HALF_WIDTH, 290), "IN_MUNICIPALITY"),
        _line((370, 346), (370, 530 - HALF_HEIGHT), "DERIVED_FROM"),
        # Around the right side: a straight line would cross Alternative.
        '<path d="M1081 412H1125V640H1085" fill="none" stroke="#444" marker-end="url(#a)"/>',
        _text(1121, 478, "EXCLUSION", "end", 11),
    ]
    parts += [_line(_edge(start, end), _edge(end, start), kind) for start, kind, end in ARROWS]
    for label, (x, y, colour) in BOXES.items():
        parts.append(
            f'<rect x="{x - HALF_WIDTH}" y="{y - HALF_HEIGHT}" width="{2 * HALF_WIDTH}" height="{2 * HALF_HEIGHT}" '
            f'rx="8" fill="{COLOURS[colour]}" stroke="#444"/>{_text(x, y + 5, label)}'
        )
    parts += [
        _text(44, 640, "(:JusouCurrent {revision}) names the revision in use; every node above carries", "start"),
        _text(44, 660, "Jusou as a second label, its id and the revision it was loaded with.", "start"),
        "</svg>\n",
    ]
    return "\n".join(parts)


def page() -> str:
    """``neo4j.md`` with its table renewed."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    return before + BEGIN + table() + END + rest.partition(END)[2]


def _models() -> list[type[BaseModel]]:
    """Every class that becomes a node: the records, the municipality and the parts inside them."""
    found: list[type[BaseModel]] = [Profile, *RECORD_FILES.values()]
    for model in found:  # grows while it is walked
        found += [s.type for s in fields(model) if s.kind is Kind.CHILD and s.type not in found]
    return found


def _label(model: type[BaseModel]) -> str:
    return "Municipality" if model is Profile else model.__name__


def _target(spec: FieldSpec, model: type[BaseModel]) -> str:
    if spec.kind is Kind.CHILD:
        return spec.type.__name__
    if spec.kind is Kind.REFERENCE:
        if spec.target == ANY_RECORD:
            return ANY
        return CLASS_OF_KIND[spec.target].__name__ if spec.target else model.__name__
    return {Kind.CONCEPT: "Concept", Kind.PASSAGE: "Passage"}[spec.kind]


def _edge(of: str, towards: str) -> tuple[int, int]:
    """Where the line between two centres leaves the first box."""
    (x, y, _), (to_x, to_y, _) = BOXES[of], BOXES[towards]
    dx, dy = to_x - x, to_y - y
    scale = min(HALF_WIDTH / abs(dx) if dx else 9.0, HALF_HEIGHT / abs(dy) if dy else 9.0)
    return round(x + dx * scale), round(y + dy * scale)


def _line(start: tuple[int, int], end: tuple[int, int], kind: str) -> str:
    (x1, y1), (x2, y2) = start, end
    x, y = (x1 + x2) // 2, (y1 + y2) // 2
    width = len(kind) * 7 + 4
    return (
        f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#444" marker-end="url(#a)"/>'
        f'<rect x="{x - width // 2}" y="{y - 8 - (8 if y1 == y2 else 0)}" width="{width}" height="14" fill="#fff" '
        f'opacity="0.85"/>{_text(x, y + 3 - (8 if y1 == y2 else 0), kind, size=11)}'
    )


def _text(x: int, y: int, words: str, anchor: str = "middle", size: int = 13) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}">{escape(words)}</text>'


if __name__ == "__main__":
    if "--check" in sys.argv:
        fresh = PICTURE.read_text(encoding="utf-8") == picture() and PAGE.read_text(encoding="utf-8") == page()
        sys.exit(None if fresh else "docs/neo4j.md and its picture are not up to date: python docs/neo4j_model.py")
    PICTURE.write_text(picture(), encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")
