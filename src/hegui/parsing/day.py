"""One calendar day as printed: 2024年5月6日, 二〇二四年五月六日, 2024-05-06, with stray spaces."""

from __future__ import annotations

from datetime import date

from hegui.model.expression import expression

_S = r"[ \u3000\u00a0]{0,3}"
_CN = "〇○零０一二三四五六七八九十"
DAY = (
    rf"(?:[12１２][0-9０-９]{{3}}|[二一][〇○零０O一二三四五六七八九]{{3}}){_S}年{_S}"
    rf"(?:[0-9０-９]{{1,2}}|[{_CN}]{{1,3}}){_S}月{_S}(?:[0-9０-９]{{1,2}}|[{_CN}]{{1,3}}){_S}日"
)
_PARTS = expression(r"(.{4,8}?)年(.{1,6}?)月(.{1,6}?)日")
_DIGITS = str.maketrans("０１２３４５６７８９〇○零O一二三四五六七八九", "01234567890000123456789")


def read_day(text: str) -> date | None:
    """The day that ``text`` (a match of ``DAY``) names; None for one that does not exist."""
    bare = text.replace(" ", "").replace("\u3000", "").replace("\u00a0", "")
    match = _PARTS.fullmatch(bare)
    if match is None:
        return None
    try:
        return date(
            int(match.group(1).translate(_DIGITS)), read_small(match.group(2)), read_small(match.group(3))
        )
    except ValueError:
        return None


def read_small(text: str) -> int:
    """A number up to 99 in Arabic or Chinese numerals. Errors: ValueError."""
    if "十" not in text:
        return int(text.translate(_DIGITS))
    tens, _, ones = text.partition("十")
    high = int(tens.translate(_DIGITS)) if tens else 1
    return high * 10 + (int(ones.translate(_DIGITS)) if ones else 0)
