"""The next questions to ask, most useful first: danger, consent, where, who, and what decides eligibility."""

from __future__ import annotations

import re

from jusou_graph.codes import Verdict
from jusou_graph.matching.answers import Contact, MeetingAnswer, Option
from jusou_graph.matching.rules import emergency
from jusou_graph.matching.rules.rule import Case

MOST = 8
HINT = re.compile(
    "様子がおかし|急に|出火|戻ら|帰ら|突然|帰ってい?な|戻ってい?な|震え|逃げ|小声|落ちた|胸が|けが|残され|縄|ロープ|火が|"
    "死|殺|自殺|倒れ|血|意識|呼吸|息が|首を|刃|包丁|凍|火事|煙|ガス|暴れ|けいれん|ぐったり|溺|おぼれ|行方|遺書|薬を.{0,6}飲"
)
"""Words near danger: where no danger was recognised and the sheet is silent, the first question is about it."""
ASK_DANGER = "いま、命や体の危険はありませんか（ある場合は119番・110番を先に）。"
CONSENT_KINDS = ("support_meeting", "undetermined")


def _danger(case: Case) -> list[str]:
    facts = case.facts
    found = emergency.danger_words(facts, facts.text)
    if facts.given.danger == "no" and found:
        return [f"危険は「無」とありますが、文に「{found.words}」とあります。いまの危険をもう一度確かめてください。"]
    if emergency.danger(case)[0] is not Verdict.UNKNOWN:
        return []
    signs = ("sign:mentalCrisis", "concern:dvAbuse", "concern:food")
    if any(facts.says(k) for k in signs) or {"dvAbuse", "food"} & set(facts.concerns) or HINT.search(facts.text):
        return [ASK_DANGER]
    if facts.text and not facts.fields and not facts.concerns:  # nothing was understood: the worst is asked first
        return [ASK_DANGER]
    return []


def _consent(case: Case, held: MeetingAnswer) -> list[str]:
    facts = case.facts
    if facts.outside:
        return []
    unsure = [p for p in facts.not_consenting() if not p.minor]
    if facts.consent == "yes":
        return [
            f"{p.called()}の同意は確かめましたか。" for p in unsure if p.consent == "unknown" and facts.given.household
        ]
    if held.kind in CONSENT_KINDS or case.facts.consent == "unknown":
        who = "・".join(p.called() for p in unsure) or "本人"
        return [f"{who}は、関係機関に話すことに同意していますか（世帯員ごとに確かめます）。"]
    return []


def next_questions(
    case: Case, contacts: tuple[Contact, ...], options: tuple[Option, ...], held: MeetingAnswer
) -> tuple[str, ...]:
    """Questions in the order of their use, without repeating."""
    facts = case.facts
    ask = _danger(case)
    if facts.outside:
        ask.append("住所のある市町村の窓口を案内してよいですか。")
    if case.catchment.get("ask") and ("elderly" in facts.fields or facts.outside):
        ask.append(str(case.catchment["ask"]))
    elif facts.address is None and "elderly" in facts.fields:
        ask.append("住まいはどこですか（町名と丁目・字まで）。")
    ask.extend(_consent(case, held))
    if not facts.fields:
        ask.append("いちばん困っていることは何ですか。")
    if any(p.age is None for p in facts.focus):
        ask.append("年齢はいくつですか。")
    ask.extend(q for o in options for q in o.ask)
    ask.extend(q for c in contacts if c.field != "elderly" for q in c.ask)
    return tuple(dict.fromkeys(ask))[:MOST]
