"""Reads Japanese addresses as people write them. Pure: knows no files, no graph and no centres."""

from jusou_graph.address.completion import Completion, Offer, Offers
from jusou_graph.address.gazetteer import Gazetteer
from jusou_graph.address.reading import Part, Place, Reading

__all__ = ["Completion", "Gazetteer", "Offer", "Offers", "Part", "Place", "Reading"]
