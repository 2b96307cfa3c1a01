"""What stands around a citation: quotation marks, the sentence, and whether it speaks of the past."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from hegui.model.expression import expression

_PAST = expression(r"废止|失效|停止执行|停止施行|不再执行|不再施行|不再适用|宣布无效|(?:施行|实施)之?前")
_PAST_WORDS = (
    "废止",
    "失效",
    "停止执",
    "停止施",
    "不再",
    "宣布无效",
    "施行前",
    "实施前",
    "施行之前",
    "实施之前",
)
_PAST_LEAD = expression(r"废止|失效|停止执行|清理")
_CLAUSE = expression(r"[，。；;\n]")
_NOTE = expression(r"[（(][^\n]{0,300}?(?:修订|修正|修改|通过|公布|发布|批准)")
_FORMER = expression(
    r"(?:(?:原|此前|以前|过去|曾经?)(?:依据|根据|依照|按照)?|原有的?|此前的|现已废止的|已废止的|已失效的)\Z"
)
_DAY = r"[0-9〇○零一二三四五六七八九十 ]{1,6}"
_TAKES_EFFECT = expression(
    rf"(?:已经?|将|即将|拟|定)?(?:(?:自|于|从)(?:{_DAY}年(?:{_DAY}月)?(?:{_DAY}日)?|同日)?)?起?(?:正式|全面)?"
    r"(?:公布|颁布|发布|施行|实施|生效)(?:施行|实施)?(?P<since>以来|之?后|以后|之?前|之日|之时)?"
)
_EFFECT_SIGNS = frozenset("已将即拟定自于从起正全公颁发施实生")
_GROUNDS = ("根据", "依据", "依照", "按照", "遵照", "贯彻", "落实")
_REVISES = expression(
    r"(?:[（(][^（）()\n]{1,40}[）)])?(?:第?[一二三四五六七八九十]{1,3}次)?(?:修正|修订|修改)"
)
_LIST = expression(r"[ 　]*(?:[（(]?[一二三四五六七八九十\d]{1,4}[）)、.．]|[\d《　 \t])")
_TITLE_OF_CLEANUP = expression(r"废止|失效|清理")
_AMENDING = expression(r"关于(?:修改|修正|修订|废止)|修正案|修改[^ ]{0,40}的决定")
_AMENDS = expression(r"修改为|修正为|删去|删除|改为|代之以")
_LEAD_ENDS = ("：", ":", "目录", "清单", "文件", "如下")
REACH = 400
"""Code points within which the end of a clause, or the lead of a list, is looked for."""


class Surroundings:
    """Positions of marks and words of one text, gathered once so that each question is a look-up."""

    def __init__(self, text: str, titles: tuple[str, ...]) -> None:
        self.text = text
        self.cleans_up = any(_TITLE_OF_CLEANUP.search(title) for title in titles)
        self.amends = any(_AMENDING.search(title) for title in titles)
        self._line = (0, 0)  # start of a line, and up to where it is known to hold no line feed
        self._lists: dict[int, bool] = {}  # start of a line → whether it is an entry of a list of the past

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
        return _quotes(self.text) if "“" in self.text else []

    @cached_property
    def _has_past(self) -> bool:
        return any(word in self.text for word in _PAST_WORDS)

    def line_of(self, position: int) -> int:
        """Start of the line that holds a position; cheap when asked in reading order."""
        line, known = self._line
        if position < known:
            line = known = 0
        line = self.text.rfind("\n", known, position) + 1 or line
        self._line = (line, position)
        return line

    def is_quoted(self, position: int) -> bool:
        """Whether “ ” encloses the position; a mark left open encloses up to the next closing one."""
        index = bisect_right(self._quotes, (position, 1 << 60)) - 1
        return index >= 0 and position < self._quotes[index][1]

    def is_past(self, start: int, end: int, grounds: bool) -> bool:
        """Whether an instrument named at start..end is only spoken of as history.

        grounds: the name follows 根据, 依据 and the like, which in a clean-up decision makes a basis.
        """
        if _FORMER.search(self.text, max(0, start - 6), start):
            return True
        if self.cleans_up:
            return not grounds or self._past_between(_last_break(self.text, start), start)
        if _REVISES.match(self.text, end):
            return True  # 根据《……的决定》第二次修正
        return (
            self._takes_effect(end)
            or self._past_nearby(start, end)
            or self._amended(start, end)
            or self._in_note(start)
        )

    def has_grounds(self, start: int) -> bool:
        """Whether 根据, 依据… stand right before the position."""
        return self.text.endswith(_GROUNDS, 0, start)

    def _takes_effect(self, end: int) -> bool:
        """Whether what follows tells when the instrument came or comes into force: it is no ground there.

        《民法典》自2021年1月1日起施行后, 《条例》实施以来; not 按照《方案》实施.
        """
        if self.text[end : end + 1] not in _EFFECT_SIGNS:
            return False
        match = _TAKES_EFFECT.match(self.text, end, end + REACH)
        return match is not None and (match["since"] is not None or "年" in match.group())

    def _past_nearby(self, start: int, end: int) -> bool:
        text = self.text
        first = _last_break(text, start)
        stop = _CLAUSE.search(text, end, end + REACH)
        last = stop.start() if stop else min(len(text), end + REACH)
        if self._past_between(first, last):
            return True
        if stop and stop.group() == "，" and self._closes_list(last + 1):
            return True
        return self._in_past_list(start) and self._has_past

    def _past_between(self, first: int, last: int) -> bool:
        return _PAST.search(self.text, first, last) is not None

    def _closes_list(self, position: int) -> bool:
        """Whether the clause after a comma ends a list of titles with 同时废止 and names none itself."""
        stop = _CLAUSE.search(self.text, position, position + REACH)
        last = stop.start() if stop else min(len(self.text), position + REACH)
        return self._past_between(position, last) and self.text.find("《", position, last) < 0

    def _in_past_list(self, start: int) -> bool:
        """Whether the block is an entry of a list whose lead says that it is repealed or lapsed."""
        line, climbed = self.line_of(start), []
        answer = self._lists.get(line)
        while answer is None:
            climbed.append(line)
            if line == 0 or not _LIST.match(self.text, line, line + 12):
                answer = False
            else:
                above = self.text.rfind("\n", max(0, line - REACH), line - 1) + 1
                if above == 0 and line > REACH:
                    answer = False  # a paragraph too long to lead a list
                else:
                    answer = True if self._leads_past(above, line - 1) else self._lists.get(above)
                line = above
        self._lists.update(dict.fromkeys(climbed, answer))
        return answer

    def _leads_past(self, start: int, end: int) -> bool:
        lead = self.text[start:end].rstrip()
        return lead.endswith(_LEAD_ENDS) and _PAST_LEAD.search(lead) is not None

    def _amended(self, start: int, end: int) -> bool:
        """Quoted words that the text replaces or strikes out."""
        if not self.is_quoted(start):
            return False
        stop = self.text.find("\n", end, end + REACH)
        return _AMENDS.search(self.text, end, stop if stop >= 0 else end + REACH) is not None

    def _in_note(self, start: int) -> bool:
        """Whether the block is the note on adoption and amendments under a title."""
        return _NOTE.match(self.text, self.line_of(start)) is not None


def _quotes(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened = -1
    for match in re.finditer("[“”]", text):
        if match.group() == "“":
            opened = match.start() if opened < 0 else opened
        elif opened >= 0:
            found.append((opened, match.start()))
            opened = -1
    return found


def _last_break(text: str, start: int) -> int:
    """Where the clause that holds ``start`` begins, looking back at most 200 characters."""
    find, floor = text.rfind, max(0, start - 200)
    breaks = (find(mark, floor, start) + 1 for mark in "，。；\n")
    return max(floor, *breaks)


def same_sentence(text: str, start: int, end: int) -> bool:
    """Whether no full stop or line feed stands between two positions."""
    return text.find("。", start, end) < 0 and text.find("\n", start, end) < 0
