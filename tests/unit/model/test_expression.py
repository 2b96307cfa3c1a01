"""Expressions compiled at their first use."""

from __future__ import annotations

import re

import pytest

from hegui.model.expression import Programs, any_word, expression


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


def test_a_known_program_saves_the_compilation(monkeypatch: pytest.MonkeyPatch) -> None:
    source = r"(?P<number>第[一二三]+条)(?:之(?P<after>[一二]))?"
    made = Programs()
    first = made.compile(source, re.MULTILINE)
    later = Programs()
    later.known = dict(made.fresh)
    monkeypatch.setattr("hegui.model.expression._read", lambda *_: pytest.fail("compiled again"))
    second = later.compile(source, re.MULTILINE)
    for compiled in (first, second):
        match = compiled.fullmatch("第二条之一")
        assert match is not None
        assert match.groupdict() == {"number": "第二条", "after": "一"}
        assert compiled.flags == re.compile(source, re.MULTILINE).flags
        assert (compiled.groups, compiled.pattern) == (2, source)
    assert not later.fresh


def test_a_program_the_engine_refuses_is_compiled_again() -> None:
    programs = Programs()
    programs.known = {("第.条", 0): (b"\xff" * 16, 32, 0, {})}
    assert programs.compile("第.条", 0).search("在第三条") is not None


def test_any_word_matches_each_word_and_nothing_else() -> None:
    words = ["国土资源部", "国土资源厅", "农业部", "农", "a+b"]
    found = any_word(words)
    assert all(found.fullmatch(word) for word in words)
    assert found.search("国土资源局") is None
    assert found.search("aab") is None


def test_an_interpreter_without_the_private_parts_compiles_as_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("hegui.model.expression.import_module", absent)
    programs = Programs()
    match = programs.compile("第([一二])条", 0).search("见第二条")
    assert match is not None
    assert match[1] == "二"
    assert not programs.fresh
