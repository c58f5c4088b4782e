"""The next questions to ask, most useful first: danger, consent, where, who, and what decides eligibility."""

from __future__ import annotations

from jusou_graph.case.facts import ADULT_AGE, ELDERLY_AGE, Facts
from jusou_graph.case.harm import is_about_harm
from jusou_graph.case.needs import only_helps
from jusou_graph.codes import Verdict
from jusou_graph.matching.answer_parts import NoDesk, WithoutContact
from jusou_graph.matching.answers import Contact, Option
from jusou_graph.matching.rules import emergency
from jusou_graph.matching.rules.rule import Case

MOST = 8
ASK_DANGER = "いま、命や体の危険はありませんか（ある場合は119番・110番を先に）。"
NEVER_ASK = "（暴力や虐待をしているとされる人には、同意を聞かず、相談があったことも伝えません。）"
SAFE_WAY = "安全な連絡方法を先に本人に聞いてください（連絡してよい時間と番号。聞くまでは、訪問も手紙もメッセージも送りません）。"
CHILD_REPORTED = "子どもへの虐待が疑われるときは、同意を待たずに、市町村か児童相談所（189番）に通告してください（児童虐待防止法6条）。"


def _danger(case: Case) -> list[str]:
    facts = case.facts
    found = emergency.danger_words(facts)
    if facts.given.danger == "no" and found:
        return [f"危険は「無」とありますが、文に「{found.words}」とあります。いまの危険をもう一度確かめてください。"]
    if emergency.danger(case)[0] is not Verdict.UNKNOWN:
        return []
    if doubted := facts.set_aside.danger:  # that the words were read wrongly does not say that there is no danger
        return [f"文の「{doubted.words}」は危険のことではないとされました。{ASK_DANGER}"]
    signs = ("sign:mentalCrisis", "concern:dvAbuse", "concern:food")
    if any(facts.says(k) for k in signs) or {"dvAbuse", "food"} & set(facts.concerns) or facts.near_danger:
        return [ASK_DANGER]
    return []


def _safely(facts: Facts) -> list[str]:
    """The question of consent where someone is hurt: to that person alone, where it is safe; for a child, none."""
    hurt = [p for p in facts.persons if p.hurt] or [p for p in facts.focus if not p.harms]
    grown = [p for p in hurt if not p.minor]
    if any(p.hurt and p.minor for p in facts.persons) or (hurt and not grown):
        return [CHILD_REPORTED, *([NEVER_ASK] if any(p.harms for p in facts.persons) else [])]
    if facts.consent != "unknown":
        return [NEVER_ASK]
    named = any(p.harms for p in (*facts.persons, *facts.beyond)) or any(p.hurt for p in grown)
    who = "・".join(p.called() for p in grown) if named and grown else "被害を受けている本人"
    return [f"{who}に、相手のいない安全な場で、関係機関に話してよいかを確かめてください。{NEVER_ASK}"]


def _consent(case: Case) -> list[str]:
    facts = case.facts
    if facts.outside or only_helps(facts):
        return []
    if is_about_harm(facts):
        return [SAFE_WAY, *_safely(facts)]
    unsure = [p for p in facts.not_consenting() if not p.minor]
    if facts.consent == "yes":
        return [
            f"{p.called()}の同意は確かめましたか。" for p in unsure if p.consent == "unknown" and facts.given.household
        ]
    if facts.consent in ("unknown", "mixed"):  # 「同意：無」 is an answer too and is not asked again
        limited = [
            f"{p.called()}の同意は、だれに、どこまで話してよいかを確かめてください。"
            for p in unsure
            if p.consent == "mixed"
        ]
        unsure = [p for p in unsure if p.consent != "mixed"]
        open_yet = [p for p in unsure if p.consent == "unknown"] if facts.consent == "mixed" else unsure
        who = "・".join(p.called() for p in open_yet) or ("" if facts.consent == "mixed" else "本人")
        asked = f"{who}は、関係機関に話すことに同意していますか（世帯員ごとに確かめます）。"
        return limited + ([asked] if who and (unsure or not limited) else [])
    return []


def _border(facts: Facts) -> list[str]:
    """Where a birth year or a decade leaves a border of age open: whether the person is past it."""
    return [
        f"{p.called()}は、{border}歳になっていますか。"
        for p in facts.focus
        for border in (ADULT_AGE, ELDERLY_AGE)
        if p.age is not None and p.until is not None and p.age < border <= p.until
    ]


def _told_by_address(case: Case, one: NoDesk | WithoutContact) -> bool:
    """Whether the question about the address already says whom to ask."""
    if not isinstance(one, WithoutContact):
        return False
    return case.facts.outside or (one.field == "elderly" and bool(case.catchment.get("ask")))


def next_questions(
    case: Case,
    contacts: tuple[Contact, ...],
    options: tuple[Option, ...],
    no_desk: tuple[NoDesk | WithoutContact, ...],
) -> tuple[str, ...]:
    """Questions in the order of their use, without repeating."""
    facts = case.facts
    ask = _danger(case)
    if facts.outside:
        ask.append("住所のある市町村の窓口を案内してよいですか。")
    if facts.age_doubt:
        ask.append(facts.age_doubt)
    if facts.address_doubt:
        ask.append(facts.address_doubt)
    if case.catchment.get("ask") and ("elderly" in facts.fields or facts.outside):
        ask.append(str(case.catchment["ask"]))
    elif facts.address is None and "elderly" in facts.fields:
        ask.append("住まいはどこですか（町名と丁目・字まで）。")
    ask.extend(_consent(case))
    ask.extend(one.ask for one in no_desk if not _told_by_address(case, one))
    if not facts.fields and not facts.concerns and not only_helps(facts):
        ask.append("いちばん困っていることは何ですか。")
    if any(p.age is None for p in facts.focus):
        ask.append("年齢はいくつですか。")
    ask.extend(_border(facts))
    ask.extend(q for o in options for q in o.ask)
    ask.extend(q for c in contacts if c.field != "elderly" for q in c.ask)
    return tuple(dict.fromkeys(ask))[:MOST]
