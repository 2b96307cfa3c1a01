"""Comments and tracked changes in a copy of a Word draft, found again by the reader itself."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from hegui.errors import UnreadableError
from hegui.intake.docx import read_docx
from hegui.model.document import Document, Source
from hegui.model.report import Finding
from hegui.model.rule import Fix, Outcome
from hegui.report.annotate import write_annotated, write_tracked_changes

from . import samples

NAME = "送审稿.docx"


def read(path: Path) -> Document:
    data = path.read_bytes()
    source = Source(path=NAME, sha256=hashlib.sha256(data).hexdigest(), format="docx")
    raw = read_docx(data, source)
    return Document(source=source, text=raw.text, blocks=raw.blocks, anchors=raw.anchors)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Runs cut in mid-word, a table, a deleted passage, a line break."""
    made = docx.Document()
    made.add_paragraph("澄湖县停车收费管理办法")
    broken = made.add_paragraph()
    for part, bold in (("违反本办", False), ("法的，处20", True), ("0元罚款。处200元罚款。", False)):
        broken.add_run(part).bold = bold
    row = made.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "收费标准", "每小时5元，本县注册企业减半"
    revised = made.add_paragraph("前文")
    gone = OxmlElement("w:del")
    gone.set(qn("w:id"), "7")
    run, text = OxmlElement("w:r"), OxmlElement("w:delText")
    text.text = "旧文第一条"
    run.append(text)
    gone.append(run)
    revised._p.append(gone)
    revised.add_run("第一条后文").add_break()
    revised.add_run("换行之后〔2024〕001号")
    made.save(tmp_path / NAME)
    return tmp_path / NAME


def place(document: Document, words: str, nth: int = 0, **more: object) -> Finding:
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    block = document.block_index(start)
    inner = start - document.blocks[block].start
    first = samples.finding_at(document, words)
    return replace(first, block=block, start=inner, end=inner + len(words), **more)  # type: ignore[arg-type]


def commented(path: Path) -> list[str]:
    """The text inside each comment's range, in order of its id."""
    body = docx.Document(str(path)).element.body
    open_ids: set[str] = set()
    texts: dict[str, str] = {}
    for node in body.iter():
        if node.tag == qn("w:commentRangeStart"):
            open_ids.add(node.get(qn("w:id")))
        elif node.tag == qn("w:commentRangeEnd"):
            open_ids.discard(node.get(qn("w:id")))
        elif node.tag == qn("w:t"):
            for key in open_ids:
                texts[key] = texts.get(key, "") + (node.text or "")
    return [texts[key] for key in sorted(texts, key=int)]


def test_comment_covers_exactly_the_passage(draft: Path, tmp_path: Path) -> None:
    document = read(draft)
    words = ["处200元罚款", "本县注册企业", "第一条", "〔2024〕001号", "停车收费"]
    findings = [place(document, word) for word in words]
    target = tmp_path / "批注.docx"
    assert write_annotated(draft, document, findings, target) == 5
    assert commented(target) == words
    assert read(target).text == document.text


def test_second_of_two_equal_passages(draft: Path, tmp_path: Path) -> None:
    document = read(draft)
    target = tmp_path / "批注.docx"
    write_annotated(draft, document, [place(document, "处200元罚款", nth=1)], target)
    paragraph = docx.Document(str(target)).element.body.findall(qn("w:p"))[1]
    before = ""
    for node in paragraph.iter():
        if node.tag == qn("w:commentRangeStart"):
            break
        before += (node.text or "") if node.tag == qn("w:t") else ""
    assert before == "违反本办法的，处200元罚款。"


def test_overlapping_findings_and_formatting_survive(draft: Path, tmp_path: Path) -> None:
    document = read(draft)
    target = tmp_path / "批注.docx"
    findings = [place(document, "办法的，处200元罚款"), place(document, "处20")]
    write_annotated(draft, document, findings, target)
    assert commented(target) == ["办法的，处200元罚款", "处20"]
    bold = [run.text for run in docx.Document(str(target)).paragraphs[1].runs if run.bold and run.text]
    assert "".join(bold) == "法的，处20"


def test_comment_says_grade_suggestion_basis_and_rule(draft: Path, tmp_path: Path) -> None:
    document = read(draft)
    doubt = place(document, "第一条", outcome=Outcome.UNDETERMINED)
    waived = place(document, "前文", waived="已确认")
    other = replace(place(document, "前文"), path="别的.docx")
    target = tmp_path / "批注.docx"
    assert write_annotated(draft, document, [doubt, waived, other], target) == 1
    (comment,) = docx.Document(str(target)).comments
    assert comment.text.split("\n") == [
        "〔需人工核实〕不得设定行政处罚。",
        "建议：删去罚款的规定。",
        "依据：《中华人民共和国行政处罚法》第十六条",
        "规则：AU101",
    ]
    assert comment.author == "hegui 合规"


def test_passage_that_is_not_found_is_commented_on_its_paragraph(draft: Path, tmp_path: Path) -> None:
    document = read(draft)
    lost = replace(place(document, "第一条"), start=0, end=0)
    target = tmp_path / "批注.docx"
    assert write_annotated(draft, document, [lost, replace(lost, block=None)], target) == 2
    texts = [comment.text for comment in docx.Document(str(target)).comments]
    assert all("位置：" in text for text in texts)


def test_same_input_gives_same_bytes(draft: Path, tmp_path: Path) -> None:
    document = read(draft)
    one, two = tmp_path / "一.docx", tmp_path / "二.docx"
    for target in (one, two):
        write_annotated(draft, document, [place(document, "第一条")], target)
    assert one.read_bytes() == two.read_bytes()


def test_tracked_changes_read_as_replaced_and_as_before(draft: Path, tmp_path: Path) -> None:
    document = read(draft)
    fixes = [
        place(document, "001号", fix=Fix(replacement="1号")),
        place(document, "法的，处20", fix=Fix(replacement="法规定的，处30")),
        place(document, "本县注册", fix=Fix(replacement="")),
        place(document, "处200元", nth=1, fix=Fix(replacement="处500元")),
        place(document, "前文"),
    ]
    target = tmp_path / "修订.docx"
    assert write_tracked_changes(draft, document, fixes, target) == 4
    accepted = read(target).text
    assert "违反本办法规定的，处300元罚款。处500元罚款。" in accepted
    assert "每小时5元，企业减半" in accepted
    assert "换行之后〔2024〕1号" in accepted
    body = docx.Document(str(target)).element.body
    deleted = ["".join(t.text for t in mark.iter(qn("w:delText"))) for mark in body.iter(qn("w:del"))]
    assert deleted == ["法的，处20", "处200元", "本县注册", "旧文第一条", "001号"]
    serials = [m.get(qn("w:id")) for m in body.iter(qn("w:ins"), qn("w:del"))]
    assert len(serials) == len(set(serials))


def test_automatic_number_is_commented_but_not_rewritten(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("一项内容", style="List Number")
    made.save(tmp_path / NAME)
    document = read(tmp_path / NAME)
    label = document.anchors[0].label if document.anchors[0] else 0
    assert label > 0
    finding = replace(place(document, document.text[:label]), fix=Fix(replacement="二、"))
    target = tmp_path / "修订.docx"
    assert write_tracked_changes(tmp_path / NAME, document, [finding], target) == 0
    assert write_annotated(tmp_path / NAME, document, [finding], target) == 1
    assert commented(target) == ["一项内容"]


def test_broken_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"no zip")
    with pytest.raises(UnreadableError, match="不能在Word文件上写批注"):
        write_annotated(tmp_path / NAME, samples.draft_document(), [], tmp_path / "x.docx")
