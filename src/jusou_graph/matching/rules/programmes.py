"""Which of the five 事業 a case calls for, and what the plan says on the way there."""

from __future__ import annotations

from jusou_graph.case.facts import MET, NOT_MET, UNKNOWN
from jusou_graph.matching.plan.passages import Passage
from jusou_graph.matching.rules.fields import needs_division, single_field
from jusou_graph.matching.rules.rule import Case, Finding, Rule


def consultation(case: Case) -> Finding:
    """Every consultation of a resident is taken, whatever it is about."""
    if case.facts.outside:
        return NOT_MET, "住所が他の市町村"
    if case.facts.status == "unknown":
        return UNKNOWN, f"住所「{case.facts.address}」が読み取れない"
    return MET, case.facts.concern_words(*case.facts.concerns) or "相談"


def reached(case: Case) -> str:
    """Words that show that the person is in touch and speaks for themselves, or ``""``."""
    facts = case.facts
    if facts.consent == "yes":
        return facts.consent_words
    met = facts.says("sign:metSupporter") or facts.says("circumstance:supporter")
    if met:
        return f"「{met.words}」"
    caller = facts.given.caller or ""
    return "本人からの相談" if caller.startswith("本人") or caller == "ご本人" else ""


def unreached(case: Case) -> Finding:
    """Refusing, not consenting, out of reach, or withdrawn without having consented."""
    facts = case.facts
    if facts.outside:
        return NOT_MET, "住所が他の市町村"
    words = facts.unwilling()
    if words:
        return MET, words
    touch = reached(case)
    for p in facts.persons:
        if p.caller and not p.focus:
            continue
        if p.state("unreached").verdict is MET and not touch:
            return MET, f"{p.called()}・{p.state('unreached').words}"
    withdrawn = facts.withdrawn()
    if withdrawn and withdrawn.consent != "yes" and not touch:
        return MET, f"{withdrawn.called()}・{withdrawn.state('hikikomoriExperience').words}・同意は確かめられていない"
    unasked = not touch and facts.consent == "unknown"
    littered = next((p for p in facts.persons if p.state("hoarding").verdict is MET), None)
    if unasked and littered:  # seen from outside, and nobody has asked them yet
        return MET, f"{littered.called()}・{littered.state('hoarding').words}・同意は確かめられていない"
    if touch:
        return NOT_MET, touch
    return (
        (UNKNOWN, "本人に会えているかを聞いていない") if facts.consent == "unknown" else (NOT_MET, facts.consent_words)
    )


def coordination(case: Case) -> Finding:
    """Roles have to be divided between several fields."""
    if case.facts.outside:
        return NOT_MET, "住所が他の市町村"
    return needs_division(case)


def coordination_consent(case: Case) -> Finding:
    """Where the plan asks for consent before handing over."""
    consent = case.facts.consent
    verdict = {"yes": MET, "no": NOT_MET, "mixed": NOT_MET}.get(consent, UNKNOWN)
    return verdict, case.facts.consent_words


def simple(case: Case) -> Finding:
    """One field, nobody out of reach: stays with its desk."""
    if unreached(case)[0] is MET:
        return NOT_MET, unreached(case)[1]
    return single_field(case)


P1 = Passage(("rules", "provisions"), ("属性.{0,8}世代", "世代や属性", "断らない", "包括的に相談"), programme="p1-i")
P5 = Passage(("rules", "provisions"), ("役割分担の整理", "役割分担を(?:整理|行う)", "役割分担", "複雑"), programme="p5")
P4 = Passage(
    ("rules", "provisions"),
    ("必要な支援が届いていない", "支援が届いていない", "必要と思われる支援が届いていない", "拒否的", "ひきこもり等"),
    programme="p4",
)

CONSULTATION = Rule(
    "consultation-for-all", "相談があったこと・住所", "包括的相談支援事業",
    "属性や世代を問わず、相談はまず受け止めます。", consultation, P1,
)  # fmt: skip
COORDINATION = Rule(
    "coordination-roles", "関わる分野の数", "多機関協働事業",
    "課題が複雑化・複合化し、支援関係機関の役割分担の整理が要るときは、多機関協働事業につなぎます。", coordination, P5,
)  # fmt: skip
COORDINATION_CONSENT = Rule(
    "coordination-after-consent", "本人・世帯の同意", "多機関協働事業への依頼は同意を得てから",
    "多機関協働事業に依頼するときは、事業の利用と情報の共有について同意を得ます。", coordination_consent,
    Passage(("rules",), ("事業利用と支援関係機関との情報共有についての同意を得る",)), local=True,
)  # fmt: skip
OUTREACH = Rule(
    "outreach-unreached", "拒否・同意・会えているか・ひきこもり", "アウトリーチ等を通じた継続的支援事業",
    "必要な支援が届いていない人、支援を拒む人には、訪問などで関係をつくるところから始めます。", unreached, P4,
)  # fmt: skip
SIMPLE = Rule(
    "single-field-stays", "関わる分野の数・本人に会えているか", "これまでの窓口の連携で対応",
    "一つの分野で足りる相談は、その分野の窓口がこれまでどおり対応します。", simple,
    Passage(
        ("rules", "provisions"),
        ("従来の体制で対応できている", "通常の連携体制で解決が可能", "解決が難しい", "単独の", "相談を幅広く受け止め", "まるごと把握", "適切な支援につなが"),
        programme="p1-i",
    ),
)  # fmt: skip
PROGRAMME_RULES = (CONSULTATION, COORDINATION, COORDINATION_CONSENT, OUTREACH, SIMPLE)
PROGRAMME_NAMES = {
    "包括的相談": "包括的相談支援事業",
    "参加": "参加支援事業",
    "地域づくり": "地域づくり事業",
    "アウトリーチ": "アウトリーチ等を通じた継続的支援事業",
    "多機関協働": "多機関協働事業",
}
"""Short label of a 事業 → its name in full."""
