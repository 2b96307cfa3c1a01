"""One file in, one RawDocument out. Adding a reader is two lines: a function and an entry in READERS.

Problem codes raised here and by the readers: empty-file, unreadable-file, unsupported-format,
no-text-layer, encrypted, too-large, undecodable. Reservations recorded in the document:
guessed-encoding, format-mismatch, tracked-changes, hidden-text, pages-without-text.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from hegui.errors import HeguiError, UnreadableError
from hegui.intake.limits import ensure_size
from hegui.intake.plain import build_lines, read_plain
from hegui.intake.signature import find_signature, has_html_head, has_pdf_head, name_ole, name_zip
from hegui.model.document import Problem, RawDocument, Source

Reader = Callable[[bytes, Source, bool], RawDocument]

_KIND_NAMES = {
    "doc": "旧版Word文档（.doc）",
    "xls": "旧版Excel工作簿（.xls）",
    "ole": "旧版Office复合文档",
    "rtf": "RTF文档",
    "image": "图片",
    "archive": "压缩包",
    "zip": "压缩包",
    "xlsx": "Excel工作簿",
    "pptx": "演示文稿",
    "ofd": "OFD版式文件",
    "odt": "OpenDocument文档",
}


def _read_docx(data: bytes, source: Source, layout: bool) -> RawDocument:
    from hegui.intake.docx import read_docx

    return read_docx(data, source, layout)


def _read_pdf(data: bytes, source: Source, layout: bool) -> RawDocument:
    from hegui.intake.pdf import read_pdf

    return read_pdf(data, source, layout)


def _read_html(data: bytes, source: Source, layout: bool) -> RawDocument:
    from hegui.intake.html import read_html

    return read_html(data, source, layout)


READERS: dict[str, Reader] = {
    "txt": read_plain,
    "md": read_plain,
    "markdown": read_plain,
    "docx": _read_docx,
    "docm": _read_docx,
    "dotx": _read_docx,
    "pdf": _read_pdf,
    "html": _read_html,
    "htm": _read_html,
}
_FORMATS = {"markdown": "md", "docm": "docx", "dotx": "docx", "htm": "html"}
_EXPECTED = {"docx": "zip", "pdf": "pdf"}  # the signature that a file of this format must have


def read_document(file: Path, path: str, *, layout: bool = False) -> RawDocument:
    """Read one file; ``path`` is how the report names it. ``layout`` also computes fonts and page sizes.

    Raises UnreadableError with a code and one Chinese sentence.
    """
    return read_bytes(_load_bytes(file), path, layout=layout)


def read_bytes(data: bytes, path: str, *, layout: bool = False) -> RawDocument:
    """Read a document from memory; the format follows the extension of ``path`` and the first bytes."""
    ensure_size(len(data))
    if not data:
        raise UnreadableError("empty-file", "文件是空的（0字节）。")
    extension = find_extension(path)
    if extension not in READERS:
        raise UnreadableError("unsupported-format", why_unsupported(extension, _name_content(data)))
    named = _FORMATS.get(extension, extension)
    actual = _settle_format(data, named)
    source = Source(path=path, sha256=sha256(data).hexdigest(), format=actual)
    raw = _run_reader(READERS[actual], data, source, layout)
    return raw if actual == named else _with_mismatch(raw, named)


def _run_reader(reader: Reader, data: bytes, source: Source, layout: bool) -> RawDocument:
    """A hostile file must not end the run, whatever it makes a reader stumble over."""
    try:
        return reader(data, source, layout)
    except (HeguiError, MemoryError):
        raise
    except Exception as error:
        message = f"文件结构异常，读取中止（{type(error).__name__}）；请另存后再审。"
        raise UnreadableError("unreadable-file", message) from error


def raw_from_text(text: str, path: str = "文本.txt", format: str = "txt") -> RawDocument:
    """RawDocument of a text in memory, for tests and rule examples. Never raises."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return build_lines(text, Source(path=path, sha256=digest, format=format))


def find_extension(path: str) -> str:
    """Lower-case extension of a name without its dot; empty if it has none."""
    return os.path.splitext(path)[1][1:].lower()


def _load_bytes(file: Path) -> bytes:
    try:
        with open(os.open(file, _READ_AT_ONCE), "rb", buffering=0) as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableError("unreadable-file", "不是普通文件（文件夹、管道或设备），未读取。")
            ensure_size(status.st_size)
            return stream.read()
    except OSError as error:
        raise UnreadableError("unreadable-file", why_not_opened(error)) from error


# A pipe without a writer must not block the run; nothing that the run starts inherits the file.
_READ_AT_ONCE = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)


def why_not_opened(error: OSError) -> str:
    """One Chinese sentence for an error of the file system."""
    if isinstance(error, PermissionError):
        return "没有读取权限。"
    if isinstance(error, FileNotFoundError):
        return "文件不存在，或链接指向的文件不存在。"
    if isinstance(error, IsADirectoryError):
        return "不是普通文件（文件夹、管道或设备），未读取。"
    return f"无法打开：{error.strerror or type(error).__name__}。"


def _settle_format(data: bytes, named: str) -> str:
    """The format to read as, where the content proves another one than the name."""
    signature = find_signature(data)
    if signature == _EXPECTED.get(named):
        return named if signature != "zip" else _settle_zip(data, named)
    if signature is None:
        return _settle_unsigned(data, named)
    kind = _name_content(data) or signature
    if kind == "encrypted":
        raise UnreadableError("encrypted", "文件设有打开密码，无法读取；请解除密码后再审。")
    if kind in READERS:
        return kind
    raise _contradicting(kind, named)


def _settle_zip(data: bytes, named: str) -> str:
    kind = name_zip(data)
    if kind in ("zip", named):
        return named  # the package reader says what is wrong
    raise _contradicting(kind, named)


def _settle_unsigned(data: bytes, named: str) -> str:
    if named not in _EXPECTED:
        return named
    if named == "pdf" and has_pdf_head(data):
        return named
    if has_html_head(data):
        return "html"
    if b"\x00" in data[:4096]:
        raise UnreadableError("unreadable-file", f"文件已损坏，不是有效的.{named}文件。")
    return "txt"


def _name_content(data: bytes) -> str | None:
    signature = find_signature(data)
    if signature == "zip":
        return name_zip(data)
    return name_ole(data) if signature == "ole" else signature


def why_unsupported(extension: str, kind: str | None = None) -> str:
    """One Chinese sentence for an extension that no reader knows; ``kind`` is what the content shows."""
    what = _KIND_NAMES.get(kind or "", "") or (f".{extension}格式" if extension else "没有扩展名的文件")
    return f"暂不支持{what}，未读取；请转换为.docx、.pdf或.txt后再审。"


def _contradicting(kind: str, extension: str) -> UnreadableError:
    what = _KIND_NAMES.get(kind, kind)
    message = f"扩展名是.{extension}，内容却是{what}，暂不支持；请转换为.docx或.pdf后再审。"
    return UnreadableError("unsupported-format", message)


def _with_mismatch(raw: RawDocument, named: str) -> RawDocument:
    message = f"扩展名是.{named}，内容却是{raw.source.format}，已按内容读取。"
    problem = Problem(path=raw.source.path, code="format-mismatch", message=message)
    return replace(raw, problems=(*raw.problems, problem))
