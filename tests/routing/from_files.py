"""A router built straight from the data files: address reading and resolution are tested on the real lists.

The municipalities' own records (former names, how centres are assigned) are few and written out here, so that these
tests do not depend on the readers of YAML.
"""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path

from jusou_graph.model.places import AppliesTo, Area, CatchmentEntry, Town
from jusou_graph.routing import Centre, Router
from jusou_graph.sources.town_lists import read_towns_csv

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data" / "municipalities"
DEV_ADDRESSES = ROOT / "tests" / "address" / "dev_addresses.jsonl"
FOLDERS = {
    "03201": "03201-morioka",
    "03216": "03216-takizawa",
    "05366": "05366-ikawa",
    "22205": "22205-atami",
    "04216": "04216-tomiya",
}
TAMAYAMA = ("芋田", "上田", "川崎", "川又", "好摩", "渋民", "下田", "玉山", "寺林", "玉山永井")
TAMAYAMA += ("玉山馬場", "日戸", "巻堀", "松内", "門前寺", "薮川")
AREAS = (
    Area(
        "03201",
        "盛岡市",
        "岩手県",
        reading="もりおかし",
        prefecture_reading="いわてけん",
        former=(("玉山区", TAMAYAMA), ("岩手郡玉山村", TAMAYAMA)),
        locate="table",
    ),
    Area("03216", "滝沢市", "岩手県", "", "たきざわし", "いわてけん", (("岩手郡滝沢村", ()),), "no_table"),
    Area("05366", "井川町", "秋田県", "南秋田郡", "いかわまち", "あきたけん", (), "sole_centre"),
    Area("22205", "熱海市", "静岡県", "", "あたみし", "しずおかけん", (), "no_table"),
    Area("04216", "富谷市", "宮城県", "", "とみやし", "みやぎけん", (("黒川郡富谷町", ()),), "no_table"),
)
CENTRES = {
    "morioka-ekinishiguchi": "盛岡駅西口地域包括支援センター",
    "nio-ueda": "仁王・上田地域包括支援センター",
    "asagishi-wakeiso": "浅岸和敬荘地域包括支援センター",
    "matsuzono-midorigaoka": "松園・緑が丘地域包括支援センター",
    "satsukien": "五月園地域包括支援センター",
    "aoyama-wakeiso": "青山和敬荘地域包括支援センター",
    "mitake-kitakuriyagawa": "みたけ・北厨川地域包括支援センター",
    "ihatov": "イーハトーブ地域包括支援センター",
    "kawakubo": "地域包括支援センター川久保",
    "iioka-nagai": "飯岡・永井地域包括支援センター",
    "tamayama": "玉山地域包括支援センター",
}
ELSEWHERE = (
    Centre("05366", "ikawa", "井川町地域包括支援センター"),
    Centre("04216", "ichii", "富ケ丘・日吉台圏域地域包括支援センター（いちい）", ("富ケ丘・日吉台圏域",)),
    Centre("04216", "sakura", "東向陽台・成田圏域地域包括支援センター（さくら）", ("東向陽台・成田圏域",)),
    Centre("04216", "wakaba", "富谷中央・あけの平圏域地域包括支援センター（わかば）", ("富谷中央・あけの平圏域",)),
)


@cache
def towns() -> tuple[Town, ...]:
    """All rows of the committed town lists."""
    return tuple(town for code, folder in FOLDERS.items() for town in read_towns_csv(DATA / folder / "towns.csv", code))


@cache
def entries() -> tuple[CatchmentEntry, ...]:
    """The printed entries of 盛岡's table."""
    with (DATA / FOLDERS["03201"] / "catchments.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    return tuple(
        CatchmentEntry(
            f"{row['agency']}-{number}",
            "03201",
            row["agency"],
            CENTRES[row["agency"]],
            row["printed"],
            row["town"],
            AppliesTo(row["applies_to"]),
            int(row["chome_from"]) if row["chome_from"] else None,
            int(row["chome_to"]) if row["chome_to"] else None,
            row["lines"],
        )
        for number, row in enumerate(rows)
    )


@cache
def build_router() -> Router:
    """The router of all five municipalities."""
    centres = (*(Centre("03201", id_, name) for id_, name in CENTRES.items()), *ELSEWHERE)
    return Router(AREAS, towns(), entries(), centres, desks={"03201": "長寿社会課"})


def dev_addresses() -> list[dict[str, object]]:
    """The 1,200 dev addresses with expected answers; a missing file fails, it is never skipped."""
    lines = DEV_ADDRESSES.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]
