"""Writes ``docs/gaps-truth.md``: every item of the truth list beside what the queries answer, and every other finding.

Run it with ``PYTHONPATH=tests python -m gaps.truth_note`` after a change of data, queries or expectations.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from gaps.answering import gaps
from gaps.truth import ITEMS, Item
from jusou_graph.gaps import Gap
from jusou_graph.sources.catalog_loader import load_catalog

ROOT = Path(__file__).parents[2]
NOTE = ROOT / "docs" / "gaps-truth.md"
JUDGEMENTS = Path(__file__).with_name("judgements.csv")

HEAD = """\
# 真値表と検索の答えの対照

この表は `PYTHONPATH=tests python -m gaps.truth_note` で作り直す（手で直さない。古くなると試験が落ちる）。
真値表は計画を人が読んで挙げた不足の一覧で、答えを作るときには使っていない。答えは `queries/gaps/`・`queries/counts/` の検索から出る。
根拠の行は、真値表の行のそれぞれに、答えが引く行が重なるときに「一致」とする。人口は取り込まずに作った。
"""

LEFT_OUT = """
## 答えにしないと決めたもの

| 項目 | 理由 |
|---|---|
| A-4 外国籍・動物・依存症・若年性認知症（低） | 語が見当たらないことだけが根拠なので、不足として示さない。研修の話題の候補として人が挙げる |
| A-T3 泉・伊豆山の名をもつ子育て拠点（低） | 名前だけが根拠で、所在地が計画にない。場所の書かれていない場として示す |
| M-5 の後半「玉山・都南からの距離」（中） | 距離や移動時間を出す座標を、計画も登録データももたない。所在地（市保健所1階・内丸）までを示す |
"""


def lines(passage: str) -> set[tuple[str, int]]:
    """``"002:146,152-153"`` → its single lines."""
    document, _, rest = passage.partition(":")
    found: set[tuple[str, int]] = set()
    for part in rest.split(","):
        first, _, last = part.partition("-")
        found |= {(document, n) for n in range(int(first), int(last or first) + 1)}
    return found


def uncovered(item: Item, found: dict[str, Gap]) -> list[str]:
    """Lines of an item that none of its findings cites."""
    cited: set[tuple[str, int]] = set()
    for name in item.findings:
        if name in found:
            cited |= {n for e in found[name].because if e.source for n in lines(e.source.lines)}
    return [passage for passage in item.lines if not lines(passage) & cited]


def judgements() -> dict[str, tuple[str, str]]:
    """Finding → (judgement, why), as somebody who read the plan wrote them."""
    with JUDGEMENTS.open(encoding="utf-8", newline="") as file:
        return {row["finding"]: (row["judgement"], row["why"]) for row in csv.DictReader(file)}


def beyond(found: Iterable[Gap]) -> list[Gap]:
    """Findings that no item of the list names."""
    named = {name for item in ITEMS for name in item.findings}
    return sorted((g for g in found if g.id not in named), key=lambda g: g.id)


def note(found: dict[str, Gap]) -> str:
    """The note as text."""
    out = [HEAD, "## 真値表の項目", "", "| 項目 | 確度 | 答え | 根拠の行 |", "|---|---|---|---|"]
    for item in ITEMS:
        missing = [f for f in item.findings if f not in found]
        answers = "<br>".join(f"`{f}` {found[f].title}" for f in item.findings if f in found)
        open_lines = uncovered(item, found)
        if not item.findings or missing:
            state = "見つからない" + (f"（{'、'.join(missing)}）" if missing else "")
        else:
            state = (
                f"一致しない行 {' '.join(open_lines)}" if open_lines else f"一致（{' '.join(item.lines) or '行なし'}）"
            )
        out.append(f"| {item.name} | {item.confidence} | {answers or '―'} | {state} |")
    out += ["", *totals(found), LEFT_OUT, "## 真値表にない答えと、その判定", ""]
    out += ["| 答え | 題名 | 判定 | 理由 |", "|---|---|---|---|"]
    known = judgements()
    for gap in beyond(found.values()):
        judgement, why = known.get(gap.id, ("未判定", ""))
        out.append(f"| `{gap.id}` | {gap.title} | {judgement} | {why} |")
    return "\n".join(out) + "\n"


def totals(found: dict[str, Gap]) -> list[str]:
    """How many of each confidence are found with all their lines."""
    rows = []
    for confidence in ("高", "中"):
        items = [i for i in ITEMS if i.confidence == confidence]
        good = [i for i in items if i.findings and all(f in found for f in i.findings) and not uncovered(i, found)]
        rows.append(f"確度{confidence}: {len(items)} 件のうち {len(good)} 件が、根拠の行まで一致。")
    return [*rows, f"答えは全部で {len(found)} 件、真値表にないもの {len(beyond(found.values()))} 件。"]


def main() -> None:
    found = {g.id: g for g in gaps(load_catalog(ROOT / "data" / "municipalities"))}
    NOTE.parent.mkdir(exist_ok=True)
    NOTE.write_text(note(found), encoding="utf-8")


if __name__ == "__main__":
    main()
