"""From printed words to the answer: each table as an office would copy it, each address with what the table says of it.

Every table is read three times: with the columns of old files (``applies_to`` and 丁目 filled in by hand), with all
columns there are today, and with the printed words alone. Towns and centres are made up; the forms are those of public
tables. The reason stands beside each row.
"""

from __future__ import annotations

import csv
import shutil
from functools import cache
from pathlib import Path

import pytest

from jusou_graph.model.places import Town
from jusou_graph.routing import Location, Router
from jusou_graph.service.compose import router
from jusou_graph.sources.catalog_loader import load_catalog
from jusou_graph.sources.catchment_rows import CATCHMENT_COLUMNS, FURTHER_CATCHMENT_COLUMNS

BASE = Path(__file__).parents[1] / "fixtures" / "base"
CODE = "99900"
H, N = "higashi", "nishi"
Row = tuple[str, str, str, str]
"""Centre, printed words, town, and the columns of an old file: ``whole``, or the 丁目 as ``1-3``."""


def _write(folder: Path, rows: tuple[Row, ...], form: str) -> None:
    shutil.copytree(BASE, folder)
    (folder / "areas.csv").unlink()
    (folder / "towns.csv").unlink()
    profile = folder / "municipality.yaml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("catchments: 5", "catchments: 1"), encoding="utf-8")
    plan = folder / "plan_990.txt"
    lines = plan.read_text(encoding="utf-8").splitlines()
    columns = CATCHMENT_COLUMNS if form == "old" else (*CATCHMENT_COLUMNS, *FURTHER_CATCHMENT_COLUMNS)
    with (folder / "catchments.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        for agency, printed, town, said in rows:
            lines.append(printed)
            row = {"agency": agency, "printed": printed, "town": town, "lines": f"990:{len(lines)}"}
            if form != "words":
                low, _, high = said.partition("-")
                row |= (
                    {"applies_to": "chome_range", "chome_from": low, "chome_to": high}
                    if high
                    else {"applies_to": said or "whole"}
                )
            writer.writerow(row)
    plan.write_text("\n".join(lines) + "\n", encoding="utf-8")


@cache
def _router(root: Path, rows: tuple[Row, ...], form: str, listed: tuple[tuple[str, int], ...]) -> Router:
    folder = root / str(abs(hash((rows, form)))) / "99900-base"
    if not folder.exists():
        _write(folder, rows, form)
    towns = [Town(CODE, name, chome or None, source="abr") for name, last in listed for chome in _chomes(last)]
    catalog = load_catalog(folder.parent)
    return router(catalog, towns)


def _chomes(last: int) -> range:
    return range(1, last + 1) if last else range(1)


def _told(location: Location) -> tuple[str, str]:
    centres = location.outcome.agencies or location.outcome.possible
    return location.outcome.status.value, "・".join(sorted(centre.id for centre in centres))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("printed")


SAME_TOWN = ((H, "高松3丁目（5～8番）", "高松", "3-3"), (N, "高松3丁目（9番以降）", "高松", "3-3"))
ROADS = ((H, "柳町（国道7号以東）", "柳町", "whole"), (N, "柳町（国道7号以西）", "柳町", "whole"))
CELL = "内丸、大通1～3丁目、菜園"
CASES: list[tuple[tuple[Row, ...], str, str, str, str]] = [
    # Numbers of a 丁目 in brackets, 番 and 番地.
    (SAME_TOWN, "高松3-6-1", "single", H, "5～8番 holds 6番"),
    (SAME_TOWN, "高松3丁目9番1号", "single", N, "9番以降"),
    (SAME_TOWN, "高松3丁目4番", "partly", f"{H}・{N}", "4番 is printed for nobody"),
    (SAME_TOWN, "高松3丁目", "split", f"{H}・{N}", "番 is to be asked"),
    (SAME_TOWN, "高松2丁目1", "partly", f"{H}・{N}", "only 3丁目 is printed"),
    (((H, "高松三丁目五番～八番", "高松", "3-3"),), "高松3丁目8番2号", "single", H, "kanji numerals"),
    (((H, "高松３丁目（５番－８番）", "高松", "3-3"),), "高松3丁目6番", "partly", H, "「５番－８番」 may be one house"),
    (((H, "高松3丁目（5番を除く）", "高松", "3-3"),), "高松3-4-1", "single", H, "only 5番 is left out"),
    (((H, "高松3丁目（5番を除く）", "高松", "3-3"),), "高松3-5-1", "partly", H, "5番 is left out"),
    (((H, "高松3丁目（5番を除く）", "高松", "3-3"),), "高松3丁目", "partly", H, "番 is not said"),
    # What one row leaves out of its 丁目 says nothing of another 丁目.
    (((H, "高松2丁目", "高松", "2-2"), (H, "高松3丁目（5番は除く）", "高松", "3-3")), "高松2-5", "single", H, "2丁目"),
    (
        ((H, "高松3丁目（5～8番）、4丁目", "高松", "whole"),),
        "高松4丁目1",
        "single",
        H,
        "4丁目 stands behind the bracket",
    ),
    (((H, "高松3丁目5番1号～4丁目2番3号", "高松", "whole"),), "高松4丁目1", "partly", H, "runs into 4丁目: never a no"),
    # Exceptions.
    (((H, "高松全域（3丁目を除く）", "高松", "whole"),), "高松2-1", "single", H, "all but 3丁目"),
    (((H, "高松全域（3丁目を除く）", "高松", "whole"),), "高松3-1", "partly", H, "3丁目 is left out"),
    (((H, "高松（3丁目以外）", "高松", "whole"),), "高松3-1", "partly", H, "以外 is 除く"),
    (((H, "高松3丁目以外", "高松", "whole"),), "高松3-1", "partly", H, "以外 is 除く"),
    (((H, "高松（3・5丁目除く）", "高松", "whole"),), "高松4-1", "single", H, "除く without を"),
    (((H, "高松（3丁目を除く全域）", "高松", "whole"),), "高松4-1", "single", H, "除く全域"),
    (
        ((H, "高松（一部を除く）", "高松", "whole"),),
        "高松4-1",
        "partly",
        H,
        "some part is left out, nobody knows which",
    ),
    (((H, "高松1丁目（一部を除く）", "高松", "1-1"),), "高松1-1", "partly", H, "not no, not yes"),
    (((H, "高松1～3丁目（2丁目の一部を除く）", "高松", "1-3"),), "高松2-1", "partly", H, "a part of 2丁目 is left out"),
    (((H, "高松1～3丁目（2丁目の一部を除く）", "高松", "1-3"),), "高松3-1", "single", H, "3丁目 is whole"),
    (((H, "高松（高松団地を除く）", "高松", "whole"),), "高松1-1", "partly", H, "may lie in the 団地"),
    # Lists and ranges of 丁目.
    (((H, "高松1、2丁目", "高松", "1-2"),), "高松2-1", "single", H, "one sign for both"),
    (((H, "高松一・二・五丁目", "高松", "whole"),), "高松5-1", "single", H, "kanji"),
    (((H, "高松一・二・五丁目", "高松", "whole"),), "高松3-1", "partly", H, "3丁目 is not printed"),
    (((H, "高松1丁目から3丁目まで", "高松", "1-3"),), "高松3-1", "single", H, "から…まで"),
    (((H, "高松１－３丁目", "高松", "1-3"),), "高松2-1", "single", H, "full width, minus sign"),
    (((H, "高松1ー3丁目", "高松", "1-3"),), "高松4-1", "partly", H, "long vowel sign as a range"),
    (((H, "高松1-3", "高松", "whole"),), "高松2-5", "partly", H, "1 to 3丁目 or a house: neither yes nor no"),
    (((H, "高松（1～3丁目）", "高松", "whole"),), "高松3-1", "single", H, "in brackets"),
    (((H, "高松のうち1～3丁目", "高松", "whole"),), "高松4-1", "partly", H, "のうち"),
    (((H, "高松1丁目　3丁目", "高松", "whole"),), "高松3-1", "partly", H, "a blank between: never a no"),
    (((H, "高松1丁目/3丁目", "高松", "whole"),), "高松3-1", "single", H, "a stroke between"),
    (((H, "高松1～3丁目並びに5丁目", "高松", "whole"),), "高松5-1", "single", H, "並びに"),
    (((H, "高松1丁目・2丁目（一部）・3丁目", "高松", "whole"),), "高松3-1", "single", H, "一部 is of 2丁目"),
    (((H, "高松1丁目・2丁目（一部）・3丁目", "高松", "whole"),), "高松2-1", "partly", H, "一部 is of 2丁目"),
    (((H, "高松1・2丁目（一部）", "高松", "1-2"),), "高松1-1", "partly", H, "一部 stands behind the sign of both"),
    (((H, "高松1丁目（全域）、2丁目（一部）", "高松", "whole"),), "高松1-1", "single", H, "全域"),
    (((H, "高松3丁目、5～8番", "高松", "3-3"),), "高松3-20", "partly", H, "the numbers may be all of 3丁目"),
    (((H, "高松①", "高松", "whole"),), "高松2-1", "partly", H, "① is a footnote"),
    (((H, "高松1丁目自治会", "高松", "1-1"),), "高松1-1", "partly", H, "a 自治会 is not its 丁目"),
    # 字.
    (((H, "大字高松", "高松", "whole"),), "高松100", "single", H, "大字 is no 字 of the town"),
    (((H, "大字高松の一部", "高松", "whole"),), "高松100", "partly", H, "一部"),
    (((H, "大字高松字青木", "高松", "whole"),), "高松字青木5", "single", H, "字青木"),
    (((H, "字高松", "高松", "whole"),), "高松5", "single", H, "a 字 that is the town"),
    (((H, "高松字青木及び字中島", "高松", "whole"),), "高松字青木5", "single", H, "two 字"),
    (((H, "高松字青木及び字中島", "高松", "whole"),), "高松字中島5", "single", H, "two 字"),
    (((H, "高松（字青木、字中島）", "高松", "whole"),), "高松字中島5", "single", H, "two 字 in brackets"),
    (((H, "高松字青木、中島", "高松", "whole"),), "高松字中島5", "partly", H, "中島 may be a 字: never a no"),
    (
        ((H, "高松字青木～字中島", "高松", "whole"),),
        "高松字青木5",
        "partly",
        H,
        "a range of 字 names is not understood",
    ),
    (((H, "高松字堀外", "高松", "whole"),), "高松字堀外5", "single", H, "外 ends the name"),
    (((H, "高松第1地割～第3地割", "高松", "whole"),), "高松第2地割5", "single", H, "a range of 地割"),
    (((H, "高松第1、3地割", "高松", "whole"),), "高松第3地割5", "single", H, "a list of 地割"),
    # 番地 of a town without 丁目.
    (((H, "向山28ー11～28ー34", "向山", "whole"),), "向山28-20", "single", H, "仙台市太白区's form"),
    (((H, "向山28ー11～28ー34", "向山", "whole"),), "向山28-40", "partly", H, "40 is beyond"),
    (((H, "向山28番11号～28番34号", "向山", "whole"),), "向山28番20号", "single", H, "the same with signs"),
    (((H, "向山12番地の3～8", "向山", "whole"),), "向山12番地の5", "single", H, "枝番"),
    (((H, "向山12番地の3～8", "向山", "whole"),), "向山12番地の9", "partly", H, "枝番"),
    (((H, "向山1番地から200番地まで", "向山", "whole"),), "向山150番地", "single", H, "から…まで"),
    # Names that hold a number or a sign.
    (((H, "一番町", "一番町", "whole"),), "一番町5", "single", H, "番 is of the name"),
    (((H, "１番町", "一番町", "whole"),), "一番町5", "single", H, "digits for the numeral of the name"),
    (((H, "九番丁1～10番地", "九番丁", "whole"),), "九番丁5番地", "single", H, "番 of the name and of the houses"),
    (((H, "八丁目", "松川町八丁目", "whole"),), "松川町八丁目5", "single", H, "the end of a town's name"),
    (((H, "十字街", "十字街", "whole"),), "十字街5", "single", H, "字 is of the name"),
    (((H, "朝日が丘1～3丁目", "朝日ヶ丘", "1-3"),), "朝日ケ丘3-1", "single", H, "が, ヶ and ケ"),
    (((H, "架空町高松1～3丁目", "高松", "1-3"),), "高松3-1", "single", H, "the municipality before the town"),
    # Several towns in one cell.
    (((H, "内丸、大通", "内丸", "whole"),), "内丸5", "single", H, "its item is the bare name"),
    (((H, CELL, "大通", "1-3"),), "大通3-1", "single", H, "its item has 1～3丁目"),
    (((H, CELL, "大通", "whole"),), "大通4-1", "partly", H, "its item has 1～3丁目"),
    (((H, CELL, "菜園", "whole"),), "菜園5", "single", H, "the last item"),
    (((H, "内丸及び大通の一部", "内丸", "whole"),), "内丸5", "partly", H, "一部 may be of both"),
    (((H, "内丸、東側", "内丸", "whole"),), "内丸5", "partly", H, "東側 is no town"),
    # Borders and what is not understood.
    (ROADS, "柳町5", "split", f"{H}・{N}", "能代市's form: a road as border"),
    (((H, "柳町（国道7号以東）", "柳町", "whole"),), "柳町5", "partly", H, "one side only"),
    (((H, "高松（旧大原町）", "高松", "whole"),), "高松5", "partly", H, "a former town inside"),
    (((H, "高松1区～3区", "高松", "whole"),), "高松5", "partly", H, "行政区"),
    (((H, "高松ほか", "高松", "whole"),), "高松5", "single", H, "what is named is named"),
    (((H, "高松2丁目等", "高松", "2-2"),), "高松3-1", "partly", H, "only 2丁目 is named"),
    (((H, "内丸", "内丸", "whole"), (N, "内丸", "内丸", "whole")), "内丸5", "split", f"{H}・{N}", "printed twice"),
]
UNDIVIDED = ("内丸", "菜園", "柳町", "向山", "一番町", "九番丁", "松川町八丁目", "十字街")
LISTED = (("高松", 5), ("大通", 5), ("朝日ヶ丘", 5), *((name, 0) for name in UNDIVIDED))
POSTAL = tuple((name, 0) for name in dict.fromkeys(name for name, _ in LISTED))
"""As 日本郵便 lists towns: without their 丁目."""


@pytest.mark.parametrize("listed", [(), LISTED, POSTAL], ids=["no list", "list", "postal list"])
@pytest.mark.parametrize("form", ["old", "new", "words"])
@pytest.mark.parametrize(("rows", "address", "status", "centres", "why"), CASES)
def test_what_is_printed_is_what_is_said(  # noqa: PLR0917  # one argument a parameter of the case
    root: Path,
    rows: tuple[Row, ...],
    address: str,
    status: str,
    centres: str,
    why: str,
    form: str,
    listed: tuple[tuple[str, int], ...],
) -> None:
    location = _router(root, rows, form, listed).locate(address, CODE)

    assert _told(location) == (status, centres), (why, location.ask)
    assert {proof.printed for proof in location.outcome.proofs} <= {row[1] for row in rows}
