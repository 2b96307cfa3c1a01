"""Expressions compiled at their first use."""

from __future__ import annotations

import re

import pytest

from hegui.model.expression import expression


def test_it_is_compiled_when_first_used() -> None:
    lazy = expression("第(.)条", re.MULTILINE)
    assert "search" not in vars(lazy)
    found = lazy.search("第三条")
    assert found is not None
    assert found[1] == "三"
    assert "search" in vars(lazy)
    assert lazy.flags & re.MULTILINE


def test_it_answers_like_a_compiled_expression() -> None:
    lazy, ready = expression("[一二]+"), re.compile("[一二]+")
    text = "一、二、一二三"
    assert lazy.findall(text) == ready.findall(text)
    assert lazy.sub("", text) == ready.sub("", text)
    assert lazy.split(text) == ready.split(text)
    assert [m.span() for m in lazy.finditer(text, 2)] == [m.span() for m in ready.finditer(text, 2)]
    assert lazy.pattern == ready.pattern


def test_a_wrong_expression_fails_at_its_first_use() -> None:
    lazy = expression("(")
    with pytest.raises(re.error):
        lazy.search("")


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(AttributeError):
        _ = expression("第").nothing  # type: ignore[attr-defined]
