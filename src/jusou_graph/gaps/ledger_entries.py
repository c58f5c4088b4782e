"""What the ledger holds and lets in: closed lists and a month; nothing that could speak of a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from jusou_graph.errors import InputError
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

REASONS: Final = ("none_listed", "planned_only", "not_eligible", "unnamed", "not_collected")
"""Why nothing fitted: the reasons of an assessment's gaps."""

_MONTH = re.compile(r"^\d{4}-(0[1-9]|1[0-2])$")
_PERSONAL = re.compile(
    r"[0-9０-９]{2,4}[-－ー‐][0-9０-９]{2,4}[-－ー‐][0-9０-９]{3,4}"  # telephone
    r"|[^\s]@[^\s]"  # mail
    r"|[一-龥々]{2,}(様|さん|氏|くん|君|ちゃん)"  # a name
    r"|丁目|番地|[0-9０-９]+番[0-9０-９]+号|生年月日"
)


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


def check_words(*texts: str) -> None:
    """Lets only words about a resource through.

    Raises:
        InputError: A text looks as if it spoke of a person (telephone, address, 「…さん」).
    """
    if any(_PERSONAL.search(text) for text in texts):
        raise InputError(
            "個人に関わるかもしれない書き方（電話・住所・「さん」など）があるため、記録しませんでした。",
            "資源のことだけを書いてください。個人のことは台帳に残しません。",
        )


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
