"""Who carries out a 事業, who calls a meeting, and where consent that is not known yet leads."""

from __future__ import annotations

import pytest

from jusou_graph.matching import Assessment
from jusou_graph.model.catalog import Catalog
from jusou_graph.telling.explain import summary
from matching.conftest import Assess

WITHDRAWN = "80代の母から。50代の息子がひきこもり。息子は会いたがらない。"


def _run_by(out: Assessment, label: str) -> tuple[tuple[str, ...], str | None, set[str]]:
    by = next(p.run_by for p in out.programmes if p.label == label)
    assert by is not None
    return by.names, by.department, {e.source.lines for e in by.because if e.source}


def test_outreach_in_atami_names_who_goes_and_the_section(assess: Assess) -> None:
    names, department, lines = _run_by(assess("22205", text=WITHDRAWN, consent="no"), "アウトリーチ")
    assert names == ("熱海市社会福祉協議会",)
    assert department == "長寿介護課（長寿総務室）"
    assert all(line.startswith("003:18") for line in lines)


@pytest.mark.parametrize(
    ("code", "name", "department"),
    [("03201", "盛岡市社会福祉協議会", "地域福祉課"), ("03216", "滝沢市地域福祉課", None), ("05366", "井川町社会福祉協議会", None),
     ("22205", "熱海市社会福祉協議会", "長寿介護課（長寿総務室）"), ("04216", "一般社団法人パーソナルサポートセンター", "保健福祉部 長寿福祉課")],
)  # fmt: skip
def test_coordination_in_every_plan(assess: Assess, code: str, name: str, department: str | None) -> None:
    out = assess(code, concerns=["介護のこと", "収入・生活費のこと"], age=82, subject="本人", consent="yes")
    names, section, lines = _run_by(out, "多機関協働")
    assert any(name.endswith(n) or n.endswith(name) for n in names), names
    assert section == department
    assert lines


@pytest.mark.parametrize(
    ("code", "words", "lines"),
    [("22205", "長寿介護課", "003:217"), ("03216", "地域福祉課", "000:214"), ("04216", "保健福祉部 長寿福祉課", "004:1288"),
     ("03201", "保健福祉部地域福祉課", "002:484")],
)  # fmt: skip
def test_who_calls_the_meeting(assess: Assess, code: str, words: str, lines: str) -> None:
    by = assess(code, text=WITHDRAWN, consent="no").meeting.run_by
    assert by is not None
    assert words in "".join([*by.names, by.department or ""])
    assert lines in {e.source.lines for e in by.because if e.source}


def test_nothing_is_said_where_the_plan_prints_no_host(assess: Assess) -> None:
    assert assess("05366", text=WITHDRAWN, consent="no").meeting.run_by is None


def test_every_passage_is_of_the_municipality_asked(assess: Assess, real: Catalog) -> None:
    for code, municipality in real.municipalities.items():
        out = assess(code, concerns=["介護のこと", "収入・生活費のこと"], age=82, subject="本人")
        numbers = {d.number for d in municipality.profile.documents}
        runs = [p.run_by for p in out.programmes if p.run_by] + ([out.meeting.run_by] if out.meeting.run_by else [])
        assert runs
        assert {e.source.lines[:3] for r in runs for e in r.because if e.source} <= numbers


def test_unknown_consent_is_told_as_a_fork(assess: Assess) -> None:
    given = {"concerns": ["介護のこと", "収入・生活費のこと"], "age": 82, "subject": "本人"}
    fork = assess(**given).meeting.if_consent
    assert fork == (("yes", "integrated_support_meeting", "よりそい会議"), ("no", "support_meeting", "支援会議"))
    assert "同意があるときはよりそい会議" in summary(assess(**given))
    for consent in ("yes", "no"):
        assert not assess(consent=consent, **given).meeting.if_consent


@pytest.mark.parametrize("consent", ["yes", "no"])
def test_consent_on_the_form_is_not_asked_again(assess: Assess, consent: str) -> None:
    out = assess("22205", text=WITHDRAWN, concerns=["ひきこもり・不登校"], consent=consent)
    assert not any("関係機関に話すことに同意していますか" in q for q in out.ask)
    unasked = assess("22205", text=WITHDRAWN, concerns=["ひきこもり・不登校"])
    assert any("関係機関に話すことに同意していますか" in q for q in unasked.ask)


def test_who_only_wants_to_help_is_not_asked_for_consent(assess: Assess) -> None:
    text = "66歳。退職したばかりで、困りごとはない。近所の人の手伝いをしたい。"
    assert not any("同意していますか" in q for q in assess("05366", text=text).ask)
    troubled = assess("05366", text=text + "家賃が払えない。")
    assert any("同意していますか" in q for q in troubled.ask)


def test_participation_for_whom_no_named_place_is_meant(assess: Assess) -> None:
    text = "35歳、知的障がい。仕事も通所もしていない。平日の昼に出かけられる所がほしい。"
    out = assess("04216", text=text)
    single = next(o for o in out.resources if o.id == "kobetsu-shien-gata")
    assert any("支援プランを作成することについて同意した" in q for q in single.ask)
    assert "参加" in {p.label for p in out.programmes}
    assert {g.code for g in out.gaps} == {"connection"}
    refused = next(u for u in out.not_suitable if u.id == "tomotomo-youyou")
    assert any("一般就労をしている方" in e.resource and "仕事も通所も" in e.need for e in refused.because)
    old = assess(text="78歳。月1回でも人と集まれる場がほしい。", address="高松三丁目", consent="yes")
    assert not any(o.kind == "programme" for o in old.resources)
