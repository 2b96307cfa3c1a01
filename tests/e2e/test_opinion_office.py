"""The Word files opened by LibreOffice: pages, text and comments survive."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit"))
from report import samples

from hegui.report import ShowOptions, render

SOFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(SOFFICE is None, reason="没有安装 LibreOffice，跳过转换测试"),
]


def convert(source: Path, kind: str, profile: Path) -> Path:
    assert SOFFICE is not None
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(source.parent), str(source)], check=True, capture_output=True, timeout=180
    )
    return source.with_suffix(f".{kind}")


def test_opinion_becomes_a_pdf_with_all_its_words(tmp_path: Path) -> None:
    import pypdfium2

    source = tmp_path / "审查意见书.docx"
    source.write_bytes(render("docx", samples.review_report(), ShowOptions()))
    pdf = pypdfium2.PdfDocument(convert(source, "pdf", tmp_path / "profile"))
    pages = [pdf[index].get_textpage().get_text_bounded() for index in range(len(pdf))]
    pdf.close()
    assert 6 <= len(pages) <= 12
    text = "".join("".join(pages).split())
    for words in (
        "关于对《澄湖县停车收费管理办法",
        "五、审核结论",
        "审核卷宗核对表",
        "证据摘录",
        "未见风险评估",
    ):
        assert words in text
    assert all("".join(page.split()).endswith(f"—{n}—") for n, page in enumerate(pages, 1))
    assert not any(len("".join(page.split())) < 20 for page in pages)


def test_comments_are_seen_by_another_program(tmp_path: Path) -> None:
    import docx

    from hegui.intake.docx import read_docx
    from hegui.model.document import Document, Source
    from hegui.report.annotate import write_annotated

    draft = tmp_path / "送审稿.docx"
    made = docx.Document()
    made.add_paragraph("违反本办法的，处200元罚款。")
    made.save(draft)
    source = Source(path="送审稿.docx", sha256="0" * 64, format="docx")
    raw = read_docx(draft.read_bytes(), source)
    document = Document(source=source, text=raw.text, blocks=raw.blocks, anchors=raw.anchors)
    target = tmp_path / "批注.docx"
    assert write_annotated(draft, document, [samples.finding_at(document, "处200元罚款")], target) == 1
    with zipfile.ZipFile(convert(target, "odt", tmp_path / "profile")) as package:
        content = package.read("content.xml").decode()
    assert content.count("<office:annotation ") == 1
    assert "不得设定行政处罚" in content
