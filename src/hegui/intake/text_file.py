"""A plain text file taken apart so that it can be written back with only some lines changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hegui.errors import UnreadableError
from hegui.model.expression import expression

_END = expression(r"(\r\n|\n|\r|\x0c)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """Lines without their ends, the ends as they were, and how the bytes were encoded."""

    lines: tuple[str, ...]
    ends: tuple[str, ...]
    encoding: str
    mark: bytes

    def join(self, lines: Sequence[str]) -> bytes:
        """The bytes of the file with ``lines`` in place of its own, as many as before."""
        text = "".join(line + end for line, end in zip(lines, (*self.ends, ""), strict=True))
        return self.mark + text.encode(self.encoding)


def split_text_file(data: bytes) -> TextFile:
    """Takes a file apart; the ends of lines are those that readers count (CRLF, LF, CR, form feed).

    Errors: UnreadableError("undecodable") where writing it back byte for byte cannot be promised.
    """
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            return _take_apart(data[len(mark) :], encoding, mark)
    for encoding in ("utf-8", "gb18030"):
        try:
            return _take_apart(data, encoding, b"")
        except UnreadableError:
            continue
    raise UnreadableError("undecodable", "无法识别文件的文字编码，不能改写。")


def _take_apart(data: bytes, encoding: str, mark: bytes) -> TextFile:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableError("undecodable", "文件的文字编码有损坏，不能改写。") from None
    if text.encode(encoding) != data:
        raise UnreadableError("undecodable", "文件的文字编码不能原样写回，不能改写。")
    parts = _END.split(text)
    return TextFile(lines=tuple(parts[0::2]), ends=tuple(parts[1::2]), encoding=encoding, mark=mark)
