"""The library's front door."""

from jusou_graph.service.jusou_graph import JusouGraph

__all__ = ["JusouGraph"]
