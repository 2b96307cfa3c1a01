"""发文字号, 令号, 公告号 and 登记号 wherever they stand, and what is wrong with the form of a 发文字号.

The form of a 发文字号 is that of GB/T 9704—2012, 7.2.5: 代字, the full year in 〔〕, a serial number
without 第 and without leading zeros, 号. Wrong forms are found too, so that rules can say what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from hegui.model.document import Block, DocumentNumber
from hegui.model.expression import expression
from hegui.parsing.numerals import read_numeral

_D = "0-9０-９"
_BRACKETED = expression(
    rf"[〔［\[﹝【（(]\s?+((?:[12１２][{_D}]{{3}}|[{_D}]{{2}})年?)\s?+([〕］\]﹞】）)])"
    rf"\s?+(第?)\s?+([{_D}]{{1,6}}+)\s?+(号?)"
)
_ORDER = expression(
    rf"(?:令|公告)\s?+(?:[〔［\[【（(]?+\s?+((?:[12][0-9]{{3}})|[一二三四五六七八九十]{{1,4}}届)年?\s?+[〕］\]】）)]?+)?+"
    rf"\s?+第\s?+([{_D}零〇○一二三四五六七八九十百千]{{1,8}}+)\s?+号"
)
_REGISTRATION = expression(r"[A-Z]{2,10}+\s?[—－–-]{1,2}\s?((?:19|20)[0-9]{2})\s?[—－–-]{1,2}\s?([0-9]{1,6})")
_REGISTRATION_HINTS = ("登记号", "登记编号", "备案号", "备案编号", "统一编号")
_REGISTRATION_HINT = expression(rf"(?:{'|'.join(_REGISTRATION_HINTS)})[：:\s]{{0,3}}\Z")
_CODE_SIGN = expression(r"[\u4e00-\u53f6\u53f8-\u9fffA-Za-z]+\s?\Z")
_LEADING_WORDS = expression(
    r".*(?:根据|依据|依照|按照|参照|遵照|贯彻|执行|落实|印发|发布|公布|转发|制定|以及|文件|发文字号|文号|原)(?=..)"
)
_AFTER_NUMBER = "号》）)、，"
_JOINING = "和及与以按见即经"
_NO_NUMBER = frozenset("楼线院门机室房铺井站桥")
_LONGEST_CODE = 16
_LONGEST_ISSUER = 40  # before 令 and 公告
_LONGEST_TAIL = 24  # from the bracket, 令 or 公告 to 号
_FIGURES = frozenset("0123456789０１２３４５６７８９零〇○一二三四五六七八九十百千")
_ORDINARY_SERIAL = 5  # figures of a serial number
_PARTS = expression(
    r"(?P<code>[\u4e00-\u9fffA-Za-z]+)\s?(?P<open>[〔［\[﹝【（(])\s?"
    rf"(?P<year>[{_D}]+)(?P<nian>年?)\s?(?P<close>[〕］\]﹞】）)])\s?"
    rf"(?P<ordinal>第?)\s?(?P<serial>[{_D}]+)\s?(?P<end>号?)"
)
_ASCII = str.maketrans("０１２３４５６７８９", "0123456789")


def find_document_numbers(text: str, blocks: Sequence[Block]) -> tuple[DocumentNumber, ...]:  # noqa: ARG001
    """Every document number that stands in the text, in reading order, each with its kind.

    kind: ``number`` 发文字号, ``order`` 令, ``announcement`` 公告, ``registration`` 登记号.
    """
    return _scan(text)


def find_form_faults(number: DocumentNumber) -> tuple[str, ...]:
    """What is wrong with the form of a 发文字号: bracket, year, ordinal (第), padding, width, end (号).

    Nothing for 令, 公告 and 登记号, which have forms of their own.
    """
    if number.kind != "number":
        return ()
    parts = _PARTS.fullmatch(number.text)
    if parts is None:
        return ()
    kinds = []
    if parts["open"] + parts["close"] != "〔〕":
        kinds.append("bracket")
    year, serial = parts["year"], parts["serial"]
    if len(year) != 4 or parts["nian"]:
        kinds.append("year")
    if parts["ordinal"]:
        kinds.append("ordinal")
    if serial[0] in "0０":
        kinds.append("padding")
    if (year + serial).translate(_ASCII) != year + serial:
        kinds.append("width")
    if not parts["end"]:
        kinds.append("end")
    return tuple(kinds)


def fixed_form(number: DocumentNumber) -> str:
    """The number with 〔〕, ASCII digits and no leading zeros; what else is wrong stays as printed."""
    parts = _PARTS.fullmatch(number.text)
    if parts is None or number.kind != "number":
        return number.text
    year, serial = parts["year"].translate(_ASCII), parts["serial"].translate(_ASCII)
    tail = parts["ordinal"] + (serial.lstrip("0") or "0") + parts["end"]
    return f"{parts['code']}〔{year}{parts['nian']}〕{tail}"


@lru_cache(maxsize=2)
def _scan(text: str) -> tuple[DocumentNumber, ...]:
    """The numbers of one text; the last texts are kept because the header and several rules ask."""
    found = [number for end in _sign_ends(text) for number in _find_before(text, end)]
    if "〔" in text:
        found.extend(_find_unfinished(text))
    if ("登记号" in text or "编号" in text) and any(hint in text for hint in _REGISTRATION_HINTS):
        found.extend(_find_registrations(text))
    found.sort(key=_start)
    return tuple(found)


def _start(number: DocumentNumber) -> int:
    return number.start


def _sign_ends(text: str) -> Iterator[int]:
    """Where a 号 ends that follows a figure."""
    place = text.find("号", 1)
    while place >= 0:
        if text[place - 1] in _FIGURES or (
            place > 1 and text[place - 1] in " \u3000" and text[place - 2] in _FIGURES
        ):
            yield place + 1
        place = text.find("号", place + 1)


def _find_before(text: str, end: int) -> Iterator[DocumentNumber]:
    """The number that ends with the 号 before ``end``."""
    floor = max(0, end - _LONGEST_TAIL)
    bracketed = _ending_at(_BRACKETED, text, floor, end)
    if bracketed is not None:
        yield from _build_bracketed(text, bracketed)
        return
    order = _ending_at(_ORDER, text, floor, end)
    if order is not None:
        yield from _build_order(text, order)


def _ending_at(pattern: re.Pattern[str], text: str, floor: int, end: int) -> re.Match[str] | None:
    match = pattern.search(text, floor, end)
    while match is not None and match.end() != end:
        match = pattern.search(text, match.start() + 1, end)
    return match


def _find_unfinished(text: str) -> Iterator[DocumentNumber]:
    """Numbers in 〔〕 without 号: a slip, or a 登记号."""
    place = text.find("〔")
    while place >= 0:
        match = _BRACKETED.match(text, place)
        if match is not None and not match[5]:
            yield from _build_bracketed(text, match)
        place = text.find("〔", place + 1)


def _build_bracketed(text: str, match: re.Match[str]) -> Iterator[DocumentNumber]:
    code, start = _code_before(text, match.start(), _LONGEST_CODE)
    if not code or not _is_number(text, match, code):
        return
    year = int(match[1].rstrip("年"))
    written = text[start : match.end()].rstrip()
    yield DocumentNumber(
        kind=_kind(text, code, start, match),
        text=written,
        agency_code=code,
        year=year if year > 100 else None,
        serial=int(match[4]),
        start=start,
        end=start + len(written),
    )


def _build_order(text: str, match: re.Match[str]) -> Iterator[DocumentNumber]:
    word = match.start() + (1 if text[match.start()] == "令" else 2)
    code, start = _code_before(text, word, _LONGEST_ISSUER)
    if not code:
        return
    year = match[1]
    yield DocumentNumber(
        kind="order" if code.endswith("令") else "announcement",
        text=text[start : match.end()],
        agency_code=code,
        year=int(year) if year and year.isdigit() else None,
        serial=read_numeral(match[2]),
        start=start,
        end=match.end(),
    )


def _is_number(text: str, match: re.Match[str], code: str) -> bool:
    """Whether brackets with a year and figures are a document number and not something else."""
    hexagonal = match[0][0] in "〔﹝"
    if match[5]:
        if text[match.end() : match.end() + 1] in _NO_NUMBER:
            return False
    elif not hexagonal or len(match[4]) > _ORDINARY_SERIAL:
        return False
    short_year = len(match[1].rstrip("年")) == 2
    return not short_year or (match[0][0] not in "（(【" and code[-1] in "发函字办规文通令")


def _kind(text: str, code: str, code_start: int, match: re.Match[str]) -> str:
    if code.endswith("令"):
        return "order"
    if code.endswith("公告") or code.endswith("通告"):
        return "announcement"
    after = text[match.end() : match.end() + 1]
    if (not match[5] and after in {"-", "—", "－", "–"}) or _REGISTRATION_HINT.search(
        text, max(0, code_start - 12), code_start
    ):
        return "registration"
    return "number"


def _code_before(text: str, end: int, longest: int) -> tuple[str, int]:
    """The 代字 before a bracket and where it begins; empty if none stands there."""
    floor = max(0, end - longest - 1)
    match = _CODE_SIGN.search(text, floor, end)
    if match is None:
        return "", end
    start = match.start()
    code = match[0]
    leading = _LEADING_WORDS.match(code)
    if leading is not None:
        start += leading.end()
        code = code[leading.end() :]
    if len(code.strip()) > 2 and code[0] in _JOINING and start and text[start - 1] in _AFTER_NUMBER:
        start += 1
        code = code[1:]
    return code.strip(), start


def _find_registrations(text: str) -> Iterator[DocumentNumber]:
    for match in _REGISTRATION.finditer(text):
        if not _REGISTRATION_HINT.search(text, max(0, match.start() - 12), match.start()):
            continue
        yield DocumentNumber(
            kind="registration",
            text=match[0],
            agency_code=None,
            year=int(match[1]),
            serial=int(match[2]),
            start=match.start(),
            end=match.end(),
        )
