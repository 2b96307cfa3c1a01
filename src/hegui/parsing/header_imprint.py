"""What stands behind the body: 附件说明、附注、抄送机关、印发机关和印发日期.

Elements as in 党政机关公文格式 (GB/T 9704—2012), 7.3 and 7.4.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hegui.model.document import Block, Element, ElementKind

# The word that is looked for first, the heads of a line it stands in, and what such a line is.
_LINE_HEADS = (
    ("附件", ("附件：", "附件:"), ElementKind.ATTACHMENT_NOTE),
    ("抄送", ("抄送：", "抄送:"), ElementKind.COPY_TO),
    ("分送", ("分送：",), ElementKind.COPY_TO),
    ("此件", ("（此件", "(此件"), ElementKind.ANNOTATION),
)
_PRINTED = "日印发"
_BLANK = " \u3000\t\u00a0\u2002\u2003*"
_LONGEST_PRINTED = 80


def find_imprint(text: str, blocks: Sequence[Block]) -> tuple[Element, ...]:
    """The closing elements of an official document, each the span of its line; empty where there are none."""
    if not blocks:
        return ()
    found = [
        Element(kind, *_line(text, at))
        for word, heads, kind in _LINE_HEADS
        if word in text
        for head in heads
        for at in _starts_of_line(text, head)
    ]
    for at in _places(text, _PRINTED):
        start, end = _line(text, at)
        if end - start <= _LONGEST_PRINTED and not text[at + len(_PRINTED) : end].strip(_BLANK):
            found.append(Element(ElementKind.PRINTED_BY, start, end))
    return tuple(found)


def _starts_of_line(text: str, head: str) -> Iterator[int]:
    for at in _places(text, head):
        line_start = text.rfind("\n", 0, at) + 1
        if not text[line_start:at].strip(_BLANK):
            yield at


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)
