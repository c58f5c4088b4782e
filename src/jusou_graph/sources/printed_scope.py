"""What one run of a printed entry names of a town, and whether runs in brackets lie within the run before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jusou_graph.model.places import AppliesTo, Extent


@dataclass(frozen=True, slots=True)
class Scope:
    """What one run of a printed entry names.

    Attributes:
        applies_to: The form; ``WHOLE`` where only the town is named.
        chome_from, chome_to, ban_from, go_from, ban_to, go_to, aza, extent, place, area, border: As in
            ``CatchmentEntry``.
        beside: It is printed beside the town (「大森本町2丁目及び平和の森公園」), not as a part of it.
    """

    applies_to: AppliesTo = AppliesTo.WHOLE
    chome_from: int | None = None
    chome_to: int | None = None
    ban_from: int | None = None
    go_from: int | None = None
    ban_to: int | None = None
    go_to: int | None = None
    aza: str = ""
    extent: Extent = Extent.ALL
    place: str = ""
    area: str = ""
    border: str = ""
    beside: bool = False

    @property
    def limits(self) -> bool:
        """Whether it says less than the town, its 丁目 part, its 字 part or a range of its 丁目."""
        return self.applies_to in FINER or self.extent is not Extent.ALL


def narrows(run: Scope, inner: Sequence[Scope]) -> bool:
    """Whether the runs in brackets lie within the run before them: 「3丁目（5～8番）」, 「高松（1～3丁目）」."""
    if run == Scope():
        return True
    return all(one.chome_from == run.chome_from and one.applies_to is AppliesTo.NUMBER_RANGE for one in inner) or (
        run.aza != "" and all(one.aza == run.aza for one in inner)
    )


FINER = frozenset({AppliesTo.NUMBER_RANGE, AppliesTo.AZA, AppliesTo.PLACE, AppliesTo.AREA, AppliesTo.BORDER})
