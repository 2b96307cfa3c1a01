import os
from pathlib import Path

import pytest

from hegui.errors import UnreadableError
from hegui.intake.reader import READERS, find_extension, read_document

SHARED = Path(os.environ.get("HEGUI_SHARED", Path(__file__).parents[4] / "shared"))
CORPUS = SHARED / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not there")


def _sample(kind: str, most: int) -> list[Path]:
    files = sorted(path for path in CORPUS.rglob(f"*.{kind}") if path.stat().st_size < 1_000_000)
    return files[:: max(1, len(files) // most)][:most]


SAMPLE = [file for kind in ("docx", "pdf", "html", "md", "txt") for file in _sample(kind, 15)]


@pytest.mark.parametrize("file", SAMPLE, ids=lambda file: file.name[:40])
def test_document_with_text_is_not_empty(file: Path) -> None:
    raw = read_document(file, file.name, layout=True)
    found = [raw.text[block.start : block.end] for block in raw.blocks]
    assert found
    assert "\n".join(found) == raw.text
    assert all(text.strip() and "\n" not in text for text in found)


def test_page_and_text_of_one_document_agree() -> None:
    pages = [file for file in _sample("html", 30) if file.with_suffix(".txt").exists()]
    for page in pages:
        plain = "".join(page.with_suffix(".txt").read_text(encoding="utf-8").split())
        body = plain[len(plain) // 3 : len(plain) // 3 + 30]
        assert body in "".join(read_document(page, page.name).text.split())


@pytest.mark.slow
def test_whole_corpus_is_read_or_refused_with_a_sentence() -> None:
    refused = {}
    for file in sorted(path for path in CORPUS.rglob("*") if path.is_file()):
        try:
            assert read_document(file, file.name).blocks
        except UnreadableError as error:
            refused[file.name] = str(error)
    assert all(sentence.endswith("。") for sentence in refused.values())
    assert not {name for name in refused if find_extension(name) in READERS}
