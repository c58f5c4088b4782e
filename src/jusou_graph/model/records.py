"""The record types of a municipality: one class a data file, one docstring line a field."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from jusou_graph.model.eligibility import Eligibility, Role
from jusou_graph.model.evidence import Named, Record, Slug, Source, Strict, Text
from jusou_graph.vocabulary import (
    Concern,
    IntakeOption,
    MeetingKind,
    Mode,
    PlaceKind,
    PlanPattern,
    Programme,
    Setup,
    Timing,
    WelfareField,
)

Status = Literal["active", "planned", "example", "policy"]
"""active: the plan speaks of it as existing; planned: 実施予定; example: 例示; policy: 「目指します」「検討」."""


class Organization(Named):
    """A legal person, association or part of the administration that runs or takes part in something.

    Attributes:
        kind: Legal form as printed (``"(福)"``, ``"社会福祉法人"``, ``"課"``), or None where none is printed.
        parent: Organization it is part of (a section of the municipality).
    """

    kind: Text | None = None
    parent: Slug | None = None

    @property
    def full_name(self) -> str:
        """The name with its legal form on the side on which the plan prints it (``アースサポート(株)``).

        前株 and 後株 are different registered names, so the side is read off the passages. A form that never stands
        beside the name in print (課 of 長寿福祉課 is part of it) is left out.
        """
        if not self.kind or self.kind in self.name:
            return self.name
        texts = [self.printed or "", *self.aliases, *(source.quote for source in self.sources)]
        printed = "\n".join("".join(text.split()) for text in texts)
        form, name = "".join(self.kind.split()), "".join(self.name.split())
        sides = ((f"{form}{name}", f"{self.kind}{self.name}"), (f"{name}{form}", f"{self.name}{self.kind}"))
        return next((whole for together, whole in sides if together in printed), self.name)


class Agency(Named):
    """A consultation desk: an office that takes consultations under 包括的相談支援事業 or beside it.

    Attributes:
        kind: Kind of place.
        fields: Fields it answers for.
        programme: Statutory programme type it runs, or None (関係部署, 推進員の機関).
        operator: Organization that runs it (受託法人), None where blank or direct.
        department: Competent section as printed (担当課).
        location: 所在地 as printed.
        mode: How it is run.
        setup: 設置形態.
        districts: 担当地区 or 圏域 as printed.
        scope: Whom it serves: its catchment, the whole municipality, or a wider region (広域).
        eligibility: For whom, where the plan says.
        concerns: Concerns of the 受付シート it is named for in the plan's own words (rare; each needs a passage).
        staffing: 人員配置 as printed.
        content: What it does, as printed.
        phone: Telephone number registered by staff; no plan prints one.
        status: Whether it exists.
        first_contact: False for agencies that are named as network members, not as a desk to send people to.
        branch_of: The centre that is responsible, for a branch (サブセンター, 出張所, ブランチ) where people go.
    """

    kind: PlaceKind
    fields: list[WelfareField] = []
    programme: Programme | None = None
    operator: Slug | None = None
    department: Text | None = None
    location: Text | None = None
    mode: Mode | None = None
    setup: Setup | None = None
    districts: list[Text] = []
    scope: Literal["catchment", "municipality", "region"] = "municipality"
    eligibility: Eligibility | None = None
    concerns: list[Concern] = []
    staffing: Text | None = None
    content: Text | None = None
    phone: Text | None = None
    status: Status = "active"
    first_contact: bool = True
    branch_of: Slug | None = None


class Resource(Named):
    """A place, menu or activity a person can take part in (参加支援, 地域づくり).

    Attributes:
        kind: Kind of place.
        programme: Statutory programme type under which the plan lists it.
        fields: Fields it belongs to; empty where it is for all.
        operator: Organization that runs it.
        department: Competent section as printed.
        location: 所在地 or 活動場所 as printed.
        mode: How it is run.
        status: Whether it exists.
        unnamed: True where the plan gives a kind and a number but no name; then ``count`` is how many.
        count: How many places one record stands for.
        frequency: 開催頻度 as printed.
        content: What happens there, as printed.
        capacity: 定員 as printed (no plan prints one).
        phone: Telephone number registered by staff.
        roles: In which part whom it suits.
        needs_decision: True where the plan says that use starts after the municipality's 支援決定.
    """

    kind: PlaceKind
    programme: Programme
    fields: list[WelfareField] = []
    operator: Slug | None = None
    department: Text | None = None
    location: Text | None = None
    mode: Mode | None = None
    status: Status = "active"
    unnamed: bool = False
    count: int | None = None
    frequency: Text | None = None
    content: Text | None = None
    capacity: Text | None = None
    phone: Text | None = None
    roles: list[Role] = []
    needs_decision: bool = False


class Provision(Named):
    """How the municipality carries out one statutory programme: by whom, how, for whom.

    Attributes:
        programme: Statutory programme type.
        field: Field it is listed under, None where it spans all.
        providers: Organizations or sections that carry it out (実施主体, 支援機関).
        department: Competent section as printed (担当課, 所管課).
        mode: How it is run; ``second_mode`` where the plan prints two (直営＋一部委託).
        setup: 設置形態.
        legal_basis: 根拠法令 as printed.
        eligibility: For whom.
        content: What is done, as printed.
        location: 拠点, 活動場所 as printed.
        staffing: 人員配置 as printed.
        since: When it began, as printed.
        status: Whether it is carried out.
    """

    programme: Programme
    field: WelfareField | None = None
    providers: list[Slug] = []
    department: Text | None = None
    mode: Mode | None = None
    second_mode: Mode | None = None
    setup: Setup | None = None
    legal_basis: Text | None = None
    eligibility: Eligibility | None = None
    content: Text | None = None
    location: Text | None = None
    staffing: Text | None = None
    since: Text | None = None
    status: Status = "active"


class Meeting(Named):
    """A meeting of the programme.

    Attributes:
        kind: Kind of meeting.
        holds: Which statutory or local function it has; decides where a case may be brought.
        parent: Meeting it is part of.
        consent: Whether the person's consent is needed.
        purpose: What it is for, as printed.
        host: 主催 as printed; ``secretariat`` 事務局.
        frequency: 開催 as printed.
        members: 参加者, 構成員 as printed, one each.
        confidentiality: Basis and extent of the duty of secrecy, as printed.
        takes_up_gaps: True where the plan says that missing resources are taken up there.
        occasions: Occasions on which it must be held.
    """

    kind: MeetingKind
    holds: Literal["support_meeting", "integrated_support_meeting", "promotion", "project_team"]
    parent: Slug | None = None
    consent: Literal["required", "not_required", "not_stated"] = "not_stated"
    purpose: Text | None = None
    host: Text | None = None
    secretariat: Text | None = None
    frequency: Text | None = None
    members: list[Text] = []
    confidentiality: Text | None = None
    takes_up_gaps: bool = False
    occasions: list[Timing] = []


class Department(Named):
    """A section listed in 関係各課一覧.

    Attributes:
        number: Running number in the list.
        group: 福祉行政 or その他.
        bureau: 部 or 局.
        handles: 主な内容 as printed.
        consultation: Marked under 相談.
        community: Marked under 地域づくり.
        concerns: Concerns of the 受付シート its 主な内容 names.
        phone: Telephone number registered by staff.
    """

    number: int
    group: Text
    bureau: Text
    handles: Text
    consultation: bool
    community: bool
    concerns: list[Concern] = []
    phone: Text | None = None


class NetworkMember(Record):
    """A row of a network list (相談支援包括化推進員), kept whole where the print runs several names together.

    Attributes:
        field: Field as listed.
        printed: The cell as printed.
        members: Names that can be told apart for certain; empty where the print does not decide.
        agencies: Agencies of this municipality that the cell names.
    """

    field: WelfareField | None = None
    label: Text
    printed: Text
    members: list[Text] = []
    agencies: list[Slug] = []


class Claim(Strict):
    """One of several statements that do not agree."""

    says: Text
    sources: list[Source] = Field(min_length=1)


class Conflict(Record):
    """A contradiction inside a plan: both claims stay.

    Attributes:
        about: Record it concerns, as ``"agency/kurashi"``, or None.
        title: What is contradictory, in one line.
        question: What to ask whom to settle it.
        claims: The claims, each with its passages.
        resolution: What other texts support, without deciding.
    """

    about: Text | None = None
    title: Text
    question: Text
    claims: list[Claim] = Field(min_length=2)
    resolution: Text | None = None


class Rule(Record):
    """A rule, principle or condition stated in running text.

    Attributes:
        topic: What it is about, as ``"plan-confirmation"``, ``"handover"``, ``"outreach-before-consent"``.
        says: The rule in one plain Japanese sentence.
        programmes: Programme types it concerns.
        timing: Occasion it defines.
        pattern: Plan-confirmation pattern it defines.
        step: Position in a sequence.
    """

    topic: Slug
    says: Text
    programmes: list[Programme] = []
    timing: Timing | None = None
    pattern: PlanPattern | None = None
    step: int | None = None


class LegalBasis(Record):
    """A provision of law as a plan cites it.

    Attributes:
        programme: Programme type it founds, or None for the plan itself.
        law: Name of the law.
        printed: The provision as printed.
        provision: The provision as corrected, where the print is in doubt; ``correction`` says why.
        text: Wording of the law where the plan prints it.
    """

    programme: Programme | None = None
    law: Text
    printed: Text
    provision: Text
    correction: Text | None = None
    text: Text | None = None


class IntakeItem(Record):
    """One entry of the 包括的相談支援受付シート.

    Attributes:
        sheet: No.1, No.2 or No.3.
        part: Part of the sheet (■ heading).
        label: The entry as printed.
        options: Choices as printed.
        concern: Concern code, for the 相談内容.
        option_codes: Codes of the choices.
    """

    sheet: Literal[1, 2, 3]
    part: Text
    label: Text
    options: list[Text] = []
    concern: Concern | None = None
    option_codes: list[IntakeOption] = []


class Term(Record):
    """An entry of the plan's glossary.

    Attributes:
        term: The term; ``definition`` its explanation as printed.
    """

    term: Text
    definition: Text
