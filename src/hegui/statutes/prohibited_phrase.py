"""A phrase of the table of prohibited acts: compiled only for a text that holds words it cannot do without.

Most phrases meet no text that they fit. Looking for a few fixed words costs a hundredth of compiling an
expression and a tenth of searching with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from hegui.model.expression import expression

_ENOUGH = 2
"""A fixed word of this many characters is good enough to go by."""
_COMMON = frozenset((
    "应当", "应", "须", "必须", "需", "要", "不得", "由", "的", "者", "对", "向", "经", "报", "按",
    "一律", "可以", "可", "企业", "经营", "单位", "机构", "公司", "个人", "费", "金", "元", "年", "月",
    "日", "后", "前", "外", "内", "申请", "办理", "服务", "项目", "管理", "工作", "支持", "给予",
    "统一", "标准", "价", "优先", "本市", "全部", "均", "将", "从", "到", "在", "每", "证", "产品",
    "使用", "生产", "规定", "条件", "提供", "不予", "登记", "备案", "批准", "人员", "户", "商", "开展",
    "建设", "市场", "设立", "进入", "参与", "行业", "业务", "平台",
))  # fmt: skip
"""Words that nearly every text holds: a set with one of them is a poor one to go by."""
MOST_SETS = 3
_AROUND = re.compile(r"\(\?<?[!=][^()]*\)")
_NEGATING = re.compile("[不未无禁免]|严禁|停止|取消|没有|拒")


class Phrase:
    """An expression with the words of which a text must hold some. Compiled at its first match.

    sets: of each of these sets of words a text that fits holds at least one; the first is the rarest.
    direct: searched for without looking for its words first, which for a slot of a frame costs more to find
    out than it saves: the frame's own words were looked for.
    """

    def __init__(
        self, source: str, sets: tuple[tuple[str, ...], ...] | None = None, *, direct: bool = False
    ) -> None:
        self.source = source
        self._direct = direct
        if sets is not None:
            self.sets = sets

    @cached_property
    def sets(self) -> tuple[tuple[str, ...], ...]:
        """Sets of words, at most ``MOST_SETS``, the rarest first; empty where none can be told."""
        branches = list(_branches(self.source))
        if len(branches) > 1:
            words = _needed(self.source)
            return (tuple(sorted(words)),) if words else ()
        found = sorted(set(_parts(branches[0])) - {frozenset()}, key=merit, reverse=True)
        return tuple(tuple(sorted(words)) for words in found[:MOST_SETS])

    @property
    def words(self) -> tuple[str, ...]:
        """The first set; empty where there is none."""
        return self.sets[0] if self.sets else ()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return expression(self.source)

    @cached_property
    def affirms(self) -> bool:
        """Whether the phrase itself has no negating word, so that one inside what it fits denies it."""
        return _NEGATING.search(_AROUND.sub("", self.source)) is None

    def may_fit(self, text: str) -> bool:
        """Whether the text holds a word of each set; taken for granted of a direct phrase."""
        if self._direct:
            return True
        for words in self.sets:
            for word in words:
                if word in text:
                    break
            else:
                return False
        return True

    def search(self, text: str, *, sure: bool = False) -> re.Match[str] | None:
        """The first place that fits, or None. sure: the text is known to hold a word of each set."""
        return self._pattern.search(text) if sure or self.may_fit(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place that fits."""
        return self._pattern.finditer(text) if self.may_fit(text) else iter(())


def _needed(source: str) -> frozenset[str]:
    """One word of each alternative of an expression; empty where some alternative has none."""
    found: set[str] = set()
    for branch in _branches(source):
        words = max(_parts(branch), key=merit, default=frozenset())
        if not words:
            return frozenset()
        found |= words
    return frozenset(found)


def _branches(source: str) -> Iterator[str]:
    """The alternatives at the top level."""
    depth, begin, at = 0, 0, 0
    while at < len(source):
        mark = source[at]
        if mark == "\\":
            at += 2
            continue
        if mark == "[":
            at = source.index("]", at + 2) + 1
            continue
        depth += (mark == "(") - (mark == ")")
        if mark == "|" and depth == 0:
            yield source[begin:at]
            begin = at + 1
        at += 1
    yield source[begin:]


def merit(words: frozenset[str]) -> tuple[bool, int, bool, int, tuple[str, ...]]:
    """Rarer words first: none that every text holds, none too short, then fewer of them."""
    shortest = min(map(len, words), default=0)
    return bool(words), min(_ENOUGH, shortest), not words & _COMMON, -len(words), tuple(sorted(words))


def _parts(source: str) -> Iterator[frozenset[str]]:
    """The sets of words of each part: a run of plain characters, or a group."""
    run, at = "", 0
    while at < len(source):
        end, inner = _atom(source, at)
        stop, optional = _quantifier(source, end)
        plain = end == at + 1 and source[at] not in ".^$"
        if plain and not optional:
            run += source[at]
        else:
            if run:
                yield frozenset((run,))
            run = ""
            if inner is not None and not optional:
                yield _needed(inner)
        at = stop
    if run:
        yield frozenset((run,))


def _atom(source: str, at: int) -> tuple[int, str | None]:
    """End of the part that begins at ``at``, and the inside of a group (None for all else)."""
    mark = source[at]
    if mark == "\\":
        return at + 2, None
    if mark == "[":
        return source.index("]", at + 2) + 1, None
    if mark != "(":
        return at + 1, None
    end = _closing(source, at)
    head = source[at : at + 3]
    if head == "(?:":
        return end, source[at + 3 : end - 1]
    return end, None if head.startswith("(?") else source[at + 1 : end - 1]


def _closing(source: str, at: int) -> int:
    depth = 0
    while at < len(source):
        mark = source[at]
        if mark == "\\":
            at += 2
            continue
        if mark == "[":
            at = source.index("]", at + 2) + 1
            continue
        depth += (mark == "(") - (mark == ")")
        at += 1
        if depth == 0:
            break
    return at


def _quantifier(source: str, at: int) -> tuple[int, bool]:
    """Where the sign of repetition after a part ends, and whether the part may be left out."""
    mark = source[at : at + 1]
    if mark == "+":
        return at + 1 + (source[at + 1 : at + 2] == "?"), False
    if mark in ("?", "*"):
        return at + 1 + (source[at + 1 : at + 2] == "?"), True
    if mark == "{":
        end = source.index("}", at) + 1
        optional = source[at + 1] == "0"
        return end + (source[end : end + 1] == "?"), optional
    return at, False
