"""How long the tokenizer takes to open, and to cut three sentences once it is open.

Usage: python benchmarks/assess/tokens.py
"""

from __future__ import annotations

from time import perf_counter

from jusou_graph.reading.tokens import tokenize

TEXT = "母は認知症の診断を受けていません。先月から家賃を滞納しています。市に話してよいと言っています。"
RUNS = 200


def main() -> None:
    start = perf_counter()
    tokenize(TEXT)
    opened = perf_counter()
    for _ in range(RUNS):
        tokenize(TEXT)
    print(
        f"opened in {(opened - start) * 1e3:.0f} ms, {(perf_counter() - opened) / RUNS * 1e3:.2f} ms for three sentences"
    )


if __name__ == "__main__":
    main()
