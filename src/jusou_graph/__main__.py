"""``python -m jusou_graph`` is ``jusou``."""

import sys

from jusou_graph.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
