"""The graph: one mapping from records to nodes and edges, and the engines that hold them."""
