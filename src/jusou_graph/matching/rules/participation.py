"""Rules of 参加: what is needed, who may take part, in which part, and what is not there."""

from __future__ import annotations

from jusou_graph.case.facts import MET, NOT_MET, UNKNOWN
from jusou_graph.case.needs import read_needs
from jusou_graph.matching.plan.passages import Passage
from jusou_graph.matching.rules.rule import Case, Finding, Rule


def need_told(case: Case) -> Finding:
    """A need for which a place or a helping hand could be looked for."""
    if case.facts.outside:
        return NOT_MET, "住所が他の市町村"
    needs = read_needs(case.facts)
    if needs:
        return MET, "、".join(dict.fromkeys(n.words for n in needs))
    return (
        (UNKNOWN, "参加したいこと・手伝ってほしいことを聞いていない")
        if not case.facts.text
        else (NOT_MET, "参加の希望は聞いていない")
    )


def between_systems(case: Case) -> Finding:
    """Someone for whom the existing services have no place."""
    facts = case.facts
    if facts.outside:
        return NOT_MET, "住所が他の市町村"
    for p in facts.persons:
        if p.caller and not p.focus:
            continue
        for code in ("betweenSystems", "hikikomoriExperience", "hoarding"):
            if p.state(code).verdict is MET and not p.minor:
                return MET, f"{p.called()}・{p.state(code).words}"
    if case.unserved:
        return MET, f"求めに合う、名の書かれた場が計画で確認できない: {case.unserved}"
    return (
        (UNKNOWN, "ひきこもりや制度の狭間にあるかを聞いていない")
        if not facts.text
        else (NOT_MET, "既存の事業で対応できる")
    )


P2 = Passage(
    ("provisions", "rules"),
    ("既存の.{0,20}対応(?:できない|が難しい)", "制度の狭間", "狭間", "社会とのつながり"),
    programme="p2",
)
P3 = Passage(("provisions", "rules"), ("世代や属性を超えて", "交流", "居場所"), programme="p3-guideline")

NEED = Rule(
    "need-before-service", "希望・困りごとの言葉", "参加のニーズ",
    "使いたいサービスの名ではなく、何を求めているかから考えます。", need_told,
    Passage(("rules", "provisions"), ("ニーズを?(?:踏まえ|に沿)", "課題やニーズを踏まえ", "ニーズや課題", "ニーズ"), topic="participation"),
)  # fmt: skip
PARTICIPATION = Rule(
    "participation-between-systems", "ひきこもり・制度の狭間・家の様子", "参加支援事業",
    "既存の事業では対応できない人の、社会とのつながりづくりを支えます。", between_systems, P2,
)  # fmt: skip
COMMUNITY = Rule(
    "community-places", "希望・困りごとの言葉", "地域づくり事業",
    "身近な場や住民の手助けで応えられることは、地域づくりの場につなぎます。", need_told, P3,
)  # fmt: skip
GAP = Rule(
    "gap-to-meeting", "求めに合う場があるか", "会議で資源の開拓を話し合う",
    "合う場が計画に見当たらないときは、足りない資源として会議に上げます。計画にないことは、市町にないこととは違います。", need_told,
    Passage(("rules", "meetings"), ("社会資源(?:が|の)(?:不足|創出|充足|開発)", "社会資源", "支援メニューの充足", "課題の共有", "課題等の共有"), topic="gap"),
)  # fmt: skip
PARTICIPATION_RULES = (NEED, PARTICIPATION, COMMUNITY, GAP)
