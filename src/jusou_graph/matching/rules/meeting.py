"""Whether and which meeting a case belongs to, and what may be shared there."""

from __future__ import annotations

from jusou_graph.case.facts import MET, NOT_MET, UNKNOWN
from jusou_graph.matching.plan.passages import Passage
from jusou_graph.matching.rules.fields import needs_division
from jusou_graph.matching.rules.programmes import unreached
from jusou_graph.matching.rules.rule import Case, Finding, Rule

LABEL_P2 = "参加"


def consent_of_all(case: Case) -> Finding:
    """Everyone concerned consents to sharing."""
    facts = case.facts
    if facts.consent == "yes" and not any(p.consent == "no" for p in facts.persons if not p.caller and not p.harms):
        return MET, facts.consent_words
    if facts.consent == "unknown":
        return UNKNOWN, facts.consent_words
    return NOT_MET, facts.unwilling() or facts.consent_words


def support_meeting(case: Case) -> Finding:
    """Someone is out of reach or does not consent, or roles must be divided before everyone has consented."""
    if case.facts.outside:
        return NOT_MET, "住所が他の市町村"
    out_of_reach = unreached(case)
    if out_of_reach[0] is MET:
        return out_of_reach
    divided, words = needs_division(case)
    if divided is MET:
        consent, said = consent_of_all(case)
        return (NOT_MET if consent is MET else MET), f"{words}／同意: {said}"
    return (UNKNOWN if divided is UNKNOWN else NOT_MET), words


def integrated_meeting(case: Case) -> Finding:
    """Roles must be divided and everyone concerned consents."""
    if case.facts.outside:
        return NOT_MET, "住所が他の市町村"
    divided, words = needs_division(case)
    consent, said = consent_of_all(case)
    if NOT_MET in (divided, consent):
        return NOT_MET, f"{words}／同意: {said}"
    return (MET if divided is MET and consent is MET else UNKNOWN), f"{words}／同意: {said}"


def participation_plan(case: Case) -> Finding:
    """参加支援 is to be used and the person consents."""
    if LABEL_P2 not in case.programmes:
        return NOT_MET, "参加支援を使う相談ではない"
    verdict, words = consent_of_all(case)
    return verdict, words


def tax_information(case: Case) -> Finding:
    """Tax information stays out unless everyone consents."""
    verdict, words = consent_of_all(case)
    return {MET: NOT_MET, NOT_MET: MET}.get(verdict, UNKNOWN), words


def after_meeting(case: Case) -> Finding:
    """There is a plan to be confirmed."""
    verdicts = (integrated_meeting(case)[0], participation_plan(case)[0])
    found = next((v for v in (MET, UNKNOWN) if v in verdicts), NOT_MET)
    return found, "支援プランをつくる" if found is MET else "支援プランをつくる段階ではない"


def plan_with_participation(case: Case) -> Finding:
    """The plan holds 参加支援 or アウトリーチ."""
    holds = LABEL_P2 in case.programmes or "アウトリーチ" in case.programmes
    return (after_meeting(case)[0] if holds else NOT_MET), "・".join(case.programmes) or "使う事業は決まっていない"


def plan_without(case: Case) -> Finding:
    """The plan holds neither."""
    holds = LABEL_P2 in case.programmes or "アウトリーチ" in case.programmes
    return (NOT_MET if holds else after_meeting(case)[0]), "・".join(case.programmes) or "使う事業は決まっていない"


NO_CONSENT = Passage(
    ("meetings", "rules"),
    (
        "同意は不要",
        "同意を得られていないケース",
        "同意が得られていない場合でも",
        "同意を得られない場合",
        "同意なしで開催",
        "守秘義務が課される",
        "接点がなく",
    ),
    holds="support_meeting",
)
CONSENT = Passage(
    ("meetings", "rules"),
    ("同意を得ることが必要", "同意を得たケース", "同意が得られている", "同意を得られた", "同意を得て", "同意"),
    holds="integrated_support_meeting",
)

SUPPORT = Rule(
    "support-meeting-without-consent", "同意・拒否・会えているか・関わる分野の数", "支援会議",
    "本人の同意がないうちは、守秘義務のある支援会議で情報を共有し、関わり方を決めます。", support_meeting, NO_CONSENT,
)  # fmt: skip
INTEGRATED = Rule(
    "integrated-meeting-with-consent", "関わる分野の数・関係する人の同意", "重層的支援会議",
    "関係する人の同意があり、役割分担が要るときは、重層的支援会議で支援プランをつくります。", integrated_meeting, CONSENT,
)  # fmt: skip
PARTICIPATION_PLAN = Rule(
    "participation-plan-at-meeting", "参加支援の利用・本人の同意", "重層的支援会議でプランを決めてから利用",
    "参加支援事業は、重層的支援会議で必要と判断され、プランが決まってから利用が始まります。", participation_plan,
    Passage(("rules", "resources", "provisions"), ("参加支援事業の利用が必要と判断", "重層的支援会議」?において支援プランを作成することについて同意"), programme="p2"),
    local=True,
)  # fmt: skip
TAX = Rule(
    "tax-information-needs-consent", "関係する人の同意", "税務職員のもつ納税者等の情報は共有しない",
    "税務職員がもつ納税者等の情報は、本人の同意なしに会議で共有しません。", tax_information,
    Passage(("rules", "meetings"), ("税務職員", "地方税法", "税情報")), local=True,
)  # fmt: skip
OCCASION = Rule(
    "meeting-at-plan-making", "支援プランをつくるか", "プラン策定時に必ず開く",
    "重層的支援会議は、プランの策定時などに必ず開きます。", after_meeting,
    Passage(("rules", "meetings"), ("プラン策定時に必ず", "プラン策定時"), holds="integrated_support_meeting"), local=True,
)  # fmt: skip
DECISION = Rule(
    "plan-needs-decision", "プランに参加支援・アウトリーチを含むか", "市町の支援決定でプランが確定",
    "アウトリーチ等事業や参加支援事業を含むプランは、市町の支援決定のあとに確定します。", plan_with_participation,
    Passage(("rules",), ("支援決定後に確定", "支援決定後"), topic="plan"), local=True,
)  # fmt: skip
APPROVAL = Rule(
    "plan-approved-at-meeting", "プランに参加支援・アウトリーチを含むか", "重層的支援会議の了承でプランが確定",
    "どちらの事業も含まないプランは、重層的支援会議で了承されたあとに確定します。", plan_without,
    Passage(("rules",), ("了承後に確定", "了承後", "プランの確認"), topic="plan"), local=True,
)  # fmt: skip
MEETING_RULES = (SUPPORT, INTEGRATED, PARTICIPATION_PLAN, TAX, OCCASION, DECISION, APPROVAL)
