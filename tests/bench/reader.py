"""Readers of Word and PDF files against bare extraction with the libraries they rest on."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from clock import race_functions
from material import word_and_pdf
from page import Bound, Part, Row, seconds

WORD_RIVAL, PDF_RIVAL = "python-docx 逐段取文字", "pypdfium2 逐字取位置"


def measure_readers(folder: Path, rounds: int) -> tuple[Part, Part]:
    """Two tables: Word and PDF, in this process, of a draft of about ten pages."""
    word, pdf = word_and_pdf(folder / "files")
    return (
        _measure("Word 文件", _word_functions(word.read_bytes()), rounds * 3, WORD_RIVAL, 1.0),
        _measure("PDF 文件", _pdf_functions(pdf.read_bytes()), rounds, PDF_RIVAL, 1.5),
    )


def _measure(
    title: str, functions: dict[str, Callable[[], object]], rounds: int, rival: str, most: float
) -> Part:
    timings = race_functions(functions, rounds)
    base = min(t.time for t in timings.values())
    rows = [Row(name=n, cells=(seconds(t.time), f"{t.time / base:.1f}")) for n, t in timings.items()]
    ratio = timings["hegui"].time / timings[rival].time
    bound = Bound(
        name=f"{title}：与{rival}之比", wanted=f"≤ {most}", got=f"{ratio:.2f}", met=round(ratio, 2) <= most
    )
    note = (
        f"约 10 页，同一进程中轮流读取，各 {rounds} 次的中位数。hegui 还读出编号、表格、层次和位置，"
        "单取文字的程序不读这些。"
    )
    head = ("读法", "用时", "与最快之比")
    return Part(title=title, note=note, head=head, rows=tuple(rows), bounds=(bound,))


def _word_functions(data: bytes) -> dict[str, Callable[[], object]]:
    from docx import Document
    from lxml import etree

    from hegui.intake.reader import read_bytes

    def paragraphs() -> int:
        return sum(len(paragraph.text) for paragraph in Document(io.BytesIO(data)).paragraphs)

    def raw() -> int:
        root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
        return len("".join(root.itertext()))

    return {
        "hegui": lambda: read_bytes(data, "a.docx"),
        "hegui（连同版式）": lambda: read_bytes(data, "a.docx", layout=True),
        WORD_RIVAL: paragraphs,
        "lxml 直接取文字": raw,
    }


def _pdf_functions(data: bytes) -> dict[str, Callable[[], object]]:
    import pypdfium2

    from hegui.intake.reader import read_bytes

    def characters() -> int:
        document = pypdfium2.PdfDocument(data)
        count = 0
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                text.get_charbox(index)
                count += 1
        document.close()
        return count

    def plain() -> int:
        document = pypdfium2.PdfDocument(data)
        size = sum(len(page.get_textpage().get_text_range()) for page in document)
        document.close()
        return size

    return {
        "hegui": lambda: read_bytes(data, "a.pdf"),
        PDF_RIVAL: characters,
        "pypdfium2 只取文字": plain,
    }
