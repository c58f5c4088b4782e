"""One assertion for every span of a text: does it hold, when, how is it told, whose words, whose trouble.

Every later part asks this and keeps no reader of negation of its own. A span is judged by the predicate it is part of,
or, where it is a noun, by the predicate that governs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jusou_graph.reading.assertion import Assertion, Mood, Polarity, Time
from jusou_graph.reading.clauses import Clause, clauses_of
from jusou_graph.reading.holders import holder_of, in_story, speaker_of
from jusou_graph.reading.modifiers import table
from jusou_graph.reading.predicates import AND, BUT, FINISHED, IF, LIST, NOMINAL, NOUN, QUOTED, SINCE, Change
from jusou_graph.reading.text import Text
from jusou_graph.reading.tokens import Token

_PARTICLES = frozenset(
    {
        "は",
        "が",
        "も",
        "を",
        "に",
        "への",
        "へ",
        "など",
        "とか",
        "なんか",
        "なんて",
        "って",
        "等",
        "すら",
        "さえ",
        "だけ",
        "ばかり",
    }
)
_ARGUMENT = frozenset({"は", "が", "も", "を", "に", "", "など", "とか", "なんて", "って", "等", "すら", "さえ"})
_AND = frozenset({"や", "と", "・", "、", "とか", "か", "及び", "または", "も"})
_WISHED = frozenset({"ほしい", "欲しい", "望む", "希望", "願う"})


def assertion_at(text: Text, start: int, end: int) -> Assertion:
    """What is said with the words between two places of a text.

    What stands inside the words is theirs: 「働いていない」 holds where nothing denies it again.

    Args:
        text: The text, read.
        start: Where the words begin.
        end: Where they end.
    """
    clauses = clauses_of(text)
    at = _clause_at(clauses, end - 1)
    if at is None:
        return Assertion()
    judge = _Judge(text, clauses, at, start, end)
    return judge.judge()


def _clause_at(clauses: Sequence[Clause], place: int) -> int | None:
    """The innermost clause around a place, or the last one before it."""
    around = [c for c in clauses if c.start <= place < c.end]
    if around:
        return min(around, key=lambda c: c.end - c.start).number
    before = [c for c in clauses if c.end <= place]
    return max(before, key=lambda c: c.end).number if before else (0 if clauses else None)


class _Judge:
    """Judges one span."""

    def __init__(self, text: Text, clauses: Sequence[Clause], at: int, start: int, end: int) -> None:
        self.text, self.clauses, self.clause = text, clauses, clauses[at]
        self.start, self.end = start, end
        self.on_predicate = bool(self.clause.lemma) and end > self.clause.head
        self.said = Assertion()
        self.particle = ""

    def judge(self) -> Assertion:
        """Polarity, time, mood, who says it, whose it is."""
        if self.on_predicate:
            self._apply(self._behind(self.clause.changes))
        else:
            self._noun()
        self._around()
        self._before()
        self._later()
        quoted_by = self._speaker()
        holder = holder_of(self.text, self.clauses, self.clause, self.start, self.end)
        if in_story(self.text, self.start):
            self.said = replace(self.said, mood=Mood.STORY)
        return replace(self.said, quoted_by=quoted_by, holder=holder)

    def _behind(self, changes: Sequence[Change]) -> list[Change]:
        """Changes that stand behind the span; a word the span ends in belongs to it."""
        last = self.text.tokens[self.text.token_at(self.end - 1)]
        order = [c for c in changes if c.kind == "mood" and c.start == self.clause.head]  # an imperative says so itself
        return order + [c for c in changes if c.start >= last.end]

    def _apply(self, changes: Sequence[Change]) -> None:
        """Adds what the auxiliaries of a predicate say."""
        said = self.said
        if sum(c.kind == "no" for c in changes) % 2:
            said = replace(said, polarity=_opposite(said.polarity))
        for change in changes:
            if change.kind == "mood":
                said = replace(said, mood=Mood(change.value))
            elif change.kind == "polarity":
                said = replace(said, polarity=Polarity(change.value))
            elif change.kind == "time":
                said = replace(said, time=Time(change.value))
        self.said = said

    def _noun(self) -> None:
        """A noun: what stands right behind it (の疑い, の経験), its particle, and the predicate that governs it."""
        tokens = self.text.tokens_in(self.end, self.clause.end)
        direct = self._light_nouns(tokens)
        clause = self.clause
        if not clause.lemma or not direct:
            return
        if self.particle in _ARGUMENT and clause.lemma in table().verbs["exist"] | _WISHED:
            self._apply(clause.changes)
            if clause.lemma in _WISHED:
                self.said = replace(self.said, mood=Mood.WISH)
        elif clause.lemma in table().verbs["undergo"]:
            self._apply(clause.changes)
            self.said = replace(self.said, time=Time.EXPERIENCE)
        elif clause.lemma in table().verbs["trouble"] and clause.denials() % 2:
            self._apply(clause.changes)
        elif self.particle in _ARGUMENT and (self._settles(clause) or self._copes(clause)):
            self.said = replace(self.said, time=Time.SETTLED)

    def _light_nouns(self, tokens: Sequence[Token]) -> bool:
        """Passes over nouns that only carry the word, and lists; tells whether the word is an argument of the predicate."""
        at = 0
        while at < len(tokens) and tokens[at].start < self.clause.head:
            token = tokens[at]
            step = at + 1 if token.surface == "の" else at
            found = table().longest("noun", tokens, step)
            if found is not None and (step > at or at == 0):
                modifier, at = found
                for kind, value in modifier.says.items():
                    if kind == "mood":
                        self.said = replace(self.said, mood=Mood(value))
                    elif kind == "time":
                        self.said = replace(self.said, time=Time(value))
                continue
            if token.surface == "の":
                return False
            if token.surface in _AND and at + 1 < len(tokens) and tokens[at + 1].is_noun and not self.particle:
                at += 2
                continue
            if token.pos == "助詞" and token.surface in _PARTICLES:
                self.particle = token.surface
                at += 1
                continue
            if token.pos == "助詞":
                self.particle = token.surface
                return token.surface in _ARGUMENT
            if (
                token.pos == "副詞"
                or token.surface in ("、", "一切", "全然", "何")
                or token.detail == "副詞可能"
                or token.surface == "も"
            ):
                at += 1
                continue
            return bool(self.particle) and not self._has_another(tokens[at:])
        return True

    def _has_another(self, tokens: Sequence[Token]) -> bool:
        """Whether another noun is the subject, topic or object of the predicate (所持金は2万円ほど、仕事のあては無い)."""
        before = [t for t in tokens if t.start < self.clause.head]
        return any(
            p.surface in ("が", "を", "は", "も") and t.is_noun and t.detail != "副詞可能" for t, p in pairwise(before)
        )

    def _settles(self, clause: Clause) -> bool:
        """Whether a clause tells that something is over: 治った, 完済している, not 治らない or 治したい."""
        settles = (
            clause.lemma in table().verbs["settle"] or clause.lemma.endswith(FINISHED) or self._became_well(clause)
        )
        if not settles or clause.denials() % 2:
            return False
        open_ended = any(c.kind == "mood" or (c.kind == "time" and c.value == "plan") for c in clause.changes)
        done = clause.is_past or clause.is_state or clause.join in (AND, LIST, BUT, SINCE)
        return done and not open_ended and clause.join is not IF

    def _copes(self, clause: Clause) -> bool:
        """Whether a clause tells that someone copes with what it names (家賃は払えている)."""
        told = not any(c.kind in ("mood", "time") for c in clause.changes)
        return clause.lemma in table().verbs["cope"] and clause.is_state and told and not clause.denials() % 2

    def _became_well(self, clause: Clause) -> bool:
        """Whether it tells that someone became well again (元気になった)."""
        if clause.lemma not in ("なる", "戻る", "過ごす", "暮らす", "歩く", "働く", "通う", "生活", "する"):
            return False
        return any(t.lemma in table().verbs["settled_state"] for t in self.text.tokens_in(clause.start, clause.head))

    def _next(self, clause: Clause) -> Clause | None:
        """The clause behind one in the same sentence."""
        number = clause.number + 1
        if number < len(self.clauses) and self.clauses[number].sentence == clause.sentence:
            return self.clauses[number]
        return None

    def _around(self) -> None:
        """What the clauses behind it do with it: と思う, たら, のをやめた, て + たい."""
        clause, verbs = self.clause, table().verbs
        after = self._next(clause)
        carries = self.on_predicate or clause.lemma in verbs["exist"]
        within = (
            self.end >= self.text.tokens_in(clause.start, clause.end)[-1].end
        )  # 作業なら: the なら is the span's own
        if clause.join is IF and carries and not (within or self._found_out(clause, after) or self._though(clause)):
            self.said = replace(self.said, mood=Mood.CONDITIONAL)
        if after is None or not carries:
            return
        if clause.join is QUOTED:
            self._reported(after)
        elif clause.join is NOMINAL and self._settles(after):
            self.said = replace(self.said, time=Time.SETTLED)
        elif clause.join is NOUN and after.denials() % 2 and self._listed(clause, after):
            self.said = replace(self.said, polarity=_opposite(self.said.polarity))
        elif clause.join is NOUN and self._is_supposed(clause, after):
            self.said = replace(self.said, mood=Mood.CONDITIONAL)
        elif clause.join is AND and self.text.folded[clause.end - 1] != "、":
            moods = [c for c in after.changes if c.kind == "mood" and c.value in ("wish", "conditional", "order")]
            if moods and self.said.mood is Mood.TOLD and not clause.is_past:
                self.said = replace(self.said, mood=Mood(moods[-1].value))
            if after.join is IF and not self._found_out(after, self._next(after)):
                self.said = replace(self.said, mood=Mood.CONDITIONAL)

    def _listed(self, clause: Clause, after: Clause) -> bool:
        """Whether two things are denied together (手を上げることも物を投げることもない)."""
        both = (self.text.tokens_in(c.end, c.end + 3) for c in (clause,))
        tokens = self.text.tokens_in(after.start, after.end)
        return (
            all([t.surface for t in two[:2]] == ["こと", "も"] for two in both)
            and sum(t.surface == "こと" for t in tokens) > 1
        )

    def _is_supposed(self, clause: Clause, after: Clause) -> bool:
        """Whether a とき is feared or planned for (倒れたときが心配だ), not told (倒れたとき電話した)."""
        noun = self.text.tokens_in(clause.end, clause.end + 1)
        if not noun or noun[0].lemma not in ("とき", "時", "際", "場合", "後", "あと", "ため"):
            return False
        dreaded = after.lemma in table().verbs["fear"] | {"困る", "相談", "備える", "頼む", "どう"}
        return not after.is_past and (dreaded or any(c.kind == "mood" and c.value == "wish" for c in after.changes))

    def _though(self, clause: Clause) -> bool:
        """Whether it is a ても, which mostly tells what is done in vain (声をかけても返事がない)."""
        return self.text.folded[clause.head : clause.end].rstrip("、").endswith(("ても", "でも"))

    def _found_out(self, clause: Clause, after: Clause | None) -> bool:
        """Whether a たら or と only tells what came to light (訪ねたら倒れていた): what follows is told as past."""
        joint = self.text.folded[clause.head : clause.end].rstrip("、")
        return after is not None and after.is_past and not joint.endswith(("ば", "も"))

    def _reported(self, verb: Clause) -> None:
        """What the verb behind と makes of it."""
        verbs = table().verbs
        denied = bool(verb.denials() % 2)
        if verb.lemma in verbs["fear"]:
            self.said = replace(self.said, mood=Mood.WORRY)
        elif verb.lemma in verbs["hear"]:
            self.said = replace(self.said, mood=Mood.HEARSAY)
        elif verb.lemma in verbs["wish"]:
            self.said = replace(self.said, mood=Mood.WISH)
        elif verb.lemma in verbs["think"]:
            if denied:
                self.said = replace(self.said, polarity=_opposite(self.said.polarity))
            elif verb.is_past and self.said.mood is Mood.TOLD:
                self.said = replace(self.said, mood=Mood.POSSIBILITY)
        elif verb.lemma in verbs["say"] and denied and self.said.mood is not Mood.ORDER:
            self.said = replace(self.said, polarity=Polarity.UNSURE)

    def _before(self) -> None:
        """What stands in front: もし, 以前は, 来年."""
        clause = self.clause
        first = next(c.start for c in self.clauses if c.sentence == clause.sentence)
        tokens = [t for t in self.text.tokens_in(first, max(self.start, first)) if t.start >= first]
        since, now = "", False
        for at in range(len(tokens)):
            found = table().longest("before", tokens, at)
            if found is None:
                continue
            modifier, behind = found
            if self.text.folded[tokens[behind - 1].end :].startswith(("から", "より", "以来", "の方")):
                continue
            where = next(c for c in self.clauses if c.sentence == clause.sentence and tokens[at].start < c.end)
            between = self.clauses[where.number : clause.number]
            if modifier.end == "conditional":
                if not any(c.join is IF for c in between) and self.said.mood is Mood.TOLD:
                    self.said = replace(self.said, mood=Mood.CONDITIONAL)
            elif modifier.says.get("time") == "now":
                now, since = (True, "") if where.number == clause.number else (now, since)
            elif not any(c.join in (BUT, SINCE) for c in between):
                since = modifier.says["time"]
        if now or self.said.time is not Time.NOW:
            return
        if since == "future" and not clause.is_past:
            self.said = replace(self.said, time=Time.FUTURE)
        elif since == "past" or (since == "ago" and clause.is_past and clause.is_state):
            self.said = replace(self.said, time=Time.PAST)

    def _later(self) -> None:
        """What is told behind it, in its sentence or the next: it is over now."""
        if self.said.time not in (Time.NOW, Time.PAST, Time.EXPERIENCE) or self.said.polarity is not Polarity.AFFIRMED:
            return
        clause: Clause | None = self.clause
        over = self.said.time is not Time.NOW
        for _ in range(3):  # 骨折して入院したが、回復した: て leads on to the が that turns
            if clause is None or clause.join not in (BUT, AND, LIST):
                return
            over = over or clause.is_past
            turns, after = clause.join is BUT, self._next(clause)
            steps = [c for c in (after, self._next(after) if after and turns else None) if c is not None]
            if (over or not turns) and any(self._ends_it(c, turns and over) for c in steps):
                self.said = replace(self.said, time=Time.SETTLED)
                return
            if turns:
                if after and clause.is_past and clause.is_state and self._is_now(after):
                    self.said = replace(self.said, time=Time.PAST)
                return
            clause = after

    def _ends_it(self, clause: Clause, turned: bool = False) -> bool:
        """Whether a clause tells that what was told before is over, and not something else."""
        eased = turned and clause.lemma in table().verbs["ease"] and not clause.denials() % 2
        if not (
            eased
            or self._settles(clause)
            or (clause.lemma in table().verbs["settled_state"] and not clause.denials() % 2)
        ):
            return False
        inside = self.text.tokens_in(clause.start, clause.head)
        other = [t for t, p in pairwise(inside) if p.surface in ("が", "を") and t.is_noun]
        words = self.text.folded[self.start : self.end]
        return not other or any(
            t.surface in words or t.surface in ("それ", "症状", "病気", "全部", "すべて") for t in other
        )

    def _is_now(self, clause: Clause) -> bool:
        """Whether a clause begins with 今は, 現在は."""
        tokens = self.text.tokens_in(clause.start, clause.end)
        found = table().longest("before", tokens, 0) if tokens else None
        return found is not None and found[0].says.get("time") == "now"

    def _speaker(self) -> str | None:
        """Who says it, or None where it is nobody's reported speech."""
        return speaker_of(self.text, self.clauses, self.clause)


def _opposite(polarity: Polarity) -> Polarity:
    return {Polarity.AFFIRMED: Polarity.DENIED, Polarity.DENIED: Polarity.AFFIRMED}.get(polarity, polarity)
