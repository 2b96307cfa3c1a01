"""docs/rules holds exactly what docs/generate.py makes of the rule files."""

from __future__ import annotations

import sys
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "rules"


@cache
def generator() -> Any:
    spec = spec_from_file_location("docs_generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@cache
def pages() -> dict[str, str]:
    return dict(generator().build_pages())


def test_every_rule_has_a_fresh_page_and_no_page_is_left_over() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert sorted(written) == sorted(pages()), "run make docs"
    stale = [name for name, content in pages().items() if written[name] != content]
    assert stale == [], "run make docs"


def test_every_page_says_why_on_what_and_shows_examples() -> None:
    for name, content in pages().items():
        if name == "README.md":
            continue
        for heading in ("## 为什么", "## 依据", "## 示例"):
            assert heading in content, name
        assert "\n**" in content, name


def test_the_index_lists_every_rule_once() -> None:
    index = pages()["README.md"]
    for name in pages():
        if name != "README.md":
            assert index.count(f"]({name})") == 1, name


def test_pages_of_rules_that_are_gone_are_deleted(tmp_path: Path) -> None:
    (tmp_path / "XX999.md").write_text("old", encoding="utf-8")
    assert generator().write_pages(tmp_path, {"NU101.md": "a\n"}) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["NU101.md"]
    assert generator().write_pages(tmp_path, {"NU101.md": "a\n"}) == 0
