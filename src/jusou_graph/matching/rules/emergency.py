"""Danger to life comes first: what the sheet says, or what is heard in the text (``reading/danger``)."""

from __future__ import annotations

from jusou_graph.case.facts import MET, NOT_MET, UNKNOWN, Facts
from jusou_graph.matching.plan.passages import Passage
from jusou_graph.matching.rules.rule import Case, Finding, Rule
from jusou_graph.reading.danger import ORDER
from jusou_graph.reading.spans import Found

TEXTS = {
    "danger:overdose": "いますぐ119番（救急）へ。飲んだ薬の名前と量を伝え、電話を切らずに話を続けます。",
    "danger:collapse": "いますぐ119番（救急）へ。鍵がかかっていて入れないときは110番（警察）にも連絡します。",
    "danger:life": "いますぐ110番（警察）と119番（救急）へ。電話を切らずに、いまいる場所を聞きます。",
    "danger:wish": "いまいる場所と、手段・計画があるかを聞きます。危険が迫っていれば119番（救急）・110番（警察）へ。",
    "danger:violence": "いますぐ110番（警察）へ。けががあれば119番（救急）にも。安全な場所に離れてもらいます。",
    "danger:child": "いますぐ110番（警察）へ。子どもへの虐待は189番（児童相談所）にも連絡します。",
    "danger:missing": "いますぐ110番（警察）へ。いなくなった時刻、服装、行きそうな所を伝えます。",
    "danger:neglect": "けが・衰弱があれば、いますぐ119番（救急）へ。まわりの人が世話や受診をさせないのは虐待にあたります。高齢者・障がい者は市町村の虐待の窓口に、子どもは189番（児童相談所）に通報します。",
    "danger:driving": "いま運転しているときは、いますぐ110番（警察）へ。鍵を預かるなどして、乗らせないようにします。",
    "danger:fire": "いますぐ119番（消防）へ。近くの人を外に避難させます。",
}
GIVEN = "命や体の危険が迫っています。いますぐ119番（救急・消防）または110番（警察）へ。子どもの虐待は189番（児童相談所）にも。"
NOTE = (
    "（この案内は安全のための決まりで、計画書の言葉ではありません。窓口や会議のことは、危険がなくなってから考えます。）"
)


def danger_words(facts: Facts) -> Found | None:
    """The words of the text that tell of the most pressing danger, or None."""
    found = (f for f in facts.found if f.key.startswith("danger:"))
    return min(found, key=lambda f: (ORDER.index(f.key.removeprefix("danger:")), f.start), default=None)


def danger(case: Case) -> Finding:
    """The sheet says so, or, where it is silent, the text tells of a danger now."""
    given = case.facts.given.danger
    if given == "yes":
        return MET, "危険: 有"
    if given == "no":
        return NOT_MET, "危険: 無"
    found = danger_words(case.facts)
    if found:
        return MET, f"「{found.words}」"
    return UNKNOWN, "命や体の危険があるかを聞いていない"


def emergency_text(facts: Facts) -> str:
    """What to do first, by the words read; in general terms where only the sheet says that there is danger."""
    found = danger_words(facts)
    return (TEXTS[found.key] if found else GIVEN) + NOTE


def urgent_cooperation(case: Case) -> Finding:
    """The plan's own words on urgent cases."""
    return danger(case)


EMERGENCY_RULES = (
    Rule(
        "danger-first", "危険の欄・いま起きていることを語る言葉", "119番・110番・189番を先に",
        "命や体の危険があるときは、どの窓口や会議よりも先に119番・110番・189番です（安全のための決まり）。",
        danger, None,
    ),
    Rule(
        "urgent-cooperation", "危険の欄・いま起きていることを語る言葉", "警察・医療機関との連携、支援会議での緊急対応",
        "緊急性のある事案について、計画が定める対応です。", urgent_cooperation,
        Passage(("rules", "meetings"), ("警察や医療機関と連携", "緊急性(?:が|の)ある事案", "緊急性")), local=True,
    ),
)  # fmt: skip
