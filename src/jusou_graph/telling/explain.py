"""The answer in plain Japanese: what to do first in a few lines, then every step with the words of the plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from jusou_graph.codes import Verdict
from jusou_graph.model.answers import Evidence

if TYPE_CHECKING:
    from jusou_graph.matching.answer_parts import RunBy
    from jusou_graph.matching.answers import Assessment

FITS = {
    "fits": "合う",
    "fits_if": "確かめられれば合う",
    "by_arrangement": "受入れの相談が要る",
    "not_suitable": "合わない",
}
MARKS = {Verdict.MET: "○", Verdict.NOT_MET: "×", Verdict.UNKNOWN: "？"}
REASONS = {
    "none_listed": "計画に載っている場がありません（市町にないという意味ではありません）",
    "planned_only": "計画では予定・例・目標にとどまります",
    "not_eligible": "場はありますが、対象に当たりません",
    "unnamed": "種類だけで名称がありません",
    "not_collected": "まだ資源の情報を集めていません",
}
NO_MEETING = {"none": "会議にはかけず、窓口で対応", "undetermined": "まだ決められません"}
CONSENTED = {"yes": "同意があるとき", "no": "同意がないとき"}
FIRST = 3


def fork_words(branches: Iterable[tuple[str, str, str | None]]) -> list[str]:
    """Where the case belongs with consent and without, in words."""
    return [f"{CONSENTED[consent]}は{name or NO_MEETING[kind]}" for consent, kind, name in branches]


def run_by_words(run_by: RunBy) -> str:
    """Who runs something, in words: 「熱海市社会福祉協議会（担当: 長寿介護課（長寿総務室））」."""
    names = "、".join(run_by.names)
    if run_by.department and names:
        return f"{names}（担当・事務局: {run_by.department}）"
    return names or run_by.department or ""


def _short(a: Assessment) -> list[str]:
    lines = []
    if a.emergency.first:
        lines += ["【先に】" + (a.emergency.text or ""), ""]
    fields = "・".join(f.label for f in a.fields) or "まだ決まりません"
    lines.append(f"分野: {fields}")
    sure = [c.name for c in a.contacts if c.verdict == "recommended"]
    maybe = [c.name for c in a.contacts if c.verdict != "recommended"]
    if sure:
        lines.append("連絡先: " + "、".join(sure))
    if maybe:
        lines.append("確かめてから: " + "、".join(maybe))
    lines.extend(
        f"窓口を挙げられない分野: {w.label} … {w.reason}→ {w.whom_to_ask}に確かめる" for w in a.without_contact
    )
    lines.append("事業: " + ("・".join(p.label for p in a.programmes) or "なし"))
    if a.meeting.if_consent:
        lines.append("会議: 同意を確かめてから（" + "、".join(fork_words(a.meeting.if_consent)) + "）")
    else:
        lines.append("会議: " + (a.meeting.name or NO_MEETING.get(a.meeting.kind, a.meeting.kind)))
    for option in a.resources[:FIRST]:
        role = "（手伝う側で）" if option.role == "helper" else ""
        lines.append(f"参加: {option.name}{role} … {FITS[option.verdict.value]}")
    lines.extend(f"足りないもの: {g.label} … {REASONS[g.reason]}" for g in a.gaps)
    lines.extend(f"次に聞くこと: {question}" for question in a.ask[:FIRST])
    if a.stale:
        lines.append(f"注意: {a.stale}")
    return lines


def evidence_line(e: Evidence) -> str:
    """One step: what is known, what the plan says, and where."""
    where = (
        f"〔{e.source.document} {e.source.section}・{e.source.lines}・{e.source.as_of}〕"
        if e.source
        else "〔計画書の言葉ではない〕"
    )
    plan = f"／計画「{e.resource}」" if e.resource else ""
    mark = "推論" if e.inferred else MARKS[e.verdict]
    return f"  {mark} {e.sentence}\n     聞き取り: {e.need}{plan} {where}"


def _part(title: str, items: Iterable[tuple[str, Iterable[Evidence]]]) -> list[str]:
    lines = []
    for name, because in items:
        lines.append(f"■ {title}: {name}")
        lines.extend(evidence_line(e) for e in because)
    return lines


def summary(a: Assessment) -> str:
    """The short form of the answer."""
    return "\n".join(_short(a))


def explain(a: Assessment) -> str:
    """The whole chain, short first."""
    lines = [f"{a.municipality[1]}の計画（{a.source[0]}、{a.source[1]}）による見立て", "", *_short(a), "", "― 理由 ―"]
    lines += _part("緊急", [("命と体の危険が先", a.emergency.because)] if a.emergency.first else [])
    lines += _part("分野", [(f.label, f.because) for f in a.fields])
    lines += _part("世帯の様子", [(p.label, p.because) for p in a.patterns])
    lines += _part("連絡先", [(c.name, c.because) for c in a.contacts])
    for c in a.contacts:
        lines += _part(f"計画の食い違い（{c.name}）", [(f"{d.title} → {d.question}", d.because) for d in c.disputed])
    lines += _part("窓口を挙げられない分野", [(w.ask, w.because) for w in a.without_contact])
    lines += _part("窓口の名が計画にないもの", [(f"{n.label} → {n.ask}", n.because) for n in a.no_desk])
    for p in a.programmes:
        run_by = p.run_by.because if p.run_by else ()
        name = f"{p.label}（{run_by_words(p.run_by)}）" if p.run_by else p.label
        lines += _part("事業", [(name, (*p.because, *run_by))])
    lines += _part("会議", [(a.meeting.name or "なし", (*a.meeting.because, *a.meeting.then))])
    if a.meeting.run_by:
        lines += _part("会議の主催・事務局", [(run_by_words(a.meeting.run_by), a.meeting.run_by.because)])
    lines += [f"  共有しないもの: {words}" for words in a.meeting.may_not_share]
    lines += _part("参加", [(f"{o.name}（{o.person}、{FITS[o.verdict.value]}）", o.because) for o in a.resources])
    lines += [f"  {o.nearness}" for o in a.resources if o.nearness]
    lines += _part("合わないもの", [(u.name, u.because) for u in a.not_suitable])
    lines += _part("足りないもの", [(f"{g.label} → {g.raise_at or '会議は計画に記載なし'}", g.because) for g in a.gaps])
    if a.ask:
        lines += ["■ 聞くこと", *(f"  ・{question}" for question in a.ask)]
    return "\n".join(lines) + "\n"
