"""Writes the reference pages of the handbook: notices, fields with their codes, commands, settings and queries.

Run from anywhere: ``python docs/ja/generate_reference.py`` writes, ``--check`` only compares and fails where one is stale.
"""

from __future__ import annotations

import argparse
import re
import sys
import types
import typing
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel

from jusou_graph.cli.main import command_parser
from jusou_graph.graph.schema import SCHEME_OF_ENUM
from jusou_graph.model.catalog import RECORD_FILES, CatchmentTable, Former, Profile, TownTable, WardRecord
from jusou_graph.model.eligibility import Alternative, Condition, Eligibility, MetNeed, OfferedActivity, Role
from jusou_graph.model.evidence import Document, Source
from jusou_graph.model.records import Claim
from jusou_graph.notices import CATALOGUE
from jusou_graph.queries import load_all
from jusou_graph.sources.field_meanings import CSV_COLUMNS, FILES, meaning
from jusou_graph.vocabulary import LABELS

HERE = Path(__file__).parent
_MADE = "`docs/ja/generate_reference.py` が作る。手で直さない。\n"
_PARTS: dict[str, type[BaseModel]] = {
    "出典（sources、source）": Source,
    "文書（documents）": Document,
    "担当地区の決め方（catchment）": CatchmentTable,
    "ほかの表（catchment.tables）": TownTable,
    "旧町村（former）": Former,
    "区（wards）": WardRecord,
    "対象者（eligibility）": Eligibility,
    "条件の組（eligibility.any_of）": Alternative,
    "条件（all_of、exclusions）": Condition,
    "役割（roles）": Role,
    "応える必要（meets）": MetNeed,
    "すること（activities）": OfferedActivity,
    "合わない文（claims）": Claim,
}


SETTINGS = {
    "JUSOU_ENGINE": "エンジンの URL（`--engine` と同じ。既定 `memory:`）",
    "JUSOU_DATA": "自治体データのフォルダー（`--data` と同じ。既定は同梱のもの）",
    "JUSOU_CACHE": "読み込みを速くする控えを置くフォルダー。いつ消してもよい",
    "JUSOU_HOME": "事務所が加えたもの（職員の登録、取り込んだ町名・人口、台帳）を置くフォルダー。バックアップの対象",
    "JUSOU_LEDGER": "台帳のデータベースの URL（既定は `JUSOU_HOME` の SQLite のファイル）",
    "JUSOU_SUPPRESS_BELOW": "庁外に出すものでは、これより小さい数を伏せる（既定 5）",
    "JUSOU_NEO4J_USER": "Neo4j の利用者名（既定 `neo4j`）",
    "JUSOU_NEO4J_PASSWORD": "Neo4j の合言葉",
    "JUSOU_NEO4J_PASSWORD_FILE": "合言葉を書いたファイル（`JUSOU_NEO4J_PASSWORD` がないとき）",
    "JUSOU_NEO4J_DATABASE": "Neo4j のデータベース名（既定は利用者のもの）",
}
"""Environment variables with what each does; a test compares them with those the program reads."""


def notices() -> str:
    """The page of all notices."""
    out = [
        "# データ点検の知らせ\n",
        _MADE,
        "`jusou data check` が示す知らせのすべて。どの知らせにも、ファイル・行・項目と、直し方が付く。"
        "「エラー」が一つでもあると、何も読みこまれない。「注意」は読みこみを止めない。\n",
    ]
    for notice in CATALOGUE.values():
        mark = "エラー" if notice.severity == "error" else "注意"
        out.append(f"## {notice.code}\n")
        out.append(f"**{notice.title}**（{mark}）\n")
        out.append(f"- 知らせ: {_plain(notice.message)}\n- 直し方: {_plain(notice.mend)}\n")
    return "\n".join(out)


def fields() -> str:
    """The page of all files, fields and codes."""
    out = [
        "# データファイルの項目と符号\n",
        _MADE,
        "★は必ず書く項目。ほかは、計画に書いてあるときだけ書く。符号の意味は終わりの表にある。\n",
    ]
    for stem, model in {"municipality": Profile, **RECORD_FILES}.items():
        out += [f"## {stem}.yaml\n", f"{FILES[stem]}\n", _table(model)]
    for stem, columns in CSV_COLUMNS.items():
        rows = "\n".join(f"| `{name}` | {about} |" for name, about in columns.items())
        out += [f"## {stem}.csv\n", f"{FILES[stem]}\n", f"| 列 | 意味 |\n|---|---|\n{rows}\n"]
    for title, model in _PARTS.items():
        out += [f"## {title}\n", _table(model)]
    out.append("## 符号\n")
    for scheme, labels in LABELS.items():
        rows = "\n".join(f"| `{code}` | {label} |" for code, label in labels.items())
        out += [f"### {scheme}\n", f"| 符号 | 意味 |\n|---|---|\n{rows}\n"]
    return "\n".join(out)


def commands() -> str:
    """The page of all commands with their options, all settings and all named queries."""
    out = [
        "# コマンド・設定・検索\n",
        _MADE,
        "終了コード: 0 できた / 1 入力やデータに誤り / 2 使い方の誤り / 3 エンジンやファイルに届かない\n",
    ]
    for name, about, parser in _commands(command_parser(), "jusou"):
        out.append(f"## {name}\n\n{about}\n")
        rows = [f"| {_words_of(a)} | {_plain(_help(a))} |" for a in parser._actions if a.dest != "help"]
        out.append("| 書くもの | 意味 |\n|---|---|\n" + "\n".join(rows) + "\n")
    rows = [f"| `{name}` | {about} |" for name, about in SETTINGS.items()]
    out.append("## 設定（環境変数）\n\n| 名前 | 意味 |\n|---|---|\n" + "\n".join(rows) + "\n")
    rows = [f"| `{q.name}` | {_plain(q.summary)} | {'、'.join(q.parameters)} |" for q in load_all().values()]
    out.append("## 名前のついた検索\n\n`jusou query 名前 --param 条件=値` で使う。\n")
    out.append("| 名前 | 答えること | 条件 |\n|---|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(out)


def _commands(parser: argparse.ArgumentParser, name: str) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Every command that does something, with its one-line help."""
    for group in parser._actions:
        if isinstance(group, argparse._SubParsersAction):
            helps = {choice.dest: choice.help or "" for choice in group._choices_actions}
            for word, inner in group.choices.items():
                if any(isinstance(a, argparse._SubParsersAction) for a in inner._actions):
                    yield from _commands(inner, f"{name} {word}")
                else:
                    yield f"{name} {word}", helps[word], inner


def _words_of(action: argparse.Action) -> str:
    return "、".join(f"`{o}`" for o in action.option_strings) or f"`{action.metavar or action.dest}`"


def _help(action: argparse.Action) -> str:
    choices = f"（{' / '.join(map(str, action.choices))}）" if action.choices else ""
    default = f"（既定 {action.default}）" if isinstance(action.default, (str, int)) and action.default else ""
    return re.sub("）（", "。", f"{action.help or ''}{choices}{default}")


def _table(model: type[BaseModel]) -> str:
    rows = [
        f"| `{name}`{'★' if info.is_required() else ''} | {_kind(info.annotation)} | {meaning(model, name)} |"
        for name, info in model.model_fields.items()
    ]
    return "| 項目 | 形 | 意味 |\n|---|---|---|\n" + "\n".join(rows) + "\n"


def _kind(annotation: object) -> str:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is list:
        return f"{_kind(arguments[0])}の並び"
    if origin is typing.Literal:
        return " / ".join(f"`{a}`" for a in arguments)
    if origin is dict:
        return "項目と数の組"
    inner = [a for a in arguments if a is not types.NoneType]
    if inner:
        return _kind(inner[0])
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        scheme = SCHEME_OF_ENUM[annotation]
        return f"[符号（{scheme}）](#{scheme.lower()})"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        title = next(t for t, model in _PARTS.items() if model is annotation)
        return title.split("（")[0]
    return {bool: "true / false", int: "数"}.get(typing.cast(type, annotation), "文字")


def _plain(template: str) -> str:
    return template.replace("{", "〔").replace("}", "〕").replace("|", "｜")


PAGES = {"notices.md": notices, "data-fields.md": fields, "commands.md": commands}


def main() -> int:
    """Writes or compares the pages; 1 where one is stale."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only compare with the committed pages")
    check = parser.parse_args().check
    stale = False
    for name, make in PAGES.items():
        page = HERE / name
        if not check:
            page.write_text(make(), encoding="utf-8")
        elif not page.is_file() or page.read_text(encoding="utf-8") != make():
            stale = True
            sys.stderr.write(f"{page} is stale: run {Path(__file__).name}\n")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main())
