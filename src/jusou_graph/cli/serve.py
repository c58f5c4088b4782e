"""``jusou serve``: the web pages and the HTTP API."""

from __future__ import annotations

import argparse
import errno
import importlib.util
import os
import socket
import sys

from jusou_graph.errors import EngineUnavailableError, MissingExtraError


def run(options: argparse.Namespace) -> int:
    """Serves until interrupted; says the URL first."""
    if importlib.util.find_spec("jusou_graph_api") is None:
        raise MissingExtraError("ページの部品が入っていません。", "「pip install jusou-graph」をやり直してください。")
    with socket.socket(socket.AF_INET6 if ":" in options.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((options.host, options.port))
        except OSError as error:
            raise EngineUnavailableError(
                f"{options.host}:{options.port} を開けません（{error.strerror}）。",
                _mend(error),
            ) from None
    if options.engine:
        os.environ["JUSOU_ENGINE"] = options.engine
    if options.data:
        os.environ["JUSOU_DATA"] = str(options.data)
    import uvicorn

    host = f"[{options.host}]" if ":" in options.host else options.host
    print(f"開きました: http://{host}:{options.port}/ （止めるには Ctrl-C）", file=sys.stderr, flush=True)
    # No access log: it would hold nothing personal, but nothing is kept that is not needed.
    uvicorn.run(
        "jusou_graph_api.app:create_app",
        factory=True,
        host=options.host,
        port=options.port,
        access_log=False,
        log_level="warning",
    )
    return 0


def _mend(error: OSError) -> str:
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return "--host にはこの端末の名前か番号を書いてください（例 127.0.0.1）。"
    return "--port で別の番号を選んでください。"
