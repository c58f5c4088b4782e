"""Finds the words of a text that name where the person lives, to hand them to the address reader."""

from __future__ import annotations

import re
from collections import Counter

from jusou_graph.model.catalog import Municipality

NUMBER = "(?:[0-9]+|[一二三四五六七八九十]+)"
CHOME = f"(?:{NUMBER}丁目(?:{NUMBER}(?:番地?|-|の)?{NUMBER}?)?|字[一-龠ヶ]{{1,6}}(?=の|に|で|。|、)|第?{NUMBER}地割)?"
ELSEWHERE = re.compile(
    r"(?:(?<=自宅は)|(?<=住所は)|(?<=住まいは)|(?<=家は)|(?<=自宅が)|(?<=住まいが))(?P<home>[一-龠ヶケ]{1,5}[市町村])(?P<there>の?[一-龠]{0,4})"
    r"|(?P<name>[一-龠ヶケ]{1,5}[市町村])(?P<rest>(?:の(?=[一-龠]{1,4}(?:に|で)))?[一-龠]{0,4})"
    r"(?=で[^。]{0,6}暮|で[^。]{0,4}一人|に住|在住|に暮|に一人|に独|の[0-9]+歳|の(?:自宅|実家|家)に)"
)
SOMEWHERE = re.compile(r"^(?:隣|他|別|同|本|当|両|近|各|全|よその?)(?:の)?[市町村]")
INSIDE = re.compile("^[市町村]内$|(?<![一-龠])[市町村]内(?=に|で|の|在|、)")
SHARED = 3
"""So many towns with the same two first characters are also called by these (鵜飼御庭田, 鵜飼細谷地 … → 鵜飼)."""


class Places:
    """The place names of a municipality, compiled once."""

    def __init__(self, municipality: Municipality) -> None:
        self.name = municipality.profile.name
        names = {t.name for t in municipality.towns} | {e.town for e in municipality.catchments}
        heads = Counter(n[:2] for n in names if len(n) > 2)
        names |= {head for head, count in heads.items() if count >= SHARED}
        long = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True) if len(n) > 1)
        short = "|".join(re.escape(n) for n in sorted(names) if len(n) == 1)
        parts = [f"(?:{long}){CHOME}"] if long else []
        if short:  # one character is a town only where the words around say so
            parts.append(
                f"(?:{short})(?:字[一-龠ヶケノの]{{1,5}}?(?=の[0-9]|に|で|の家|。|、)|(?=の[0-9]|に住|の家|に暮))"
            )
        self._towns = re.compile("|".join(parts) or "(?!)")

    def find(self, text: str) -> str | None:
        """Words that name the place where the person lives, or None.

        The name of another municipality counts where someone lives there; else a town of this municipality.
        """
        for m in ELSEWHERE.finditer(text):
            name, rest = (m["home"], m["there"]) if m["home"] else (m["name"], m["rest"])
            if SOMEWHERE.match(name) or name.startswith((self.name, self.name[:-1])) or self._towns.match(name):
                continue
            return name + rest.lstrip("の")
        for found in self._towns.finditer(text):
            if not text.startswith(self.name, found.start()):  # 「熱海」 of 「熱海市網代」 is no town of its own
                return found.group(0)
        return self.name if self.name in text or INSIDE.search(text) else None
