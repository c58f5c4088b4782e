"""The closed catalogue of problems that data files can have, and how an editor mends each.

Every notice says what is wrong, where (file, line, field) and how to mend it, in Japanese.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class NoticeType:
    """A kind of problem: ``title`` for the handbook, ``message`` and ``mend`` as templates."""

    code: str
    severity: Severity
    title: str
    message: str
    mend: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One problem found in one place."""

    code: str
    severity: Severity
    file: str
    line: int
    field: str
    message: str
    mend: str

    def __str__(self) -> str:
        mark = "エラー" if self.severity == "error" else "注意"
        where = f"{self.file}:{self.line}" if self.line else self.file
        field = f" [{self.field}]" if self.field else ""
        return f"{where}{field} {mark} {self.code}: {self.message} → {self.mend}"


def _catalogue(*types: NoticeType) -> dict[str, NoticeType]:
    return {t.code: t for t in types}


CATALOGUE = _catalogue(
    NoticeType(
        "file-missing",
        "error",
        "要るファイルがない",
        "{name} がありません。",
        "「jusou data new」で作られるひな形から {name} を加えてください。",
    ),
    NoticeType(
        "file-unexpected",
        "warning",
        "知らないファイルがある",
        "{name} は読み込まれないファイルです。",
        "名前の打ちまちがいなら正しい名前に直し、要らなければフォルダーの外へ移してください（使える名前: {known}）。",
    ),
    NoticeType(
        "encoding-cp932",
        "error",
        "Excel の文字コードで保存された CSV",
        "文字コードが UTF-8 ではなく CP932（Excel の既定）です。",
        "Excel の「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。",
    ),
    NoticeType(
        "encoding-unknown",
        "error",
        "文字コードが読めない",
        "UTF-8 として読めません（{position} バイト目）。",
        "UTF-8 で保存し直してください。",
    ),
    NoticeType(
        "yaml-syntax",
        "error",
        "YAML の書き方の誤り",
        "YAML として読めません（{problem}）。",
        "字下げ（空白2つ）、コロンの後ろの空白、引用符の閉じ忘れを確かめてください。",
    ),
    NoticeType(
        "yaml-not-list",
        "error",
        "ファイルの形がちがう",
        "このファイルは {expected} でなければなりません。",
        "ほかの自治体の同じファイルを見て、形をそろえてください。",
    ),
    NoticeType(
        "duplicate-key",
        "error",
        "同じ項目が二度ある",
        "「{key}」が同じ記録に二度書かれています（はじめは {first} 行目）。",
        "どちらか一つにしてください。",
    ),
    NoticeType(
        "unquoted-code",
        "error",
        "引用符のない番号",
        "{value} が引用符で囲まれていないため、数として読まれます（03201 は 8進数になります）。",
        '"{value}" のように二重引用符で囲んでください。',
    ),
    NoticeType(
        "unknown-field",
        "error",
        "知らない項目",
        "「{field}」という項目はありません。",
        "もしかして「{near}」ですか。使える項目: {known}",
    ),
    NoticeType(
        "missing-field",
        "error",
        "要る項目がない",
        "「{field}」が書かれていません。",
        "「{field}」を書き足してください（{description}）。",
    ),
    NoticeType(
        "unknown-code",
        "error",
        "用語集にない符号",
        "「{value}」は使える符号ではありません。",
        "もしかして「{near}」ですか。使える符号: {known}",
    ),
    NoticeType(
        "wrong-value",
        "error",
        "値の形がちがう",
        "「{value}」は使えません（{problem}）。",
        "{mend}",
    ),
    NoticeType(
        "duplicate-id",
        "error",
        "同じ id が二度ある",
        "id「{id}」が二度使われています（はじめは {first} 行目）。",
        "どちらかの id を変えてください。",
    ),
    NoticeType(
        "duplicate-municipality",
        "error",
        "同じ自治体のフォルダーが二つある",
        "code「{municipality}」の自治体は、フォルダー {first} にもあります。",
        "一つの自治体は一つのフォルダーにまとめてください。前の版の計画は、別の場所に移します。",
    ),
    NoticeType(
        "unknown-reference",
        "error",
        "指している先がない",
        "「{value}」という id は {target} にありません。",
        "もしかして「{near}」ですか。なければ先に {target} に加えてください。",
    ),
    NoticeType(
        "unknown-document",
        "error",
        "文書番号が登録されていない",
        "文書 {number} は municipality.yaml の documents にありません。",
        "documents に加えるか、行の番号（lines）を直してください。",
    ),
    NoticeType(
        "quote-not-found",
        "error",
        "引用が計画書の行にない",
        "「{quote}」は {lines} に見つかりません{elsewhere}。",
        "計画書の字のまま写し、行の番号を合わせてください（直した字は name や corrected の欄に書きます）。",
    ),
    NoticeType(
        "line-out-of-range",
        "error",
        "行の番号が計画書にない",
        "{lines} は計画書の行数（{last}）を超えています。",
        "行の番号を直してください。",
    ),
    NoticeType(
        "correction-missing",
        "error",
        "直した理由がない",
        "printed（印字）と name（整えた字）がちがうのに correction（直した理由）がありません。",
        "correction に「なぜ直したか」を一言書いてください。",
    ),
    NoticeType(
        "csv-header",
        "error",
        "CSV の見出しがちがう",
        "見出しが「{got}」です。",
        "1行目を「{want}」にしてください。",
    ),
    NoticeType(
        "csv-unreadable",
        "error",
        "CSV の引用符の誤り",
        "この行から先を読めません。{problem}。",
        "{mend}",
    ),
    NoticeType(
        "csv-columns",
        "error",
        "CSV の列の数がちがう",
        "列が {got} 個あります（{want} 個のはずです）。",
        "コンマの数を確かめてください。値にコンマがあるときは二重引用符で囲みます。",
    ),
    NoticeType(
        "catchment-duplicate",
        "error",
        "同じ担当の町名が二度ある",
        "「{printed}」が同じ相談窓口に二度書かれています（はじめは {first} 行目）。",
        "重なりを消してください（二つの窓口に印字された町名は、窓口ごとに1行ずつ書きます）。",
    ),
    NoticeType(
        "chome-range",
        "error",
        "丁目・番・号などの欄が形に合わない",
        "applies_to が {applies_to} のとき {columns} は{want}。",
        "「高松1～3」なら applies_to=chome_range, chome_from=1, chome_to=3、"
        "「大森中1丁目1～21番」なら number_range で chome_from=1, chome_to=1, ban_from=1, ban_to=21 と書いてください。",
    ),
    NoticeType(
        "printed-says-less",
        "warning",
        "印字のほうが狭い",
        "印字「{printed}」は applies_to の {applies_to} より狭い範囲を言っています。印字のとおりに狭く読みました。",
        "番・号・字・一部・除く・ほか などを欄（applies_to、ban_from～go_to、aza、extent、place、area、border）に書いてください。"
        "欄のとおりでよいときは extent に all と書きます。",
    ),
    NoticeType(
        "area-unknown",
        "warning",
        "区域の町名が分からない",
        "区域「{area}」の町名が areas.csv にありません。この窓口は候補として示すだけになります。",
        "近い名: {near}。字を合わせるか、計画に区域と町名の表があれば areas.csv に写してください。",
    ),
    NoticeType(
        "branch-circle",
        "error",
        "責任をもつ窓口が自分自身になる",
        "{id} の branch_of をたどると、自分に戻ります（{way}）。",
        "branch_of には責任をもつ窓口（支所の元の窓口）の id を書き、元の窓口の branch_of は消してください。",
    ),
    NoticeType(
        "count-below-floor",
        "error",
        "件数が減っている",
        "{file} は {got} 件です（expected では {want} 件以上）。",
        "消してしまった記録がないか確かめてください。減らしてよいときは municipality.yaml の expected を直します。",
    ),
    NoticeType(
        "planned-with-phone",
        "error",
        "まだないものに電話がある",
        "status が {status} の記録に phone があります。",
        "実際に始まっているなら status を active にし、そうでなければ phone を消してください。",
    ),
    NoticeType(
        "draft-unfilled",
        "warning",
        "まだ書いていないところがある",
        "まだ書いていません（{value}）。この自治体のデータは、書き終えるまで答えに使いません。",
        "計画書にあるとおりに書いてください。書かれていない項目は行ごと消します。",
    ),
    NoticeType(
        "never-answered",
        "warning",
        "どの答えにも出ない記録",
        "「{name}」は、どの相談の答えにも出ません（{why}）。",
        "{how}。",
    ),
    NoticeType(
        "value-not-in-quotes",
        "warning",
        "値が引用にない",
        "「{value}」は、この記録の引用（sources など）のどこにもありません。",
        "値を引用の字に合わせるか、その値が印字された箇所を sources に書き足してください"
        "（字を直したときは correction、読み取りなら note にわけを書きます）。",
    ),
)
"""Every notice there is, by code."""


def notice(code: str, file: str, line: int = 0, field: str = "", **values: object) -> Notice:
    """A notice of the catalogue filled with its values.

    Args:
        code: Code in the catalogue.
        file: File as the editor knows it.
        line: Line, 1-based; 0 where the file as a whole is meant.
        field: Field inside the record, as ``"sources.0.quote"``.
        **values: Values of the placeholders of message and mend.
    """
    kind = CATALOGUE[code]
    given = {"field": field, "file": file, **values}
    return Notice(code, kind.severity, file, line, field, kind.message.format(**given), kind.mend.format(**given))
