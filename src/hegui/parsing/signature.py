"""The signature block: bodies that sign and the signing date (发文机关署名、成文日期)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hegui.model.document import Block, Element, ElementKind, Origin
from hegui.parsing.day import DAY, read_day
from hegui.parsing.title import Heading, is_organisation

_LINE = re.compile(rf"({DAY})[ \u3000\t]*(?:（盖章）|印发)?[ \u3000\t*]*$", re.MULTILINE)
_SEAL = re.compile(
    r"[（(](?:盖章|公章|印章|章|签章|签字|签名)[）)]|\[图章\]|^[^：:]{1,12}[（(]?(?:盖章|签字|签名)?[）)]?[：:]"
)
_TRIM = " \u3000\t\u00a0*>"
MOST_SIGNERS = 12
LONGEST_PREFIX = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed and when; empty where no signature block stands in the text."""

    issuers: tuple[str, ...] = ()
    day: date | None = None
    elements: tuple[Element, ...] = ()


def find_signature(text: str, blocks: Sequence[Block], heading: Heading) -> Signature:
    """The first date line that bodies stand above; else a date line that ends the text."""
    alone: Signature | None = None
    for match in _LINE.finditer(text):
        if match.start() < _body_start(heading):
            continue
        day = read_day(match.group(1))
        if day is None or match.group().rstrip().endswith("印发"):
            continue
        found = _read(text, blocks, match, day)
        if found is None:
            continue
        if found.issuers:
            return found
        alone = found
    if alone is not None and _near_end(text, blocks, alone):
        return alone
    return _undated(text, blocks) if alone is None else Signature()


def _body_start(heading: Heading) -> int:
    return max((e.end for e in heading.elements if e.kind is ElementKind.TITLE), default=0)


def _read(text: str, blocks: Sequence[Block], match: re.Match[str], day: date) -> Signature | None:
    """The signature around a date that ends a line; None where the line is a sentence."""
    line_start = text.rfind("\n", 0, match.start()) + 1
    before = text[line_start : match.start()]
    if len(before) > LONGEST_PREFIX or re.search(r"[，。；：]", before.rstrip("：")):
        return None
    inline = _bare(before)
    if inline and not (is_organisation(inline) or inline.endswith(("日期", "时间"))):
        return None
    elements = [Element(ElementKind.DATE, match.start(1), match.end(1))]
    index = _index_at(blocks, match.start())
    above = _signers_above(text, blocks, index)
    signers = [name for name, _ in above]
    elements += [Element(ElementKind.SIGNATURE, b.start, b.end) for _, b in above]
    if inline and is_organisation(inline):
        signers.append(inline)
        elements.append(Element(ElementKind.SIGNATURE, line_start, match.start()))
    return Signature(issuers=tuple(signers), day=day, elements=tuple(elements))


def _signers_above(text: str, blocks: Sequence[Block], index: int) -> list[tuple[str, Block]]:
    found: list[tuple[str, Block]] = []
    for block in reversed(blocks[max(0, index - MOST_SIGNERS) : index]):
        line = text[block.start : block.end].strip(_TRIM)
        names = _names(line)
        if not names and (line in {"（盖章）", "(盖章)"} or not line):
            continue
        if not names:
            break
        found[:0] = [(name, block) for name in names]
    return found


def _names(line: str) -> list[str]:
    if len(line) > 120:
        return []
    parts = [p for p in re.split(r"[ \u3000\t]{1,30}", _bare(line)) if p]
    if parts and all(is_organisation(part) and len(part) >= 3 for part in parts):
        return parts
    joined = "".join(parts)
    return [joined] if len(joined) >= 3 and is_organisation(joined) else []


def _bare(line: str) -> str:
    return _SEAL.sub("", line).strip(_TRIM)


def _near_end(text: str, blocks: Sequence[Block], signature: Signature) -> bool:
    offset = signature.elements[0].start
    rest = [b for b in blocks if b.start > offset and b.origin is Origin.PARAGRAPH]
    return len(rest) <= 4 or not text[offset:].strip()


def _undated(text: str, blocks: Sequence[Block]) -> Signature:
    """Bodies that end a text without a date."""
    body = [i for i, b in enumerate(blocks) if b.origin in (Origin.PARAGRAPH, Origin.TABLE_ROW)]
    if len(body) < 3:
        return Signature()
    above = _signers_above(text, blocks, body[-1] + 1)
    return Signature(
        issuers=tuple(name for name, _ in above),
        elements=tuple(Element(ElementKind.SIGNATURE, b.start, b.end) for _, b in above),
    )


def _index_at(blocks: Sequence[Block], offset: int) -> int:
    low, high = 0, len(blocks)
    while low < high:
        middle = (low + high) // 2
        if blocks[middle].start <= offset:
            low = middle + 1
        else:
            high = middle
    return max(0, low - 1)
