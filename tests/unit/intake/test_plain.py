from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.errors import UnreadableError
from hegui.intake.reader import raw_from_text, read_bytes, read_document
from hegui.model.document import RawDocument

TEXT = "澄湖县停车管理办法\n\n　　第一条　为了规范停车，制定本办法。\n第二条 本办法自公布之日起施行。\n"


def texts_of(raw: RawDocument) -> list[str]:
    return [raw.text[block.start : block.end] for block in raw.blocks]


def code_of(data: bytes, path: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, path)
    assert str(caught.value).endswith("。")
    return caught.value.code


@given(st.text(st.characters(codec=None)))
def test_any_text_round_trips(text: str) -> None:
    raw = raw_from_text(text)
    assert "\n".join(texts_of(raw)) == raw.text
    assert all(piece.strip() and "\n" not in piece for piece in texts_of(raw))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").split("\n")
    for block, piece in zip(raw.blocks, texts_of(raw), strict=True):
        assert block.line is not None
        assert lines[block.line - 1] == piece


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_utf8_keeps_every_character(text: str) -> None:
    if not text.strip() or text.startswith("\ufeff"):
        return
    assert read_bytes(text.encode(), "a.txt").text == text


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(UnreadableError):
        assert read_bytes(data, "a.txt").blocks


def test_lines_keep_their_number_and_their_indent() -> None:
    raw = read_bytes(TEXT.replace("\n", "\r\n").encode(), "办法.txt")
    assert texts_of(raw)[1] == "　　第一条　为了规范停车，制定本办法。"
    assert [block.line for block in raw.blocks] == [1, 3, 4]
    assert raw.source.path == "办法.txt"
    assert len(raw.source.sha256) == 64


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_have_no_reservation(encoding: str) -> None:
    raw = read_bytes(TEXT.encode(encoding), "a.txt")
    assert texts_of(raw)[0] == "澄湖县停车管理办法"
    assert raw.problems == ()


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-16-le", "utf-16-be"])
def test_guessed_encodings_are_recorded(encoding: str) -> None:
    raw = read_bytes(TEXT.encode(encoding), "a.txt")
    assert texts_of(raw)[0] == "澄湖县停车管理办法"
    assert [problem.code for problem in raw.problems] == ["guessed-encoding"]


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    raw = read_bytes((TEXT * 3).encode()[:-2] + b"\xe5", "a.txt")
    assert texts_of(raw)[0] == "澄湖县停车管理办法"
    assert "有损坏" in raw.problems[0].message


def test_control_characters_are_replaced_one_for_one() -> None:
    raw = read_bytes((TEXT * 5).replace("停", "\x07", 1).encode(), "a.txt")
    assert texts_of(raw)[0] == "澄湖县\ufffd车管理办法"


def test_bad_inputs_have_their_code() -> None:
    assert code_of(b"", "a.txt") == "empty-file"
    assert code_of(" \n　\n".encode(), "a.txt") == "empty-file"
    assert code_of(bytes(range(256)) * 20, "a.txt") == "undecodable"
    assert code_of(b"\x89PNG\r\n\x1a\n" + bytes(50), "a.txt") == "unsupported-format"
    assert code_of(b"OFD", "a.ofd") == "unsupported-format"
    assert code_of(b"text", "README") == "unsupported-format"


def test_missing_file_and_folder_are_unreadable(tmp_path) -> None:
    for name in ("没有.txt", "."):
        with pytest.raises(UnreadableError) as caught:
            read_document(tmp_path / name, "a.txt")
        assert caught.value.code == "unreadable-file"


def test_text_named_docx_is_read_as_text() -> None:
    raw = read_bytes(TEXT.encode(), "办法.docx")
    assert raw.source.format == "txt"
    assert [problem.code for problem in raw.problems] == ["format-mismatch"]
