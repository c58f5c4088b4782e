"""One example a form of printed table: how it is written down in ``catchments.csv`` and ``areas.csv``.

Shown by the skeleton and the handbook; a test reads every row of it as data.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FormExample:
    """A printed form.

    Attributes:
        about: What is printed, in words.
        rows: Rows of ``catchments.csv``, by column; ``agency`` and ``lines`` are left out.
        areas: Rows of ``areas.csv``, likewise.
    """

    about: str
    rows: tuple[dict[str, str], ...]
    areas: tuple[dict[str, str], ...] = field(default=())


def _row(printed: str, town: str, applies_to: str, **further: str) -> dict[str, str]:
    return {"printed": printed, "town": town, "applies_to": applies_to, **further}


FORMS = (
    FormExample("町の全体", (_row("内丸", "内丸", "whole"),)),
    FormExample(
        "丁目の範囲。とびとびなら一つづきごとに一行（印字はくり返してよい）",
        (
            _row("朝日ヶ丘1～3丁目・5丁目", "朝日ヶ丘", "chome_range", chome_from="1", chome_to="3"),
            _row("朝日ヶ丘1～3丁目・5丁目", "朝日ヶ丘", "chome_range", chome_from="5", chome_to="5"),
        ),
    ),
    FormExample(
        "丁目のある部分と「字」の部分が別に印字されている",
        (_row("上田", "上田", "chome_part"), _row("上田字", "上田", "aza_part")),
    ),
    FormExample(
        "番の範囲（番地も同じ）",
        (
            _row(
                "大森中1丁目1～21番",
                "大森中",
                "number_range",
                chome_from="1",
                chome_to="1",
                ban_from="1",
                ban_to="21",
            ),
        ),
    ),
    FormExample(
        "番と号の範囲。28-11 から 28-34 まで",
        (
            _row(
                "松町28-11～28-34",
                "松町",
                "number_range",
                ban_from="28",
                go_from="11",
                ban_to="28",
                go_to="34",
            ),
        ),
    ),
    FormExample("名のある字・小字", (_row("湯元字青木", "湯元", "aza", aza="青木"),)),
    FormExample("一部・のうち（どこかは印字されていない）", (_row("川端の一部", "川端", "whole", extent="part"),)),
    FormExample("ほか・等（ほかにもある）", (_row("藤町ほか", "藤町", "whole", extent="open"),)),
    FormExample(
        "〜を除く。全体の行と、除くところの行（extent は except）",
        (
            _row("丘町（3丁目を除く）", "丘町", "whole", extent="all"),
            _row("丘町（3丁目を除く）", "丘町", "chome_range", chome_from="3", chome_to="3", extent="except"),
        ),
    ),
    FormExample("施設・団地・自治会。町名がなければ town は空", (_row("みどり団地", "", "place", place="みどり団地"),)),
    FormExample(
        "小学校区・圏域など。どの町が入るかの表があれば areas.csv に写す",
        (_row("豊小学校区", "", "area", area="豊小学校区"),),
        ({"area": "豊小学校区", **_row("豊町1～2", "豊町", "chome_range", chome_from="1", chome_to="2")},),
    ),
    FormExample(
        "道路や地図だけが境を示す。決めずに、示して尋ねる",
        (_row("栄町の国道7号以東", "栄町", "border", border="国道7号以東"),),
    ),
    FormExample(
        "政令指定都市の区",
        (_row("花見川区柏井1丁目", "柏井", "chome_range", chome_from="1", chome_to="1", ward="花見川区"),),
    ),
    FormExample(
        "ある日から担当が変わる。新しい相談（new）と前からの相談（continuing）で分かれる",
        (
            _row("杉町（新規）", "杉町", "whole", extent="all", valid_from="2026-04-01", cases="new"),
            _row("杉町（継続）", "杉町", "whole", extent="all", valid_until="2027-03-31", cases="continuing"),
        ),
    ),
    FormExample(
        "別の分野・別の版の表。municipality.yaml の catchment.tables に slug を付けて書き、table にその slug",
        (_row("梅町", "梅町", "whole", table="kodomo"),),
    ),
)
"""In the order in which the handbook tells them."""
