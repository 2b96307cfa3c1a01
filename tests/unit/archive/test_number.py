"""Numbers as values."""

from __future__ import annotations

import pytest

from hegui.archive.number import number_key, read_number, read_registration_number


@pytest.mark.parametrize(
    ("text", "kind", "code", "year", "serial"),
    [
        ("澄府规〔2024〕3号", "number", "澄府规", 2024, 3),
        ("澄府规[2024]03号", "number", "澄府规", 2024, 3),
        ("澄府规 （２０２４） 第3号", "number", "澄府规", 2024, 3),
        ("澄湖县人民政府令第12号", "order", "澄湖县人民政府令", None, 12),
        ("澄湖县人民政府公告第四十一号", "announcement", "澄湖县人民政府公告", None, 41),
        ("河源省人民政府令〔2016〕第5号", "order", "河源省人民政府令", 2016, 5),
    ],
)
def test_parts(text: str, kind: str, code: str, year: int | None, serial: int) -> None:
    number = read_number(text)
    assert number is not None
    assert (number.kind, number.code, number.year, number.serial) == (kind, code, year, serial)


@pytest.mark.parametrize("text", ["", None, "无", "2024年3号", "关于停车的通知"])
def test_no_number(text: str | None) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "code", "serial", "following"),
    [
        ("HFGS—2017—9", "HFGS", 9, "HFGS-2017-10"),
        ("澄管规〔2012〕001-管委会3", "澄管规", 1, "澄管规〔2012〕002-管委会3"),
    ],
)
def test_registration_numbers_keep_their_padding(text: str, code: str, serial: int, following: str) -> None:
    number = read_registration_number(text)
    assert number is not None
    assert (number.code, number.serial) == (code, serial)
    assert number.with_serial(serial + 1) == following


def test_keys_are_equal_for_ways_of_printing() -> None:
    assert (
        number_key("澄府规〔2024〕3号")
        == number_key("澄府规[2024]第03号")
        != number_key("澄府规〔2024〕13号")
    )
    assert number_key("内部 3") == "x:内部3"
    assert number_key(None) == ""
