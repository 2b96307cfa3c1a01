"""One sentence taken apart: which clauses name a step, and which clauses around them belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hegui.model.dossier import StepKind
from hegui.procedure.clause import Clause, Cue, build_clauses
from hegui.procedure.word_filter import standing_words

_GOES_ON = re.compile(
    r"(?:[^，。；：:]{1,8}[：:])?(?:现|目前|但|其中|共|并|也|均|仍|至今|截至|期间|实际|我们)?(?:拟|将|未|"
    r"没|已|收到|结论|由|时间|尚|待|无|不"
    r"|计划|预计|正在|定于|还|准备|下周|下月)"
)
MOST_WORDS = 8  # words of one step that are judged in one sentence
_LABEL = re.compile(r"[^，。；：:]{1,10}[：:]")
_ENDED = re.compile(r"(?:已|未|没|不|[×√✓✗☑]|完成|尚|均)[^，。；]{0,12}[、和与而及]")
_POLAR = re.compile(r"已|未|没|不|[√×✓✗☑]|完成|尚|均(?!衡)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the document tells of its sentences.

    yearly: it reports on a whole year; normative: it lays down rules; meeting: it records a meeting; answers: it
    answers opinions one by one; paper: the step whose own paper it
    is, so that its conclusion is a result of a named body; future: the dates of the sentence lie in
    years to come.
    """

    yearly: bool = False
    normative: bool = False
    meeting: bool = False
    answers: bool = False
    paper: StepKind | None = None
    future: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A clause that names a step, with the clauses around it that speak of the same step.

    before, after: what its own clause says in front of and behind the step's words; left, right: the
    neighbouring clauses; domain: all of it in one; earlier: the sentence in front of the clause, back
    to ；; whole: the sentence;
    following: the next clause, whatever it names; quoted: the word
    stands in a wording proposed in “”; in_paper: the sentence
    stands in the paper that the step produces.
    """

    step: StepKind
    own: str
    word: str
    before: str
    after: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    domain: str
    earlier: tuple[str, ...]
    following: str
    quoted: bool
    whole: str
    setting: Setting
    in_paper: bool
    asked: bool
    clause: Clause
    reach: tuple[int, int]
    start: int
    end: int


class Reading:
    """A sentence, its clauses, and the words of steps that stand in it."""

    def __init__(self, text: str, cues: Sequence[Cue], setting: Setting) -> None:
        self.text = text
        self.setting = setting
        self.clauses = build_clauses(text)
        self.words = standing_words(text, cues, setting.paper)
        self._named = [
            {w.label for w in self.words if clause.start <= w.start < clause.end} for clause in self.clauses
        ]

    @property
    def steps(self) -> frozenset[str]:
        """The steps that the sentence names."""
        return frozenset(word.label for word in self.words)

    def scopes(self, step: StepKind) -> list[Scope]:
        """One scope for each of the first ``MOST_WORDS`` words of the step, in reading order."""
        words = [word for word in self.words if word.label == step.value]
        return [self._scope(step, word) for word in words[:MOST_WORDS]]

    def _scope(self, step: StepKind, word: Cue) -> Scope:
        home = next(i for i, clause in enumerate(self.clauses) if word.start < clause.end)
        own = self.clauses[home]
        low, high = self._limits(own, word)
        left = [self.clauses[i] for i in reversed(self._stretch(step, range(home - 1, -1, -1), ahead=False))]
        right = [self.clauses[i] for i in self._stretch(step, range(home + 1, len(self.clauses)), ahead=True)]
        start = left[0].start if left else own.start
        end = right[-1].end if right else own.end
        if right and high == own.end and _TOPIC.fullmatch(self.text, word.end, high):
            high = right.pop(0).end
        return Scope(
            step=step,
            own=self.text[low:high],
            word=self.text[word.start : word.end],
            before=self.text[low : word.start + _lead(self.text, word)],
            after=self.text[word.end : high],
            left=tuple(self._slice(clause) for clause in left),
            right=tuple(self._slice(clause) for clause in right),
            domain=self.text[start:low] * bool(left)
            + self.text[low:high]
            + self.text[max(own.end, high) : end],
            earlier=self._earlier(home),
            following=self._slice(self.clauses[home + 1]) if home + 1 < len(self.clauses) else "",
            quoted=_is_quoted(self.text, word.start),
            whole=self.text,
            setting=self.setting,
            in_paper=self.setting.paper is step,
            asked=self.text.endswith(("？", "?")),
            clause=own,
            reach=(start, end),
            start=word.start,
            end=word.end,
        )

    def _continues(self, index: int) -> bool:
        """Whether a part behind ； goes on about the same step: it names none, and begins with a predicate."""
        clause = self.clauses[index]
        if _GOES_ON.match(self.text, clause.start, clause.end) is None:
            return False
        for later in range(index, len(self.clauses)):
            if self.clauses[later].hard and later > index:
                break
            if self._named[later]:
                return False
        return True

    def _is_bare(self, index: int) -> bool:
        """Whether a clause is the name of a step alone: 专家论证，风险评估，均未开展."""
        clause = self.clauses[index]
        named = [w for w in self.words if clause.start <= w.start < clause.end]
        return bool(named) and clause.end - clause.start - (named[-1].end - named[0].start) <= 3

    def _slice(self, clause: Clause) -> str:
        return self.text[clause.start : clause.end]

    def _limits(self, own: Clause, named: Cue) -> tuple[int, int]:
        """The part of a clause that is about the step where the clause treats several apart."""
        low, high = own.start, own.end
        for claim in REJECTED_CLAIM.finditer(self.text, low, named.start):
            low = claim.end()
        for word in self.words:
            if word.label == named.label or not own.start <= word.start < own.end:
                continue
            if word.end <= named.start and _POLAR.search(self.text, word.end, named.start):
                low = max(low, word.end)
            if word.start >= named.end and _ENDED.search(self.text, named.end, word.start):
                high = min(high, word.start)
        return low, high

    def _earlier(self, home: int) -> tuple[str, ...]:
        found: list[str] = []
        index = home
        while index > 0 and not self.clauses[index].hard:
            index -= 1
            found.append(self._slice(self.clauses[index]))
        return tuple(reversed(found))

    def _stretch(self, step: StepKind, indexes: range, *, ahead: bool) -> list[int]:
        """Neighbours up to a clause that names another step, or to ； (but for 标签：)."""
        found: list[int] = []
        for index in indexes:
            clause = self.clauses[index]
            breaks = clause.hard and not _LABEL.match(self.text, clause.start)
            if ahead and breaks and not self._continues(index):
                break
            if ahead and index == indexes.start and _RESULT.match(self.text, clause.start, clause.end):
                found.append(index)
                continue
            if self._named[index] and step.value not in self._named[index]:
                if ahead and self._is_bare(index) and self._is_bare(indexes.start - 1):
                    continue
                break
            found.append(index)
            if not ahead and breaks:
                break
        return found


_REJECTION = r"[^，。；]{0,12}(?:不属实|不实|失实|不成立|不能成立|不符|有误|不准确|并非事实|无依据|没有依据)"
REJECTED_CLAIM = re.compile(rf"“[^“”]{{1,60}}”{_REJECTION}")
_RESULT = re.compile(r"(?:审[查核])?(?:结论|结果|意见|理由)[是为：:]|审[查核](?:认为|指出)")
_TOPIC = re.compile(
    r"(?:会|意见|报告)?(?:[这那此一]+(?:事项?|关|块|步|项|条|环节|程序|工作|问题|方面|点|道)|的(?:事|问题|情况)|环节|呢|嘛|来说|来讲|而言)"
)
_DENIER = re.compile(r"不予|无需|不必|不再|不用|免予|免于|重复|重新|再次|另行|补充|二次")


def _lead(text: str, word: Cue) -> int:
    """How much of a step's word denies or repeats: 不必 in 不必论证."""
    found = _DENIER.match(text, word.start, word.end)
    return found.end() - found.start() if found is not None else 0


_WORDED = re.compile(r"(?:增加|修改为|改为|表述为?|删[去除]|写明|注明|补充)[^，。；]{0,8}\Z")


def _is_quoted(text: str, offset: int) -> bool:
    """Whether the word stands in a quoted wording that is to be put into a text."""
    opened = text.rfind("“", 0, offset)
    if opened <= text.rfind("”", 0, offset):
        return False
    return "”" in text[offset:] and _WORDED.search(text, max(0, opened - 16), opened) is not None
