"""Words of danger inside the names of things, services, events and past illnesses are no alarm; real danger beside them is."""

from __future__ import annotations

import pytest

from matching.conftest import Assess

HARMLESS = [
    "消火器の置き場所を知りたいと一人暮らしの女性。",
    "消火栓の前に車が止まっていて困ると町内会から相談。",
    "消火訓練の日程を教えてほしい。",
    "火災保険の書類の書き方が分からない82歳の女性。",
    "包丁研ぎのボランティアをしている68歳の男性。",
    "孫が敬老の日に肩たたき券をくれたと祖母が話す。",
    "孫が毎晩肩たたきをしてくれる。",
    "小学生の孫が布団たたきを手伝う。",
    "子ども会で太鼓たたきを教えている70歳の男性。",
    "母がマッサージで腰をたたいてもらうのを楽しみにしている。",
    "飛び込み営業の人が来て困る。",
    "落ち葉焚きの煙が出る近所の畑のことで相談。",
    "脳梗塞で倒れたが、リハビリを続けて歩けるようになった68歳の男性。",
    "意識を失って倒れたものの、治療を終えて今は歩けるようになった。",
    "倒れて動けなくなったが、その後リハビリ病院を経て自宅で暮らす。",
]
DANGER = [
    "消火活動が続いている、隣の家から炎が出ている。",
    "消火器で消そうとしたが火が天井に広がっている。",
    "孫をたたき続けている音がする。",
    "父が平手打ちを繰り返し、娘が泣いている。",
    "夫が子どもの背中をたたいている最中だ。",
    "脳梗塞でリハビリ中の父が、今朝から急にろれつが回らない。",
    "前に倒れて回復した母が、また倒れて返事をしない。",
    "リハビリ病院から帰った父が、さっき倒れて返事がない。",
    "兄が台所用品の包丁を持って暴れている。",
    "娘が薬箱の薬を全部飲んだ。",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_names_are_no_alarm(assess: Assess, text: str) -> None:
    assert not assess(text=text).emergency.first


@pytest.mark.parametrize("text", DANGER)
def test_danger_is_heard_beside_them(assess: Assess, text: str) -> None:
    assert assess(text=text).emergency.first


@pytest.mark.parametrize("age", [20, 30, 40, 50, 60])
def test_round_ages_are_no_babies(assess: Assess, age: int) -> None:
    found = assess(text=f"夫に殴られた。{age}歳の妻が来所。")
    assert "子どもへの危険" not in [r.value for r in found.understood.read]
