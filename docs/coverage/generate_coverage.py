"""Writes the coverage ledger: each line of each plan with the records that cite it, or the stated reason why none does.

Run from anywhere: ``python docs/coverage/generate_coverage.py`` writes, ``--check`` only compares. Both fail where a
line has neither a record nor a reason. Reasons are read from ``coverage_notes.md`` of the municipality's folder: the
first cell of each table row names the lines (``002:34, 46, 88-90 の前半``), the last one the reason.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jusou_graph import resources
from jusou_graph.model.catalog import RECORD_FILES, Municipality
from jusou_graph.model.evidence import Document, Source
from jusou_graph.service.passages import sources_of
from jusou_graph.sources.catalog_loader import load_catalog

HERE = Path(__file__).parent
NOTES = "coverage_notes.md"
SHOWN = 60
_ASIDE = re.compile(r"「[^」]*」|（[^）]*）")
_LINES = re.compile(r"(?:(\d{3}):)?(\d+)(?:\s*[-–～]\s*(\d+))?")


@dataclass(frozen=True)
class Ledger:
    """One plan: what every line became.

    Attributes:
        number: Document number; ``title`` of the plan.
        lines: Its lines as printed.
        records: Line → records that cite it, as ``"rules/philosophy"``.
        reasons: Line → why no record holds it.
        quoted: Lines that hold words of some quote; a cited line beside them lies in the range of a passage only.
    """

    number: str
    title: str
    lines: list[str]
    records: dict[int, list[str]]
    reasons: dict[int, str]
    quoted: frozenset[int]

    def silent(self) -> list[int]:
        """Lines that hold something and have neither a record nor a reason."""
        return [
            n
            for n, text in enumerate(self.lines, 1)
            if text.strip() and n not in self.records and n not in self.reasons
        ]

    def markdown(self) -> str:
        """The ledger as a page."""
        filled = [n for n, text in enumerate(self.lines, 1) if text.strip()]
        cited = [n for n in filled if n in self.records]
        head = (
            f"# {self.number} {self.title}: 行と記録の対応\n\n"
            f"`docs/coverage/generate_coverage.py` が作る。手で直さない（記録は `data/municipalities/`、"
            f"理由は同じフォルダーの `{NOTES}` を直す）。\n\n"
            f"空でない行 {len(filled)}、うち記録が引く行 {len(cited)}、"
            f"理由を書いて記録しない行 {len(filled) - len(cited)}。"
            f"「範囲」は、引用した語そのものはないが、引いた行の範囲に入る行（{len([n for n in cited if n not in self.quoted])} 行）。\n\n"
            "| 行 | 原文 | 記録 | 記録にしない理由 |\n|---|---|---|---|\n"
        )
        rows = [
            f"| {n} | {_cell(self.lines[n - 1])} | {self._cited_by(n)} | {_cell(self.reasons.get(n, ''), 200)} |"
            for n in filled
        ]
        return head + "\n".join(rows) + "\n"

    def _cited_by(self, line: int) -> str:
        found = "、".join(self.records.get(line, []))
        return f"範囲: {found}" if found and line not in self.quoted else found


def ledgers(municipality: Municipality, folder: Path) -> list[Ledger]:
    """The ledgers of a municipality's plans."""
    cited = list(_cited(municipality))
    notes = folder / NOTES
    reasons = read_reasons(notes.read_text(encoding="utf-8")) if notes.is_file() else {}
    return [_ledger(document, folder, cited, reasons) for document in municipality.profile.documents]


def _ledger(
    document: Document, folder: Path, cited: list[tuple[str, Source]], reasons: dict[tuple[str, int], str]
) -> Ledger:
    lines = (folder / document.file).read_text(encoding="utf-8").split("\n")
    records: dict[int, list[str]] = defaultdict(list)
    quoted: set[int] = set()
    for label, source in cited:
        if source.document != document.number:
            continue
        quoted |= _touched(source, lines)
        for number in source.line_numbers():
            if label not in records[number]:
                records[number].append(label)
    own = {line: why for (number, line), why in reasons.items() if number == document.number}
    return Ledger(document.number, document.title, lines, dict(records), own, frozenset(quoted))


def _cited(municipality: Municipality) -> Iterator[tuple[str, Source]]:
    """Every passage with the record that cites it."""
    for source in sources_of(municipality.profile):
        yield "municipality", source
    for stem in RECORD_FILES:
        for record in getattr(municipality, stem):
            for source in sources_of(record):
                yield f"{stem}/{record.id}", source
    for source in municipality.catchment_sources.values():
        yield "catchments.csv", source


def _touched(source: Source, lines: list[str]) -> set[int]:
    """Lines of the passage that hold words of its quote, white space aside."""
    letters = [(c, n) for n in source.line_numbers() for c in "".join(lines[n - 1].split())]
    text, quote = "".join(c for c, _ in letters), "".join(source.quote.split())
    starts = (i for i in range(len(text)) if text.startswith(quote, i))
    return {n for i in starts for _, n in letters[i : i + len(quote)]}


def read_reasons(notes: str) -> dict[tuple[str, int], str]:
    """Reasons by document and line; what stands in 「」 or （） beside the numbers is passed over."""
    found: dict[tuple[str, int], str] = {}
    for row in notes.splitlines():
        cells = [c.strip() for c in row.strip().strip("|").split("|")]
        if not row.startswith("|") or len(cells) < 2 or not cells[0][:1].isdigit():
            continue
        document = ""
        for number, first, last in _LINES.findall(_ASIDE.sub("", cells[0])):
            document = number or document
            for line in range(int(first), int(last or first) + 1):
                found.setdefault((document, line), cells[-1])
    return found


def _cell(text: str, most: int = SHOWN) -> str:
    plain = " ".join(text.split()).replace("|", "｜").replace("<", "&lt;").replace("*", "＊")
    return plain if len(plain) <= most else plain[:most] + "…"


def main() -> int:
    """Writes or compares all ledgers; 1 where one is stale or a line has neither record nor reason."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only compare with the committed pages")
    check = parser.parse_args().check
    failed = False
    data = resources.municipalities_folder()
    for municipality in load_catalog(data).municipalities.values():
        for ledger in ledgers(municipality, data / municipality.folder):
            for line in ledger.silent():
                failed = True
                text = ledger.lines[line - 1].strip()
                sys.stderr.write(f"{ledger.number}:{line} 記録も理由もない: {text[:SHOWN]}\n")
            page = HERE / f"{ledger.number}.md"
            if not check:
                page.write_text(ledger.markdown(), encoding="utf-8")
            elif not page.is_file() or page.read_text(encoding="utf-8") != ledger.markdown():
                failed = True
                sys.stderr.write(f"{page} is stale: run {Path(__file__).name}\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
