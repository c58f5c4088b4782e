"""Where predicates stand and what their auxiliaries say: 食べ + て い ない わけ で は ない is one unit.

Behind the head, auxiliaries are read one after another: first the longest entry of the table of modifiers, else one
word by the rules of school grammar (学校文法: 助動詞, 接続助詞, 補助動詞).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jusou_graph.reading.modifiers import table
from jusou_graph.reading.tokens import Token

END, AND, BUT, SINCE, IF, LIST, NOUN, QUOTED, NOMINAL = (
    "end", "and", "but", "since", "if", "list", "noun", "quoted", "nominal",
)  # fmt: skip
"""How a clause is joined to what follows: not at all, て, が, から, たら, し, as attribute of a noun, と, の or こと."""
JOINS = {
    "が": BUT, "けれど": BUT, "けれども": BUT, "けど": BUT, "のに": BUT, "ものの": BUT, "くせに": BUT, "から": SINCE, "ので": SINCE,
    "ば": IF, "し": LIST, "ながら": AND, "つつ": AND, "たり": LIST, "だり": LIST, "と": IF,
}  # fmt: skip
NEGATIONS = frozenset({"ない", "ぬ", "ず", "まい"})
NONE = frozenset({"ない", "無い"})
STATES = frozenset(
    {"いる", "おる", "ある", "いらっしゃる", "らっしゃる", "てる", "続ける", "つづける", "居る", "とる", "おります"}
)
AUXILIARIES = STATES | frozenset(
    {"しまう", "ちゃう", "くる", "来る", "いく", "行く", "みる", "見る", "くれる", "もらう", "もらえる", "いただく", "頂く", "いただける",
     "くださる", "下さる", "あげる", "やる", "おく", "みせる", "ほしい", "欲しい", "いける", "ゆく", "参る", "まいる"}
)  # fmt: skip
"""Behind て they belong to the predicate."""
SECOND = frozenset(
    {"終わる", "終える", "始める", "続ける", "続く", "すぎる", "過ぎる", "出す", "切る", "かける", "合う", "込む", "直す", "かねる", "きる", "きれる",
     "切れる", "つづける", "はじめる", "だす", "こむ", "回る", "つける", "上がる", "上げる", "がる", "える", "うる"}
)  # fmt: skip
"""Right behind the い row of a verb they belong to it."""
FINISHED = ("終わる", "終える")
POSTPOSITIONS = frozenset(
    {
        "つく",
        "よる",
        "対する",
        "とる",
        "関する",
        "おく",
        "おける",
        "わたる",
        "渡る",
        "際する",
        "つれる",
        "伴う",
        "関わる",
        "かける",
        "因る",
        "通じる",
    }
)
"""Behind に they are no predicate: について, によると."""
DOING = frozenset({"する", "できる", "出来る", "いたす", "致す", "なさる", "為る", "くださる", "下さる"})
COPULA = frozenset({"だ", "です", "じゃ", "である"})
TOPICS = ("は", "も", "すら", "さえ")
GOOD = ("よい", "良い", "いい")


@dataclass(frozen=True, slots=True)
class Change:
    """What one word or phrase behind a predicate adds to it.

    Attributes:
        kind: ``no``, ``past``, ``passive``, ``mood``, ``time`` or ``polarity``; ``value`` of the last three.
        start, end: Where it stands.
        id: Entry of the table it comes from, or ``""``.
    """

    kind: str
    value: str
    start: int
    end: int
    id: str = ""


def _at(tokens: Sequence[Token], at: int) -> Token | None:
    return tokens[at] if 0 <= at < len(tokens) else None


def _denies(tokens: Sequence[Token], at: int) -> bool:
    """Whether, behind で, は or も and a form of ある or ない stand."""
    if at < len(tokens) and tokens[at].surface in TOPICS:
        at += 1
    return at < len(tokens) and tokens[at].lemma in ("ない", "無い", "ある", "ござる", "ございます")


def _is_copula(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun before ``at`` is made a predicate by what stands there."""
    token, after = _at(tokens, at), _at(tokens, at + 1)
    if token is None or token.surface == "に":
        return False
    if token.pos == "助動詞" and (token.lemma in COPULA or token.lemma == "らしい"):
        goes_on = after is not None and after.pos != "補助記号"  # うつ病で通院している
        return token.surface != "で" or _denies(tokens, at + 1) or not goes_on
    if token.surface == "で":
        return _denies(tokens, at + 1)
    return token.surface in ("と", "って") and token.detail in ("格助詞", "副助詞") and _is_named(tokens, at)


def _is_named(tokens: Sequence[Token], at: int) -> bool:
    """Whether, behind a noun, と and a verb of judging stand (認知症とは思わない, うつ病と診断された, …というわけではない)."""
    found = table().longest("after", tokens, at)
    if found is not None and found[0].is_link:
        return True
    verb = at + 1
    if verb < len(tokens) and tokens[verb].surface in TOPICS:
        verb += 1
    judging = table().verbs["think"] | table().verbs["fear"] | table().verbs["hear"] | table().verbs["judge"]
    named = _at(tokens, verb + 1)
    return (
        verb < len(tokens)
        and tokens[verb].lemma in judging
        and not (tokens[verb].surface in ("いう", "言う") and named is not None and named.is_noun)
    )


def head_end(tokens: Sequence[Token], at: int) -> int:
    """Number of the token behind the head of the predicate that begins at a token; 0 where none begins there.

    Args:
        tokens: The words of one sentence.
        at: Number of the token.
    """
    token, before, after = tokens[at], _at(tokens, at - 1), _at(tokens, at + 1)
    if token.pos == "動詞":
        behind = after.surface if after else ""
        if (
            before
            and before.surface == "に"
            and token.lemma in POSTPOSITIONS
            and behind in ("て", "と", "り", "、", "ば")
        ):
            return 0
        named = token.surface in ("いう", "言う") and after is not None and after.is_noun
        if before and before.surface == "と" and (named or (token.lemma == "する" and behind == "て")):
            return 0
        return at + 1
    if token.pos == "形容詞":
        return at + 1
    if not token.is_noun or token.detail == "助動詞語幹":
        return 0
    if after and after.pos == "動詞" and after.lemma in DOING:
        return at + 2
    if _is_copula(tokens, at + 1):
        return at + 1
    return at + 1 if token.pos == "形状詞" and (after is None or after.pos == "補助記号") else 0


@dataclass
class Tail:
    """The auxiliaries of one predicate while they are read.

    Attributes:
        tokens: The words of the sentence; ``at`` the next one to be read.
        lemma: Dictionary form of the predicate; a second verb may change it (払い終える).
        changes: What was read; ``join`` how the clause is joined; ``state`` whether it tells a state.
    """

    tokens: Sequence[Token]
    at: int
    lemma: str
    state: bool = False
    join: str = END
    changes: list[Change] = field(default_factory=list)

    def add(self, kind: str, value: str, first: int, last: int, name: str = "") -> None:
        """Notes what the words between two tokens say."""
        self.changes.append(Change(kind, value, self.tokens[first].start, self.tokens[last].end, name))

    def read(self) -> None:
        """Reads on until the predicate ends."""
        while self._table() or self._step():
            pass

    def _behind_adverbs(self, at: int) -> int:
        """Number of the token behind words like 特に, 一度も, まったく."""
        while at < len(self.tokens):
            token, after = self.tokens[at], _at(self.tokens, at + 1)
            counted = token.detail == "数詞" or (token.surface in ("度", "回", "つ", "切", "人") and at > 0)
            adverbial = (
                token.pos == "副詞" or token.detail == "副詞可能" or token.surface in ("一切", "何", "一度", "一回")
            )
            if not (counted or adverbial or (token.surface == "も" and after and after.lemma in NONE | {"ある"})):
                break
            at += 1
        return at

    def _follows(self, at: int) -> bool:
        """Whether an auxiliary stands at a token, so that a link before it belongs to the predicate."""
        token = _at(self.tokens, at)
        more = {"無い", "ある", "た", "ます", "です", "だ", "られる", "れる", "いる", "おる", "思う", "らしい"}
        return token is not None and token.lemma in NEGATIONS | more

    def _table(self) -> bool:
        """Reads the longest entry of the table that begins here."""
        found = table().longest("after", self.tokens, self.at) if self.at < len(self.tokens) else None
        if found is None:
            return False
        modifier, end = found
        if modifier.is_link:
            passed = self._behind_adverbs(end)
            if modifier.id == "links" and not self._follows(passed) and self.tokens[end - 1].lemma not in COPULA:
                return False
            self.at = passed if self._follows(passed) else end
            return True
        if self.tokens[self.at].lemma == "た":
            self.add("past", "", self.at, self.at)
        for kind, value in modifier.says.items():
            self.add(kind, value, self.at, end - 1, modifier.id)
        self.at = end
        return True

    def _step(self) -> bool:
        """Reads one auxiliary; False where the predicate ends."""
        token = _at(self.tokens, self.at)
        if token is None:
            return False
        if token.pos == "助動詞":
            return self._auxiliary(token)
        if token.pos == "助詞":
            return self._particle(token)
        last = self.tokens[self.at - 1]
        if token.pos == "動詞":
            return self._second(token, last)
        if token.lemma in NONE and (
            last.surface in (*TOPICS, "が", "に", "で", "じゃ", "なく") or last.form.startswith("連用形")
        ):
            self.add("no", "", self.at, self.at)
            self.at += 1
            return True
        if token.pos == "接尾辞" or token.detail == "助動詞語幹":
            self.at += 1
            return True
        if token.surface == "、":
            self.join = LIST if last.form.startswith(("連用形", "終止形")) or last.pos == "形状詞" else END
            self.at += 1
        elif token.is_noun or token.pos in ("接頭辞", "連体詞"):
            self.join = NOUN
        return False

    def _second(self, token: Token, last: Token) -> bool:
        """A verb that only adds to the one before: …と心配 + する, 払い + 終える, 良く + なる, わけでは + ある."""
        if token.lemma in DOING and last.is_noun:
            self.at += 1
            return True
        if last.pos == "動詞" and last.form.startswith("連用形") and token.lemma in SECOND:
            self.lemma = f"{last.surface}{token.lemma}" if token.lemma in FINISHED else self.lemma
            self.at += 1
            return True
        if last.pos == "形容詞" and last.form.startswith("連用形") and token.lemma == "なる":
            self.lemma = "良くなる" if last.lemma in GOOD else f"{last.surface}なる"
            self.state = False
            self.at += 1
            return True
        if token.lemma == "ある" and last.pos == "形容詞" and last.form.startswith("連用形"):
            self.at += 1
            return True
        if token.lemma in ("ある", "いる", "おる") and last.surface in (*TOPICS, "が", "に", "で"):
            self.at += 1
            return True
        return False

    def _auxiliary(self, token: Token) -> bool:
        first = self.at
        self.at += 1
        if token.lemma in NEGATIONS:
            self.add("no", "", first, first)
        elif token.lemma in ("た", "だ") and token.form.startswith("仮定形"):
            self.join = IF
            after = _at(self.tokens, self.at)
            self.at += after is not None and after.surface == "ば"
            return False
        elif token.lemma == "た":
            self.add("past", "", first, first)
        elif token.lemma in ("れる", "られる"):
            self.add("passive", "", first, first)
        elif token.lemma == "てる":
            self.state = True
        elif token.lemma in ("う", "よう"):
            self.add("time", "plan", first, first)
        elif token.lemma == "だ" and token.surface == "に":
            return False
        elif token.lemma == "だ" and token.surface == "で":
            if not _denies(self.tokens, self.at):
                self.join = AND
                return False
            self.at += self.tokens[self.at].pos == "助詞"
        return True

    def _particle(self, token: Token) -> bool:
        after = _at(self.tokens, self.at + 1)
        if token.surface in ("て", "で") and token.detail in ("接続助詞", "格助詞"):
            return self._te()
        if token.surface in TOPICS and after and after.lemma in ("ない", "無い", "する", "ある"):
            self.at += 2 if after.lemma in ("する", "ある") else 1
            return True
        if token.surface == "の" and token.detail == "準体助詞":
            joint = after.surface if after else ""
            joined = joint in ("で", "に") and not _denies(self.tokens, self.at + 2)
            self.join = {"で": SINCE, "に": BUT}[joint] if joined else NOMINAL
            self.at += 2 if joined else 1
            return False
        if token.surface in ("と", "って") and token.detail in ("格助詞", "副助詞"):
            self.join = QUOTED
            self.at += 1
            return False
        if token.surface in JOINS and token.detail in ("接続助詞", "副助詞"):
            self.join = JOINS[token.surface]
            self.at += 1
            return False
        if token.detail == "終助詞" or token.surface == "か":
            if token.surface == "か":
                self.add("mood", "question", self.at, self.at)
            elif token.surface == "な" and self.tokens[self.at - 1].pos == "動詞":
                self.add("no", "", self.at, self.at)
                self.add("mood", "order", self.at, self.at)
            self.at += 1
            return True
        return False

    def _te(self) -> bool:
        """Behind て: an auxiliary (いる, くれる, も いい), or the end of the clause."""
        at = self.at + 1
        linked = at < len(self.tokens) and self.tokens[at].surface in (*TOPICS, "ばかり", "から")
        if linked and self.tokens[at].surface != "から":
            at += 1
        after = _at(self.tokens, at)
        if after and after.lemma in AUXILIARIES and after.pos in ("動詞", "形容詞", "助動詞"):
            self.state = self.state or after.lemma in STATES
            self.at = at + 1
            return True
        self.at = at
        if after and after.lemma in NONE and linked:
            return True
        self.join = IF if linked and self.tokens[at - 1].surface in ("も", "は") else AND
        return False
