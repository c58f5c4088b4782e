"""The desks of a municipality by programme and field, and those for the elderly by catchment or, just outside it, by asking."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from jusou_graph.case.facts import ELDERLY_AGE, MET, Facts
from jusou_graph.codes import Verdict
from jusou_graph.matching.answers import Contact
from jusou_graph.matching.resources.eligibility import NEAR_YEARS
from jusou_graph.matching.rules.fields import INFERRED, is_inferred
from jusou_graph.matching.rules.rule import Case
from jusou_graph.model.answers import Evidence, cite
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.desk_routes import PROGRAMME_OF, listed_sections
from jusou_graph.model.records import Agency
from jusou_graph.vocabulary import LABELS

CENTRE_KIND = "communityGeneralSupportCenter"


@dataclass
class Desks:
    """The desks of a municipality, compiled once."""

    municipality: Municipality

    @cached_property
    def active(self) -> list[Agency]:
        """Desks that exist and that people are sent to."""
        return [a for a in self.municipality.agencies if a.status == "active" and a.first_contact]

    @cached_property
    def centres(self) -> list[Agency]:
        """Desks for the elderly that places are assigned to: by programme, by kind, or because the table names them."""
        main = self.municipality.profile.catchment
        fields = {"": main.field.value, **{table.slug: table.field.value for table in main.tables}}
        assigned = {entry.agency for entry in self.municipality.catchments if fields[entry.table] == "elderly"}
        assigned |= {main.sole_centre or ""}
        return [
            a
            for a in self.active
            if (a.programme is not None and a.programme.value == PROGRAMME_OF["elderly"])
            or (a.programme is None and a.kind.value == CENTRE_KIND)
            or a.id in assigned
        ]

    def of_field(self, field: str) -> list[Agency]:
        """Desks with that field that do not run its programme: whom to ask where no desk of the programme is left."""
        run = {a.id for a in (self.centres if field == "elderly" else self.of_programme(PROGRAMME_OF[field]))}
        return [a for a in self.active if a.id not in run and any(f.value == field for f in a.fields)]

    def only_by_field(self, field: str) -> list[Agency]:
        """Desks that nothing but their field can name: no 事業, no concern, and not merely a row of 関係各課一覧."""
        listed = listed_sections(self.municipality.departments)
        return [a for a in self.of_field(field) if a.programme is None and not a.concerns and a.name not in listed]

    @cached_property
    def names(self) -> dict[str, str]:
        """Organization → name."""
        return {o.id: o.name for o in self.municipality.organizations}

    def of_programme(self, programme: str) -> list[Agency]:
        """Desks that run a programme type."""
        return [a for a in self.active if a.programme is not None and a.programme.value == programme]

    def coordinating(self, programme: str) -> list[Agency]:
        """Offices that carry out 多機関協働, アウトリーチ or 参加支援.

        A provider also runs other desks (包括を受託する社協): the office itself comes before a desk it runs for a field.
        """
        providers = [p for v in self.municipality.provisions if v.programme.value == programme for p in v.providers]
        mine = [a for a in self.active if a.operator in providers or a.id in providers]
        own = [a for a in mine if a.programme is None or a.programme.value in ("p2", "p4", "p5", "p6")]
        named = [a for a in mine if a.operator and a.name == self.names.get(a.operator)]
        direct = [a for a in self.active if a.programme is not None and a.programme.value in ("p2", "p4", "p5")]
        return list({a.id: a for a in (own or named or direct or mine[:1])}.values())


def field_evidence(case: Case, agency: Agency, field: str, words: str = "") -> Evidence:
    """Why a desk of a field is named; ``words`` where the field itself was not concluded."""
    source = cite(case.municipality, agency.sources[0], agency.as_of)
    inferred = not words and is_inferred(case, field)
    return Evidence(
        "desk-of-field", Verdict.MET, words or case.facts.fields[field], agency.printed or agency.name, source,
        f"{LABELS['field'][field]}分野の相談は、この窓口が受け止めます。{INFERRED if inferred else ''}", inferred,
    )  # fmt: skip


def elderly_desks(case: Case, desks: Desks, words: str = "") -> list[Contact]:
    """Centres by catchment: one is recommended, several or a candidate are to be confirmed, elsewhere none."""
    catchment, field = case.catchment, "elderly"
    all_centres = desks.centres
    named = {str(a["id"]) for a in catchment.get("agencies", ())}
    possible = {str(a["id"]) for a in catchment.get("possible", ())}
    status = str(catchment.get("status"))
    sole = case.municipality.profile.catchment.sole_centre
    ask = tuple(filter(None, (catchment.get("ask"),)))
    department = case.municipality.profile.catchment.ask
    # A branch that the table prints is no centre of its own, and it is where people go.
    centres, verdict = _among(desks.active, named), "recommended" if len(named) == 1 else "to_confirm"
    if not centres and sole:
        centres, verdict = [a for a in all_centres if a.id == sole], "recommended"
    elif not centres and case.municipality.catchments and status in ("unlisted", "unknown"):
        return _department(case, desks, department, ask)
    elif not centres:
        centres, verdict = _among(desks.active, possible) or all_centres, "to_confirm"
        ask = ask or (f"担当の窓口は{department}に確かめてください。",)
    out = []
    for agency in centres:
        evidence = [field_evidence(case, agency, field, words)]
        evidence.extend(_catchment_evidence(case, agency, status))
        out.append(
            Contact(agency.id, agency.name, field, verdict, tuple(evidence), ask, agency.department or department)
        )
    return out


@dataclass(frozen=True, slots=True)
class Placed:
    """What a table for the desks of a field other than 高齢 says of the address.

    Attributes:
        assigned: Identifiers of all desks that the table assigns by place: none of them serves everyone.
        agencies: Those that cover the place or may.
        contacts: The same as contacts.
    """

    assigned: frozenset[str] = frozenset()
    agencies: tuple[Agency, ...] = ()
    contacts: tuple[Contact, ...] = ()


def table_desks(case: Case, desks: Desks, of: str) -> Placed:
    """The desks that a table of the field names for the address; nothing where there is no such table or address.

    Args:
        case: The consultation, with what the tables say of its address.
        desks: The desks.
        of: The field.
    """
    told = next((one for one in case.catchment.get("other_tables", ()) if one["field"] == of), None)
    if told is None:
        return Placed()
    main = case.municipality.profile.catchment
    tables = {table.slug: table for table in main.tables if table.field.value == of}
    assigned = frozenset(e.agency for e in case.municipality.catchments if e.table in tables)
    named = {str(a["id"]) for a in (*told["agencies"], *told["possible"])}
    agencies = tuple(a for a in desks.active if a.id in named)
    settled = told["status"] == "single"
    ask = tuple(filter(None, (told["ask"],)))
    contacts = []
    for agency in agencies:
        entry = next(e for e in case.municipality.catchments if e.agency == agency.id and e.table in tables)
        by_place = Evidence(
            "desk-of-catchment",
            Verdict.MET if settled else Verdict.UNKNOWN,
            case.facts.address or "住所を聞いていない",
            "担当の表に町名がある" if settled else tables[entry.table].source.quote,
            cite(case.municipality, tables[entry.table].source, tables[entry.table].as_of),
            f"{LABELS['field'][of]}の相談の窓口は、住所の担当の表で決まります。計画で決まらないときは候補として示します。",
        )
        evidence = (field_evidence(case, agency, of), by_place)
        verdict = "recommended" if settled else "to_confirm"
        contacts.append(Contact(agency.id, agency.name, of, verdict, evidence, ask, agency.department))
    return Placed(assigned, agencies, tuple(contacts))


def near_elderly(facts: Facts) -> str:
    """Words of a person whom only age keeps from the desk for the elderly, or ``""``: frail and close to 65, or losing memory."""
    for p in facts.focus:
        if p.age is None or p.elderly or p.minor or p.caller or p.state("disability").verdict is MET:
            continue
        memory = p.state("dementia")
        if memory.verdict is MET:
            return f"{p.called()}・{memory.words}"
        frail = p.state("frail")
        if ELDERLY_AGE - p.age <= NEAR_YEARS and frail.verdict is MET:
            return f"{p.called()}・{frail.words}"
    return ""


def elderly_caller(case: Case) -> str:
    """Words of an old person who only calls about another of the household, where the place is told, or ``""``.

    The consultation is not about this person; whether the desk by the address is to be asked is open.
    """
    facts = case.facts
    if facts.address is None or facts.given.danger == "yes" or case.emergency:
        return ""
    caller = next(
        (p for p in facts.persons if p.caller and not p.focus and p.elderly and p.cohabiting and not p.harms), None
    )
    kin = any(not p.caller and not p.elderly for p in facts.focus)
    return caller.called() if caller and kin else ""


def caller_desks(case: Case, desks: Desks, words: str) -> list[Contact]:
    """The desks for the elderly for an old person who calls about another: whether they live together is asked."""
    ask = f"{words}も同じ世帯ですか。本人の困りごともあれば、高齢の窓口に相談できます。"
    return [
        replace(contact, verdict="to_confirm", ask=(ask, *contact.ask)) for contact in elderly_desks(case, desks, words)
    ]


def just_outside_desks(case: Case, desks: Desks, words: str) -> list[Contact]:
    """The desks for the elderly for someone not yet 65: 「65歳以上の高齢者等」 is open, so the desk is asked."""
    provision = next((v for v in case.municipality.provisions if v.programme.value == PROGRAMME_OF["elderly"]), None)
    target = provision.eligibility if provision is not None else None
    found = []
    for contact in elderly_desks(case, desks, words):
        who = f"「{target.target}」の窓口です。" if target else ""
        ask = (f"{contact.name}: {who}{words}も相談できるかを確かめてください。", *contact.ask)
        found.append(replace(contact, verdict="to_confirm", ask=ask))
    return found


def _department(case: Case, desks: Desks, department: str, ask: tuple[str, ...]) -> list[Contact]:
    """A table that does not hold the town: no centre may be named, the department that knows is asked."""
    named = "".join(department.split())
    found = [a for a in desks.active if a.programme is None and named.endswith("".join(a.name.split()))]
    evidence = tuple(_catchment_evidence(case, a, str(case.catchment.get("status"))) for a in found[:1])
    ask = ask or (f"担当の窓口は{department}に確かめてください。",)
    return [
        Contact(a.id, a.name, "elderly", "to_confirm", tuple(e), ask, department)
        for a, e in zip(found[:1], evidence, strict=True)
    ]


def _among(agencies: list[Agency], ids: set[str]) -> list[Agency]:
    return [a for a in agencies if ids & {a.id, a.name, f"agency/{a.id}"} or any(i.endswith(f"/{a.id}") for i in ids)]


def _catchment_evidence(case: Case, agency: Agency, status: str) -> list[Evidence]:
    entry = case.municipality.profile.catchment
    words = {
        "single": "担当地区の表に町名がある",
        "partly": "担当地区の表に町の一部だけが載っている",
        "split": "表では複数の窓口に載っている",
        "sole_centre": "市町でただ一つの窓口",
    }
    return [
        Evidence(
            "desk-of-catchment",
            Verdict.MET if status in ("single", "sole_centre") and case.facts.address else Verdict.UNKNOWN,
            case.facts.address or "住所を聞いていない",
            words.get(status, entry.source.quote),
            cite(case.municipality, entry.source),
            "高齢の相談の窓口は、住所の担当地区で決まります。計画で決まらないときは候補として示します。",
        )
    ]
