"""Towns that are as alike as towns can be: same ids, names, printed entries, lines, words and numbers of documents.

They are made from the fictitious 架空市 of ``tests/fixtures/municipalities``. Two are called 府中市 and two 美郷町, as in
Japan; only the date their plan speaks of (``as_of``) tells whose a passage is, which no answer can get right by chance.
Fictitious but for names and codes: no such plan exists.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

KAKU = Path(__file__).parents[1] / "fixtures" / "municipalities" / "99901-kaku"


@dataclass(frozen=True)
class Twin:
    """One of the towns; ``swapped`` where its table gives the other centre the same printed entries."""

    code: str
    name: str
    prefecture: str
    county: str
    kind: str
    as_of: str
    swapped: bool = False

    @property
    def whole(self) -> str:
        """Its name as an address has it in full."""
        return self.prefecture + self.county + self.name


TWINS = (
    Twin("05434", "美郷町", "秋田県", "仙北郡", "sole_centre", "令和6年1月"),
    Twin("13206", "府中市", "東京都", "", "table", "令和6年2月"),
    Twin("32448", "美郷町", "島根県", "邑智郡", "no_table", "令和6年3月"),
    Twin("34208", "府中市", "広島県", "", "table", "令和6年5月", swapped=True),
    Twin("99801", "なかほど市", "架空県", "", "table", "令和6年6月"),
)
OF = {twin.code: twin for twin in TWINS}
WHOSE = {twin.as_of: twin.code for twin in TWINS}
"""Date a passage speaks of → whose plan it is."""


def build(parent: Path, *codes: str) -> Path:
    """Writes the folders of some of the towns, all where none is named."""
    parent.mkdir(parents=True, exist_ok=True)
    for twin in TWINS:
        if not codes or twin.code in codes:
            _write(parent / f"{twin.code}-twin", twin)
    return parent


def _write(folder: Path, twin: Twin) -> None:
    shutil.copytree(KAKU, folder)
    for file in folder.iterdir():
        text = file.read_text(encoding="utf-8")
        for old, new in (
            ('"99901"', f'"{twin.code}"'),
            ("架空市", twin.name),
            ("901:", "001:"),
            ('"901"', '"001"'),
            ("plan_901", "plan_001"),
            ("higashi", "chuo"),
            ("ひがし地域包括支援センター", "中央地域包括支援センター"),
            ("as_of: R5時点", f"as_of: {twin.as_of}"),
        ):
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
    (folder / "plan_901.txt").rename(folder / "plan_001.txt")
    _profile(folder / "municipality.yaml", twin)
    table = folder / "catchments.csv"
    if twin.kind != "table":
        table.unlink()
    elif twin.swapped:
        text = table.read_text(encoding="utf-8")
        text = text.replace("\nchuo,", "\n@,").replace("\nnishi,", "\nchuo,").replace("\n@,", "\nnishi,")
        table.write_text(text, encoding="utf-8")


def _profile(path: Path, twin: Twin) -> None:
    text = path.read_text(encoding="utf-8").replace("prefecture: 架空県", f"prefecture: {twin.prefecture}")
    text = text.replace("prefecture_reading: かくうけん\n", f"county: {twin.county}\n" if twin.county else "")
    text = text.replace("reading: かくうし\n", "").replace("as_of: 令和6年4月", f"as_of: {twin.as_of}")
    sole = "  sole_centre: chuo\n" if twin.kind == "sole_centre" else ""
    path.write_text(text.replace("  kind: table\n", f"  kind: {twin.kind}\n{sole}"), encoding="utf-8")
