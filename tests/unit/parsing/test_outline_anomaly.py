"""What is irregular, and that the place is right."""

import pytest

from hegui.intake.plain import build_lines
from hegui.model.document import Source
from hegui.parsing.outline import build_outline

LEAD = "第一条　有下列情形的：\n"


def found(text: str) -> list[tuple[str, str, str]]:
    raw = build_lines(text, Source(path="a.txt", sha256="", format="txt"))
    outline = build_outline(raw.text, raw.blocks)
    return [(a.kind, a.level.value, raw.text[a.start : a.end]) for a in outline.anomalies]


def articles(*numerals: str) -> str:
    return "\n".join(f"第{numeral}条　甲。" for numeral in numerals)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (articles("一", "二", "四"), [("gap", "article", "第四条")]),
        (articles("二", "三", "四"), [("start", "article", "第二条")]),
        (articles("一", "二", "二", "四"), [("duplicate", "article", "第二条")]),
        (articles("一", "三", "二", "四"), [("order", "article", "第三条")]),
        (articles("一", "二", "十二", "四", "五"), [("order", "article", "第十二条")]),
        (articles("一", "二", "二", "四", "五"), [("duplicate", "article", "第二条")]),
        (articles("一", "三", "三", "四", "五"), [("order", "article", "第三条")]),
        (articles("一", "二", "二十十", "四"), [("malformed", "article", "第二十十条")]),
        (articles("一", "二", "3", "四"), [("digits", "article", "第3条")]),
        (articles("1", "2", "3"), [("arabic", "article", "第1条")]),
        (articles("一", "二 ", "三", "四"), [("spacing", "article", "第二 条")]),
        ("第一条　甲。第二条　乙。\n第三条　丙。", [("glued", "article", "第二条")]),
        (LEAD + "（一）甲；\n（三）乙。", [("gap", "item", "（三）")]),
        (LEAD + "（一）甲；\n乙；\n（三）丙。", [("unnumbered", "item", "（三）")]),
        (LEAD + "（一）甲；\n（一）乙；\n（三）丙。", [("duplicate", "item", "（一）")]),
        (LEAD + "（一）甲；\n（三）乙；\n（二）丙；\n（四）丁。", [("order", "item", "（三）")]),
        (LEAD + "（一）甲；\n（二）、乙；\n（三）丙。", [("punctuation", "item", "（二）、")]),
        (LEAD + "（一)甲；\n（二）乙。", [("bracket", "item", "（一)")]),
        (LEAD + "（一）甲；（二）乙；\n（三）丙。", []),
        (LEAD + "（一）甲；\n（二）乙；\n（一）子；\n（二）丑；\n（三）丙。", []),
        (LEAD + "（一）甲。\n第二条　乙。", [("single", "item", "（一）")]),
        (LEAD + "（一）甲；（二）乙。\n第二条　丙。", []),
        ("第一章　甲\n第一条　子。\n第三章　乙\n第二条　丑。", [("gap", "chapter", "第三章")]),
        ("第一章　甲\n第一条　子。\n第二节　乙\n第二条　丑。", [("start", "section", "第二节")]),
        ("一、甲\n三、乙\n四、丙", [("gap", "heading1", "三、")]),
        ("一.甲\n二、乙", [("punctuation", "heading1", "一.")]),
        ("1、甲\n2、乙", [("pause_mark", "heading3", "1、")]),
        (
            "一、甲\n1.子\n（一）寅\n（二）卯\n2.丑\n（一）辰\n（二）巳\n二、庚",
            [("inverted", "heading3", "2.")],
        ),
        ("一、甲\n1.子\n2.丑\n二、乙\n（1）寅\n（2）卯", []),
        (
            "一、甲\n1.子\n2.丑\n二、乙\n（1）寅\n（2）卯\n三、丙\n1.辰\n2.巳",
            [("skipped", "heading4", "（1）")],
        ),
        (
            "一、甲\n（一）子\n1.寅\n2.卯\n（二）丑\n（1）辰\n（2）巳\n（三）午\n1.未\n2.申\n二、乙",
            [("skipped", "heading4", "（1）")],
        ),
        ("一、甲\n（一）子\n1.寅\n2.卯\n（二）丑\n二、乙\n1.未\n2.申\n①辰\n②巳", []),
        ("一、甲\n（1）寅\n（2）卯\n二、乙\n（1）辰\n（2）巳\n三、丙\n1.未\n2.申", []),
        (
            "第一节　甲\n第一条　子。\n第一章　乙\n第一节　丙\n第二条　丑。\n第二节　丁\n第三条　寅。",
            [("skipped", "section", "第一节")],
        ),
        ("第一节　甲\n第一条　子。\n第二节　丙\n第二条　丑。", []),
        ("一是甲；二是乙；四是丙。", [("series_gap", "paragraph", "四是")]),
        ("一是甲。\n二是乙。\n二是丙。", [("series_duplicate", "paragraph", "二是")]),
        ("（一）一是甲；二是乙。\n（二）一是丙；二是丁。", []),
        ("首先，甲。其次，乙。再次，丙。最后，丁。", []),
        ("首先，甲。再次，丙。最后，丁。", [("series_gap", "paragraph", "再次")]),
        ("首先，甲。\n其次，乙。\n其次，丙。", [("series_duplicate", "paragraph", "其次")]),
        ("首先要甲。第二，乙。再次，丙。", []),
        ("首先，甲。其次，乙。第三，丙。", []),
        ("第一，甲。\n第二，乙。\n第四，丙。", [("series_gap", "paragraph", "第四")]),
        ("第一，甲。第二，乙。第二，丙。", [("series_duplicate", "paragraph", "第二")]),
        ("其一，甲。其三，乙。", [("series_gap", "paragraph", "其三")]),
        ("居全省第一，第三产业增长。第一，甲；第二，乙。", []),
    ],
)
def test_kind_level_and_place(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("odd", "fixed"),
    [
        ("一十", "第十条"),
        ("十〇", "第十条"),
        ("十零", "第十条"),
        ("一〇", "第十条"),
        ("十", None),
    ],
)
def test_readable_numerals_that_are_not_written_so(odd: str, fixed: str | None) -> None:
    text = articles("一", "二", "三", "四", "五", "六", "七", "八", "九", odd, "十一")
    raw = build_lines(text, Source(path="a.txt", sha256="", format="txt"))
    anomalies = build_outline(raw.text, raw.blocks).anomalies
    assert [(a.kind, dict(a.values)["fixed"]) for a in anomalies] == ([("numeral", fixed)] if fixed else [])


def test_a_habit_of_odd_numerals_is_named_once_and_a_round_zero_passes() -> None:
    tens = [f"二{unit}" for unit in "〇一二三四五六"]
    standard = [*"一二三四五六七八九", *(f"十{unit}" for unit in ("", *"一二三四五六七八九"))]
    assert found(articles(*standard, *tens)) == [("numeral", "article", "第二〇条")]
    hundreds = articles("一百〇五", "一百〇六")
    assert [kind for kind, _, _ in found(hundreds)] == ["start"]


def test_values_name_what_was_expected() -> None:
    raw = build_lines(articles("九", "十", "十二"), Source(path="a.txt", sha256="", format="txt"))
    gap = build_outline(raw.text, raw.blocks).anomalies[-1]
    assert dict(gap.values) == {"previous": "第十条", "expected": "第十一条", "found": "第十二条"}


NOTE = "附件：1.名录\n2.标准\n3.表格\n示例市人民政府\n2024年3月1日\n"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (NOTE + "附件1\n名录\n附件2\n标准\n附件3\n表格", []),
        (NOTE + "附件1\n名录\n附件2\n标准", ["annex_missing"]),
        (NOTE + "附件1\n名录\n附件2\n标准\n附件3\n表格\n附件4\n图", ["annex_extra"]),
        ("一、甲\n二、乙\n2024年3月1日\n附件1\n名录\n附件3\n标准", ["annex_order"]),
        (NOTE, []),
        ("附件2\n名录\n一、甲\n二、乙", []),
    ],
)
def test_annexes(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in found(text)] == kinds
