"""Numbers of documents and of registration as values that can be compared and put in order.

Form of 发文字号: 党政机关公文处理工作条例 art. 9 and GB/T 9704—2012 7.2.5; forms of 令 and 登记号 as seen.
"""

from __future__ import annotations

import re

from hegui.model.document import DocumentNumber
from hegui.model.register import SeriesNumber
from hegui.parsing.numerals import read_numeral

_OPEN, _CLOSE = r"[〔\[（(【［{]", r"[〕\])）】］}]"
_SAME = str.maketrans("０１２３４５６７８９－—–―−﹣", "0123456789------")
_DATED = re.compile(rf"([\u4e00-\u9fa5A-Za-z]{{1,30}}?){_OPEN}([12]\d{{3}}){_CLOSE}(第?)0*(\d{{1,6}})号")
_ORDER = re.compile(
    r"([\u4e00-\u9fa5]{2,40}?(?:令|公告|通告))[（(]?(?:第)?([〇零一二三四五六七八九十百千\d]{1,6})号[）)]?"
)
_REGISTERED = re.compile(r"([\u4e00-\u9fa5A-Za-z]{2,20})-?([12]\d{3})-0*(\d{1,6})")
_REGISTERED_CODE = re.compile(
    rf"([\u4e00-\u9fa5A-Za-z]{{2,20}}){_OPEN}([12]\d{{3}}){_CLOSE}0*(\d{{1,6}})(?:-.*)?"
)
_SPACE = re.compile(r"[ \u3000\u00a0\t]+")


def read_number(text: str | None) -> SeriesNumber | None:
    """A 发文字号, 令号 or 公告号 as its parts; None for what is no such number."""
    bare = _bare(text)
    match = _DATED.fullmatch(bare)
    if match is not None:
        kind = _kind_of(match[1])
        return SeriesNumber(kind, bare, match[1], int(match[2]), int(match[4]))
    match = _ORDER.fullmatch(bare)
    if match is None:
        return None
    serial = read_numeral(match[2])
    return None if serial is None else SeriesNumber(_kind_of(match[1]), bare, match[1], None, serial)


def read_registration_number(text: str | None) -> SeriesNumber | None:
    """A 登记号 (``CHGS-2024-7``, ``澄规登〔2024〕007``) as its parts; None for another form."""
    bare = _bare(text)
    match = _REGISTERED.fullmatch(bare) or _REGISTERED_CODE.fullmatch(bare.removesuffix("号"))
    if match is None:
        return None
    return SeriesNumber("registration", bare, match[1], int(match[2]), int(match[3]))


def series_number(number: DocumentNumber | None) -> SeriesNumber | None:
    """The parts of a number that the parser found in a document."""
    if number is None:
        return None
    if number.kind == "registration":
        return read_registration_number(number.text)
    read = read_number(number.text)
    if read is not None or number.agency_code is None or number.serial is None:
        return read
    return SeriesNumber(number.kind, number.text, number.agency_code, number.year, number.serial)


def number_key(text: str | None) -> str:
    """A key equal for two ways of printing one number; the bare text where its form is not known."""
    bare = _bare(text)
    if not bare:
        return ""
    number = read_number(bare) or read_registration_number(bare)
    return number.key if number is not None else f"x:{bare}"


def _kind_of(code: str) -> str:
    if code.endswith("令"):
        return "order"
    return "announcement" if code.endswith(("公告", "通告")) else "number"


def _bare(text: str | None) -> str:
    return _SPACE.sub("", text or "").translate(_SAME).strip("（）()")
