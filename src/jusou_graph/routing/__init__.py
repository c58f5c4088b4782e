"""From an address to the centre a plan prints for it, or to the question that settles it."""

from jusou_graph.routing.coverage import OpenPlace, open_places
from jusou_graph.routing.outcome import Centre, Location, Outcome, Proof
from jusou_graph.routing.router import Router

__all__ = ["Centre", "Location", "OpenPlace", "Outcome", "Proof", "Router", "open_places"]
