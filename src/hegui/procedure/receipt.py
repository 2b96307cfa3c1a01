"""When a paper says that it came in: 2024年4月22日送审的《……》收悉."""

from __future__ import annotations

import datetime as dt
import re

from hegui.model.document import DateMention, Document
from hegui.procedure.passage import sentence_around

_RECEIVED = re.compile(r"收到|收件|收悉|送审|报送|送请|送我局|送来|受理|送达|收文")
_SENT_HERE = re.compile(r"收到|收件|收悉|送请|送[我本]|送来|受理|收文|送审|报送[我本]|[送报]请[我本审]")
_TITLES = re.compile(r"《(?:[^《》]|《[^《》]*》)*》|（[^（）]*）")
_BEFORE, _AFTER = 16, 24
"""Code points around a date within which a word of receipt belongs to it."""


def find_receipt(document: Document, issued: dt.date | None) -> DateMention | None:
    """The date beside a word of receipt; else the date whose clause says that the papers came here.

    issued: day of the answer; a later date is none of receipt.
    """
    earlier = [m for m in document.dates if m.precision == "day" and (issued is None or m.first <= issued)]
    for mention in earlier:
        around = document.text[max(0, mention.start - _BEFORE) : mention.end + _AFTER].replace("\n", " ")
        if _RECEIVED.search(around):
            return mention
    return next((m for m in earlier if _SENT_HERE.search(_said_of(document, m))), None)


def _said_of(document: Document, mention: DateMention) -> str:
    """What the sentence says after a date, up to the next date, without titles and brackets."""
    end = sentence_around(document, mention.start).end
    following = (m.start for m in document.dates if m.precision == "day" and mention.end <= m.start < end)
    return _TITLES.sub("", document.text[mention.end : min(following, default=end)])
