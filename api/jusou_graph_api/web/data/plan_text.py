"""The text of a plan around a cited passage, as it was read from the document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jusou_graph.errors import InputError, NotFoundError
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.evidence import LINES, Document, Source

AROUND = 6
"""Lines shown before and after."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line; ``cited`` where the passage spans it, ``gap`` where lines before it are left out."""

    number: int
    text: str
    cited: bool
    gap: bool = False


def passage_lines(data: Path, municipality: Municipality, number: str, span: str) -> tuple[Document, list[PlanLine]]:
    """The cited lines and some around them.

    Args:
        data: Folder of municipal data.
        municipality: Whose plan.
        number: Number of the document, as ``"002"``.
        span: Lines as cited, as ``"239"``, ``"146-158"`` or ``"560,564"``.

    Raises:
        InputError: The span is not written like lines.
        NotFoundError: There is no such document, or its text is not at hand.
    """
    document = next((d for d in municipality.profile.documents if d.number == number), None)
    if document is None:
        raise NotFoundError(f"{municipality.profile.name}に文書 {number} はありません。")
    if not LINES.match(f"{number}:{span}"):
        raise InputError(f"行「{span[:20]}」は読めません。", "「239」「146-158」の形で書いてください。")
    path = data / municipality.folder / document.file
    if not path.is_file():
        raise NotFoundError(
            "計画書の文が手元にありません。", f"{document.file} を data の自治体のフォルダーに置いてください。"
        )
    texts = path.read_text(encoding="utf-8").split("\n")
    cited = set(Source(section="-", lines=f"{number}:{span}", quote="-").line_numbers())
    shown = sorted({n for c in cited for n in range(c - AROUND, c + AROUND + 1) if 1 <= n <= len(texts)})
    lines = [
        PlanLine(n, texts[n - 1].strip(), n in cited, gap=i > 0 and shown[i - 1] != n - 1) for i, n in enumerate(shown)
    ]
    return document, lines
