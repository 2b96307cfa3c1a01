"""The structure of texts: divisions, articles, 款, 项, headings, units."""

from hegui.intake.plain import build_lines
from hegui.model.document import Source
from hegui.model.outline import Level, Outline
from hegui.parsing.outline import build_outline


def outline_of(text: str) -> Outline:
    raw = build_lines(text, Source(path="a.txt", sha256="", format="txt"))
    return build_outline(raw.text, raw.blocks)


def labels(outline: Outline, level: Level) -> list[str]:
    return [item.label for item in outline.provisions if item.level is level]


def numbers(outline: Outline, level: Level) -> list[int]:
    return [item.number for item in outline.provisions if item.level is level]


def kinds(text: str) -> list[str]:
    return [anomaly.kind for anomaly in outline_of(text).anomalies]


def test_empty_text() -> None:
    assert outline_of("").provisions == ()


def test_lead_in_and_items_are_one_paragraph_and_text_after_them_a_new_one() -> None:
    outline = outline_of("第一条　有下列情形的：\n（一）甲；\n（二）乙。\n前款规定的材料另附。\n第二条　丙。")
    assert numbers(outline, Level.PARAGRAPH) == [1, 2, 1]
    items = [item for item in outline.provisions if item.level is Level.ITEM]
    assert {outline.provisions[item.parent].number for item in items} == {1}


def test_paragraph_between_items_belongs_to_the_item_above() -> None:
    outline = outline_of(
        "第一条　有下列情形的：\n（一）甲；\n（二）乙。\n乙的范围另定。\n（三）丙。\n第二条　丁。"
    )
    assert numbers(outline, Level.PARAGRAPH) == [1, 1]
    second = [item for item in outline.provisions if item.level is Level.ITEM][1]
    assert second.body_end == outline.provisions[-3].start - 1


def test_two_lists_in_two_paragraphs() -> None:
    text = "第一条　有下列情形的：\n（一）甲；\n（二）乙。\n有下列材料的：\n（一）丙；\n（二）丁。"
    outline = outline_of(text)
    assert numbers(outline, Level.ITEM) == [1, 2, 1, 2]
    assert numbers(outline, Level.PARAGRAPH) == [1, 2]
    assert outline.anomalies == ()


def test_half_width_brackets_and_subitems() -> None:
    outline = outline_of("第一条　有下列情形的：\n(一)甲：\n1.子；\n2．丑。\n(二)乙。")
    assert labels(outline, Level.ITEM) == ["(一)", "(二)"]
    assert labels(outline, Level.SUBITEM) == ["1.", "2．"]
    assert outline.anomalies == ()


def test_items_of_the_old_style() -> None:
    outline = outline_of("第一条　有下列情形的：\n一、甲；\n二、乙。\n第二条　丙。")
    assert labels(outline, Level.ITEM) == ["一、", "二、"]


def test_label_alone_on_its_line() -> None:
    outline = outline_of("第一条\n为了规范，制定本办法。\n第二条\n本办法适用于本市。")
    assert numbers(outline, Level.ARTICLE) == [1, 2]
    assert numbers(outline, Level.PARAGRAPH) == [1, 1]


def test_inserted_articles_and_stubs() -> None:
    outline = outline_of("第一条　甲。\n第一条之一　乙。\n第一条之二　丙。\n第二条　（删去）\n第三条　丁。")
    articles = [item for item in outline.provisions if item.level is Level.ARTICLE]
    assert [(item.number, item.inserted) for item in articles] == [(1, 0), (1, 1), (1, 2), (2, 0), (3, 0)]
    assert outline.anomalies == ()


def test_article_title_in_brackets_without_a_blank() -> None:
    outline = outline_of("第一条【目的】为规范，制定本办法。\n第二条【范围】适用于本市。")
    assert numbers(outline, Level.ARTICLE) == [1, 2]


def test_parts_subparts_and_chapters() -> None:
    outline = outline_of(
        "第一编　总则\n第一章　甲\n第一条　子。\n第二编　物权\n第一分编　通则\n第一章　乙\n第二条　丑。\n"
        "第二分编　所有权\n第二章　丙\n第三条　寅。\n附　则\n第四条　卯。"
    )
    assert outline.anomalies == ()
    chapters = [item for item in outline.provisions if item.level is Level.CHAPTER]
    assert outline.provisions[chapters[1].parent].level is Level.SUBPART
    assert outline.provisions[-2].parent == -1


def test_chapter_whose_name_begins_with_a_conjunction() -> None:
    outline = outline_of(
        "第一章　总则\n第一条　甲。\n第二章　和解\n第二条　乙。\n第三章　及其他\n第三条　丙。"
    )
    assert numbers(outline, Level.CHAPTER) == [1, 2, 3]


def test_table_of_contents_is_no_second_set_of_chapters() -> None:
    body = "第一章　总则\n第一条　甲。\n第二章　附则\n第二条　乙。"
    for head in ("目　录\n第一章　总则\n第二章　附则\n", "第一章　总则\n第二章　附则\n"):
        outline = outline_of(head + body)
        assert numbers(outline, Level.CHAPTER) == [1, 2]
        assert outline.anomalies == ()


def test_wrapped_line_that_begins_like_an_article() -> None:
    outline = outline_of(
        "第一条　甲。\n第二条　违反本办法\n第四条规定的，予以告诫。\n第三条　乙。\n第四条　丙。"
    )
    assert numbers(outline, Level.ARTICLE) == [1, 2, 3, 4]
    assert outline.anomalies == ()


def test_quoted_provisions_are_not_those_of_the_text() -> None:
    outline = outline_of(
        "关于修改示例条例的决定\n一、第三条修改为：“第三条　停车收费。\n下列区域除外：\n（一）学校；\n"
        "（三）医院。”\n二、删去第九条。"
    )
    assert [item.label for item in outline.provisions] == ["一、", "二、"]
    assert outline.anomalies == ()


def test_printed_text_after_the_signature_has_its_own_numbers() -> None:
    outline = outline_of(
        "关于印发示例办法的通知\n一、抓紧实施。\n二、加强宣传。\n示例市人民政府\n2024年3月1日\n（此件公开发布）\n"
        "示例办法\n第一条　甲。\n第二条　乙。\n附件1\n名录\n一、丙\n二、丁"
    )
    assert [(unit.kind, unit.title) for unit in outline.units] == [
        ("main", None),
        ("printed", "示例办法"),
        ("annex", "附件1"),
    ]
    assert outline.anomalies == ()
    assert outline.provisions[-1].unit == 2


def test_notice_without_numbers_above_the_text_it_prints() -> None:
    outline = outline_of(
        "关于印发示例办法的通知\n现将示例办法印发给你们。\n2024年3月1日\n示例办法\n第一条　甲。\n第二条　乙。"
    )
    assert [unit.kind for unit in outline.units] == ["main", "printed"]


def test_headings_over_articles() -> None:
    text = (
        "一、一般规定\n第一条　甲。\n第二条　有下列情形的：\n（一）乙；\n（二）丙。\n二、附则\n第三条　丁。"
    )
    outline = outline_of(text)
    assert labels(outline, Level.HEADING1) == ["一、", "二、"]
    assert outline.provisions[-2].parent == [i.label for i in outline.provisions].index("二、")
    assert outline.anomalies == ()


def test_headings_of_a_notice() -> None:
    outline = outline_of(
        "一、总体要求\n（一）指导思想。甲\n（二）目标。乙\n二、任务\n（一）丙\n1.子\n（1）寅\n①辰\n②巳\n（2）卯\n2.丑\n（二）午"
    )
    assert [item.level.value for item in outline.provisions] == [
        "heading1",
        "heading2",
        "heading2",
        "heading1",
        "heading2",
        "heading3",
        "heading4",
        "heading5",
        "heading5",
        "heading4",
        "heading3",
        "heading2",
    ]
    assert outline.anomalies == ()


def test_second_level_that_runs_on_through_the_document() -> None:
    assert kinds("一、甲\n（一）子。\n（二）丑。\n二、乙\n（三）寅。\n（四）卯。") == []


def test_markdown_heads() -> None:
    outline = outline_of("## 第一章 总则\n\n第一条 甲。\n\n## 第二章 附则\n\n第二条 乙。")
    assert labels(outline, Level.CHAPTER) == ["第一章", "第二章"]
    assert numbers(outline, Level.PARAGRAPH) == [1, 1]


def test_spans_and_ends() -> None:
    text = "第一章　总则\n第一条　甲。\n乙。\n第二章　附则\n第二条　丙。"
    outline = outline_of(text)
    for item in outline.provisions:
        if item.label:
            assert text[item.start : item.end] == item.label
    first = outline.provisions[0]
    assert text[first.start : first.body_end] == "第一章　总则\n第一条　甲。\n乙。"
    assert outline.tally == (("chapter", 2), ("article", 2))


def test_amendment_with_running_numbers() -> None:
    assert kinds("示例章程修正案\n第三条　甲。\n第四条　乙。") == []


def test_table_of_another_laws_articles_is_no_numbering() -> None:
    assert kinds("确定罪名的规定\n第115条　甲\n第120条　乙\n第236条　丙\n第397条　丁") == []
