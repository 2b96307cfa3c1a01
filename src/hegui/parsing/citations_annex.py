"""Whether 附件N and 附表N stand: against the list of annexes above the signature and the annexes printed."""

from __future__ import annotations

from functools import cached_property

from hegui.model.expression import expression
from hegui.model.outline import Outline
from hegui.parsing.citations_chain import NUMERAL
from hegui.parsing.numerals import read_numeral

_NAME = expression(rf"附([件表])[ 　]?([{NUMERAL}]{{1,3}})(?![{NUMERAL}])")
_NO_NUMBER = frozenset("份个件式并起张览种项月年日类级般些定下")
_HEADING_AFTER = frozenset((" ", "　", "\t", "\n", "", "：", ":", ".", "．", "、", "*", "-", "－"))
_OF_ANOTHER = expression(
    r"(?:[》）)号其原]|[该原上述][\u4e00-\u9fff]{0,4}|通知|办法|文件|意见|方案|规定|条例|决定|公告|标准|细则"
    r"|规则|导则|指南|规范|规划|预案)的?\Z"
)
_OWN = expression(r"本(?:[\u4e00-\u9fff]{1,4})的?\Z")


class Annexes:
    """The annexes of one document. ``listed``: how many its list names, by 件 or 表; 0 without a list."""

    def __init__(self, outline: Outline) -> None:
        self._units = outline.units
        tally = dict(outline.tally)
        self.listed = {"件": tally.get("annex_listed", 0), "表": tally.get("table_listed", 0)}

    @cached_property
    def printed(self) -> frozenset[tuple[str, int]]:
        """Kind and number of the annexes whose text the file holds; a single one without a number is 1."""
        found = set()
        for unit in self._units:
            if unit.kind == "annex":
                match = _NAME.match(unit.title or "")
                number = read_numeral(match[2]) if match else 1
                found.add((match[1] if match else (unit.title or "附件")[1:2], number or 1))
        return frozenset(found)

    @cached_property
    def main_end(self) -> int:
        """Where the first text printed after the main one begins: it may have annexes of its own."""
        return self._units[0].end if self._units else 0

    def stands(self, kind: str, number: int, start: int) -> bool | None:
        """Whether 附件N (kind 件) or 附表N (表) cited at ``start`` is there; None where no list can tell."""
        if (kind, number) in self.printed or 0 < number <= self.listed[kind]:
            return True
        return False if self.listed[kind] and start <= self.main_end else None

    def lacks(self, kind: str, number: int, start: int) -> bool:
        """Whether the main text cites an annex that is not among those printed, and no list names them."""
        if self.listed[kind] or start > self.main_end:
            return False
        numbers = [other for printed, other in self.printed if printed == kind]
        return bool(numbers) and number not in numbers


def read_name(text: str, start: int, end: int) -> tuple[str, int] | None:
    """件 or 表 and the number cited at start..end.

    None for a heading, an amount (附件三份) and what is no number of an annex (附件2024年).
    """
    match = _NAME.match(text, start)
    after = text[end : end + 1]
    if match is None or match.end() != end or after in _NO_NUMBER:
        return None
    if after in _HEADING_AFTER:
        _, feed, near = text[max(0, start - 6) : start].rpartition("\n")
        if (feed or start < 6) and not near.strip(" 　\t*#"):
            return None
    number = read_numeral(match[2])
    return (match[1], number) if number else None


def is_of_another(text: str, start: int) -> bool:
    """Whether the annex cited at ``start`` is one of another document: 《…》附件2, 该通知附件1."""
    window = max(0, start - 8)
    if _OWN.search(text, window, start):
        return False
    return _OF_ANOTHER.search(text, window, start) is not None
