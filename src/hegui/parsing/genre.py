"""Genres (文种): the fifteen of 公文处理工作条例 art. 8, and the names that a 通知 prints."""

from __future__ import annotations

from hegui.model.expression import expression

OFFICIAL_GENRES = (
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复",
    "议案", "函", "复函", "纪要",
)  # fmt: skip
PRINTED_GENRES = (
    "办法", "规定", "细则", "规则", "条例", "方案", "规划", "计划", "要点", "预案", "规程", "章程", "措施",
    "制度", "标准", "目录", "指引", "指南", "规范", "说明", "公约", "准则", "清单", "法", "解释", "批复",
    "意见书", "审查表", "论证意见", "评估报告", "会议纪要", "会议记录", "答复", "安排", "工作规则",
)  # fmt: skip
_GENRES = frozenset({*OFFICIAL_GENRES, *PRINTED_GENRES})
_SIZES = sorted({len(genre) for genre in _GENRES}, reverse=True)
_TAIL = expression(r"(?:（[^（）]{1,12}）|\([^()]{1,12}\)){0,3}\Z")
_DRAFT_TAIL = expression(r"(?:（[^（）]{0,12}稿）|\([^()]{0,12}稿\)|草案|征求意见稿|送审稿|审议稿)\Z")

_DRAFT_ENDS = ("稿）", "稿)", "稿", "草案")


def find_genre(title: str) -> str | None:
    """The genre a title ends in, read through （试行） and （征求意见稿）; None where there is none."""
    bare = title.rstrip()
    while bare.endswith(_DRAFT_ENDS) and (match := _DRAFT_TAIL.search(bare)) is not None:
        bare = bare[: match.start()]
    if bare.endswith(("）", ")")) and (tail := _TAIL.search(bare)) is not None:
        bare = bare[: tail.start()]
    return next((bare[-size:] for size in _SIZES if bare[-size:] in _GENRES), None)
