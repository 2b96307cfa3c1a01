"""Which blocks begin with a number or a heading: one expression, tried once at the head of each block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

from hegui.model.document import Block, Origin
from hegui.model.expression import expression
from hegui.parsing.numerals import STANDARD, read_numeral, write_numeral

PART, SUBPART, CHAPTER, SECTION, ARTICLE = 1, 2, 3, 4, 5
HEADING1, HEADING2, HEADING3, HEADING4, HEADING5 = 11, 12, 13, 14, 15
ANNEX, DATE, CONTENTS, BARE, ANNEX_LIST = 21, 22, 23, 24, 25


class Mark(NamedTuple):
    """A number at the head of a block.

    style: one of the constants above; number: None if malformed; start, end: span of the label as
    printed; soft: HARD, TIGHT (no space after the label) or DOUBTFUL (reads like running text: 第四条规定的…,
    一、二级), where only its place in the sequence decides; flaw: bit field of the FLAW constants.
    """

    block: int
    style: int
    number: int | None
    inserted: int
    start: int
    end: int
    soft: int
    flaw: int


HARD, TIGHT, DOUBTFUL = 0, 1, 2
FLAW_MALFORMED, FLAW_DIGITS, FLAW_PUNCTUATION, FLAW_BRACKET, FLAW_SPACING = 1, 2, 4, 8, 16
FLAW_FORM = 32  # 第一十条, 第二零条: readable, and not the way numbers are written

_C = "零〇○一二三四五六七八九十百千两廿卅"
_N = _C + "0-9０-９"
_LINE = expression(
    rf"""\s*+(?:\#{{1,6}}\s++)?+(?:\*\*)?+(?:                              # Markdown heads and bold
    第\s?+([{_N}]{{1,16}}+)\s?+(?:(条)(?:之([一二三四五六七八九十]{{1,3}}+)(?!\w{{0,2}}[款项]))?
        |(分?编|章|节))                                                 # 1–4
    |([{_C}]{{1,4}}+)[、.．]                                          # 5
    |([（(〔\[])\s?+([{_N}]{{1,4}}+)\s?+([）)〕\]])                      # 6–8
    |([0-9０-９]{{1,3}}+)([.．、])(?:(?![0-9０-９])|(?=[0-9０-９]{{4}}年))   # 9–10
    |([①-⑳⑴-⒇⒈-⒛㈠-㈩])                                               # 11
    |([{_C}]{{1,3}}+)[）)]                                            # 12
    |([0-9]{{1,2}}+)[）)]                                             # 13
    |(附)(?=\s?[件表录图：:]|\s*\Z|\s++(?!则))                                # 14
    |((?:[12][0-9]{{3}}|[〇○零一二三四五六七八九]{{4}})\s?年[^月\n]{{1,4}}月[^日\n]{{1,4}}日)\s*\Z   # 15
    |(目\s*[录次]|[附总]\s*则)\s*\Z                                               # 16
    )""",
    re.X,
)
_ARABIC = frozenset("0123456789０１２３４５６７８９")
_new = tuple.__new__
_ARTICLE_SOFT = expression(
    r"(?:规定|所[称列述规]|的|[、，。；,;：:）”》和至及或与以之中内]|第[零一二三四五六七八九十]{1,4}[款项])"
    r"|\s+(?:规定[的，]|的|[、，；]|第[零一二三四五六七八九十]{1,4}[款项]|[至和及]第|或者第)"
)
_REFERENCE_SIGNS = frozenset("规的、，；第至和或 \u3000\t")
_BLANK = frozenset(" \u3000\t")
_DIVISION_SOFT = expression(r"(?:[的规、，。；,;和至及或与以中内第所])")
_ITEM_REFERENCE = expression(r"\s?(?:项(?!目)|款(?![项待])|[、，]?\s?[（(〔]|[至和或及][（(第])")
_NUMERAL_HEAD = expression(rf"[{_N}]")
_ANNEX = expression(rf"\s*附\s?(?:[件表录图]\s?)?([{_N}]{{0,3}}+)\s*([：:.．、]?)\s*(.?)")
_LONGEST_HEADING = 60
_LONGEST_CLOSED = 12
_LAST_LIST_NUMBER = 199
_DIVISION_STYLES = {"编": PART, "分编": SUBPART, "章": CHAPTER, "节": SECTION}


def find_marks(text: str, blocks: Sequence[Block]) -> list[Mark]:
    """The numbered heads of blocks in reading order. Table rows, notes, headers and footers have none."""
    if not blocks:
        return []
    _, starts, ends, *_ = zip(*blocks, strict=True)
    marks: list[Mark] = []
    paragraph = Origin.PARAGRAPH
    add = marks.append
    for index, match in enumerate(map(_LINE.match, repeat(text), starts, ends)):
        if match is None or blocks[index][0] is not paragraph:
            continue
        kind = match.lastindex
        if kind == 2:
            # the usual 第十二条 followed by a blank and text, without going through _article
            stop = match.end()
            numeral = match[1]
            number = STANDARD.get(numeral)
            start = stop - len(numeral) - 2
            if (
                number is not None
                and stop + 1 < ends[index]
                and text[stop] in _BLANK
                and text[stop + 1] not in _REFERENCE_SIGNS
                and text[start] == "第"
            ):
                add(_new(Mark, (index, ARTICLE, number, 0, start, stop, HARD, 0)))
                continue
            add(_article(text, index, match, ends[index]))
        elif kind == 3:
            add(_article(text, index, match, ends[index]))
        else:
            mark = _READ[kind or 0](text, index, match, ends[index])
            if mark is not None:
                add(mark)
    return marks


def _article(text: str, index: int, match: re.Match[str], end: int) -> Mark:
    numeral, inserted = match[1], match[3]
    number = STANDARD.get(numeral)
    stop = match.end()
    start = match.start(1) - 1
    flaw = 0
    if number is None:
        number, flaw = _read_odd(numeral)
    if text[start] != "第":
        start -= 1
    if inserted is None and stop - start != len(numeral) + 2:
        flaw |= FLAW_SPACING
    after = (read_numeral(inserted) or 0) if inserted else 0
    return _new(Mark, (index, ARTICLE, number, after, start, stop, _softness(text, stop, end), flaw))


def _read_odd(numeral: str) -> tuple[int | None, int]:
    """The value of a numeral that may not have the standard form, and its flaw: malformed, digits or form.

    一十, 十〇, 二零 and 一〇五 are read; 一百〇五 passes as standard.
    """
    number = read_numeral(numeral)
    if number is None:
        shorter = numeral.rstrip("零〇○")
        number = read_numeral(shorter) if shorter[-1:] in _AFTER_TEN and shorter != numeral else None
        return (None, FLAW_MALFORMED) if number is None else (number, FLAW_FORM)
    if numeral[0] in _ARABIC:
        return number, FLAW_DIGITS
    standard = number <= 9999 and write_numeral(number) == numeral.translate(_ZERO)
    return number, 0 if standard else FLAW_FORM


_AFTER_TEN = frozenset("十百千")
_ZERO = str.maketrans("〇○", "零零")


def _softness(text: str, stop: int, end: int) -> int:
    """Whether what follows 第N条 is text of its own, runs on without a blank, or reads like a reference."""
    if stop == end or text[stop] == "【":
        return HARD
    if text[stop] in " \u3000\t":
        doubtful = text[stop + 1 : stop + 2] in _REFERENCE_SIGNS and _ARTICLE_SOFT.match(text, stop, end)
        return DOUBTFUL if doubtful else HARD
    return DOUBTFUL if _ARTICLE_SOFT.match(text, stop, end) else TIGHT


def _division(text: str, index: int, match: re.Match[str], end: int) -> Mark | None:
    number, flaw = STANDARD.get(match[1]), 0
    if number is None:
        number, flaw = _read_odd(match[1])
    stop = match.end()
    if end - stop > (_LONGEST_HEADING if text[end - 1] not in "。；：" else _LONGEST_CLOSED):
        return None
    soft = DOUBTFUL if _DIVISION_SOFT.match(text, stop, end) else HARD
    start = text.rfind("第", match.start(), match.start(1))
    return Mark(index, _DIVISION_STYLES[match[4]], number, 0, start, stop, soft, flaw)


def _chinese_point(text: str, index: int, match: re.Match[str], end: int) -> Mark | None:
    stop = match.end()
    flaw = 0 if text[stop - 1] == "、" else FLAW_PUNCTUATION
    number = STANDARD.get(match[5])
    if number is None:
        number, odd = _read_odd(match[5])
        flaw |= odd
    if number is None or not 0 < number <= _LAST_LIST_NUMBER:
        return None
    soft = DOUBTFUL if _NUMERAL_HEAD.match(text, stop, end) else HARD
    return Mark(index, HEADING1, number, 0, match.start(5), stop, soft, flaw)


def _bracketed(text: str, index: int, match: re.Match[str], end: int) -> Mark | None:
    opening, numeral, closing = match.group(6, 7, 8)
    stop = match.end()
    number = STANDARD.get(numeral)
    if number is not None and opening + closing in _PAIRS and stop < end and text[stop] not in _AFTER_BRACKET:
        return _new(Mark, (index, HEADING2, number, 0, stop - len(numeral) - 2, stop, HARD, 0))
    return _odd_bracketed(text, index, match, end)


_PAIRS = frozenset({"（）", "()"})
_AFTER_BRACKET = frozenset("项款、（(〔至和或及．，,. \u3000")


def _odd_bracketed(text: str, index: int, match: re.Match[str], end: int) -> Mark | None:
    opening, numeral, closing = match.group(6, 7, 8)
    number, odd = _read_odd(numeral)
    stop = match.end()
    if number == 0 or (number or 0) > _LAST_LIST_NUMBER or _ITEM_REFERENCE.match(text, stop, end):
        return None
    digits = numeral[0] in _ARABIC
    if opening in "〔[" or closing in "〕]" or (number is None and digits):
        return None
    flaw = odd & ~FLAW_DIGITS
    if opening + closing not in _PAIRS:
        flaw |= FLAW_BRACKET
    if text[stop : stop + 1] in _PAUSES:
        flaw |= FLAW_PUNCTUATION
        stop += 1
    return Mark(index, HEADING4 if digits else HEADING2, number, 0, match.start(6), stop, HARD, flaw)


_PAUSES = frozenset("、．，,.")


def _digits(text: str, index: int, match: re.Match[str], end: int) -> Mark | None:  # noqa: ARG001
    number = int(match[9])
    if not 0 < number <= _LAST_LIST_NUMBER:
        return None
    flaw = FLAW_PUNCTUATION if match[10] == "、" else 0
    return Mark(index, HEADING3, number, 0, match.start(9), match.end(), HARD, flaw)


def _circled(text: str, index: int, match: re.Match[str], end: int) -> Mark | None:  # noqa: ARG001
    sign = match[11]
    style = HEADING5
    if sign >= "㈠":
        style = HEADING2
    elif "⑴" <= sign <= "⒇":
        style = HEADING4
    elif "⒈" <= sign <= "⒛":
        style = HEADING3
    return Mark(index, style, read_numeral(sign), 0, match.start(11), match.end(), HARD, 0)


def _unopened(text: str, index: int, match: re.Match[str], end: int) -> Mark | None:  # noqa: ARG001
    number = read_numeral(match[12])
    if not number:
        return None
    return Mark(index, HEADING2, number, 0, match.start(12), match.end(), DOUBTFUL, FLAW_BRACKET)


def _half_bracket(text: str, index: int, match: re.Match[str], end: int) -> Mark | None:  # noqa: ARG001
    number = int(match[13])
    return Mark(index, HEADING4, number, 0, match.start(13), match.end(), DOUBTFUL, 0) if number else None


def _annex(text: str, index: int, match: re.Match[str], end: int) -> Mark | None:
    """附件, 附件1, 附件：标题. soft: DOUBTFUL where a title follows on the line."""
    head = _ANNEX.match(text, match.start(), end)
    if head is None:
        return None
    number = read_numeral(head[1]) if head[1] else 0
    titled = DOUBTFUL if head[3] else HARD
    return Mark(index, ANNEX, number or 0, 0, match.start(14), head.end(2), titled, 0)


def _date(text: str, index: int, match: re.Match[str], end: int) -> Mark | None:  # noqa: ARG001
    return Mark(index, DATE, 0, 0, match.start(15), match.end(15), HARD, 0)


def _contents(text: str, index: int, match: re.Match[str], end: int) -> Mark | None:  # noqa: ARG001
    style = CONTENTS if match[16][0] == "目" else BARE
    return Mark(index, style, 0, 0, match.start(16), match.end(16), HARD, 0)


_READ = {
    4: _division,
    5: _chinese_point,
    8: _bracketed,
    10: _digits,
    11: _circled,
    12: _unopened,
    13: _half_bracket,
    14: _annex,
    15: _date,
    16: _contents,
}
