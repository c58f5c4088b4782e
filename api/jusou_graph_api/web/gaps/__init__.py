"""資源の空白: lists, tables, map, network, what if, and the sheet for the meeting."""
