"""Which municipality a code or name means: every form offices print, and what is asked back or said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.towns import OF, TWINS
from jusou_graph.address import elsewhere
from jusou_graph.codes import check_digit
from jusou_graph.errors import InputError
from jusou_graph.japanese.folding import fold
from jusou_graph.model.catalog import Catalog
from jusou_graph.model.municipalities import Municipalities, plain
from jusou_graph.model.places import Area
from jusou_graph.service import JusouGraph


@pytest.mark.parametrize(
    ("code", "digit"),
    # 全国地方公共団体コード（総務省） as printed with six digits: 札幌市 011002 … 与那国町 473821
    [
        ("01100", "2"), ("03201", "8"), ("05366", "0"), ("13101", "6"), ("13206", "3"), ("22205", "4"),
        ("27100", "4"), ("34208", "4"), ("47382", "1"),
    ],
)  # fmt: skip
def test_check_digits(code: str, digit: str) -> None:
    assert check_digit(code) == digit


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("03201", "03201"),
        ("032018", "03201"),  # what municipal sheets print (geolonia/japanese-addresses-v2#15)
        ("3201", "03201"),  # Excel took the leading zero (IkumaTadokoro/jp_local_gov#85)
        ("32018", "03201"),  # … of the six digits
        ("０３２０１", "03201"),
        ("０３２０１８", "03201"),
        (" 03201 ", "03201"),
        ("盛岡市", "03201"),
        ("盛岡", "03201"),
        ("岩手県盛岡市", "03201"),
        ("岩手県 盛岡市", "03201"),
        ("もりおかし", "03201"),
        ("モリオカシ", "03201"),
        ("ﾓﾘｵｶｼ", "03201"),
        ("盛岡市（03201）", "03201"),  # as our own sentences print it
        ("滝澤市", "03216"),
        ("井川町", "05366"),
        ("南秋田郡井川町", "05366"),
        ("秋田県南秋田郡井川町", "05366"),
        ("秋田県井川町", "05366"),
        ("222054", "22205"),
        ("22205", "22205"),
    ],
)
def test_every_form_that_offices_print(real: Catalog, given: str, code: str) -> None:
    assert real.municipality(given).code == code


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("032019", "「032019」は検査数字（6桁めの9）が合いません。 03201 なら 032018 です。"),
        ("32019", "盛岡市なら 03201 か 032018 です。"),
        ("13101", "「13101」の計画は入っていません。 入っている自治体: 盛岡市（03201）"),
        ("横浜市", "「横浜市」の計画は入っていません。"),
        ("岩手県", "「岩手県」の計画は入っていません。"),
        ("秋田県盛岡市", "「秋田県盛岡市」の計画は入っていません。"),
        ("盛岡市（03216）", "の計画は入っていません。"),  # name and code of two municipalities
        ("320", "桁数"),
        ("0320188", "桁数"),
        ("", "自治体が空です。"),
        (1665, '"03201" と書きます'),  # YAML 1.1 reads 03201 without quotes as an octal number (yaml/pyyaml#107)
        (3201, '"03201" と書きます'),
        (32018, '"03201" と書きます'),
        (-1, "引用符"),
        (3.5, "引用符"),
        (True, "引用符"),
        (None, "引用符"),
        (["03201"], "引用符"),
        ({"code": "03201"}, "引用符"),
    ],
)
def test_what_means_none_is_a_sentence(real: Catalog, given: object, says: str) -> None:
    with pytest.raises(InputError) as told:
        real.municipality(given)
    assert says in str(told.value)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("府中市", "府中市は東京都と広島県にあります。 「東京都府中市」か、コードで「13206」"),
        ("府中", "府中市は東京都と広島県にあります。"),
        ("美郷町", "美郷町は秋田県と島根県にあります。"),
    ],
)
def test_a_name_of_several_is_asked_back(every: JusouGraph, given: str, says: str) -> None:
    for ask in (
        lambda: every.municipality(given),
        lambda: every.locate("東町2", given),
        lambda: every.gaps(given),
        lambda: every.assess({"municipality": given, "text": "物忘れがある"}),
        lambda: every.run("gaps/contradiction", {"municipality": given}),
        lambda: every.router.gazetteer.code_of(given),
    ):
        with pytest.raises(InputError) as told:
            ask()
        assert says in str(told.value)


@pytest.mark.parametrize("twin", TWINS, ids=lambda t: t.code)
def test_what_tells_namesakes_apart(every: JusouGraph, twin: object) -> None:
    one = OF[twin.code]  # type: ignore[attr-defined]  # a twin
    for name in (one.whole, one.prefecture + one.name, one.code, one.code + check_digit(one.code)):
        assert every.municipality(name).code == one.code
    assert every.municipality(every.catalog.name(one.code)).code == one.code


def test_of_a_whole_country_ten_are_named_the_like_first() -> None:
    named = {(prefecture, name): county for prefecture, county, name in elsewhere.municipalities()}
    areas = [Area(f"{i:05d}", n, p, c) for i, ((p, n), c) in enumerate(named.items(), 10001)]
    known = Municipalities(areas)
    with pytest.raises(InputError) as told:
        known.code("盛丘市")
    assert "盛岡市" in told.value.hint
    assert told.value.hint.count("（") == 10
    assert "ほか 1," in told.value.hint
    # Every name with its prefecture is one; by itself it is one, or asked back with all that bear it.
    for area in areas:
        assert known.code(area.prefecture + area.name) == area.code
        assert known.code(known.name(area.code)) == area.code
        assert area.code in known.matching(area.name)
    assert len(known.matching("池田町")) == 4


def test_municipal_names_are_spelled_as_addresses_are() -> None:
    """Where the address reader sees one name in two spellings, so does the reader of municipalities."""
    letters = {letter for _, _, name in elsewhere.municipalities() for letter in name}
    for first in "澤瀧鹽竈龍惠檮鰺濱廣嶋﨑冨鐵ヶヵが之":
        folded = {other for other in letters if fold(other) == fold(first)} - {"埼"}  # 埼玉 is no 崎玉
        assert all(plain(other) == plain(first) for other in folded), (first, folded)


@given(st.text(max_size=30))
def test_no_text_is_a_traceback(text: str) -> None:
    known = Municipalities([Area("03201", "盛岡市", "岩手県", reading="もりおかし")])
    if known.matching(text):
        assert known.code(text) == "03201"
        return
    with pytest.raises(InputError, match="。"):
        known.code(text)
