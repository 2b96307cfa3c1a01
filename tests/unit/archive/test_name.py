"""Titles and bodies."""

from __future__ import annotations

import pytest

from hegui.archive.name import body_kind, marked, names_of, same_title


def test_a_printed_text_is_known_by_all_its_names() -> None:
    names = names_of("澄湖县人民政府关于印发《澄湖县停车管理办法》的通知", ("澄湖县人民政府",))
    assert names == (
        "澄湖县人民政府关于印发澄湖县停车管理办法的通知",
        "关于印发澄湖县停车管理办法的通知",
        "澄湖县停车管理办法",
    )


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("停车管理办法", "《停车管理办法》"),
        ("《停车管理办法》", "《停车管理办法》"),
        ("关于印发《停车管理办法》的通知", "《关于印发〈停车管理办法〉的通知》"),
        ("关于废止《停车管理办法》", "《关于废止〈停车管理办法〉》"),
    ],
)
def test_titles_within_titles(title: str, shown: str) -> None:
    assert marked(title) == shown


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("澄湖县停车管理办法", "澄湖县人民政府关于印发《澄湖县停车管理办法》的通知", True),
        ("关于加强防汛工作的通知", "澄湖县人民政府关于加强防汛工作的通知", True),
        ("澄湖县停车管理办法", "澄湖县停车管理办法（试行）", False),
        ("澄湖县停车管理办法", "澄湖县停车办法", False),
        ("管理办法", "澄湖县停车管理办法", False),
    ],
)
def test_titles_are_compared_exactly(one: str, other: str, same: bool) -> None:
    assert same_title(one, other) is same


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("澄湖县人民政府", "government"),
        ("白石镇人民政府", "township"),
        ("城东街道办事处", "township"),
        ("澄湖县人民政府办公室", "government_office"),
        ("澄湖县水务局", "department"),
        (None, "unknown"),
    ],
)
def test_kinds_of_bodies(name: str | None, kind: str) -> None:
    assert body_kind(name) == kind
