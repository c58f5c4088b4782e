"""Checks that names, places, operators and sections of a record stand in the words it quotes.

A quote is checked against the plan; this checks the value against the quote, so that a value changed by hand does not
keep the proof of the old one. White space, width and legal forms (社会福祉法人) do not count; a value may be put together
from whole quotes (市立病院 + 医事課); what an editor explains (``correction``, ``note``) or marks as 要確認 is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pydantic import BaseModel

from jusou_graph.model.catalog import Profile
from jusou_graph.model.evidence import Named, Record, Source
from jusou_graph.model.records import Department, Organization, Provision, Resource
from jusou_graph.notices import Notice, notice
from jusou_graph.sources.drafts import UNFILLED
from jusou_graph.sources.yaml_files import YamlFile

FIELDS = ("name", "location", "department", "operator")
STEMS = ("organizations", "agencies", "resources", "provisions", "meetings", "departments")
PARTS = re.compile(r"[\s、・,（）()【】\[\]「」◆●○〇①-⑳:：]+")
LEGAL_FORM = re.compile(
    "^(?:社会福祉法人|(?:認定)?特定非営利活動法人|医療法人(?:社団|財団)?|(?:一般|公益)(?:社団|財団)法人|株式会社|有限会社|合同会社|"
    "更生保護法人|学校法人|宗教法人)|(?:株式会社|有限会社)$"
)
SECTION = re.compile("[課室係班]$")
Records = Mapping[str, Sequence[Record]]


def check_values(profile: Profile, records: Records, files: Mapping[str, YamlFile]) -> Iterator[Notice]:
    """Says which values do not occur in the quotes of their record.

    Args:
        profile: The municipality: what it runs itself needs no quote of its name.
        records: Its records by the stem of their file.
        files: The files they were read from, by stem.
    """
    for stem in STEMS:
        for record in records[stem]:
            for field in FIELDS:
                value = getattr(record, field, None)
                if value is None or str(value).startswith(UNFILLED) or field in record.unconfirmed:
                    continue
                if _Proof(profile, records, stem, record).holds(field):
                    continue
                shown = _operator_name(records, value) if field == "operator" else value
                file = files[stem]
                line = file.line((_index(file, record.id), field))
                yield notice("value-not-in-quotes", file.name, line, field, value=shown)


class _Proof:
    def __init__(self, profile: Profile, records: Records, stem: str, record: Record) -> None:
        self.profile, self.records, self.stem, self.record = profile, records, stem, record
        self.sources = list(sources_of(record))
        self.quotes = [plain(s.quote) for s in self.sources]
        explained = f"{getattr(record, 'correction', None) or ''}{record.note or ''}"
        self.told = "\n".join([*self.quotes, plain(explained)])

    def holds(self, field: str) -> bool:
        value = str(getattr(self.record, field))
        if field == "operator":
            return self._operator(value)
        if field == "name":
            return not isinstance(self.record, Named) or self._name(self.record)
        if field == "department" and self._same_programme(value):
            return True
        return self._printed(value, self._desks() if isinstance(self.record, Provision) else ())

    def _name(self, record: Named) -> bool:
        if record.correction:
            return True  # printed otherwise, and why stands beside it
        parents = [r.name for r in self._named(self.stem) if r.id == getattr(record, "parent", None)]
        bureaus = [d.bureau for d in self.records["departments"] if isinstance(d, Department)]
        known = [*parents, *bureaus]
        if isinstance(record, Resource):  # a menu without a name of its own is called by its printed words
            known += [a for a in record.aliases if a in record.name and plain(a) in self.told]
            if any(record.name.startswith(a) for a in known):
                return True
        return any(self._printed(one, known) for one in filter(None, (record.printed, record.name)))

    def _operator(self, value: str) -> bool:
        found = next((o for o in self.records["organizations"] if o.id == value), None)
        if not isinstance(found, Organization):
            return True  # an id that names nothing is a notice of its own
        sections = {plain(d.name) for d in self._named("departments")}
        rest = plain(found.name).removeprefix(plain(self.profile.name))
        own = not rest or bool(SECTION.search(rest)) or plain(found.name) in sections
        if own or found.parent:
            return True
        theirs = "\n".join(plain(s.quote) for s in found.sources)
        if isinstance(self.record, Named) and plain(self.record.name) in theirs:
            return True
        names = [n for n in (found.name, found.printed, *found.aliases) if n]
        itself = plain(self.record.name) if isinstance(self.record, Named) else ""
        return any(plain(n) in itself or self._whole(LEGAL_FORM.sub("", plain(n)), ()) for n in names)

    def _same_programme(self, value: str) -> bool:
        """Whether the 事業 of the same type has that section, with its own proof."""
        programme = getattr(self.record, "programme", None)
        return programme is not None and any(
            p is not self.record and p.programme == programme and p.department == value
            for p in self.records["provisions"]
            if isinstance(p, Provision)
        )

    def _desks(self) -> list[str]:
        """Names that a 拠点 may list: each has its own proof."""
        return [n for stem in ("agencies", "organizations") for r in self._named(stem) for n in (r.name, *r.aliases)]

    def _named(self, stem: str) -> list[Named]:
        return [r for r in self.records[stem] if isinstance(r, Named)]

    def _printed(self, value: str, known: Iterable[str]) -> bool:
        also = [plain(k) for k in known]
        if self._whole(plain(value), also):
            return True
        parts = [plain(p) for p in PARTS.split(unicodedata.normalize("NFKC", value))]
        return all(len(p) < 2 or self._whole(p, also) for p in parts)

    def _whole(self, value: str, known: Iterable[str]) -> bool:
        return value in self.told or _composed(value, [*filter(None, (*self.quotes, *known))])


def _composed(value: str, pieces: Sequence[str]) -> bool:
    """Whether a value is nothing but pieces one behind the other."""
    return not value or any(value.startswith(p) and _composed(value[len(p) :], pieces) for p in pieces)


def plain(text: str) -> str:
    """Text without white space and differences of width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def sources_of(value: object) -> Iterator[Source]:
    """Every passage inside a record."""
    if isinstance(value, Source):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from sources_of(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from sources_of(item)


def _operator_name(records: Records, value: str) -> str:
    return next((o.name for o in records["organizations"] if o.id == value and isinstance(o, Named)), value)


def _index(file: YamlFile, record: str) -> int:
    items = file.data if isinstance(file.data, list) else []
    return next(i for i, item in enumerate(items) if isinstance(item, dict) and item.get("id") == record)
