"""The worklist of `hegui impact` as text, JSON, a table, and a picture of the neighbourhood."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from hegui.archive.graph import Impact, ImpactItem
from hegui.report.columns import visible

HEAD = (
    "建议处理",
    "文件",
    "标题",
    "发文字号",
    "制定机关",
    "成文日期",
    "位置",
    "引用原文",
    "引用的条",
    "经由",
    "理由",
)
MOST_SHOWN = 24
"""Documents in one column of the picture."""
_BOX, _HEIGHT, _GAP, _COLUMN = 300, 40, 10, 380
_COLORS = {
    "废止": "#b3261e",
    "宣布失效": "#c2570c",
    "修改": "#8a6d00",
    "需人工核实": "#35618e",
    "继续有效": "#2c6a4b",
}


def impact_lines(impact: Impact) -> Iterator[str]:
    """The worklist for a terminal."""
    change = impact.change
    what = "废止" if change.repealed else f"修改第{change.article}条" if change.article else "修改"
    yield f"《{visible(change.title)}》{change.on.isoformat()}{what}：涉及{len(impact.items)}件文件"
    if impact.ended:
        yield f"另有{impact.ended}件引用它的文件，台账已标为废止或者失效，不列入"
    for item in impact.items:
        number = f"（{item.number}）" if item.number else ""
        yield f"[{item.disposition}] {visible(item.title)}{visible(number)}"
        yield f"    {visible(item.path)}  {item.clause or ''}  {visible(item.quote[:80])}"
        yield f"    {visible(item.reason)}"


def impact_json(impact: Impact) -> str:
    """The worklist as JSON."""
    change = impact.change
    value = {
        "schema": "hegui.impact/1",
        "title": change.title,
        "article": change.article,
        "changed_on": change.on.isoformat(),
        "repealed": change.repealed,
        "ended": impact.ended,
        "items": [_plain(item) for item in impact.items],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _plain(item: ImpactItem) -> dict[str, Any]:
    return {
        "disposition": item.disposition,
        "path": item.path,
        "title": item.title,
        "number": item.number,
        "issuers": list(item.issuers),
        "signed_on": item.signed_on.isoformat() if item.signed_on else None,
        "provision": item.clause,
        "quote": item.quote,
        "articles": list(item.articles),
        "chain": list(item.chain),
        "reason": item.reason,
    }


def impact_rows(impact: Impact) -> Iterator[tuple[Any, ...]]:
    """The worklist as a table with its head."""
    yield HEAD
    for item in impact.items:
        yield (
            item.disposition, item.path, item.title, item.number or "", "、".join(item.issuers),
            item.signed_on, item.clause or "", item.quote, "、".join(item.articles),
            " → ".join(item.chain), item.reason,
        )  # fmt: skip


def impact_svg(impact: Impact) -> str:
    """The neighbourhood: the changed instrument at the left, its citers in columns by distance."""
    columns: dict[int, list[ImpactItem]] = {}
    for item in impact.items:
        columns.setdefault(item.depth, []).append(item)
    shown = {depth: items[:MOST_SHOWN] for depth, items in columns.items()}
    rows = max((len(items) + (len(columns[d]) > MOST_SHOWN) for d, items in shown.items()), default=1)
    width = _COLUMN * (max(columns, default=0) + 1)
    height = rows * (_HEIGHT + _GAP) + 2 * _GAP
    middle = height // 2 - _HEIGHT // 2
    places = {impact.change.title: (_GAP, middle)}
    boxes = [_box(_GAP, middle, impact.change.title, "", "#1d232b")]
    lines: list[str] = []
    for depth in sorted(shown):
        for at, item in enumerate(shown[depth]):
            place = (_GAP + depth * _COLUMN, _GAP + at * (_HEIGHT + _GAP))
            places.setdefault(item.title, place)
            start = places.get(item.chain[-1])
            if start is not None:
                lines.append(_line(start, place))
            note = f"{item.number or ''}　{item.disposition}"
            boxes.append(_box(*place, item.title, note, _COLORS[item.disposition]))
        left = len(columns[depth]) - len(shown[depth])
        if left:
            top = _GAP + len(shown[depth]) * (_HEIGHT + _GAP)
            boxes.append(f'<text x="{_GAP + depth * _COLUMN}" y="{top + 20}">其余{left}件</text>')
    body = "".join((*lines, *boxes))
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13">'
        f'<rect width="100%" height="100%" fill="#fff"/>{body}</svg>\n'
    )


def _box(left: int, top: int, title: str, note: str, color: str) -> str:
    name = visible(title)
    short = name if len(name) <= 21 else name[:20] + "…"
    second = (
        f'<text x="{left + 8}" y="{top + 33}" fill="{color}" font-size="11">{escape(visible(note))}</text>'
    )
    return (
        f'<g><title>{escape(name)}</title><rect x="{left}" y="{top}" width="{_BOX}" height="{_HEIGHT}" rx="4"'
        f' fill="#f4f6f9" stroke="{color}"/>'
        f'<text x="{left + 8}" y="{top + 17}">{escape(short)}</text>{second}</g>'
    )


def _line(start: tuple[int, int], end: tuple[int, int]) -> str:
    one, other = start[0] + _BOX, start[1] + _HEIGHT // 2
    third, fourth = end[0], end[1] + _HEIGHT // 2
    bend = (third - one) // 2
    return (
        f'<path d="M{one} {other} C{one + bend} {other} {third - bend} {fourth} {third} {fourth}"'
        ' fill="none" stroke="#9aa4b1"/>'
    )
