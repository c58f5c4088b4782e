"""A municipality with everything its plan states, and the catalogue of all municipalities."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from pydantic import Field

from jusou_graph.model.evidence import Day, Document, Record, Slug, Source, Strict, Text
from jusou_graph.model.municipalities import Municipalities
from jusou_graph.model.places import Area, CatchmentEntry, Town
from jusou_graph.model.records import (
    Agency,
    Conflict,
    Department,
    IntakeItem,
    LegalBasis,
    Meeting,
    NetworkMember,
    Organization,
    Provision,
    Resource,
    Rule,
    Term,
)
from jusou_graph.model.registrations import Registrations
from jusou_graph.vocabulary import WelfareField


class Former(Strict):
    """A former municipality inside this one, as people still write it.

    Attributes:
        names: Spellings (``"玉山区"``, ``"岩手郡玉山村"``).
        towns: Towns that belonged to it; empty for all of the municipality.
    """

    names: list[Text] = Field(min_length=1)
    towns: list[Text] = []


class WardRecord(Strict):
    """A ward of a designated city.

    Attributes:
        name: ``"花見川区"``; ``reading`` in hiragana.
        towns: Towns in it; empty where that is not said.
    """

    name: Text
    reading: Text | None = None
    towns: list[Text] = []


class TownTable(Strict):
    """A further table of the municipality: for another field, of another edition, or which 区域 holds which towns.

    Attributes:
        slug: What ``table`` in ``catchments.csv`` calls it.
        field: Field whose desks it assigns; desks of other fields never come from it.
        source: The passage of its heading; its section is the section of every entry.
        edition: Where the table itself says it was taken from or what it is as of, as printed.
        as_of: What its statements are as of where that differs from the document, as printed.
        valid_from, valid_until: First and last day on which it holds (``"2026-04-01"``).
        ask: Department to ask where it does not decide; None for that of the municipality.
    """

    slug: Slug
    field: WelfareField = WelfareField.ELDERLY
    source: Source
    edition: Text | None = None
    as_of: Text | None = None
    valid_from: Day | None = None
    valid_until: Day | None = None
    ask: Text | None = None


class CatchmentTable(Strict):
    """How a plan assigns its centres to places.

    Attributes:
        kind: ``table`` (a printed town table), ``sole_centre`` (one centre for all) or ``no_table``.
        source: The passage that shows it; its section is the section of every entry of the main table.
        edition: Where the table itself says it was taken from, as printed.
        as_of: What the table is as of where that differs from the document, as printed.
        field: Field whose desks the main table assigns.
        valid_from, valid_until: First and last day on which the main table holds (``"2026-04-01"``).
        tables: Further tables.
        sole_centre: The one agency, for ``sole_centre``.
        ask: Department to ask where the plan does not decide.
    """

    kind: str = Field(pattern="^(table|sole_centre|no_table)$")
    source: Source
    edition: Text | None = None
    as_of: Text | None = None
    field: WelfareField = WelfareField.ELDERLY
    valid_from: Day | None = None
    valid_until: Day | None = None
    tables: list[TownTable] = []
    sole_centre: Slug | None = None
    ask: Text


class Profile(Strict):
    """The municipality itself (``municipality.yaml``).

    Attributes:
        code: 全国地方公共団体コード without the check digit, quoted.
        name, prefecture, county: As written in addresses.
        reading, prefecture_reading: Hiragana from postal data.
        gap_meeting: Meeting to which missing resources are brought according to the plan.
        gap_meeting_source: The passage that says so.
        former: Former municipalities inside it.
        wards: Wards of a designated city; the national list holds where none are given.
        catchment: How centres are assigned.
        documents: The plans.
        expected: Floors: how many records of each file there must be (``{"agencies": 18}``).
    """

    code: str = Field(pattern=r"^\d{5}$")
    name: Text
    prefecture: Text
    county: Text | None = None
    reading: Text | None = None
    prefecture_reading: Text | None = None
    gap_meeting: Slug | None = None
    gap_meeting_source: Source | None = None
    former: list[Former] = []
    wards: list[WardRecord] = []
    catchment: CatchmentTable
    documents: list[Document] = Field(min_length=1)
    expected: dict[str, int] = {}


@dataclass(frozen=True)
class Municipality:
    """A municipality with all its records, each list in the order of its file.

    ``registered`` is what this office's staff registered beside the plan; it is laid over the records when the
    catalogue is opened and is no part of data files or of the graph (but for telephone numbers, which are in the records).
    ``catchments`` are the entries of all its tables; ``areas`` say which towns an area (``area``) holds, in the same
    forms, with no centre. ``catchment_sources`` has the passages of both by the identifier of the entry.
    """

    profile: Profile
    folder: str
    organizations: list[Organization] = field(default_factory=list)
    agencies: list[Agency] = field(default_factory=list)
    resources: list[Resource] = field(default_factory=list)
    provisions: list[Provision] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    departments: list[Department] = field(default_factory=list)
    network: list[NetworkMember] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    legal_bases: list[LegalBasis] = field(default_factory=list)
    intake: list[IntakeItem] = field(default_factory=list)
    glossary: list[Term] = field(default_factory=list)
    catchments: list[CatchmentEntry] = field(default_factory=list)
    areas: list[CatchmentEntry] = field(default_factory=list)
    catchment_sources: dict[str, Source] = field(default_factory=dict)
    towns: list[Town] = field(default_factory=list)
    registered: Registrations = field(default_factory=Registrations)

    @property
    def code(self) -> str:
        """Municipality code."""
        return self.profile.code

    def entries_for(self, field: WelfareField) -> list[CatchmentEntry]:
        """Entries of the tables that assign desks of a field."""
        main = self.profile.catchment
        slugs = {"" if main.field is field else None, *(t.slug for t in main.tables if t.field is field)}
        return [entry for entry in self.catchments if entry.table in slugs]

    def area(self) -> Area:
        """The municipality as the address reader sees it."""
        p = self.profile
        former = tuple((name, tuple(f.towns)) for f in p.former for name in f.names)
        return Area(
            p.code,
            p.name,
            p.prefecture,
            p.county or "",
            p.reading or "",
            p.prefecture_reading or "",
            former,
            p.catchment.kind,
            tuple((ward.name, tuple(ward.towns)) for ward in p.wards),
        )


RECORD_FILES: dict[str, type[Record]] = {
    "organizations": Organization,
    "agencies": Agency,
    "resources": Resource,
    "provisions": Provision,
    "meetings": Meeting,
    "departments": Department,
    "network": NetworkMember,
    "conflicts": Conflict,
    "rules": Rule,
    "legal_bases": LegalBasis,
    "intake": IntakeItem,
    "glossary": Term,
}
"""File stem in a municipality's folder → record type it lists."""


KINDS = {
    "organizations": "organization",
    "agencies": "agency",
    "resources": "resource",
    "provisions": "provision",
    "meetings": "meeting",
    "departments": "department",
    "network": "network-member",
    "conflicts": "conflict",
    "rules": "rule",
    "legal_bases": "legal-basis",
    "intake": "intake-item",
    "glossary": "term",
}
"""File stem → word used in identifiers and in references to a record of any type."""

STEM_OF_KIND = {kind: stem for stem, kind in KINDS.items()}
"""The other way round: word of a type → its list in a municipality."""

KINDS_WITH_PHONE = ("agency", "resource", "department")
"""Types of record that have a telephone."""

GRAPH_FORMAT = 5
"""Raised when the graph made of the records changes its meaning. It is part of the revision: the same files in another
format are another revision, and a store that holds an older one is filled anew."""


@dataclass(frozen=True)
class Catalog:
    """All municipalities, with the revision of the files they were read from."""

    municipalities: dict[str, Municipality]
    revision: str

    @cached_property
    def known(self) -> Municipalities:
        """The reader of their names and codes."""
        return Municipalities(one.area() for one in self.municipalities.values())

    def municipality(self, value: object) -> Municipality:
        """The municipality that a code or name means, in every form in which offices print it.

        Args:
            value: As ``Municipalities.code`` reads it.

        Raises:
            InputError: It means none, or several.
        """
        return self.municipalities[self.known.code(value)]

    def name(self, code: str) -> str:
        """The name that tells a municipality from all others here: with its prefecture where two bear it."""
        return self.known.name(code)
