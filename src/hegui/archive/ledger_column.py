"""Which column of a register means what: synonyms of column names, headers over several rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hegui.archive.table import Cell, Row

HEADER_ROWS = 15
"""Rows at the top of a sheet in which its header is looked for."""
DEEPEST_HEADER = 3

_NAMES = {
    "title": "标题 文件名称 文件标题 名称 规范性文件名称 文件题名 题名 文件名 文题 title",
    "document_number": (
        "发文字号 文号 文件编号 发文号 文件文号 字号 制发文号 文件字号 发文编号 document_number"
    ),
    "registration_number": (
        "登记号 登记编号 统一登记号 规范性文件登记号 统一编号 规范性文件统一编号 三统一登记号 "
        "备案登记号 registration_number"
    ),
    "issuer": (
        "制定机关 发文机关 制发机关 发文单位 制定单位 印发机关 发布机关 制文机关 责任单位 制发单位 制定主体 "
        "印发单位 issuer"
    ),
    "signed_on": (
        "成文日期 成文时间 发文日期 发文时间 制定日期 制定时间 签发日期 签发时间 印发日期 印发时间 signed_on"
    ),
    "registered_on": "登记日期 登记时间 统一登记日期 编号日期 registered_on",
    "published_on": "公布日期 公布时间 发布日期 发布时间 公开日期 公开时间 上网日期 上网时间 published_on",
    "effective_on": "施行日期 实施日期 施行时间 实施时间 生效日期 生效时间 执行日期 effective_on",
    "expires_on": (
        "有效期至 有效期限至 有效期到 有效至 有效日期至 有效期截止日期 有效期截止时间 "
        "有效期届满日期 到期日期 到期时间 失效日期 失效时间 有效期止 有效截止日期 有效期截至 届满日期 "
        "expires_on"
    ),
    "reviewed_on": "合法性审核日期 合法性审查日期 审核日期 审查日期 合法性审核时间 审核时间 reviewed_on",
    "filed_on": "备案日期 备案时间 报备日期 报送备案日期 报送备案时间 报备时间 filed_on",
    "filed_with": "备案机关 报备机关 备案单位 filed_with",
    "ended_on": "废止日期 废止时间 宣布失效日期 废止或失效日期 终止日期 ended_on",
    "printed_status": (
        "有效性 效力 状态 效力状态 效力状况 有效状态 目前状态 当前状态 现行状态 目前效力 时效性 文件状态 "
        "是否有效 清理结果 清理意见 清理情况 效力情况 printed_status status"
    ),
    "file": "文件路径 电子文件 文件位置 存放位置 附件名 电子文本 file path",
}
COLUMNS: Mapping[str, tuple[str, ...]] = {field: tuple(names.split()) for field, names in _NAMES.items()}
IDENTITY = ("title", "document_number", "registration_number")
DATES = (
    "signed_on", "registered_on", "published_on", "effective_on", "expires_on", "reviewed_on", "filed_on",
    "ended_on",
)  # fmt: skip
FIELD_NAMES = {
    "title": "标题",
    "document_number": "发文字号",
    "registration_number": "登记号",
    "issuer": "制定机关",
    "signed_on": "成文日期",
    "registered_on": "登记日期",
    "published_on": "公布日期",
    "effective_on": "施行日期",
    "expires_on": "有效期至",
    "reviewed_on": "合法性审核日期",
    "filed_on": "备案日期",
    "filed_with": "备案机关",
    "ended_on": "废止或失效日期",
    "printed_status": "有效性",
    "file": "文件路径",
}

_NOISE = re.compile(r"[\s\u3000*＊：:]+|[（(][^（()）]{0,30}[）)]")
_FIELD_OF = {name: field for field, names in COLUMNS.items() for name in names}


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The header of one sheet. last_row: its last row; columns: field → column index from 0;
    printed: field → column name as read; ignored: names of columns that no field takes."""

    last_row: int
    columns: Mapping[str, int]
    printed: Mapping[str, str]
    ignored: tuple[str, ...] = ()


def find_header(top: Sequence[tuple[int, Row]], given: Mapping[str, str]) -> Header | None:
    """The header among the first rows of a sheet; ``given``: field → column name by the user.

    The rows that name the most fields win; then the fewer rows, then the higher ones.
    """
    best: Header | None = None
    for start in range(len(top)):
        for depth in range(1, DEEPEST_HEADER + 1):
            if start + depth > len(top):
                break
            header = _read_header(top[start : start + depth], given)
            if header is not None and (best is None or len(header.columns) > len(best.columns)):
                best = header
    return best


def _read_header(rows: Sequence[tuple[int, Row]], given: Mapping[str, str]) -> Header | None:
    """The header that some rows make. A column's own name goes before the name of the group it stands in."""
    names = _column_names([row for _, row in rows])
    if names is None:
        return None
    wanted = {_clean(name): field for field, name in given.items()}
    columns: dict[str, int] = {}
    printed: dict[str, str] = {}
    taken: set[int] = set()
    for table, grouped in ((wanted, False), (wanted, True), (_FIELD_OF, False), (_FIELD_OF, True)):
        for index, parts in enumerate(names):
            own = parts if grouped else parts[:2]
            name = next((part for part in own if part in table), None)
            if name and table[name] not in columns and index not in taken:
                columns[table[name]] = index
                printed[table[name]] = name
                taken.add(index)
    if len(columns) < 2 or not any(field in columns for field in IDENTITY):
        return None
    ignored = tuple(parts[:2][-1] for i, parts in enumerate(names) if parts and i not in taken)
    return Header(last_row=rows[-1][0], columns=columns, printed=printed, ignored=ignored)


def _column_names(rows: Sequence[Row]) -> list[tuple[str, ...]] | None:
    """For each column the names it may have: all rows joined, then the lowest text, then each above."""
    width = max((len(row) for row in rows), default=0)
    if any(not any(isinstance(cell, str) and cell.strip() for cell in row) for row in rows):
        return None
    grids = [
        _spread(row, width) if index < len(rows) - 1 else _padded(row, width)
        for index, row in enumerate(rows)
    ]
    names: list[tuple[str, ...]] = []
    for column in range(width):
        parts = list(dict.fromkeys(_clean(grid[column]) for grid in grids if grid[column] is not None))
        parts = [part for part in parts if part]
        whole = "".join(parts)
        lowest = _padded(rows[-1], width)[column]
        if len(rows) > 1 and lowest is None and _padded(rows[0], width)[column] is None:
            parts, whole = [], ""
        names.append(tuple(dict.fromkeys((whole, *reversed(parts)))) if whole else ())
    return names


def _spread(row: Row, width: int) -> list[Cell]:
    """An upper header row with each name carried to the right over empty cells (merged cells)."""
    cells = _padded(row, width)
    for index in range(1, width):
        if cells[index] is None:
            cells[index] = cells[index - 1]
    return cells


def _padded(row: Row, width: int) -> list[Cell]:
    cells: list[Cell] = [None if isinstance(cell, str) and not cell.strip() else cell for cell in row]
    return cells + [None] * (width - len(cells))


def _clean(cell: Cell) -> str:
    return _NOISE.sub("", cell) if isinstance(cell, str) else ""
