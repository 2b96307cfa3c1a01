"""`hegui check --fix` and `--fix --diff` as a user runs them, on text and Word files."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from command_line import Ran, hegui
from docx.oxml.ns import qn

LINES = (
    "鹿鸣县人民政府",
    "关于加强停车管理的通知",
    "鹿府发[2024]０３号",
    "各乡镇人民政府：",
    "按照《停车指导意见》（松府发(2023)012号）和《中华人民共和国优化营商环境条例》第三条的规定，现通知如下：",
    "一.规范收费",
    "（一)公示收费标准。",
    "（二）、开具票据。",
    "二、加强执法",
    "鹿鸣县人民政府",
    "2024年03月01日",
)
FIXED = (
    *LINES[:2],
    "鹿府发〔2024〕3号",
    LINES[3],
    "按照《停车指导意见》（松府发〔2023〕12号）和《优化营商环境条例》第三条的规定，现通知如下：",
    "一、规范收费",
    "（一）公示收费标准。",
    "（二）开具票据。",
    *LINES[8:10],
    "2024年3月1日",
)
RULES = {"NU115", "NU116", "NU201", "NU202", "NU206", "CI106", "FM107"}
SELECT = ("--select", "NU,CI,FM,WD", "--as-of", "2024-06-01", "--no-cache")


def check(*arguments: str | Path, cwd: Path) -> Ran:
    return hegui("check", *arguments, *SELECT, cwd=cwd)


def rules_found(name: str, cwd: Path) -> set[str]:
    ran = check(name, "--output-format", "json", "--fail-on", "never", cwd=cwd)
    return {finding["rule"] for finding in ran.json["findings"] if finding["outcome"] == "violated"}


def changed(diff: str) -> tuple[list[str], list[str]]:
    """Lines taken out of and put into the file by a unified diff."""
    rows = diff.splitlines()
    out = [row[1:] for row in rows if row.startswith("-") and not row.startswith("---")]
    new = [row[1:] for row in rows if row.startswith("+") and not row.startswith("+++")]
    return out, new


EXPECTED = (
    [before for before, after in zip(LINES, FIXED, strict=True) if before != after],
    [after for before, after in zip(LINES, FIXED, strict=True) if before != after],
)


@pytest.mark.parametrize(
    ("encoding", "feed"), [("utf-8", "\n"), ("utf-8-sig", "\r\n"), ("gb18030", "\r\n"), ("utf-16", "\n")]
)
def test_text_file_is_fixed_in_place_and_keeps_its_encoding(tmp_path: Path, encoding: str, feed: str) -> None:
    file = tmp_path / "通知.txt"
    before = feed.join((*LINES, "")).encode(encoding)
    file.write_bytes(before)
    assert rules_found("通知.txt", tmp_path) == RULES

    shown = check("通知.txt", "--fix", "--diff", cwd=tmp_path)
    assert shown.code == 1
    assert changed(shown.out.decode("utf-8")) == EXPECTED
    assert file.read_bytes() == before

    done = check("通知.txt", "--fix", cwd=tmp_path)
    assert done.code == 1
    assert "改正 7 处" in done.out.decode("utf-8")
    assert file.read_bytes() == feed.join((*FIXED, "")).encode(encoding)
    assert rules_found("通知.txt", tmp_path) == set()

    again = check("通知.txt", "--fix", cwd=tmp_path)
    assert (again.code, again.out) == (0, b"")


def test_only_selected_and_unwaived_findings_are_fixed(tmp_path: Path) -> None:
    file = tmp_path / "通知.txt"
    file.write_text("\n".join(LINES), encoding="utf-8")
    waivers = tmp_path / "豁免.toml"
    waivers.write_text(
        '[[waiver]]\nrule = "NU115"\nreason = "沿用旧版式"\napprover = "办公室"\nexpires = 2099-01-01\n',
        encoding="utf-8",
    )
    ran = hegui(
        "check", "通知.txt", "--select", "NU1", "--waivers", "豁免.toml", "--fix", "--no-cache", cwd=tmp_path
    )
    assert ran.code == 1
    lines = file.read_text(encoding="utf-8").split("\n")
    assert [new for new, old in zip(lines, LINES, strict=True) if new != old] == ["（一）公示收费标准。"]


def test_diff_without_fix_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("通知", encoding="utf-8")
    assert check("a.txt", "--diff", cwd=tmp_path).code == 2


def write_word(file: Path) -> None:
    """Each line a paragraph; the number is cut into three runs of different dress, as Word leaves it."""
    document: Any = docx.Document()
    for line in LINES:
        paragraph = document.add_paragraph()
        cut = (line[:4], line[4:8], line[8:]) if line.startswith("鹿府发") else (line,)
        for position, piece in enumerate(cut):
            paragraph.add_run(piece).bold = position == 1
    document.save(str(file))


def accepted(file: Path, *, changes: bool) -> list[str]:
    """Paragraphs with all tracked changes accepted, or rejected."""
    skipped = qn("w:del") if changes else qn("w:ins")
    document: Any = docx.Document(str(file))
    lines = []
    for paragraph in document.element.body.iter(qn("w:p")):
        kept = [
            node.text or ""
            for node in paragraph.iter(qn("w:t"), qn("w:delText"))
            if all(parent.tag != skipped for parent in node.iterancestors())
        ]
        lines.append("".join(kept))
    return lines


def test_word_file_gets_a_copy_with_tracked_changes(tmp_path: Path) -> None:
    file, copy = tmp_path / "通知.docx", tmp_path / "通知-修订.docx"
    write_word(file)
    before = file.read_bytes()
    assert rules_found("通知.docx", tmp_path) >= RULES

    shown = check("通知.docx", "--fix", "--diff", cwd=tmp_path)
    assert shown.code == 1
    assert changed(shown.out.decode("utf-8")) == EXPECTED
    assert not copy.exists()

    done = check("通知.docx", "--fix", cwd=tmp_path)
    assert done.code == 1
    assert "改正 7 处" in done.out.decode("utf-8")
    assert file.read_bytes() == before
    assert accepted(copy, changes=True) == list(FIXED)
    assert accepted(copy, changes=False) == list(LINES)
    assert rules_found("通知-修订.docx", tmp_path) & RULES == set()
    with ZipFile(copy) as package:
        words = package.read("word/document.xml").decode("utf-8")
    assert words.count("<w:del ") >= words.count("<w:ins ") == 7


def test_automatic_numbers_of_word_are_left_to_the_user(tmp_path: Path) -> None:
    file = tmp_path / "通知.docx"
    document: Any = docx.Document()
    document.add_paragraph("关于加强停车管理的通知")
    for line in ("规范收费", "加强执法"):
        document.add_paragraph(line, style="List Number")
    numbering = document.part.numbering_part.element
    for level in numbering.iter(qn("w:lvl")):
        form, words = level.find(qn("w:numFmt")), level.find(qn("w:lvlText"))
        if form is not None and words is not None and level.get(qn("w:ilvl")) == "0":
            form.set(qn("w:val"), "chineseCounting")
            words.set(qn("w:val"), "（%1)")
    document.save(str(file))
    ran = check("通知.docx", "--fix", cwd=tmp_path)
    assert ran.code == 0
    assert "2 处是自动编号" in ran.out.decode("utf-8")
    assert not (tmp_path / "通知-修订.docx").exists()
