"""Figures: parts and wholes, percentages against their own named base, sums, ranges, dates that exist.

A rate is tested against the count that bears its name (调解成功率 ↔ 调解成功107起), never against the
nearest number: 调解率 is another rate. 余, 多, 近, 以上 make a figure a bound, which is not tested.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from hegui.checks.context import CheckContext, DocumentCheck
from hegui.model.document import Document, Origin
from hegui.model.expression import expression
from hegui.model.rule import NOT_EXAMINED, Examination, Hit, Outcome, Place

UNITS = (
    "人次|万元|亿元|平方米|公里|件|份|个|项|起|人|次|户|家|场|元|亩|处|条"
    "|宗|名|期|例|所|辆|批|篇|部|座|台|米|吨"
)
_STOP = expression(r"[。；\n]")
_FIGURE = expression(r"\d")
_RATE_WORD = expression("率")
_PART_WORDS = ("中", "分别", "包括")
_RATE = expression(
    r"(?P<name>[\u4e00-\u9fff]{1,7}率)(?:分别)?(?:为|达到|达|是|约为)?(?P<value>\d{1,3}(?:\.\d{1,3})?)[%％]"
    r"(?P<bound>以上|以下|左右|多|余)?"
)
_COUNT = expression(
    rf"(?P<n>\d{{1,9}}(?:\.\d{{1,4}})?)(?P<loose>余|多)?(?P<unit>{UNITS})(?P<bound>以上|以下|左右|多)?"
)
_WHOLE = expression(
    rf"(?P<n>\d{{1,9}}(?:\.\d{{1,4}})?)(?P<unit>{UNITS})"
    r"(?:[^。；，、\d]{0,8})[，,：:（(]?(?P<kind>其中|分别为|分别是|包括)"
)
_INSIDE = expression(rf"(?P<n>\d{{1,9}})(?P<unit>{UNITS})中[^。；，、\d]{{0,10}}(?P<part>\d{{1,9}})(?P=unit)")
LONGEST_SENTENCE = 1500
"""Code points; a longer run without a stop is no sentence, and pairing its figures would not be linear."""
NEAR_WHOLE = Decimal("0.1")
"""Three or more parts that miss their whole by less than this share are meant to be all of it."""
_RANGE = expression(
    r"(?P<low>\d{1,9}(?:\.\d{1,4})?)(?P<a>万|亿|千|百)?(?P<unit>元|日|天|年|个月|米|人|户|倍|平方米|公里|分|岁)以上"
    r"(?:至|、|，)?(?P<high>\d{1,9}(?:\.\d{1,4})?)(?P<b>万|亿|千|百)?(?P=unit)以下"
)
# 以上 after a figure with its unit, found by its literal characters before the whole range is looked for.
_UPWARDS = expression(r"以上(?:(?<=\d.以上)|(?<=\d..以上)|(?<=\d...以上)|(?<=\d....以上))")
_DAY_TAIL = expression(r"月(?P<d>\d{1,2})日")
_MONTH_HEAD = expression(r"(?:(?P<y>[12]\d{3})年)?(?<!\d)(?P<m>\d{1,2})\Z")
_SCALE = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_NUMBER = expression(r"-?\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,6})?")


class FigureParams(NamedTuple):
    """Which test: rate, parts, table, range, calendar."""

    test: str


Find = Callable[[Document], Iterator[Hit | None]]


def bind_figure(params: FigureParams) -> DocumentCheck:
    """Runs one of the tests; every figure that can be tested is a unit."""
    trigger, find = _TESTS[params.test]

    def check(document: Document, context: CheckContext) -> Examination:
        del context
        if not any(word in document.text for word in trigger):
            return NOT_EXAMINED
        found = list(find(document))
        return Examination(examined=len(found), hits=tuple(hit for hit in found if hit is not None))

    return check


def sentences_with(text: str, sign: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Start and words of the sentences that hold a match of ``sign``, each once; overlong ones are left."""
    end = 0
    for match in sign.finditer(text):
        if match.start() < end:
            continue
        start = max(text.rfind(stop, end, match.start()) for stop in "。；\n") + 1 or end
        stop = _STOP.search(text, match.end())
        end = stop.start() if stop is not None else len(text)
        if end - start <= LONGEST_SENTENCE:
            yield start, text[start:end]


def find_rates(document: Document) -> Iterator[Hit | None]:
    """Percentages whose own count stands in the same sentence, against every whole of its unit."""
    for start, words in sentences_with(document.text, _RATE_WORD):
        if "%" not in words and "％" not in words:
            continue
        for rate in _RATE.finditer(words):
            hit = _test_rate(document, start, words, rate)
            if hit is not NO_BASE:
                yield hit


NO_BASE = Hit(outcome=Outcome.UNDETERMINED)


def _test_rate(document: Document, offset: int, words: str, rate: re.Match[str]) -> Hit | None:
    part = _count_named(words, rate.group("name")[:-1])
    if part is None or rate.group("bound"):
        return NO_BASE
    wholes = [
        Decimal(m.group("n"))
        for m in _COUNT.finditer(words)
        if m.group("unit") == part.group("unit") and m.start() != part.start()
        and not (m.group("loose") or m.group("bound"))
    ]  # fmt: skip
    number = Decimal(part.group("n"))
    wholes = [whole for whole in wholes if whole >= number and whole > 0]
    if not wholes:
        return NO_BASE
    said = Decimal(rate.group("value"))
    if any(_agrees(number / whole * 100, said) for whole in wholes):
        return None
    whole = max(wholes)
    values = {
        "name": rate.group("name"),
        "said": str(said),
        "part": str(number),
        "whole": str(whole),
        "computed": f"{number / whole * 100:.2f}",
    }
    return _hit(document, offset + rate.start(), offset + rate.end(), values)


def _count_named(words: str, root: str) -> re.Match[str] | None:
    """The count that bears a rate's name: the longest tail of the name of two code points or more."""
    for size in range(len(root), 1, -1):
        for match in _COUNT.finditer(words):
            exact = not (match.group("loose") or match.group("bound"))
            if exact and words[: match.start()].endswith(root[-size:]):
                return match if size == len(root) or size >= 3 else None
    return None


def _agrees(computed: Decimal, said: Decimal) -> bool:
    exponent = said.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return said - step / 2 <= computed < said + step / 2 or (said == 100 and computed == 100)


def find_parts(document: Document) -> Iterator[Hit | None]:
    """N件，其中…: no part over the whole; N件，分别为…: the parts add up; N件中M件: M within N."""
    for start, words in sentences_with(document.text, _FIGURE):
        if not any(word in words for word in _PART_WORDS):
            continue
        for whole in _WHOLE.finditer(words):
            parts = _parts_after(words, whole)
            if parts is not None:
                yield _test_parts(document, start, whole, parts)
        for inside in _INSIDE.finditer(words):
            wrong = int(inside.group("part")) > int(inside.group("n"))
            values = {"whole": inside.group("n"), "unit": inside.group("unit"), "parts": inside.group("part")}
            yield _hit(document, start + inside.start(), start + inside.end(), values) if wrong else None


def _parts_after(words: str, whole: re.Match[str]) -> list[Decimal] | None:
    rest = words[whole.end() :]
    listed = re.match(r"[^，,；。]*", rest.lstrip("：:"))
    rest = listed.group() if listed is not None and whole.group("kind") == "其中" else rest
    counts = [m for m in _COUNT.finditer(rest) if m.group("unit") == whole.group("unit")]
    if not counts or any(m.group("loose") or m.group("bound") for m in counts):
        return None
    return [Decimal(m.group("n")) for m in counts]


def _test_parts(document: Document, offset: int, whole: re.Match[str], parts: list[Decimal]) -> Hit | None:
    total, added = Decimal(whole.group("n")), sum(parts)
    exhaustive = whole.group("kind").startswith("分别") and len(parts) > 1
    meant_whole = len(parts) > 2 and abs(added - total) <= total * NEAR_WHOLE
    wrong = max(parts) > total or (added != total and (exhaustive or meant_whole))
    if not wrong:
        return None
    values = {"whole": str(total), "unit": whole.group("unit"), "parts": "、".join(str(p) for p in parts)}
    return _hit(document, offset + whole.start(), offset + whole.end(), values)


def find_totals(document: Document) -> Iterator[Hit | None]:
    """Total rows of tables against the sum of the rows above (or below a leading total row)."""
    for table in _tables(document):
        rows = [document.block_text(index).split("\t") for index in table]
        totals = [i for i, row in enumerate(rows) if re.sub(r"\s", "", row[0]) in {"合计", "总计", "共计"}]
        if len(totals) != 1 or len(rows) < 4 or any("小计" in row[0] for row in rows):
            continue
        yield from _test_total(document, table, rows, totals[0])


def _tables(document: Document) -> Iterator[list[int]]:
    run: list[int] = []
    for index, block in enumerate(document.blocks):
        if block.origin is Origin.TABLE_ROW:
            run.append(index)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _test_total(document: Document, table: list[int], rows: list[list[str]], at: int) -> Iterator[Hit | None]:
    first = next((i for i, row in enumerate(rows) if _has_figures(row)), 0)
    others = [row for i, row in enumerate(rows) if i != at and i >= first]
    for column in range(1, len(rows[at])):
        total = _figure(rows[at][column])
        cells = [_figure(row[column]) for row in others if len(row) == len(rows[at])]
        if total is None or len(cells) < 2 or len(cells) != len(others) or any(c is None for c in cells):
            continue
        added = sum((c for c in cells if c is not None), Decimal(0))
        if added == total:
            yield None
            continue
        block = document.blocks[table[at]]
        start = block.start + len("\t".join(rows[at][:column])) + 1
        values = {"whole": str(total), "sum": str(added), "column": str(column + 1)}
        yield _hit(document, start, start + len(rows[at][column]), values)


def _has_figures(row: list[str]) -> bool:
    return sum(_figure(cell) is not None for cell in row[1:]) > 0


def _figure(cell: str) -> Decimal | None:
    bare = cell.strip()
    return Decimal(bare.replace(",", "")) if _NUMBER.fullmatch(bare) else None


def find_ranges(document: Document) -> Iterator[Hit | None]:
    """Ranges whose lower end is above the upper one: 5000元以上1000元以下."""
    if _UPWARDS.search(document.text) is None:
        return
    for match in _RANGE.finditer(document.text):
        low = Decimal(match.group("low")) * _SCALE.get(match.group("a") or "", 1)
        high = Decimal(match.group("high")) * _SCALE.get(match.group("b") or "", 1)
        yield None if low < high else _hit(document, match.start(), match.end(), {"found": match.group()})


def find_days(document: Document) -> Iterator[Hit | None]:
    """Days that no calendar has: 2月30日, 13月1日."""
    for tail in _DAY_TAIL.finditer(document.text):
        head = _MONTH_HEAD.search(document.text[max(0, tail.start() - 7) : tail.start()])
        if head is None:
            continue
        start = tail.start() - len(head.group())
        found = document.text[start : tail.end()]
        exists = _exists(int(head.group("y") or 2024), int(head.group("m")), int(tail.group("d")))
        yield None if exists else _hit(document, start, tail.end(), {"found": found})


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _hit(document: Document, start: int, end: int, values: dict[str, str]) -> Hit:
    place = Place(path=document.source.path, start=start, end=end)
    return Hit(outcome=Outcome.VIOLATED, place=place, values=values)


_TESTS: dict[str, tuple[Iterable[str], Find]] = {
    "rate": (("率",), find_rates),
    "parts": (("其中", "分别", "包括", "中"), find_parts),
    "table": (("合计", "总计", "共计"), find_totals),
    "range": (("以下",), find_ranges),
    "calendar": (("月",), find_days),
}
