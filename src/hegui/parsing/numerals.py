"""Chinese numerals both ways, and the digits and circled forms found in headings.

The standard form is that of statutes: 十, 十五, 二十, 一百零五, 一百一十, 一千二百六十. Digit strings
(一九九八, 二〇二四, 12, １２) are read by place.
"""

from __future__ import annotations

import re

from hegui.model.expression import expression

LIMIT = 400
"""Numbers up to here are looked up, not computed."""

_DIGITS = "零一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_SAME = str.maketrans("〇○Ｏ两０１２３４５６７８９", "零零零二0123456789")
_PLACE = {sign: value for value, sign in enumerate(_DIGITS)}
_BY_PLACE = expression(r"[零一二三四五六七八九]{2,9}\Z")
_SHAPE = expression(
    r"(?:(?P<k>[一二三四五六七八九])千(?:(?P<kz>零)(?=[一二三四五六七八九](?:十|\Z)|十))?)?"
    r"(?:(?P<h>[一二三四五六七八九])百(?:(?P<hz>零)(?=[一二三四五六七八九]\Z))?)?"
    r"(?:(?P<t>[一二三四五六七八九])?(?P<ten>十))?"
    r"(?P<u>[一二三四五六七八九])?\Z"
)
_CIRCLED = (
    {chr(0x2460 + i): i + 1 for i in range(20)}  # ①–⑳
    | {chr(0x2474 + i): i + 1 for i in range(20)}  # ⑴–⒇
    | {chr(0x2488 + i): i + 1 for i in range(20)}  # ⒈–⒛
    | {chr(0x3220 + i): i + 1 for i in range(10)}  # ㈠–㈩
    | {chr(0x3280 + i): i + 1 for i in range(10)}  # ㊀–㊉
    | {chr(0x3251 + i): i + 21 for i in range(15)}  # ㉑–㉟
    | {chr(0x2776 + i): i + 1 for i in range(10)}  # ❶–❿
)


def write_numeral(number: int) -> str:
    """A number from 0 to 9999 as statutes write it; ValueError outside that range."""
    if not 0 <= number <= 9999:
        raise ValueError(f"not between 0 and 9999: {number}")
    if number < 10:
        return _DIGITS[number]
    parts: list[str] = []
    rest, pending = number, False
    for value, sign in _UNITS:
        digit, rest = divmod(rest, value)
        if digit:
            parts.append(("零" if pending else "") + _DIGITS[digit] + sign)
            pending = False
        elif parts:
            pending = True
    if rest:
        parts.append(("零" if pending else "") + _DIGITS[rest])
    written = "".join(parts)
    return written[1:] if 10 <= number < 20 else written


STANDARD = {write_numeral(number): number for number in range(1, LIMIT + 1)}
"""Numbers up to ``LIMIT`` by their standard form."""


def read_numeral(text: str) -> int | None:
    """The value of a numeral, or None for what is none or is malformed (二十十, 百一, 二十零).

    Read are: standard Chinese up to 9999 with 〇○零 and 两廿卅, 一百十 for 一百一十, Chinese digits by
    place (一九九八), ASCII and full-width digits up to nine places, and ① ㈠ ⑴ ⒈ forms.
    """
    value = STANDARD.get(text)
    if value is not None or not text or len(text) > 9:
        return value
    return _compute(text)


def is_malformed(text: str) -> bool:
    """Whether the text is made of numeral characters and yet is no number."""
    return _ALL_NUMERAL.match(text) is not None and read_numeral(text) is None


_ALL_NUMERAL = expression(r"[零〇○一二三四五六七八九十百千两廿卅0-9０-９]{1,40}\Z")


def _compute(text: str) -> int | None:
    if len(text) == 1 and text in _CIRCLED:
        return _CIRCLED[text]
    plain = text.translate(_SAME).replace("廿", "二十").replace("卅", "三十")
    if plain.isascii():
        return int(plain) if plain.isdigit() else None
    if _BY_PLACE.match(plain):
        return int("".join(str(_PLACE[sign]) for sign in plain))
    if plain == "零":
        return 0
    return STANDARD.get(plain) or _by_shape(plain)


def _by_shape(plain: str) -> int | None:
    match = _SHAPE.match(plain)
    if match is None:
        return None
    thousand, hundred, tens, unit = match["k"], match["h"], match["t"], match["u"]
    if not _zeros_agree(match):
        return None
    ten = _PLACE[tens] if tens else (1 if match["ten"] else 0)
    value = (
        1000 * (_PLACE[thousand] if thousand else 0)
        + 100 * (_PLACE[hundred] if hundred else 0)
        + 10 * ten
        + (_PLACE[unit] if unit else 0)
    )
    return value or None


def _zeros_agree(match: re.Match[str]) -> bool:
    """零 stands exactly where a place between two figures is empty (十 in the tens may drop its 一)."""
    thousand, hundred, ten, unit = match["k"], match["h"], match["ten"], match["u"]
    if match["hz"]:
        return ten is None
    if hundred:
        return not (match["kz"] or (ten is None and unit))
    if thousand:
        return bool(match["kz"]) == bool(ten or unit)
    return True
