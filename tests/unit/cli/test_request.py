from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hegui.cli.request import Request, read_outputs, read_settings
from hegui.errors import SettingsError, UsageError


def test_options_win_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "hegui.toml").write_text(
        'jurisdiction = "CN-34"\nfail_on = "minor"\nignore = ["WD"]\n', encoding="utf-8"
    )
    settings = read_settings(
        Request(paths=(str(tmp_path),), jurisdiction="CN-50", ignore=("AU,FC",), as_of="2024-06-01")
    )
    assert settings.jurisdiction == "CN-50"
    assert settings.fail_on == "minor"
    assert settings.ignore == ("WD", "AU", "FC")
    assert settings.as_of == date(2024, 6, 1)


def test_the_nearest_file_is_found_from_below(tmp_path: Path) -> None:
    (tmp_path / "hegui.toml").write_text('fail_on = "never"\n', encoding="utf-8")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert read_settings(Request(paths=(str(below),))).fail_on == "never"


def test_every_fault_of_a_settings_file_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "hegui.toml").write_text('colour = 1\nfail_on = "grave"\njobs = 0\n', encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_settings(Request(paths=(str(tmp_path),)))
    for word in ("colour", "fail_on", "jobs"):
        assert word in str(caught.value)


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (Request(paths=(".",), as_of="2024-13-01"), "--as-of"),
        (Request(paths=(".",), fail_on="grave"), "--fail-on"),
        (Request(paths=(".",), jobs=0), "--jobs"),
        (Request(paths=(".",), config="no-such.toml"), "no-such.toml"),
        (Request(paths=(".",), statutes=("no-such.csv",)), "no-such.csv"),
    ],
)
def test_wrong_values_are_named(request_: Request, said: str) -> None:
    with pytest.raises((UsageError, SettingsError), match=said):
        read_settings(request_)


@pytest.mark.parametrize(
    "values", [("nonsense",), ("json=",), ("json", "html"), ("json=no/such/folder/r.json",)]
)
def test_wrong_outputs_are_refused(values: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        read_outputs(values)


def test_several_outputs_may_go_to_files(tmp_path: Path) -> None:
    outputs = read_outputs(("json", f"html={tmp_path / 'r.html'}"))
    assert [o.format for o in outputs] == ["json", "html"]
    assert outputs[0].path is None
