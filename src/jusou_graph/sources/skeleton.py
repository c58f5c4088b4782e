"""Makes the folder of a new municipality: sound, empty, and saying in every file what is still to be written.

Nothing is invented: what only the plan can say stands as ``（未記入）``, the text of the plan itself is the one given or
a line that says it is missing, and every record file holds one example in comments with the meaning of each field. The
town list is the municipality's own, from the national lists that the program ships.
"""

from __future__ import annotations

import json
import re
import types
import typing
import unicodedata
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel

from jusou_graph.codes import check_digit
from jusou_graph.errors import FileUnreachableError, InputError
from jusou_graph.model import japan
from jusou_graph.model.catalog import RECORD_FILES
from jusou_graph.sources import japan_towns
from jusou_graph.sources.catchment_rows import CATCHMENT_COLUMNS, FURTHER_CATCHMENT_COLUMNS
from jusou_graph.sources.csv_tables import TOWN_COLUMNS
from jusou_graph.sources.drafts import PLAN_MISSING, UNFILLED, unfilled
from jusou_graph.sources.field_meanings import CSV_COLUMNS, FILES, meaning
from jusou_graph.sources.form_examples import FORMS
from jusou_graph.sources.town_lists import towns_csv
from jusou_graph.sources.town_names import fold

_PLAN_MISSING = f"{PLAN_MISSING}計画書の文字をここに貼り付ける（行の番号は出典に使うので、あとで行を足し引きしない）。"


def new_municipality(
    parent: Path, code: str, name: str | None = None, romaji: str | None = None, plan: Path | None = None
) -> Path:
    """Makes the folder of a municipality.

    Args:
        parent: Folder of municipalities.
        code: 全国地方公共団体コード, with or without its check digit.
        name: Its name, as ``"陸前高田市"``; may be left out where the national list has the code.
        romaji: Ending of the folder's name, as ``"rikuzentakata"``.
        plan: Text of its plan (UTF-8), copied as it is.

    Returns:
        The new folder.

    Raises:
        InputError: The code, name or plan cannot be used, or the municipality is there already.
    """
    code = _five_digits(code)
    one = _identity(code, name)
    if romaji is not None and not re.fullmatch(r"[a-z]+(-[a-z]+)*", romaji):
        raise InputError(
            f"「{romaji}」はフォルダー名に使えません。", "英小文字とハイフンで書きます（例 rikuzentakata）。"
        )
    if not parent.is_dir():
        raise InputError(f"フォルダー {parent} がありません。", "場所を確かめてください。")
    there = next((p for p in parent.iterdir() if p.name.split("-")[0] == code), None)
    if there:
        raise InputError(f"{code} のフォルダー {there.name} がもうあります。", "そのフォルダーの中を直してください。")
    number = _next_number(parent)
    text = _plan_text(plan)
    folder = parent / (f"{code}-{romaji}" if romaji else code)
    folder.mkdir()
    _write(folder / f"plan_{number}.txt", text)
    _write(folder / "municipality.yaml", _profile(one, number, text))
    for stem, model in RECORD_FILES.items():
        _write(folder / f"{stem}.yaml", _example(stem, model))
    _write(folder / "catchments.csv", _catchments())
    _write(folder / "towns.csv", _towns(one))
    _write(
        folder / "coverage_notes.md",
        f"# {one.name}: 記録にしなかった行\n\n| 行 | 内容 | 記録にしない理由 |\n|---|---|---|\n",
    )
    return folder


def still_to_fill(folder: Path) -> list[str]:
    """What is still to be written in a municipality's folder, one line each with file and line."""
    found = [f"{folder.name}/{one.file}:{one.line} {one.text}" for one in unfilled(folder)]
    for stem in ("organizations", "agencies", "resources", "provisions", "meetings", "rules", "legal_bases"):
        path = folder / f"{stem}.yaml"
        if not re.search(r"^- ", _text(path), re.MULTILINE):
            found.append(f"{folder.name}/{stem}.yaml 記録がない（{FILES[stem]}）")
    return found


def _text(path: Path) -> str:
    """Text of a file, empty where there is none; another encoding is a notice of its own and no reason to stop here."""
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _identity(code: str, name: str | None) -> japan.NationalMunicipality:
    """The municipality as the national list has it; one that the list lacks has a name alone.

    Raises:
        InputError: The code is none, the name cannot be used, or it is not the one of the code.
    """
    prefectures = japan.prefectures()
    if not re.fullmatch(r"\d{5}", code) or not 1 <= int(code[:2]) <= len(prefectures):
        raise InputError(
            f"「{code}」は全国地方公共団体コード（5桁か、検査数字を付けた6桁）ではありません。", "例 03210"
        )
    known = japan.municipality(code)
    given = (name or "").strip()
    if name is not None and (not given or not given.isprintable()):
        raise InputError("名前が空か、文字でないものを含みます。", "--name 陸前高田市 のように書きます。")
    if known is None:
        ward = next((ward for ward in japan.wards() if ward.code == code), None)
        if ward and name is None:
            raise InputError(f"{code} は{ward.name}のコードです。", f"市のコード {ward.city} を指定してください。")
        if name is None:
            raise InputError(f"{code} は全国の一覧にありません。", "--name 陸前高田市 のように名前も書いてください。")
        return japan.NationalMunicipality(code, prefectures[int(code[:2]) - 1], "", "", "", given, "")
    spellings = {known.name, known.county + known.name, known.prefecture + known.name}
    if name is not None and fold(given) not in {
        fold(s) for s in (*spellings, known.prefecture + known.county + known.name)
    }:
        raise InputError(
            f"{code} は{known.prefecture}{known.name}のコードです（「{given}」ではありません）。",
            "コードか名前を直してください。",
        )
    return known


def _five_digits(code: str) -> str:
    """The code without its check digit.

    Raises:
        InputError: The check digit is wrong.
    """
    flat = unicodedata.normalize("NFKC", code).strip()
    if not (len(flat) == 6 and flat.isascii() and flat.isdigit()):
        return flat
    if flat[5] != check_digit(flat[:5]):
        right = flat[:5] + check_digit(flat[:5])
        raise InputError(f"「{code}」は検査数字（6桁めの{flat[5]}）が合いません。", f"{flat[:5]} なら {right} です。")
    return flat[:5]


def _next_number(parent: Path) -> str:
    used = [int(m[1]) for p in parent.glob("*/plan_*.txt") if (m := re.fullmatch(r"plan_(\d{3})\.txt", p.name))]
    number = max(used, default=-1) + 1
    if number > 999:
        raise InputError("文書番号（3桁）が足りません。", "使わなくなった番号の計画を整理してください。")
    return f"{number:03d}"


def _plan_text(plan: Path | None) -> str:
    if plan is None:
        return _PLAN_MISSING + "\n"
    try:
        text = plan.read_bytes().decode("utf-8")
    except OSError as error:
        raise FileUnreachableError(
            f"{plan} を読めません（{error.strerror}）。", "場所と名前を確かめてください。"
        ) from None
    except UnicodeDecodeError:
        raise InputError(f"{plan} は UTF-8 ではありません。", "UTF-8 で保存し直してください。") from None
    if not text.strip():
        raise InputError(f"{plan} は空です。", "計画書の文字のファイルを指定してください。")
    return text


def _profile(one: japan.NationalMunicipality, number: str, plan: str) -> str:
    line, words = next((i, t.strip()) for i, t in enumerate(plan.split("\n"), 1) if t.strip())
    source = f'section: {_q(UNFILLED)}\n{{0}}lines: "{number}:{line}"\n{{0}}quote: {_q(words)}'
    county = f"county: {one.county}" if one.county else "# county: 気仙郡            # 町村のとき"
    reading = f"reading: {one.reading}" if one.reading else "# reading: ひらがな          # 郵便番号データの読み"
    prefecture = one.prefecture_reading
    prefecture_reading = f"prefecture_reading: {prefecture}" if prefecture else "# prefecture_reading: ひらがな"
    return f"""# {one.name}: {FILES["municipality"]}
# {UNFILLED} を、計画書にあるとおりに書きかえる。残っているところは「jusou data check」が示す。
# 行頭が # の項目は、計画に書いてあるときだけ # を消して書く。項目の意味は docs/ja/data-fields.md にある。

code: "{one.code}"
name: {_q(one.name)}
prefecture: {one.prefecture}
{county}
{reading}
{prefecture_reading}
# gap_meeting: 会議の id     # 資源の不足を持ち込む会議が計画に書いてあるとき（meetings.yaml の id）
# gap_meeting_source: {{section: "…", lines: "{number}:1", quote: "…"}}
catchment:
  # table=町名の表がある（catchments.csv に写す） / sole_centre=窓口が一つ / no_table=表がない
  kind: no_table
  source: # 表がある（ない）ことが分かるところ
    {source.format("    ")}
  ask: {_q(UNFILLED + "計画で決まらないときに聞く課")}
documents:
  - number: "{number}"
    title: {_q(UNFILLED + one.name + "重層的支援体制整備事業実施計画")}
    as_of: {_q(UNFILLED + "書かれていることの時点（例 令和7年4月）")}
    file: plan_{number}.txt
    sources: # 題・年月・期間が印字されたところ
      - {source.format("        ")}
# expected:                  # 写し終えたら件数の下限を書く（減ると誤りになる）
#   agencies: 1
"""


def _example(stem: str, model: type[BaseModel]) -> str:
    head = [f"# {FILES[stem]}", "# 一件の形（行頭の「# 」を消して書く。要らない項目は書かない。★は必ず書く）", "#"]
    return "\n".join(head + [f"# {line}" for line in _fields(model, "- ", "  ")]) + "\n"


def _fields(model: type[BaseModel], first: str, rest: str) -> list[str]:
    lines: list[str] = []
    for name, info in model.model_fields.items():
        mark = "★" if info.is_required() else ""
        start = first if not lines else rest
        if name == "sources":
            lines.append(f"{start}sources: # {mark}{meaning(model, name)}")
            lines += [f'{rest}  - section: "…"', f'{rest}    lines: "000:1"', f'{rest}    quote: "…"']
            continue
        lines.append(f"{start}{name}: {_shape(info.annotation)} # {mark}{meaning(model, name)}")
    return lines


def _shape(annotation: object) -> str:
    """How a value is written, as an example."""
    if typing.get_origin(annotation) is list:
        return "[…]"
    options = typing.get_args(annotation)
    if typing.get_origin(annotation) is typing.Literal:
        return " | ".join(str(o) for o in options)
    inner = [a for a in options if a is not types.NoneType] if options else [annotation]
    if len(inner) == 1 and inner[0] is not annotation and not isinstance(inner[0], (str, int)):
        return _shape(inner[0])
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return "符号"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "{…}"
    return {bool: "true", int: "1"}.get(typing.cast(type, annotation), '"…"')


def _towns(one: japan.NationalMunicipality) -> str:
    """The municipality's towns with source, licence and date; where the national lists have none, the header alone."""
    towns = japan_towns.towns_of(one.code)
    if not towns:
        return _csv("towns", TOWN_COLUMNS)
    about = (
        f"{one.name}の町字。全国の一覧から作った。手で直さず、新しい一覧を取り込んで足す（jusou data import-towns）。"
    )
    return towns_csv(towns, (about, *japan_towns.COMMENTS))


def _csv(stem: str, columns: tuple[str, ...]) -> str:
    return "\n".join([f"# {FILES[stem]}", *_about(stem, columns), ",".join(columns)]) + "\n"


def _about(stem: str, columns: tuple[str, ...]) -> list[str]:
    return [f"#   {c}: {CSV_COLUMNS[stem][c]}" for c in columns]


def _catchments() -> str:
    """The empty table, with what further columns there are and one example a form."""
    lines = [f"# {FILES['catchments']}", *_about("catchments", CATCHMENT_COLUMNS)]
    lines += [
        "# 次の列は、表にその形があるときだけ、見出しの行に加える。",
        *_about("catchments", FURTHER_CATCHMENT_COLUMNS),
    ]
    lines.append(
        "# 印字と書き方の例（agency と lines は省いた）。区域にどの町が入るかの表は areas.csv に、area の列を初めに置いて写す。"
    )
    for form in FORMS:
        lines.append(f"#  {form.about}")
        for file, rows in (("", form.rows), ("areas.csv ", form.areas)):
            lines += [f"#   {file}{' '.join(f'{c}={v}' for c, v in row.items() if v)}" for row in rows]
    return "\n".join([*lines, ",".join(CATCHMENT_COLUMNS)]) + "\n"


def _q(text: str) -> str:
    """Text as a double-quoted YAML scalar."""
    return json.dumps(text, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
