"""What the ledger holds and lets in: closed lists and a month; nothing that could speak of a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jusou_graph.errors import InputError
from jusou_graph.model.personal import speaks_of_a_person
from jusou_graph.vocabulary import LABELS

STATUSES: Final = ("気づき", "協議", "対応中", "開拓済", "見送り")
"""The way of a gap; the last two end it, and both can be reopened."""

NEXT: Final[dict[str, tuple[str, ...]]] = {
    "": ("気づき",),
    "気づき": ("協議", "見送り"),
    "協議": ("対応中", "開拓済", "見送り", "気づき"),
    "対応中": ("開拓済", "見送り", "協議"),
    "開拓済": ("協議",),
    "見送り": ("気づき", "協議"),
}
"""From which status a gap can go to which."""

TAKEN_BACK: Final = "取り消し"
"""Status of an entry that takes back the step before it; the step itself stays in the trail."""

DECISIONS: Final[dict[str, tuple[str, ...]]] = {
    "協議": ("引き続き検討する", "担当課で案をつくる", "実態を調べる", "関係する団体に当たる", "計画の見直しに載せる"),
    "対応中": ("関係する団体と話し合っている", "場・担い手をさがしている", "予算・要綱を整えている"),
    "開拓済": (
        "新しい場・メニューができた",
        "今ある場の対象や条件が広がった",
        "近くの市町や広域の場を使えるようになった",
    ),
    "見送り": ("今ある資源で足りる", "時期をあらためる", "計画の記載を確かめて終わった"),
}
"""Status → what can have been decided. A closed list: a free text could name a person, and no check would find all."""

REASONS: Final = ("none_listed", "planned_only", "not_eligible", "unnamed", "not_collected")
"""Why nothing fitted: the reasons of an assessment's gaps."""

_MONTH = re.compile(r"^\d{4}-(0[1-9]|1[0-2])$")
_SECTION = re.compile(r"(課|係|室|班|部|局|所|担当|事務局|センター|協議会|第[一二三四五]課)$")


@dataclass(frozen=True, slots=True)
class UnmetNeed:
    """One unmet need as filed.

    Attributes:
        municipality: Code; ``catchment`` slug of the agency, ``""`` where it is not known.
        need: Code of a participation need (scheme ``supportNeed``); ``reason`` one of ``REASONS``.
        month: ``"2026-11"``.
    """

    municipality: str
    need: str
    reason: str
    month: str
    catchment: str = ""


@dataclass(frozen=True, slots=True)
class MonthlyCount:
    """How often a need was filed in a month; ``count`` is None where it is too small to leave the office."""

    municipality: str
    catchment: str
    need: str
    reason: str
    month: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a gap's way: what was decided when and where; never changed or deleted."""

    gap: str
    status: str
    date: str
    meeting: str
    decision: str
    recorded_at: str
    recorded_by: str


def check(need: UnmetNeed) -> None:
    """Lets only codes and a month through.

    Raises:
        InputError: A value is none of the closed lists.
    """
    problems = {
        "自治体コード": re.fullmatch(r"\d{5}", need.municipality),
        "圏域": re.fullmatch(r"[a-z0-9_-]{0,80}", need.catchment),
        "ニーズ": need.need in LABELS["supportNeed"],
        "理由": need.reason in REASONS,
        "月": _MONTH.match(need.month),
    }
    wrong = [name for name, fine in problems.items() if not fine]
    if wrong:
        raise InputError(
            f"{'・'.join(wrong)}の値が決まったものではありません。", "台帳には決まったコードと月だけを記録します。"
        )


def check_words(meeting: str, by: str) -> None:
    """Lets only the name of a meeting and of a section through.

    Raises:
        InputError: One looks as if it spoke of a person (telephone, address, 「…の件」), or ``by`` is no section.
    """
    if any(speaks_of_a_person(text, name=True) for text in (meeting, by)):
        raise InputError(
            "個人に関わるかもしれない書き方（名前・年齢・電話・住所など）があるため、記録しませんでした。",
            "会議と課の名前だけを入れてください。個人のことは台帳に残しません。",
        )
    if by and (not _SECTION.search(by) or re.search(r"\s", by)):
        raise InputError(
            f"「{by}」は課・係の名前として読めません。", "人の名前は入れず、「福祉課」のように入れてください。"
        )


def check_decision(status: str, decision: str) -> None:
    """Lets only what can be decided with a status through.

    Raises:
        InputError: The decision is not in the list of that status.
    """
    if decision and decision not in DECISIONS.get(status, ()):
        choices = "・".join(DECISIONS.get(status, ())) or "なし"
        raise InputError(f"「{decision}」は「{status}」で決まることの一覧にありません。", f"選べるもの: {choices}")


def check_step(before: str, status: str, meeting: str) -> None:
    """Lets a gap go only where its way leads.

    Raises:
        InputError: The status does not exist or cannot follow, or the meeting is missing.
    """
    if status not in STATUSES:
        raise InputError(f"「{status}」という段階はありません。", f"使える段階: {'・'.join(STATUSES)}")
    if status in {"協議", "開拓済", "見送り"} and not meeting.strip():
        raise InputError(f"「{status}」には会議の名前が要ります。", "どの会議で扱ったかを書いてください。")
    if status not in NEXT[before]:
        raise InputError(
            f"「{before or '未記録'}」から「{status}」へは進めません。", f"次に選べる段階: {'・'.join(NEXT[before])}"
        )


def still_counting(statuses: Sequence[str]) -> list[str]:
    """The statuses of a trail without those taken back.

    Args:
        statuses: As recorded, first to last.
    """
    counting: list[str] = []
    for status in statuses:
        if status == TAKEN_BACK:
            counting.pop()
        else:
            counting.append(status)
    return counting
