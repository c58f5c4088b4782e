"""Imports as jobs in the background: read and shown first, applied as one, and taken back where that is wanted."""

from jusou_graph.service.import_jobs.job import ENDED, SECTIONS, STATE_LABELS, Job, State
from jusou_graph.service.import_jobs.jobs import ImportJobs
from jusou_graph.service.import_jobs.kinds import KINDS, Kind
from jusou_graph.service.import_jobs.task import Order

__all__ = ["ENDED", "KINDS", "SECTIONS", "STATE_LABELS", "ImportJobs", "Job", "Kind", "Order", "State"]
