"""Census files as offices have them: saved by QGIS or Excel, of earlier censuses, with withheld figures and water.

Nothing of them is lost, guessed or joined to nobody without a word.
"""

from __future__ import annotations

import json
import warnings
import zipfile
from pathlib import Path

import pytest
import shapefile

from jusou_graph.errors import InputError
from jusou_graph.model.catalog import Catalog
from jusou_graph.sources import added_areas, areas
from jusou_graph.sources.area_files import figure, key_code
from jusou_graph.sources.areas import Areas

ROWS = (
    ("99901001010", "東町一丁目", 100), ("99901001011", "東町四丁目", 40), ("99901002000", "西町", 200), ("99901003000", "桜町", 30),
)  # fmt: skip
WHOLE = {"higashi": 100 + 30, "nishi": 40 + 200 + 30}


def geojson(path: Path, rows: object = ROWS, **fields: object) -> Path:
    features = [
        {"type": "Feature", "properties": {"KEY_CODE": k, "S_NAME": n, "HCODE": 8101, "JINKO": p, "SETAI": 1, **fields}, "geometry": None}
        for k, n, p in rows  # type: ignore[attr-defined]
    ]  # fmt: skip
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False), "utf-8")
    return path


def shapes(folder: Path, encoding: str, said: str | None, names: tuple[str, ...] = ("KEY_CODE", "S_NAME"), width: int = 60) -> Path:  # fmt: skip
    path = folder / "r2ka99901"
    with shapefile.Writer(str(path), shapeType=shapefile.POINT, encoding=encoding) as out:
        for name, kind, size in ((names[0], "C", 11), (names[1], "C", width), ("JINKO", "N", 9), ("SETAI", "N", 9)):
            out.field(name, kind, size)
        for key, name, people in ROWS:
            out.point(141.0, 39.0)
            out.record(key, name, people, 1)
    path.with_suffix(".cpg").unlink(missing_ok=True)
    if said is not None:
        path.with_suffix(".cpg").write_text(said, "ascii")
    return path.with_suffix(".shp")


def taken_in(files: list[Path], catalog: Catalog, home: Path, ages: Path | None = None) -> Areas:
    return added_areas.import_areas(files, ages, catalog.municipalities, home)


def people(found: Areas) -> dict[str, int | None]:
    return {agency: found.in_catchment("99901", agency) for agency in WHOLE}


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "UTF-8"),  # what QGIS saves; mbloch/mapshaper#60, GeospatialPython/pyshp#46 (D6)
        ("utf-8", "utf8\n"),
        ("utf-8", "65001"),
        ("utf-8", None),  # natural-earth-vector#186: the .cpg was left out
        ("utf-8", "Shift_JIS"),  # left over from the file it was made of
        ("cp932", None),  # what e-Stat gives
        ("cp932", "Shift_JIS"),
        ("cp932", "SJIS"),
        ("cp932", "ANSI 932"),
        ("cp932", "UTF-8"),  # wrong
        ("cp932", "no such thing"),
        ("euc-jp", "EUC-JP"),
    ],
)
def test_the_names_of_a_shapefile_are_read_in_their_encoding(
    tmp_path: Path, planted: Catalog, encoding: str, said: str | None
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # no English on the terminal
        found = taken_in([shapes(tmp_path, encoding, said)], planted, tmp_path / "home")
    assert people(found) == WHOLE
    assert found.in_municipality("99901") == 370


def test_a_name_cut_in_the_middle_of_a_letter_does_not_change_the_encoding(tmp_path: Path) -> None:
    """A field of ten bytes holds three letters of UTF-8 and a piece of the fourth."""
    path = shapes(tmp_path, "utf-8", "UTF-8", width=15)
    table = bytearray(path.with_suffix(".dbf").read_bytes())
    at = table.index("東町一丁目".encode())
    table[at : at + 15] = "東町一丁".encode() + b"\xe7\x9b "
    path.with_suffix(".dbf").write_bytes(table)
    assert [a.name for a in areas.read_areas(path)][1:] == ["東町四丁目", "西町", "桜町"]


def test_names_in_no_encoding_are_refused(tmp_path: Path) -> None:
    path = shapes(tmp_path, "cp932", None)
    table = path.with_suffix(".dbf").read_bytes()
    path.with_suffix(".dbf").write_bytes(table.replace("西町".encode("cp932"), b"\x85\x01\x85\x01"))
    with pytest.raises(InputError, match=r"文字コードが分かりません"):
        areas.read_areas(path)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,100", 1100), ("１，１００", 1100), ("1,234,567", 1_234_567), ("1100.0", 1100), (1100, 1100), (1100.0, 1100), (" 12 ", 12),
        ("0", 0), (0, 0), ("X", None), ("x", None), ("-", None), ("－", None), ("―", None), ("", None), (None, None), ("***", None),
        ("秘匿", None), ("…", None),
    ],
)  # fmt: skip
def test_a_figure_is_a_number_or_not_known(text: object, number: int | None) -> None:
    """Figures with separators (D10); 秘匿 is not known, which is not zero."""
    assert figure(text) == number


@pytest.mark.parametrize("text", ["1,10", "1.5", "-3", "約100", "100人", "1,100,", "1 100"])
def test_a_figure_that_is_neither_is_refused(tmp_path: Path, planted: Catalog, text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        figure(text)
    with pytest.raises(InputError, match=r"「東町一丁目」の人数か世帯数「.+」を数として読めません"):
        taken_in([geojson(tmp_path / "a.geojson", [("99901001010", "東町一丁目", text)])], planted, tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_separators_in_a_file_are_no_zero(tmp_path: Path, planted: Catalog) -> None:
    file = geojson(tmp_path / "a.geojson", [(k, n, f"{p * 100:,}") for k, n, p in ROWS])
    assert people(taken_in([file], planted, tmp_path / "home")) == {k: n * 100 for k, n in WHOLE.items()}


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("03201001001", "03201001001"),
        (3201001001, "03201001001"),  # Excel: yamat47/japanese_address_parser#10, opensource-workshop/connect-cms#644 (D7)
        ("3201001001", "03201001001"),
        ("3201001001.0", "03201001001"),
        ("３２０１００１００１", "03201001001"),
        ("32010010", "032010010"),
        ("3201", "03201"),
        ("13101001001", "13101001001"),
        ("131010010", "131010010"),
        ("", ""),
        (None, ""),
        ("合計", "合計"),
    ],
)  # fmt: skip
def test_a_key_gets_back_the_zero_that_excel_dropped(code: object, key: str) -> None:
    assert key_code(code) == key


AGES = "KEY_CODE,HYOSYO,CITYNAME,NAME,HTKSYORI,HTKSAKI,GASSAN,T001082001,T001082002,T001082003\n,,,,,,,総数、年齢「不詳」含む,総数０～４歳,総数75歳以上\n"  # fmt: skip


def test_a_table_by_age_saved_by_excel_is_joined(tmp_path: Path, real: Catalog) -> None:
    file = geojson(tmp_path / "a.geojson", [("03201001001", "高松一丁目", 100), ("03201001004", "高松四丁目", 300)])
    table = tmp_path / "ages_excel.csv"
    table.write_bytes((AGES + "3201001001,3,盛岡市,高松一丁目,,,,100,5,6\n3201001004,3,盛岡市,高松四丁目,,,,300,X,20\n").encode("cp932"))  # fmt: skip
    found = taken_in([file], real, tmp_path / "home", table)
    assert found.ages["03201"] == {"0-4": 5, "75+": 26}
    assert found.ages["03201/matsuzono-midorigaoka"] == {"75+": 20}
    assert added_areas.counted(found.counts["03201"]) == [
        "小地域 2 件のうち 2 件が担当地区につながりました。",
        "年齢別の人数があるのは、小地域 2 件のうち 2 件です。",
    ]


@pytest.mark.parametrize(
    "label", ["総数０～４歳", "総数 0〜4歳", "総数　0～4歳", "男女計0～4歳", "総数（0～4歳）", "総人口０－４歳"]
)
def test_age_columns_of_several_censuses(tmp_path: Path, label: str) -> None:
    table = tmp_path / "ages.txt"
    table.write_text(f'表題\nKEY_CODE,T1,T2\n,{label},男0～4歳\n99901001010,"1,004",7\n', "utf-8")
    assert areas.read_ages(table) == {"99901001010": {"0-4": 1004}}


def test_withheld_rows_are_not_zero_and_a_short_row_is_not_lost(tmp_path: Path) -> None:
    table = tmp_path / "ages.csv"
    table.write_text(
        AGES
        + "99901001010,3,架空市,a,1,99901001011,,0,0,0\n99901001011,3,架空市,b,2,,99901001010,9,2,3\n99901002000,3,架空市,c,,,,9,4\n"
        "合計,,,,,,,1,1,1\n",
        "utf-8",
    )
    assert areas.read_ages(table) == {"99901001010": {}, "99901001011": {"0-4": 2, "75+": 3}, "99901002000": {"0-4": 4}}


def test_a_table_no_row_of_which_matches_is_refused_with_the_reason(tmp_path: Path, planted: Catalog) -> None:
    table = tmp_path / "ages.csv"
    table.write_text(AGES + "13101001001,3,千代田区,x,,,,1,1,1\n", "utf-8")
    with pytest.raises(
        InputError, match=r"ages\.csv のどの行も、小地域につながりません（表の KEY_CODE は 13101001001 など）"
    ):
        taken_in([geojson(tmp_path / "a.geojson")], planted, tmp_path / "home", table)
    assert not (tmp_path / "home").exists()


def test_a_file_no_name_of_which_is_in_the_town_table_is_refused(tmp_path: Path, planted: Catalog) -> None:
    """Mojibake joined nobody in silence: every centre got nothing and the import was called done."""
    file = geojson(tmp_path / "a.geojson", [(k, n.encode().decode("cp932", "replace"), p) for k, n, p in ROWS])
    with pytest.raises(InputError, match="一つも担当地区の表につながりません"):
        taken_in([file], planted, tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_withheld_people_are_counted_apart(tmp_path: Path, planted: Catalog) -> None:
    rows = [("99901001010", "東町一丁目", "X"), ("99901001011", "東町四丁目", 40), ("99901002000", "西町", None)]
    found = taken_in([geojson(tmp_path / "a.geojson", rows)], planted, tmp_path / "home")
    assert people(found) == {"higashi": None, "nishi": 40}  # not known is not zero
    assert found.counts["99901"].hidden == 2
    assert added_areas.counted(found.counts["99901"])[-1].startswith("人数のない（秘匿の）小地域が 2 件")


def test_water_is_no_land_that_could_not_be_joined(tmp_path: Path, planted: Catalog) -> None:
    """HCODE 8154 is 水面調査区: no town table prints a lake."""
    land = geojson(tmp_path / "a.geojson")
    data = json.loads(land.read_text("utf-8"))
    for key, name, number in (("99901004000", None, 0), ("99901005000", "大沼", 0), ("99901006000", "舟だまり", 3)):
        properties = {"KEY_CODE": key, "S_NAME": name, "HCODE": 8154, "JINKO": number, "SETAI": 0}
        data["features"].append({"type": "Feature", "properties": properties, "geometry": None})
    land.write_text(json.dumps(data), "utf-8")
    found = taken_in([land], planted, tmp_path / "home")
    assert [m.name for m in found.mismatches["99901"] if m.is_area] == ["舟だまり"]  # people live on it
    counts = found.counts["99901"]
    assert (counts.areas, counts.joined, counts.water) == (4, 4, 3)
    assert "4 件のうち 4 件が担当地区につながりました（水面の 3 件を除く）" in added_areas.counted(counts)[0]


def test_the_fields_of_earlier_censuses_are_read(tmp_path: Path, planted: Catalog) -> None:
    """2010 and before: MOJI is the name; the key may stand in KEN and KEYCODE2."""
    earlier = shapes(tmp_path, "cp932", None, ("KEY_CODE", "MOJI"))
    assert people(taken_in([earlier], planted, tmp_path / "home")) == WHOLE
    features = [
        {"properties": {"KEN": key[:2], "KEN_NAME": "架空県", "GST_NAME": "架空市", "CSS_NAME": None, "KEYCODE2": key[2:], "MOJI": name, "HCODE": 8101, "JINKO": number, "SETAI": 1}}
        for key, name, number in ROWS
    ]  # fmt: skip
    path = tmp_path / "h12.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    assert people(taken_in([path], planted, tmp_path / "home2")) == WHOLE


def test_the_zip_of_e_stat_is_read_as_it_is(tmp_path: Path, planted: Catalog) -> None:
    path = shapes(tmp_path, "cp932", None)
    archive, ages = tmp_path / "A002005212020DDSWC99901.zip", tmp_path / "tblT001082C99.zip"
    with zipfile.ZipFile(archive, "w") as out:
        for ending in (".shp", ".shx", ".dbf"):
            out.write(path.with_suffix(ending), f"r2ka99901{ending}")
        out.writestr("r2ka99901.prj", "")
    with zipfile.ZipFile(ages, "w") as out:
        out.writestr("tblT001082C99.txt", (AGES + "99901002000,3,架空市,西町,,,,200,8,9\n").encode("cp932"))
    found = taken_in([archive], planted, tmp_path / "home", ages)
    assert people(found) == WHOLE
    assert found.ages["99901/nishi"] == {"0-4": 8, "75+": 9}
    assert found.source == "国勢調査小地域 r2ka99901.shp"


@pytest.mark.parametrize("ending", [".dbf", ".shx"])
def test_a_shapefile_without_its_other_files_is_told(tmp_path: Path, planted: Catalog, ending: str) -> None:
    path = shapes(tmp_path, "cp932", None)
    path.with_suffix(ending).unlink()
    with pytest.raises(InputError, match=f"同じ名前の {ending} がありません"):
        taken_in([path], planted, tmp_path / "home")


def test_what_is_kept_is_read_again(tmp_path: Path, planted: Catalog) -> None:
    found = taken_in([geojson(tmp_path / "a.geojson")], planted, tmp_path / "home")
    assert areas.load(tmp_path / "home" / added_areas.FOLDER) == found
    kept = tmp_path / "home" / added_areas.FOLDER / areas.FILE
    earlier = json.loads(kept.read_text("utf-8"))
    del earlier["counts"]  # written by an earlier version
    for one in earlier["mismatches"]["99901"]:
        del one["is_area"]
    kept.write_text(json.dumps(earlier), "utf-8")
    assert (areas.load(kept.parent) or found).municipalities == found.municipalities
