from __future__ import annotations

import pytest

from hegui.parsing.genre import find_genre


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("关于印发《澄湖县节水办法》的通知", "通知"),
        ("澄湖县节水办法（试行）", "办法"),
        ("澄湖县节水办法（征求意见稿）", "办法"),
        ("澄湖县节水办法（草案）（送审稿）", "办法"),
        ("澄湖县节水规划（2024—2030年）", "规划"),
        ("关于节水情况的复函", "复函"),
        ("合法性审核意见书", "意见书"),
        ("澄湖县人民政府第12次常务会议纪要", "会议纪要"),
        ("澄湖市湿地保护条例", "条例"),
        ("中华人民共和国某某法", "法"),
        ("澄湖县", None),
    ],
)
def test_genre(title: str, genre: str | None) -> None:
    assert find_genre(title) == genre
