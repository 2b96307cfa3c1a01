"""A Word file as a package: parts, relationships, limits."""

from __future__ import annotations

import posixpath
import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree
from lxml.etree import _Element as Element

from hegui.errors import UnreadableError
from hegui.intake import limits

_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)  # fmt: skip
_FAULTS = (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError)


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part: kind is the last word of its type (header, styles …)."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """An open package and the name of its main part."""

    archive: ZipFile
    names: frozenset[str]
    main: str

    def tree(self, name: str) -> Element | None:
        """Root element of a part; None if the package has no such part."""
        return _parse(self.archive, name) if name in self.names else None

    def relations(self, part: str) -> dict[str, Relation]:
        """Relationships of a part by id."""
        return _read_relations(self.archive, self.names, part)


def open_package(data: bytes) -> Package:
    """Open a Word package. Raises UnreadableError: unreadable-file, encrypted, too-large."""
    try:
        archive = ZipFile(BytesIO(data))
    except _FAULTS as error:
        raise _broken("不是完整的Word文件（压缩包损坏或截断）") from error
    _ensure_modest(archive.infolist())
    names = frozenset(archive.namelist())
    roots = _read_relations(archive, names, "").values()
    main = next((relation.target for relation in roots if relation.kind == "officeDocument"), "")
    if main not in names:
        main = "word/document.xml"
    if main not in names:
        raise _broken("不是Word文件（压缩包中没有正文）")
    return Package(archive, names, main)


def _ensure_modest(entries: list[ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) + 1
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableError("encrypted", "文件设有打开密码，无法读取；请解除密码后再审。")
    if (
        len(entries) > limits.MAX_PARTS
        or unpacked > limits.MAX_UNPACKED_BYTES
        or (unpacked > limits.RATIO_FLOOR and unpacked > limits.MAX_RATIO * packed)
    ):
        raise UnreadableError("too-large", "文件解压后过大（可能是压缩炸弹），未读取。")


def _parse(archive: ZipFile, name: str) -> Element:
    try:
        entry = archive.getinfo(name)
        if entry.file_size > limits.MAX_PART_BYTES:
            raise UnreadableError("too-large", f"文件的组成部分{name}解压后过大，未读取。")
        data = archive.read(entry)
    except _FAULTS as error:
        raise _broken(f"{name}无法解压") from error
    if _STRICT in data:
        for strict, transitional in _STRICT_NAMES:
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _broken(f"{name}不是有效的XML") from error


def _read_relations(archive: ZipFile, names: frozenset[str], part: str) -> dict[str, Relation]:
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", name + ".rels")
    if listing not in names:
        return {}
    relations: dict[str, Relation] = {}
    for node in _parse(archive, listing):
        target = node.get("Target", "")
        if node.get("TargetMode") == "External":
            continue
        full = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        relations[node.get("Id", "")] = Relation(node.get("Type", "").rpartition("/")[2], full)
    return relations


def _broken(what: str) -> UnreadableError:
    return UnreadableError("unreadable-file", f"文件已损坏：{what}，请用Word打开并另存后再审。")
