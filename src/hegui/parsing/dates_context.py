"""What a date leaves out: the year of its sentence, of the document, or of the date before it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from hegui.model.document import DateMention
from hegui.model.expression import expression
from hegui.parsing.dates_token import Piece

_STOP = expression(r"[。；！？\n]")
_OPEN_ENDED = ("前", "止", "底", "以前")
_STEP = {"次年": 1, "翌年": 1, "同年": 0, "当年": 0}
_FROM_WRITING = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "明年": 1}
_NEXT_DAY = frozenset({"次日", "翌日", "第二天"})


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, monthrange(year, month)[1])


class Context:
    """What the text has said so far, while its pieces are read in order."""

    def __init__(self, text: str, written_on: date | None) -> None:
        self._text = text
        self._written = written_on
        self._last: DateMention | None = None
        self._year: int | None = None
        self._year_at = 0

    def remember(self, mention: DateMention) -> None:
        """Makes a mention what the next pieces may lean on; years of a title or a plan do not count."""
        text = self._text
        if mention.precision == "year":
            follows = text[mention.end : mention.end + 1] == "度" or text[mention.end - 1] == "度"
            if mention.first.year != mention.last.year or follows or self._is_quoted(mention.start):
                return
        self._year, self._year_at = mention.last.year, mention.end
        if mention.precision == "day":
            self._last = mention

    def settle(self, piece: Piece, following: Piece | None) -> DateMention | None:
        """The date a piece names by itself; None where it cannot be told or does not exist.

        following: the piece that ends the period this one begins, which may carry the year.
        """
        if piece.word is not None and piece.month is None and piece.day is None:
            return self._by_word(piece)
        if piece.until_year is not None:
            return _mention(piece, date(piece.year or 1, 1, 1), date(piece.until_year, 12, 31), "year")
        month = self._month(piece)
        year = piece.year or self._year_of(piece, month, following)
        return None if year is None else _build(piece, year, month)

    def range_to(self, first: DateMention, piece: Piece) -> DateMention | None:
        """The period from a settled date to the piece behind 至; None where it would run backwards."""
        if piece.word is not None and piece.word not in (*_STEP, "同月", "当月"):
            return None
        begin = first.first
        month = begin.month if piece.month is None and piece.day is not None else piece.month
        year = piece.year or begin.year + (_STEP.get(piece.word or "", 0))
        last = _build(piece, year, month)
        if last is not None and piece.year is None and last.last < begin:
            last = _build(piece, year + 1, month)
        if last is None or last.last < begin or last.precision != first.precision:
            return None
        return DateMention(
            start=first.start, end=piece.end, first=begin, last=last.last, precision=first.precision
        )

    def _by_word(self, piece: Piece) -> DateMention | None:
        if piece.word == "即日":
            return None if self._written is None else _mention(piece, self._written, self._written, "day")
        last = self._last
        if last is None or "\n" in self._text[last.end : piece.start]:
            return None
        day = last.last + timedelta(days=1 if piece.word in _NEXT_DAY else 0)
        return _mention(piece, day, day, "day")

    def _month(self, piece: Piece) -> int | None:
        if piece.month is not None or piece.day is None:
            return piece.month
        if piece.word == "本月":
            return self._written.month if self._written else None
        base = self._last.last.month if self._last else None
        return base % 12 + 1 if base is not None and piece.word == "次月" else base

    def _year_of(self, piece: Piece, month: int | None, following: Piece | None) -> int | None:
        if month is None:
            return None
        if piece.word in _STEP:
            return None if self._year is None else self._year + _STEP[piece.word]
        if piece.word in _FROM_WRITING:
            return None if self._written is None else self._written.year + _FROM_WRITING[piece.word]
        if self._year is not None and _STOP.search(self._text, self._year_at, piece.start) is None:
            return self._year
        if following is not None and following.year is not None and following.month is not None:
            begins_later = (month, piece.day or 1) > (following.month, following.day or 31)
            return following.year - (1 if begins_later else 0)
        return self._by_document(piece, month)

    def _by_document(self, piece: Piece, month: int) -> int | None:
        """The document's year; over the turn of the year the nearer one, unless the words look ahead."""
        if self._written is None:
            return self._year
        ahead = self._text.startswith(_OPEN_ENDED, piece.end)
        if self._written.month <= 2 and month >= 11 and not ahead:
            return self._written.year - 1
        if self._written.month >= 11 and month <= 2 and (ahead or self._text.startswith("起", piece.end)):
            return self._written.year + 1
        return self._written.year

    def _is_quoted(self, offset: int) -> bool:
        low = max(0, offset - 200)
        return self._text.rfind("《", low, offset) > self._text.rfind("》", low, offset)


def _build(piece: Piece, year: int, month: int | None) -> DateMention | None:
    try:
        if month is None:
            return _mention(piece, date(year, 1, 1), date(year, 12, 31), "year")
        if piece.day is None:
            return _mention(piece, date(year, month, 1), month_end(year, month), "month")
        day = date(year, month, piece.day)
    except ValueError:
        return None
    return _mention(piece, day, day, "day")


def _mention(piece: Piece, first: date, last: date, precision: str) -> DateMention:
    return DateMention(start=piece.start, end=piece.end, first=first, last=last, precision=precision)
