"""What the benchmarks read: law texts where they are shared, texts made from the corpora elsewhere."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("HEGUI_SHARED", ROOT.parent / "shared"))
PIECE = 1_000  # code points of a small file, about 3 kB
SMALL = """石板镇集市管理办法

第一条　为了加强集市管理，维护经营秩序，依据有关法律、法规，结合本镇实际，制定本办法。

第二条　本办法适用于本镇行政区域内集市的设立、经营和管理。
"""
FIRING = "第九十条　违反本办法规定占道经营的，由镇综合行政执法队处二百元以上五百元以下罚款。\n"
SIGNED = "\n石板镇人民政府\n2024年5月6日\n"

sys.path.insert(0, str(ROOT / "corpora"))


def law_texts(count: int) -> tuple[list[str], str]:
    """``count`` texts, always the same ones, and where they come from (Chinese)."""
    folder = SHARED / "corpus/texts"
    if not folder.is_dir():
        return _made_texts(count), "由示例卷宗拼成的文本"
    paths = sorted(folder.rglob("*.txt"), key=lambda path: hashlib.sha256(path.name.encode()).digest())
    return [path.read_text(encoding="utf-8-sig") for path in paths[:count]], "真实法律文本"


def _made_texts(count: int) -> list[str]:
    sources = sorted((ROOT / "corpora/dossiers").glob("*/source/*.txt"))
    lines = [line for path in sources for line in path.read_text(encoding="utf-8").splitlines() if line]
    width = 150
    return ["\n\n".join(_turned(lines, number * 37, width)) + "\n" for number in range(count)]


def _turned(lines: Sequence[str], start: int, width: int) -> list[str]:
    return [lines[(start + step) % len(lines)].lstrip("# >|") for step in range(width)]


def write_texts(folder: Path, texts: Sequence[str]) -> Path:
    """Writes texts as numbered files, in folders of a thousand."""
    for number, text in enumerate(texts):
        target = folder / f"{number // 1000:03}"
        target.mkdir(parents=True, exist_ok=True)
        (target / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return folder


def small_texts(count: int, texts: Sequence[str]) -> list[str]:
    """``count`` different texts of about 3 kB cut from longer ones at line ends."""
    pieces = [piece for text in texts for piece in _pieces(text)]
    return [f"关于第{n}号事项的通知\n\n{pieces[n % len(pieces)]}" for n in range(count)]


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    current: list[str] = []
    for line in re.split(r"(?<=\n)", text):
        current.append(line)
        if sum(map(len, current)) >= PIECE:
            pieces.append("".join(current))
            current = []
    return pieces


def one_small(firing: bool) -> str:
    """A text of 3 kB; ``firing`` adds a clause that an AU rule answers."""
    body = SMALL
    number = 3
    while len(body.encode()) < 2_850:
        body += f"\n第{_numeral(number)}条　集市开办者负责集市内公共设施的维护和日常保洁，接受群众监督。\n"
        number += 1
    if firing:
        body += "\n" + FIRING.replace("第九十条", f"第{_numeral(number)}条")
    return body + SIGNED


def _numeral(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else digits[tens]) + "十" if tens else ""
    return head + (digits[ones] if ones or not tens else "")


def dossier(slug: str, target: Path) -> Path:
    """Builds one test dossier."""
    from build import build_dossier

    build_dossier(ROOT / "corpora/dossiers" / slug / "source", target / slug)
    return target / slug


def word_and_pdf(target: Path) -> tuple[Path, Path]:
    """A Word file and a PDF of about ten pages, of the same source."""
    from build import docx_bytes, parse_source, pdf_bytes

    parts = parse_source(long_source(10))
    target.mkdir(parents=True, exist_ok=True)
    word, pdf = target / "ten.docx", target / "ten.pdf"
    word.write_bytes(docx_bytes(parts))
    pdf.write_bytes(pdf_bytes(parts))
    return word, pdf


def long_draft(target: Path, pages: int) -> Path:
    """A Word draft of so many pages, alone in its folder."""
    from build import docx_bytes, parse_source

    target.mkdir(parents=True, exist_ok=True)
    (target / "送审稿.docx").write_bytes(docx_bytes(parse_source(long_source(pages))))
    return target


def long_source(pages: int) -> str:
    """Markup of a draft: 28 lines of 22 characters make a page (GB/T 9704: 22 by 28)."""
    texts, _ = law_texts(300)
    lines = [line.strip() for text in texts for line in text.splitlines() if len(line.strip()) > 20]
    chosen: list[str] = []
    rows = 0
    for line in lines * 20:
        chosen.append(line)
        rows += 1 + len(line) // 22
        if rows >= pages * 28:
            break
    title = "# 石板县国土空间保护利用管理办法（送审稿）"
    return "\n".join([title, *chosen, "> 石板县人民政府", "> 2024年5月6日"]) + "\n"
