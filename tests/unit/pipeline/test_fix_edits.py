from __future__ import annotations

from pathlib import Path

import pytest

from hegui.errors import UnreadableError
from hegui.intake.text_file import split_text_file


@pytest.mark.parametrize(
    "data",
    [
        "甲\n乙\r\n丙\r丁\x0c戊".encode(),
        b"\xef\xbb\xbf" + "甲\n".encode(),
        b"\xff\xfe" + "甲\r\n乙".encode("utf-16-le"),
        "甲乙丙\n第二行".encode("gb18030"),
        b"",
    ],
)
def test_a_text_file_is_written_back_byte_for_byte(data: bytes) -> None:
    taken = split_text_file(data)
    assert taken.join(taken.lines) == data


def test_a_changed_line_changes_nothing_else() -> None:
    data = "一\r\n云府发[2024]3号\r\n三".encode("gb18030")
    taken = split_text_file(data)
    lines = list(taken.lines)
    lines[1] = lines[1].replace("[2024]", "〔2024〕")
    assert taken.join(lines).decode("gb18030") == "一\r\n云府发〔2024〕3号\r\n三"


def test_damaged_bytes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        split_text_file(b"\xff\xfe\x00")
