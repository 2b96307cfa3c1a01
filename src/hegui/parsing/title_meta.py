"""The table of properties that a web page puts above the text (索引号、发文机关、成文日期…)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hegui.model.expression import expression
from hegui.parsing.title_line import squeeze

_KEY = expression(
    r"[-•·]?(索引号|主题分类|发文机关|发文机构|发布机构|发布单位|成文日期|生成日期|标题|名称|文件名称|发文字号|文号|文件编号|"
    r"发布日期|公开日期|更新时间|主题词|原文链接|检索时间|检索关键词|信息来源|来源|有效性|责任编辑|体裁分类|组配分类|文档类型|"
    r"浏览次数|字体|附件|统一登记号|登记号|分类|时效|时效性|效力状态|公开方式|公开属性|文档)[：:]"
)
_HINT = "：:"
_DAY = expression(r"(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})")
_DAY_KEYS = ("成文日期", "生成日期", "发布日期", "公开日期")
_TITLE_KEYS = ("标题", "文件名称", "名称")
_SUBJECT_WORDS = expression(r"[\u4e00-\u9fa5△、]{1,8}(?:[ \u3000]{1,4}[\u4e00-\u9fa5△、]{1,8}){1,12}")


class Properties(NamedTuple):
    """What the table says. end: index of the first line behind it (0 where there is none); front: whether
    it is the front matter of a Markdown file, whose title stands nowhere else."""

    end: int = 0
    front: bool = False
    title: str | None = None
    issuer: str | None = None
    day: date | None = None


def is_property(line: str) -> bool:
    """Whether a line is one row of such a table."""
    return (line.find("：", 0, 12) > 0 or line.find(":", 0, 16) > 0) and _KEY.match(_bare(line)) is not None


def read_properties(lines: Sequence[str]) -> Properties:
    """The table at the head of the lines, or behind one title line; keys and values may take turns by line.

    The front matter of a Markdown file (between two lines of dashes) counts as such a table.
    """
    if lines and lines[0].startswith("---"):
        return _read_front_matter(lines)
    end, index = 0, 0
    values: dict[str, str] = {}
    while index < len(lines):
        match = _KEY.match(_bare(lines[index])) if is_property(lines[index]) else None
        if match is None:
            if index >= end + (2 if not end else 1):
                break
            index += 1
            continue
        key, value = match.group(1), _bare(lines[index])[match.end() :]
        end = index + 1
        if not value and end < len(lines) and not is_property(lines[end]) and _belongs(key, lines[end]):
            value, end = squeeze(lines[end]), end + 1
        values.setdefault(key, value)
        index = end
    return Properties(end=end, title=_first(values, _TITLE_KEYS), day=_day(values)) if end else Properties()


def _read_front_matter(lines: Sequence[str]) -> Properties:
    values: dict[str, str] = {}
    for index, line in enumerate(lines[1:], 1):
        if line.startswith("---"):
            day = _day({"成文日期": values.get("date", "")})
            author = values.get("author") or None
            title = values.get("title") or None
            return Properties(end=index + 1, front=title is not None, title=title, issuer=author, day=day)
        key, colon, value = line.partition(":")
        if colon:
            values.setdefault(key.strip(), value.strip())
    return Properties()


def _belongs(key: str, line: str) -> bool:
    """Whether a line is the value of an empty key: subject words are a few short words and no title."""
    return key != "主题词" or _SUBJECT_WORDS.fullmatch(line) is not None


def _first(values: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((values[key] for key in keys if values.get(key)), None)


def _day(values: dict[str, str]) -> date | None:
    for key in _DAY_KEYS:
        match = _DAY.match(values.get(key, ""))
        if match is None:
            continue
        try:
            return date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
        except ValueError:
            continue
    return None


def _bare(line: str) -> str:
    return squeeze(line).replace("*", "")
