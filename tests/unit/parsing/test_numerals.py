"""Chinese numerals both ways."""

import pytest

from hegui.parsing.numerals import is_malformed, read_numeral, write_numeral


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (15, "十五"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (115, "一百一十五"),
        (1000, "一千"),
        (1005, "一千零五"),
        (1050, "一千零五十"),
        (1260, "一千二百六十"),
    ],
)
def test_statute_forms(number: int, written: str) -> None:
    assert write_numeral(number) == written
    assert read_numeral(written) == number


def test_every_number_of_four_figures_comes_back() -> None:
    assert all(read_numeral(write_numeral(n)) == n for n in range(1, 10_000))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百十", 110),
        ("一百十五", 115),
        ("两百", 200),
        ("廿一", 21),
        ("一百〇五", 105),
        ("二○二四", 2024),
        ("12", 12),
        ("１２", 12),
        ("①", 1),
        ("㈠", 1),
        ("⑴", 1),
        ("⒈", 1),
        ("⑳", 20),
        ("零", 0),
    ],
)
def test_other_forms_are_read(text: str, value: int) -> None:
    assert read_numeral(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "二十十",
        "百一",
        "二十零",
        "二十零五",
        "一百百",
        "百一百零五",
        "一百十零五",
        "一百十五十",
        "一百五",
        "十一十",
        "一百一十零",
        "二百二",
        "一千五",
        "一千十",
        "十十",
        "一千零百",
    ],
)
def test_malformed(text: str) -> None:
    assert read_numeral(text) is None
    assert is_malformed(text)


@pytest.mark.parametrize("text", ["", "条", "一二x", "第一"])
def test_no_numeral_is_not_malformed(text: str) -> None:
    assert read_numeral(text) is None
    assert not is_malformed(text)


def test_out_of_range() -> None:
    with pytest.raises(ValueError, match="9999"):
        write_numeral(10_000)
