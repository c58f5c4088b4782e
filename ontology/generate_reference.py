"""Writes docs/ja/terms.md, the reference of all terms for readers: python ontology/generate_reference.py [--check]."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, Node, URIRef

from jusou_graph import vocabulary
from jusou_graph.graph.schema import ANY_RECORD, CLASS_OF_KIND, DEF, FieldSpec, Kind, fields, iri
from jusou_graph.model import catalog, eligibility, evidence, records

HERE = Path(__file__).parent
TARGET = HERE.parent / "docs/ja/terms.md"
FILES = ("jusou.ttl", "schemes.ttl", "law.ttl", "reused.ttl")
JUSOU = Namespace(DEF)
VS = Namespace("http://www.w3.org/2003/06/sw-vocab-status/ns#")
SCHEME = "https://w3id.org/jusou/scheme/"
BESIDE = {
    "Passage": {"inDocument": "Document"},
    "CatchmentEntry": {"printed": "", "derivedFrom": "Passage"},
    "Town": {"name": ""},
    "Law": {"name": ""},
    "LawProvision": {"name": ""},
}
"""Terms of nodes that are not made of pydantic records and have no domain: by class, with the class they lead to."""
DOCUMENTS = {"000": "滝沢市", "001": "井川町", "002": "盛岡市", "003": "熱海市", "004": "富谷市"}

HEAD = """\
<!-- 語彙のファイル（ontology/*.ttl）から作られます。直接は直しません: python ontology/generate_reference.py -->
# 言葉の手引き

このデータで使う言葉を、仕事で読む人のために一覧にしたものです。

- **一覧の言葉**: 分野・事業類型・会議の種別など、選んで書く言葉。符号はデータファイルに書く綴りです。
- **記録の種類**: 窓口・社会資源・会議など、計画書から写した記録と、その欄。
- **法の条項**: 計画書が引く条項。
- **個別の支援の言葉**: 市町村の計画には現れず、支援の記録に使うときのための言葉。

出典は「文書:行」です。{documents}。
人・場所・組織の名の読みは、郵便番号データなど出典のあるものだけを使い、作りません。
"""


def cell(text: str) -> str:
    """Text as a table cell."""
    return text.replace("|", "\\|").replace("\n", " ")


def row(*cells: str) -> str:
    """One table row."""
    return "| " + " | ".join(cell(c) for c in cells) + " |\n"


def table(*heads: str) -> str:
    """Head of a table."""
    return row(*heads) + row(*("---" for _ in heads))


class Reference:
    """The page, section by section."""

    def __init__(self) -> None:
        self.graph = Graph()
        self.text = ""
        for name in FILES:
            text = (HERE / name).read_text(encoding="utf-8")
            self.text += text
            self.graph.parse(data=text, format="turtle")
        self.models = dict(_models())

    def page(self) -> str:
        """The whole page."""
        documents = "、".join(f"{number} {name}" for number, name in DOCUMENTS.items())
        parts = [HEAD.format(documents=documents), *self._schemes(), *self._classes(), *self._laws(), *self._future()]
        parts += self._deprecated()
        return "".join(parts)

    def label(self, term: Node, language: str = "ja") -> str:
        """Label of a term in a language."""
        for prop in (RDFS.label, SKOS.prefLabel):
            for text in self.graph.objects(term, prop):
                if isinstance(text, Literal) and str(text.language).lower() == language:
                    return str(text)
        return ""

    def definition(self, term: Node) -> str:
        """Definition, or how a term of another vocabulary is used here."""
        return str(self.graph.value(term, SKOS.scopeNote) or self.graph.value(term, SKOS.definition) or "")

    def _in_order(self, terms: Iterable[Node], prefix: str) -> list[Node]:
        return sorted(terms, key=lambda t: self.text.index(f"\n{prefix}{str(t).rsplit('/', 1)[1]} a "))

    def _schemes(self) -> Iterator[str]:
        yield "\n## 一覧の言葉\n"
        for scheme, labels in vocabulary.LABELS.items():
            node = URIRef(SCHEME + scheme)
            yield f'\n<a id="scheme-{scheme}"></a>\n\n### {self.label(node)}（{self.label(node, "ja-hira")}）\n\n'
            yield f"{self.definition(node)}\n\n"
            yield table("名", "読み", "符号", "説明", "ほかの言い方", "出典")
            for code in labels:
                concept = URIRef(f"{SCHEME}{scheme}/{code}")
                yield row(
                    self.label(concept),
                    self.label(concept, "ja-hira"),
                    f"`{code}`",
                    self._concept_text(concept),
                    "、".join(sorted(str(o) for o in self.graph.objects(concept, SKOS.altLabel))),
                    "、".join(sorted(str(o) for o in self.graph.objects(concept, DCTERMS.source))),
                )

    def _concept_text(self, concept: URIRef) -> str:
        text = self.definition(concept)
        broader = self.graph.value(concept, SKOS.broader)
        if broader:
            text += f"（上位: {self.label(broader)}）"
        laws = sorted(self.label(o) for o in self.graph.objects(concept, JUSOU.foundedOn))
        if laws:
            text += f"根拠: {'、'.join(laws)}。"
        return text

    def _classes(self) -> Iterator[str]:
        yield "\n## 記録の種類\n"
        every = [c for c in self.graph.subjects(RDF.type, OWL.Class) if str(c).startswith(DEF)]
        for node in self._in_order(every, "jusou:"):
            if not self._is_set_aside(node):
                yield from self._class(node)
        yield "\n### どの記録にもある欄\n\n"
        yield table("欄", "読み", "項目名", "説明")
        for name in ("slug", "position", "listOrder"):
            yield self._shared(JUSOU[name])
        yield self._shared(DCTERMS.isPartOf)

    def _shared(self, term: URIRef) -> str:
        return row(self.label(term), self.label(term, "ja-hira"), f"`{self._compact(term)}`", self.definition(term))

    def _class(self, node: Node) -> Iterator[str]:
        name = str(node).removeprefix(DEF)
        yield f'\n<a id="{name}"></a>\n\n### {self.label(node)}（{self.label(node, "ja-hira")}）`jusou:{name}`\n\n'
        yield f"{self.definition(node)}\n\n"
        rows = list(self._rows(name))
        if rows:
            yield table("欄", "読み", "項目名", "値", "説明")
            yield from rows

    def _rows(self, name: str) -> Iterator[str]:
        seen = set()
        for spec in fields(self.models[name]) if name in self.models else ():
            term = URIRef(iri(spec.term))
            seen.add(term)
            yield self._property(term, self._value(spec, name) + ("（いくつでも）" if spec.many else ""))
        for beside, target in BESIDE.get(name, {}).items():
            term = URIRef(iri(beside))
            seen.add(term)
            yield self._property(term, self._link(target) if target else "文字")
        own = [p for p in self.graph.subjects(RDFS.domain, JUSOU[name]) if p not in seen and not self._is_set_aside(p)]
        for node in self._in_order(own, "jusou:"):
            yield self._property(URIRef(str(node)), self._range(node))

    def _property(self, term: URIRef, value: str) -> str:
        label, hiragana = self.label(term), self.label(term, "ja-hira")
        return row(label, hiragana, f"`{self._compact(term)}`", value, self.definition(term))

    def _value(self, spec: FieldSpec, name: str) -> str:
        match spec.kind:
            case Kind.CONCEPT:
                return f"[{self.label(URIRef(SCHEME + spec.scheme))}](#scheme-{spec.scheme})"
            case Kind.PASSAGE:
                return self._link("Passage")
            case Kind.CHILD:
                return self._link(_class_name(spec.type))
            case Kind.REFERENCE:
                return "どの種類の記録でも" if spec.target == ANY_RECORD else self._link(_referred(spec, name))
        return {bool: "はい・いいえ", int: "数"}.get(spec.type, "文字")

    def _range(self, term: Node) -> str:
        target = self.graph.value(term, RDFS.range)
        if target is None or str(target).startswith(str(XSD)):
            return {str(XSD.boolean): "はい・いいえ", str(XSD.integer): "数"}.get(str(target), "文字")
        return self._link(str(target).removeprefix(DEF)) if str(target).startswith(DEF) else "概念"

    def _link(self, name: str) -> str:
        return f"[{self.label(JUSOU[name])}](#{name})"

    def _laws(self) -> Iterator[str]:
        yield "\n## 法の条項\n\n"
        yield table("条項", "説明", "引く条項", "出典")
        for law in sorted(
            self.graph.subjects(RDF.type, JUSOU.Law), key=lambda n: self.text.index(f"\nlaw:{self._id(n)} a ")
        ):
            number = self.graph.value(law, JUSOU.lawNumber)
            yield row(f"**{self.label(law)}**", f"{number}。法令ID {self._id(law)}", "", "")
            provisions = self.graph.subjects(JUSOU.lawOf, law)
            for provision in sorted(provisions, key=lambda n: self.text.index(f"\n<{n}> a ")):
                yield row(
                    self.label(provision),
                    self.definition(provision),
                    "、".join(sorted(self.label(o) for o in self.graph.objects(provision, JUSOU.refersTo))),
                    "、".join(sorted(str(o) for o in self.graph.objects(provision, DCTERMS.source))),
                )

    def _id(self, law: Node) -> str:
        return str(self.graph.value(law, JUSOU.lawId))

    def _future(self) -> Iterator[str]:
        yield "\n## 個別の支援の言葉\n\n市町村の計画には現れません。支援の記録と照らすときの形だけを決めてあります。\n\n"
        yield table("言葉", "読み", "項目名", "説明")
        found = [t for t in self.graph.subjects(VS.term_status, Literal("future")) if str(t).startswith(DEF)]
        for node in self._in_order(found, "jusou:"):
            yield self._shared(URIRef(str(node)))

    def _deprecated(self) -> Iterator[str]:
        yield "\n## 廃止した言葉\n\nデータには現れません。前の版のデータや検索を直すときのために残しています。\n\n"
        yield table("言葉", "項目名", "代わりの言葉", "変わったこと")
        found = [t for t in self.graph.subjects(OWL.deprecated, Literal(True)) if str(t).startswith(DEF)]
        for node in self._in_order(found, "jusou:"):
            successors = sorted(self.graph.objects(node, DCTERMS.isReplacedBy))
            named = "、".join(f"{self.label(one)} `{self._compact(URIRef(str(one)))}`" for one in successors)
            note = str(self.graph.value(node, SKOS.changeNote) or "")
            yield row(self.label(node), f"`{self._compact(URIRef(str(node)))}`", named, note)

    def _is_set_aside(self, term: Node) -> bool:
        future = (term, VS.term_status, Literal("future")) in self.graph
        return future or (term, OWL.deprecated, Literal(True)) in self.graph

    def _compact(self, term: URIRef) -> str:
        return str(self.graph.namespace_manager.qname(term))


def _class_name(model: type) -> str:
    """Class of a record type in the graph."""
    names: dict[type, str] = {catalog.Profile: "Municipality", evidence.Source: "Passage"}
    return names.get(model, model.__name__)


def _referred(spec: FieldSpec, own: str) -> str:
    """Class that a reference leads to."""
    return CLASS_OF_KIND[spec.target].__name__ if spec.target else own


def _models() -> Iterator[tuple[str, type[BaseModel]]]:
    for module in (catalog, eligibility, evidence, records):
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, BaseModel):
                yield _class_name(value), value


if __name__ == "__main__":
    fresh = Reference().page()
    if "--check" in sys.argv:
        stale = not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != fresh
        sys.exit("docs/ja/terms.md is stale: python ontology/generate_reference.py" if stale else 0)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(fresh, encoding="utf-8")
