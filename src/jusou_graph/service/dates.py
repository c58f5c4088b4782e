"""Dates in the Japanese era: those of plans, to tell the later of two, and any day as staff read it."""

from __future__ import annotations

from jusou_graph.japanese.eras import era_month, wareki

__all__ = ["era_month", "wareki"]
