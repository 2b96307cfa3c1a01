"""Tables of contents against the headings of the text."""

from __future__ import annotations

import pytest

from hegui.intake.plain import build_lines
from hegui.model.document import Source
from hegui.model.outline import Outline
from hegui.parsing.outline import build_outline

BODY = "第一章　总　则\n第一条　甲。\n第二章　收费\n第二条　乙。\n第三章　附则\n第三条　丙。"


def outline_of(text: str) -> tuple[str, Outline]:
    raw = build_lines(text, Source(path="a.txt", sha256="", format="txt"))
    return raw.text, build_outline(raw.text, raw.blocks)


def found(text: str) -> list[tuple[str, str, str]]:
    read, outline = outline_of(text)
    values = [dict(a.values) for a in outline.anomalies]
    assert all(read[a.start : a.end].startswith("第") for a in outline.anomalies)
    return [
        (a.kind, v["found"], v.get("printed", "")) for a, v in zip(outline.anomalies, values, strict=True)
    ]


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        ("目录\n第一章 总则\n第二章 收费\n第三章 附则", []),
        ("第一章 总则\n第二章 收费\n第三章 附则", []),
        ("目 录\n第一章 总则……1\n第二章 收费 (12)\n第三章 附则·····13", []),
        (
            "目录\n第一章 总则\n第二章 费用\n第三章 附则",
            [("contents_title", "第二章 费用", "第二章 收费")],
        ),
        ("目录\n第一章 总则\n第二章 附则", [("contents_extra", "第二章 收费", "第二章 收费")]),
        (
            "目录\n第一章 总则\n第二章 收费\n第三章 票据\n第四章 附则",
            [("contents_missing", "第三章 票据", "第三章 票据")],
        ),
        (
            "目录\n第一章 总则\n第二章 收费\n第四章 附则",
            [("contents_number", "第四章 附则", "第三章 附则")],
        ),
        ("目录\n第一章 甲\n第二章 乙\n第三章 附则", []),
        ("目录\n第一章 总则 第二章 收费\n第三章 附则", []),
    ],
)
def test_table_and_text(contents: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(f"{contents}\n{BODY}") == expected


def test_first_chapter_of_the_text_is_lost() -> None:
    text = "目录\n第一章 总则\n第二章 收费\n第三章 附则\n" + BODY.partition("\n")[2]
    assert [kind for kind, _, _ in found(text)] == ["contents_missing", "start"]
    assert dict(outline_of(text)[1].tally)["chapter"] == 2


def test_the_table_is_no_second_set_of_chapters_and_is_counted() -> None:
    _, outline = outline_of(f"目录\n第一章 总则\n第二章 收费\n第三章 附则\n{BODY}")
    assert dict(outline.tally) == {"contents": 3, "chapter": 3, "article": 3}


def test_chapters_of_an_annex_and_of_a_text_printed_after_it_are_not_compared() -> None:
    table = "目录\n第一章 总则\n第二章 收费\n第三章 附则\n"
    assert found(f"{table}{BODY}\n附件1\n规程\n第一章 一般规定\n第一条　子。") == []
    assert found(f"{table}{BODY}\n第一章 一般规定\n第一条　子。\n第二条　丑。") == []


def test_sections_are_compared_where_the_table_lists_them() -> None:
    table = "目录\n第一章 总则\n第二章 收费\n第一节 定价\n第二节 票据\n第三章 附则\n"
    body = BODY.replace("第二条　乙。", "第一节　定价\n第二条　乙。\n第二节　发票\n第三条　丁。").replace(
        "第三条　丙", "第四条　丙"
    )
    assert found(table + body) == [("contents_title", "第二节 票据", "第二节 发票")]
