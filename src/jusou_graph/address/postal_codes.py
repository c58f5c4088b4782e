"""Postal codes in front of an address, or instead of one."""

from __future__ import annotations

import re
from functools import cached_property

from jusou_graph.address.towns import TownRecord

_POSTAL_CODE = re.compile(r"(?:〒|テ|T|郵便番号|ユウビンバンゴウ)?[-ー]?(\d{3})[-ー]?(\d{4})(?!\d)(?![-ー]\d)[-ー]?")


class PostalCodes:
    """Towns by postal code, compiled when first needed."""

    def __init__(self, records: dict[str, dict[str, TownRecord]]) -> None:
        self._records = records

    @cached_property
    def _towns(self) -> dict[str, list[TownRecord]]:
        towns: dict[str, list[TownRecord]] = {}
        for by_name in self._records.values():
            for record in by_name.values():
                for code in record.postal_codes:
                    towns.setdefault(code, []).append(record.under("postal_code"))
        return towns

    def split(self, folded: str) -> tuple[list[TownRecord], str] | None:
        """Takes a postal code off the beginning of a folded address.

        Returns:
            The towns that have the code (none for an unknown code) and the rest; None where there is no code.
        """
        found = _POSTAL_CODE.match(folded)
        if found is None:
            return None
        return self._towns.get(found[1] + found[2], []), folded[found.end() :]
