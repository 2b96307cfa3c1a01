"""Plain text and Markdown: bytes to lines. The hot path of ``hegui check``: nothing but the interpreter."""

from __future__ import annotations

from itertools import accumulate, repeat

from hegui.errors import UnreadableError
from hegui.model.document import Block, Origin, Problem, RawDocument, Source

_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x0c")
_CONTROL_TABLE = dict.fromkeys(_CONTROLS, "�")
_MAX_CONTROL_SHARE = 0.01  # more control characters than this is no text
_MAX_DAMAGE_SHARE = 0.005  # more undecodable places than this is another encoding

_NAMES = {"utf-8-sig": "UTF-8", "gb18030": "GB18030", "utf-16": "UTF-16"}


def read_plain(data: bytes, source: Source, layout: bool = False) -> RawDocument:  # noqa: ARG001
    """One block for each line that is not blank, exactly as in the file, with its 1-based line number.

    Line ends are CRLF, LF, CR and form feed. A byte order mark is dropped; other control characters
    become U+FFFD, one for one. Raises UnreadableError: empty-file, undecodable.
    """
    text, reservation = decode_text(data)
    problems = () if reservation is None else (_guessed(source.path, reservation),)
    raw = build_lines(text, source, problems)
    if not raw.blocks:
        raise UnreadableError("empty-file", "文件中没有文字。")
    return raw


def build_lines(text: str, source: Source, problems: tuple[Problem, ...] = ()) -> RawDocument:
    """RawDocument of a text that is already decoded."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x0c" in text:
        text = text.replace("\x0c", "\n")
    lines = text.split("\n")
    numbers = [number for number, line in enumerate(lines, 1) if line and not line.isspace()]
    kept = [lines[number - 1] for number in numbers]
    starts = list(accumulate([len(line) + 1 for line in kept], initial=0))
    ends = [start - 1 for start in starts[1:]]
    fields = zip(repeat(Origin.PARAGRAPH), starts, ends, numbers, repeat(None), strict=False)
    blocks = tuple(map(tuple.__new__, repeat(Block), fields))
    return RawDocument(source=source, text="\n".join(kept), blocks=blocks, problems=problems)


def decode_text(data: bytes) -> tuple[str, str | None]:
    """Text of the bytes, and the name of the encoding if it had to be guessed. Raises ``undecodable``."""
    text, guess = _decode(data)
    if len(data.translate(None, _CONTROLS)) != len(data):
        replaced = text.translate(_CONTROL_TABLE)
        if _count_changes(text, replaced) > _MAX_CONTROL_SHARE * len(text):
            raise UnreadableError(
                "undecodable", "文件不是文本：含有大量控制字符，可能是改了扩展名的其他文件。"
            )
        text = replaced
    return text, guess


def _decode(data: bytes) -> tuple[str, str | None]:
    try:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-32" if data[2:4] == b"\x00\x00" else "utf-16"), None
        if b"\x00" in data:
            guess = _guess_wide(data)
            if guess is not None:
                return data.decode(guess), guess.upper()
        text = data.decode("utf-8")
        return (text[1:] if text.startswith("\ufeff") else text), None
    except UnicodeDecodeError:
        return _guess_text(data)


def _guess_text(data: bytes) -> tuple[str, str]:
    """Damaged UTF-8 before GB18030: a single broken byte must not turn a whole text into another one."""
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        text = data.decode(encoding, "replace")
        damaged = text.count("\ufffd")
        if damaged <= max(2, _MAX_DAMAGE_SHARE * len(text)) and _has_han(text, damaged):
            return text, _NAMES[encoding] + ("（有损坏）" if damaged else "")
    raise UnreadableError(
        "undecodable", "无法识别文件的文字编码（不是UTF-8、UTF-16或GB18030），请另存为UTF-8后再审。"
    )


def _has_han(text: str, damaged: int) -> bool:
    """Damage in a text without a single Han character is no Chinese text in that encoding."""
    return not damaged or any("\u3400" <= char <= "\u9fff" for char in text)


def _guess_wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: the encoding whose reading is mostly Han and ASCII."""
    if len(data) % 2:
        return None
    sample = data[:4096]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        if sum(_is_plain(char) for char in text) > 0.9 * len(text):
            return encoding
    return None


def _is_plain(char: str) -> bool:
    return (
        " " <= char <= "~"
        or char in "\t\n\r"
        or "\u4e00" <= char <= "\u9fff"
        or "\u2010" <= char <= "\u2027"
        or "\u3000" <= char <= "\u303f"
        or "\uff00" <= char <= "\uffef"
    )


def _count_changes(before: str, after: str) -> int:
    return after.count("\ufffd") - before.count("\ufffd")


def _guessed(path: str, encoding: str) -> Problem:
    return Problem(path=path, code="guessed-encoding", message=f"文件未标明文字编码，按{encoding}读取。")
