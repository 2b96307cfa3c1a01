import os
from pathlib import Path

import pytest

from hegui.errors import UsageError
from hegui.intake.folder import Listing, list_inputs
from hegui.intake.pattern import build_matcher


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in (
        "办法.txt", "说明.docx", "扫描.ofd", "a/公告.txt", "a/b/意见.md", ".git/x.txt", "~$说明.docx",
        "hegui.toml", "hegui-matter.toml", "hegui-report.html", "hegui-baseline.json",
        "旧/稿.txt", "说明.TXT",
    ):  # fmt: skip
        file = tmp_path / "卷宗" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("文字", encoding="utf-8")
    return tmp_path / "卷宗"


def listed(*paths: Path, command: str = "check", **options: tuple[str, ...]) -> Listing:
    return list_inputs(paths, command=command, **options)


def names(listing: Listing) -> list[str]:
    return [item.path for item in listing.inputs]


def codes(listing: Listing) -> dict[str, str]:
    return {problem.path: problem.code for problem in listing.problems}


def test_check_takes_known_extensions_and_counts_the_rest(tree: Path) -> None:
    listing = listed(tree)
    expected = ["a/b/意见.md", "a/公告.txt", "办法.txt", "旧/稿.txt", "说明.TXT", "说明.docx"]
    assert names(listing) == sorted(expected)
    assert listing.excluded == 7  # .git, ~$, four of hegui's own, .ofd
    assert listing.problems == ()


@pytest.mark.parametrize("command", ["review", "audit"])
def test_review_names_what_it_cannot_read(tree: Path, command: str) -> None:
    listing = listed(tree, command=command)
    assert codes(listing) == {"扫描.ofd": "unsupported-format"}
    assert listing.excluded == 6


def test_include_and_exclude(tree: Path) -> None:
    listing = listed(tree, include=("txt",), exclude=("旧/", "a/**/*.md"))
    assert names(listing) == sorted(["a/公告.txt", "办法.txt", "说明.TXT"])


def test_exclude_is_also_read_from_the_working_folder(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree.parent)
    assert names(listed(Path("卷宗"), exclude=("卷宗/旧/**", "*.docx", "*.TXT", "a"))) == ["办法.txt"]


def test_paths_of_the_report(tree: Path) -> None:
    assert names(listed(tree / "a/公告.txt")) == ["公告.txt"]
    assert names(listed(tree / "a/公告.txt", tree / "办法.txt")) == sorted(["a/公告.txt", "办法.txt"])
    assert names(listed(tree / "a", tree / "旧")) == sorted(["a/b/意见.md", "a/公告.txt", "旧/稿.txt"])
    assert names(listed(tree / "a", tree / "a/公告.txt", tree / "a")) == sorted(["b/意见.md", "公告.txt"])


def test_a_named_file_is_never_excluded(tree: Path) -> None:
    listing = listed(tree / "扫描.ofd", tree / "hegui-report.html", exclude=("*",))
    assert names(listing) == ["hegui-report.html", "扫描.ofd"]


def test_missing_path_is_wrong_usage(tree: Path) -> None:
    with pytest.raises(UsageError, match=r"找不到路径：.*没有\.txt"):
        listed(tree / "没有.txt")


def test_pattern_that_no_shell_expanded(tree: Path) -> None:
    assert names(listed(tree / "a" / "**" / "*.md")) == ["意见.md"]


def test_links_pipes_and_loops_end(tree: Path) -> None:
    (tree / "死.txt").symlink_to(tree / "没有.txt")
    (tree / "自.txt").symlink_to(tree / "自.txt")
    (tree / "a/上").symlink_to(tree)
    (tree / "同").symlink_to(tree / "旧")
    (tree / "链.txt").symlink_to(tree / "办法.txt")
    os.mkfifo(tree / "管道.txt")
    listing = listed(tree)
    assert codes(listing) == {
        "死.txt": "broken-link", "自.txt": "link-loop", "a/上": "link-loop", "管道.txt": "unreadable-file",
    }  # fmt: skip
    assert "链.txt" in names(listing)
    assert "同/稿.txt" not in names(listing)
    assert codes(listed(tree / "死.txt", tree / "管道.txt")) == {
        "死.txt": "broken-link", "管道.txt": "unreadable-file",
    }  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="needs file names that are no text")
def test_names_that_are_no_utf8(tree: Path) -> None:
    name = os.fsdecode(os.fsencode(tree) + b"/\xb0\xec.txt")
    Path(name).write_text("文字", encoding="utf-8")
    listing = listed(tree)
    assert r"\xb0\xec.txt" in names(listing)
    assert [item.file.exists() for item in listing.inputs] == [True] * len(listing.inputs)


def test_patterns() -> None:
    cases = {
        "*.bak": (["a.bak", "x/y.bak"], ["a.bak/b", "a"]),
        "old/": (["old", "x/old"], ["older"]),
        "docs/*.md": (["docs/a.md"], ["docs/x/a.md", "x/docs/a.md"]),
        "docs/**/a?.md": (["docs/a1.md", "docs/x/y/a2.md"], ["docs/a.md"]),
        "docs/**": (["docs/a", "docs/a/b"], ["docs"]),
        "**/稿/*": (["稿/a", "x/稿/b"], ["稿"]),
        "[ab].txt": (["a.txt"], ["c.txt"]),
    }
    for pattern, (hits, misses) in cases.items():
        matcher = build_matcher([pattern])
        assert all(matcher.matches(path) for path in hits), pattern
        assert not any(matcher.matches(path) for path in misses), pattern
    assert not build_matcher(["**/" * 30 + "x"]).matches("a/" * 200 + "b")
