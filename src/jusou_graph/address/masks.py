"""Letters that stand for one which was lost (外字) or left out on purpose: 盛●市, 内丸○番地, 高松4-＊-＊."""

from __future__ import annotations

MASKS = "●○◯◎〇■□▪▫〓◆◇▲△▼▽★☆*＊×✕✖xXｘＸ?？��_＿#＃…‥"
"""As written or folded. 〇 is also the kanji zero, x and ? are letters of their own: the reader of each place decides."""
