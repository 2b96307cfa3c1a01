"""Document numbers: found in every form, judged by kind."""

import pytest

from hegui.parsing.document_number import find_document_numbers, find_form_faults, fixed_form


@pytest.mark.parametrize(
    ("text", "kind", "written", "year", "serial", "faults"),
    [
        ("按照国办发〔2018〕115号要求", "number", "国办发〔2018〕115号", 2018, 115, ()),
        ("示府发[2024]3号", "number", "示府发[2024]3号", 2024, 3, ("bracket",)),
        ("示府发（2024）3号", "number", "示府发（2024）3号", 2024, 3, ("bracket",)),
        ("示府发［2024］3号", "number", "示府发［2024］3号", 2024, 3, ("bracket",)),
        ("示府发〔2012〕001号", "number", "示府发〔2012〕001号", 2012, 1, ("padding",)),
        ("示府发〔2024〕第3号", "number", "示府发〔2024〕第3号", 2024, 3, ("ordinal",)),
        ("示府发〔24〕3号", "number", "示府发〔24〕3号", None, 3, ("year",)),
        ("示府发〔2024年〕3号", "number", "示府发〔2024年〕3号", 2024, 3, ("year",)),
        ("示府发〔2024〕3", "number", "示府发〔2024〕3", 2024, 3, ("end",)),
        ("示府发〔２０２４〕３号", "number", "示府发〔２０２４〕３号", 2024, 3, ("width",)),
        ("示委法办白头〔2024〕3号", "number", "示委法办白头〔2024〕3号", 2024, 3, ()),
        ("示管规〔2012〕001-管委会3", "registration", "示管规〔2012〕001", 2012, 1, ()),
        ("登记号：SLGS—2017—9", "registration", "SLGS—2017—9", 2017, 9, ()),
        ("示例省人民政府令〔2016〕第5号", "order", "示例省人民政府令〔2016〕第5号", 2016, 5, ()),
        ("国务院令第713号", "order", "国务院令第713号", None, 713, ()),
        ("示例市公告〔十三届〕第六十五号", "announcement", "示例市公告〔十三届〕第六十五号", None, 65, ()),
        ("示例市交通局公告2024年第5号", "announcement", "示例市交通局公告2024年第5号", 2024, 5, ()),
    ],
)
def test_kinds_and_faults(
    text: str, kind: str, written: str, year: int | None, serial: int, faults: tuple[str, ...]
) -> None:
    (number,) = find_document_numbers(text, ())
    assert (number.kind, number.text, number.year, number.serial) == (kind, written, year, serial)
    assert text[number.start : number.end] == written
    assert find_form_faults(number) == faults


@pytest.mark.parametrize(
    "text",
    [
        "（2020）示01行终123号",
        "会议（2024）3号楼",
        "第3号台风",
        "〔2024〕3号",
        "见注[12]3",
        "文号另编",
        "共10号",
    ],
)
def test_what_is_none(text: str) -> None:
    assert find_document_numbers(text, ()) == ()


def test_two_numbers_joined_by_a_word() -> None:
    found = find_document_numbers("国发〔2018〕1号和国办发〔2018〕2号，以及示府发〔2019〕3号", ())
    assert [number.text for number in found] == ["国发〔2018〕1号", "国办发〔2018〕2号", "示府发〔2019〕3号"]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("示府发[2024]003号", "示府发〔2024〕3号"),
        ("示府发（２０２４）３号", "示府发〔2024〕3号"),
        ("示府发[2024]第3号", "示府发〔2024〕第3号"),
        ("示例市人民政府令[2016]第5号", "示例市人民政府令[2016]第5号"),
    ],
)
def test_fixed_form_changes_only_what_is_unambiguous(text: str, fixed: str) -> None:
    (number,) = find_document_numbers(text, ())
    assert fixed_form(number) == fixed
