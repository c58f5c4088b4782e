"""What a municipality offers: every resource in every role, and the 参加支援事業 itself where it has no menu."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from jusou_graph.model.catalog import Municipality
from jusou_graph.model.eligibility import Eligibility, Role
from jusou_graph.model.evidence import Record, Source
from jusou_graph.model.records import Provision, Resource
from jusou_graph.reading.lexicon import lexicon


@dataclass(frozen=True)
class Offer:
    """A resource in one role, with the activities its words name; a 参加支援事業 without named menus is an offer too."""

    id: str
    name: str
    kind: str
    programme: str
    status: str
    unnamed: bool
    location: str | None
    record: Record
    role: str
    eligibility: Eligibility | None
    needs: dict[str, Source]
    activities: frozenset[str]
    is_programme: bool = False
    needs_decision: bool = False


class Offers:
    """All offers of a municipality, compiled once."""

    def __init__(self, municipality: Municipality) -> None:
        self.municipality = municipality

    @cached_property
    def all(self) -> tuple[Offer, ...]:
        """Every resource in every role; where no menu of 参加支援 exists, the 事業 itself."""
        provisions = [p for p in self.municipality.provisions if p.programme.value == "p2" and p.status == "active"]
        names = {p.name for p in provisions} | {"参加支援事業"}
        offers = [_offer(r, role, names) for r in self.municipality.resources for role in r.roles]
        if not any(o.programme == "p2" and o.status == "active" for o in offers):
            offers.extend(self._of_programme(p) for p in provisions)
        return tuple(offers)

    def _of_programme(self, provision: Provision) -> Offer:
        by = {o.id: o.name for o in self.municipality.organizations}
        provider = next((by[p] for p in provision.providers if p in by), provision.department or "")
        source = provision.sources[0]
        needs = dict.fromkeys(("connection", "workStep", "roleForOthers"), source)
        name = f"{provision.name}（{provider}）" if provider else provision.name
        return Offer(
            f"provision-{provision.id}", name, "programme", "p2", "active", False, None, provision, "client",
            provision.eligibility, needs, frozenset(), is_programme=True,
        )  # fmt: skip


def _offer(resource: Resource, role: Role, names: set[str]) -> Offer:
    needs = {m.need.value: m.source for m in reversed(role.meets)}
    told = {a.activity.value for a in role.activities}
    text = "".join(
        (resource.name, resource.content or "", *(m.source.quote for m in role.meets), role.eligibility.target)
    )
    if not told:
        told = {
            k.removeprefix("activity:")
            for k, ws in lexicon().words.items()
            if k.startswith("activity:") and any(w in text for w in ws)
        }
    programme = any(resource.name.startswith(n) for n in names)
    return Offer(
        resource.id, resource.name, resource.kind.value, resource.programme.value, resource.status, resource.unnamed,
        resource.location, resource, role.role, role.eligibility, needs, frozenset(told), programme, resource.needs_decision,
    )  # fmt: skip
