"""Looking things up in an outline."""

from hegui.intake.plain import build_lines
from hegui.model.document import Source
from hegui.model.outline import Level
from hegui.parsing.outline import build_outline
from hegui.parsing.outline_index import (
    article,
    article_table,
    children,
    enclosing,
    items_of,
    paragraphs_of,
    provision_label,
    provision_number,
    subitems_of,
    unit_at,
)

TEXT = (
    "第一章　总则\n第一条　甲。\n第二条　乙：\n（一）丙；\n（二）丁：\n1.戊；\n2.己。\n前款规定。\n"
    "第二条之一　庚。\n附件\n名录\n一、辛\n1.壬"
)
RAW = build_lines(TEXT, Source(path="a.txt", sha256="", format="txt"))
OUTLINE = build_outline(RAW.text, RAW.blocks)


def test_article_by_number() -> None:
    found = article(OUTLINE, 2, 1)
    assert found is not None
    assert OUTLINE.provisions[found].label == "第二条之一"
    assert provision_number(OUTLINE.provisions[found]) == "2-1"
    assert article(OUTLINE, 3) is None
    assert article(OUTLINE, 2, unit=1) is None
    assert article_table(OUTLINE)[0, 2, 1] == found


def test_paragraphs_items_and_subitems() -> None:
    second = article(OUTLINE, 2)
    assert second is not None
    assert len(paragraphs_of(OUTLINE, second)) == 2
    items = items_of(OUTLINE, second, 1)
    assert [OUTLINE.provisions[i].label for i in items] == ["（一）", "（二）"]
    assert items_of(OUTLINE, second) == items
    assert items_of(OUTLINE, second, 2) == items_of(OUTLINE, second, 0) == ()
    assert len(subitems_of(OUTLINE, items[1])) == 2
    assert [OUTLINE.provisions[i].level for i in children(OUTLINE, 0)] == [Level.ARTICLE] * 3


def test_labels_of_places() -> None:
    def at(word: str) -> str | None:
        return provision_label(OUTLINE, TEXT.index(word))

    assert at("甲") == "第一条"
    assert at("丙") == "第二条第一款第（一）项"
    assert at("己") == "第二条第一款第（二）项第2目"
    assert at("前款") == "第二条第二款"
    assert at("总则") == "第一章"
    assert at("壬") == "一、1."
    assert at("名录") is None


def test_enclosing_and_unit() -> None:
    path = enclosing(OUTLINE, TEXT.index("戊"))
    assert [OUTLINE.provisions[i].level for i in path] == [
        Level.CHAPTER,
        Level.ARTICLE,
        Level.PARAGRAPH,
        Level.ITEM,
        Level.SUBITEM,
    ]
    assert unit_at(OUTLINE, TEXT.index("辛")) == 1
    assert unit_at(OUTLINE, 0) == 0
