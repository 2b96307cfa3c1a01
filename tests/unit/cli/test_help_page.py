"""Help pages: words in Chinese, columns of the terminal."""

from __future__ import annotations

import pytest

from hegui.cli.help_page import columns, in_chinese, install
from hegui.cli.main import _typer_code
from hegui.report.columns import text_width


def test_typers_own_words_are_chinese() -> None:
    assert in_chinese("Show this message and exit.") == "显示用法。"
    assert in_chinese("接着做。  [default: resume]") == "接着做。  （默认 resume）"
    assert in_chinese("格式[=文件]") == "格式[=文件]"


def test_explanations_begin_in_one_column_of_the_terminal() -> None:
    lines = columns(
        [("--as-of 日期", "基准日。"), ("-q", "安静。"), ("--output-format 格式[=文件]", "格式。")], 2, 60
    )
    starts = {
        text_width(line[: line.index(words)])
        for line in lines
        for words in ("基准", "安静", "格式。")
        if words in line
    }
    assert len(starts) == 1
    assert lines[2].strip() == "--output-format 格式[=文件]"


@pytest.mark.parametrize(
    "line", [["--help"], ["check", "--help"], ["review", "--help"], ["audit", "--help"], ["ledger"]]
)
def test_no_english_words_on_a_help_page(
    line: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from hegui.cli.app import app

    install()
    monkeypatch.setattr("sys.argv", ["hegui", *line])
    _typer_code(app)
    shown = capsys.readouterr().out
    assert shown.startswith("用法：")
    assert not {"Usage", "Options", "Commands", "Arguments", "exit", "default", "required"} & set(
        shown.replace(":", " ").split()
    )
    assert max(map(text_width, shown.splitlines())) <= 80
