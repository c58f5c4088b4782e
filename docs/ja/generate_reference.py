"""Writes the reference pages of the data editor's handbook: every notice, and every field with its codes.

Run from anywhere: ``python docs/ja/generate_reference.py`` writes, ``--check`` only compares and fails where one is stale.
"""

from __future__ import annotations

import argparse
import sys
import types
import typing
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel

from jusou_graph.graph.schema import SCHEME_OF_ENUM
from jusou_graph.model.catalog import RECORD_FILES, CatchmentTable, Former, Profile
from jusou_graph.model.eligibility import Alternative, Condition, Eligibility, MetNeed, OfferedActivity, Role
from jusou_graph.model.evidence import Document, Source
from jusou_graph.model.records import Claim
from jusou_graph.notices import CATALOGUE
from jusou_graph.sources.field_meanings import CSV_COLUMNS, FILES, meaning
from jusou_graph.vocabulary import LABELS

HERE = Path(__file__).parent
_MADE = "`docs/ja/generate_reference.py` が作る。手で直さない。\n"
_PARTS: dict[str, type[BaseModel]] = {
    "出典（sources、source）": Source,
    "文書（documents）": Document,
    "担当地区の決め方（catchment）": CatchmentTable,
    "旧町村（former）": Former,
    "対象者（eligibility）": Eligibility,
    "条件の組（eligibility.any_of）": Alternative,
    "条件（all_of、exclusions）": Condition,
    "役割（roles）": Role,
    "応える必要（meets）": MetNeed,
    "すること（activities）": OfferedActivity,
    "合わない文（claims）": Claim,
}


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


PAGES = {"notices.md": notices, "data-fields.md": fields}


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
