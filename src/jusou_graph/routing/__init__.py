"""From an address to the centre a plan prints for it, or to the question that settles it."""

from jusou_graph.routing.coverage import OpenPlace, open_places
from jusou_graph.routing.dead_ends import Facility
from jusou_graph.routing.outcome import Centre, Cite, Location, Near, Outcome, Passage, Proof, RegisteredAgency
from jusou_graph.routing.router import Further, Router

__all__ = [
    "Centre",
    "Cite",
    "Facility",
    "Further",
    "Location",
    "Near",
    "OpenPlace",
    "Outcome",
    "Passage",
    "Proof",
    "RegisteredAgency",
    "Router",
    "open_places",
]
