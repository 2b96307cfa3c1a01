"""The pieces that dates are made of: one expression over the text, each match one piece.

A piece names what is printed (year, month, day, or a word that points to another date) and nothing more;
``dates`` settles what was left out. Stray spaces between figures and 年月日 are read over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.model.expression import expression
from hegui.parsing.numerals import read_numeral

S = r"[ \u3000\u00a0]{0,3}"
_D = "0-9０-９"
_CN = "〇○零Ｏ一二三四五六七八九"
_YEAR = rf"(?:[12１２][{_D}]{{3}}|[一二][{_CN}O]{{3}})"
_SMALL = rf"(?:[{_D}]{{1,2}}|[{_CN}十]{{1,3}})"
_RELATIVE_YEAR = "同年|当年|次年|翌年|今年|本年|去年|上年|明年"
_RELATIVE_MONTH = "同月|本月|当月|次月"
_WORD = "次日|翌日|第二天|当日|当天|同日|即日"

_PIECE = expression(
    rf"(?<![{_D}])(?P<y1>[12１２][{_D}]{{3}}){S}年?{S}[—–－\-~～─至到]{{1,2}}{S}(?P<y2>[12１２][{_D}]{{3}}){S}年(?!{S}[{_D}{_CN}十]{{1,3}}{S}月)"
    rf"|(?<![{_D}])(?P<y>{_YEAR}){S}年(?:{S}(?P<m>{_SMALL}){S}月份?(?:{S}(?P<d>{_SMALL}){S}[日号])?)?"
    rf"|(?P<ry>{_RELATIVE_YEAR}){S}(?P<rym>{_SMALL}){S}月份?(?:{S}(?P<ryd>{_SMALL}){S}[日号])?"
    rf"|(?<![{_D}/])(?P<iy>[12][0-9]{{3}})(?P<sep>[-./])(?P<im>[0-9]{{1,2}})(?P=sep)(?P<id>[0-9]{{1,2}})(?![0-9/]|(?P=sep)[0-9])"
    rf"|(?<![{_D}{_CN}十第个])(?P<bm>{_SMALL}){S}月份?{S}(?P<bd>{_SMALL}){S}[日号]"
    rf"|(?<![{_D}{_CN}十第个.．])(?P<om>[{_D}]{{1,2}}){S}月(?![内以{_D}])"
    rf"|(?P<rm>{_RELATIVE_MONTH}){S}(?P<rmd>{_SMALL}){S}[日号]"
    rf"|(?P<w>{_WORD})"
)
_WORDS = (*_WORD.split("|"), *_RELATIVE_MONTH.split("|"))
_BEFORE_UNIT = frozenset("0123456789０１２３４５６７８９O" + _CN + "十同当次翌今本去上明 \u3000\u00a0")
_BARE = expression(r"[12][0-9]{3}[-./][0-9]{1,2}[-./][0-9]")
_BACK, _AHEAD = 24, 24
"""Longest part of a piece before and behind its 年 or 月, in code points."""


class Piece(NamedTuple):
    """One match. year, month, day: as printed, None where left out; until_year: of 2021—2025年.

    word: a word that stands for the year, the month or the whole date (同年, 本月, 次日), else None.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    until_year: int | None = None
    word: str | None = None


def find_pieces(text: str) -> Iterator[Piece]:
    """Every piece of a text in reading order; figures that are no month or day are passed over."""
    done = 0
    for low, high in _windows(text):
        for match in _PIECE.finditer(text, max(low, done), high):
            done = match.end()
            piece = _build(match)
            if piece is not None:
                yield piece


def _windows(text: str) -> list[tuple[int, int]]:
    """Stretches that can hold a piece, joined where they touch: most of a text holds none."""
    places = [match.start() for match in _BARE.finditer(text)]
    for unit in "年月":
        at = text.find(unit, 1)
        while at >= 0:
            if text[at - 1] in _BEFORE_UNIT:
                places.append(at)
            at = text.find(unit, at + 1)
    for word in _WORDS:
        at = text.find(word)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1)
    places.sort()
    windows: list[tuple[int, int]] = []
    for at in places:
        low, high = max(0, at - _BACK), at + _AHEAD
        if windows and low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], high)
        else:
            windows.append((low, high))
    return windows


def _build(match: re.Match[str]) -> Piece | None:
    start, end = match.span()
    group = match.lastgroup
    if group == "w":
        return Piece(start, end, None, None, None, None, match["w"])
    if match["y1"]:
        return Piece(start, end, _number(match["y1"]), None, None, _number(match["y2"]))
    word = match["ry"] or match["rm"]
    year = match["y"] or match["iy"]
    month = match["m"] or match["im"] or match["rym"] or match["bm"] or match["om"]
    day = match["d"] or match["id"] or match["ryd"] or match["bd"] or match["rmd"]
    return _checked(Piece(start, end, _number(year), _number(month), _number(day), None, word))


def _checked(piece: Piece) -> Piece | None:
    if piece.month is not None and not 1 <= piece.month <= 12:
        return None
    if piece.day is not None and not 1 <= piece.day <= 31:
        return None
    return piece


def _number(text: str | None) -> int | None:
    return None if text is None else read_numeral(text.replace("O", "〇"))
