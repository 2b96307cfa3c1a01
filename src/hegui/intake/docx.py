"""Word files, read from the package itself: the only way to get numbering, revisions and boxes right."""

from __future__ import annotations

from lxml.etree import _Element as Element

from hegui.errors import UnreadableError
from hegui.intake.docx_name import ID, RELATION_ID, P, value, word
from hegui.intake.docx_numbering import build_numbering
from hegui.intake.docx_package import Package, Relation, open_package
from hegui.intake.docx_run import Tally
from hegui.intake.docx_style import Stylesheet, build_stylesheet
from hegui.intake.docx_text import PartReader, Piece
from hegui.model.document import Anchor, Block, Layout, Origin, Problem, RawDocument, Source

_BODY = word("body")
_MARGINS = {"header": Origin.HEADER, "footer": Origin.FOOTER}
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(data: bytes, source: Source, layout: bool = False) -> RawDocument:
    """Blocks of the body, then notes, headers and footers; revisions read as accepted.

    Raises UnreadableError: unreadable-file, encrypted, too-large, empty-file.
    """
    package = open_package(data)
    root = package.tree(package.main)
    body = None if root is None else root.find(_BODY)
    if root is None or body is None:
        raise UnreadableError("unreadable-file", "文件已损坏：没有正文，请用Word打开并另存后再审。")
    relations = package.relations(package.main)
    styles = build_stylesheet(_find_part(package, relations, "styles"))
    numbering = build_numbering(_find_part(package, relations, "numbering"), styles)
    tally = Tally(styles.hidden_styles())
    reader = PartReader(numbering, tally)
    reader.read_container(body, Origin.PARAGRAPH)
    parts = [(package.main, root, reader.pieces)]
    parts += _read_notes(package, relations, reader)
    parts += _read_margins(package, relations, body, reader)
    return _assemble(
        source, parts, tally, _find_layout(package, relations, body, styles, parts) if layout else None
    )


_Part = tuple[str, Element, list[Piece]]


def _find_part(package: Package, relations: dict[str, Relation], kind: str) -> Element | None:
    name = next((relation.target for relation in relations.values() if relation.kind == kind), None)
    return None if name is None else package.tree(name)


def _read_part(reader: PartReader, container: Element, origin: Origin) -> list[Piece]:
    reader.pieces = []
    reader.tally.fields.clear()
    reader.read_container(container, origin)
    return reader.pieces


def _read_notes(package: Package, relations: dict[str, Relation], reader: PartReader) -> list[_Part]:
    """Foot- and endnotes in the order in which the text refers to them."""
    parts: list[_Part] = []
    for kind in ("footnotes", "endnotes"):
        wanted = [name for which, name in reader.tally.notes if which == kind]
        target = next((relation.target for relation in relations.values() if relation.kind == kind), "")
        root = package.tree(target) if wanted else None
        if root is None:
            continue
        notes = {value(note, ID) or "": note for note in root if note.get(word("type")) not in _SEPARATORS}
        found = [_read_part(reader, notes[name], Origin.FOOTNOTE) for name in wanted if name in notes]
        parts.append((target, root, [piece for pieces in found for piece in pieces]))
    return parts


def _read_margins(
    package: Package, relations: dict[str, Relation], body: Element, reader: PartReader
) -> list[_Part]:
    """Headers, then footers, that a section refers to; a text that repeats stands once."""
    parts: list[_Part] = []
    for kind, origin in _MARGINS.items():
        references = dict.fromkeys(node.get(RELATION_ID, "") for node in body.iter(word(f"{kind}Reference")))
        seen: set[str] = set()
        for name in references:
            root = package.tree(relations[name].target) if name in relations else None
            if root is None:
                continue
            pieces = [piece for piece in _read_part(reader, root, origin) if piece.text not in seen]
            seen.update(piece.text for piece in pieces)
            parts.append((relations[name].target, root, pieces))
    return parts


def _find_layout(
    package: Package, relations: dict[str, Relation], body: Element, styles: Stylesheet, parts: list[_Part]
) -> Layout | None:
    from hegui.intake.docx_layout import build_layout

    theme = _find_part(package, relations, "theme")
    return build_layout(body, styles, theme, [piece.paragraph for _, _, pieces in parts for piece in pieces])


def _assemble(source: Source, parts: list[_Part], tally: Tally, layout: Layout | None) -> RawDocument:
    blocks: list[Block] = []
    anchors: list[Anchor] = []
    texts: list[str] = []
    start = 0
    for name, root, pieces in parts:
        ordinals = {node: index for index, node in enumerate(root.iter(P))} if pieces else {}
        for piece in pieces:
            end = start + len(piece.text)
            blocks.append(Block(piece.origin, start, end, None, None))
            anchors.append(Anchor(name, ordinals[piece.paragraph], piece.label))
            texts.append(piece.text)
            start = end + 1
    if not blocks:
        raise UnreadableError("empty-file", "Word文件中没有文字（可能只有图片）。")
    return RawDocument(
        source=source,
        text="\n".join(texts),
        blocks=tuple(blocks),
        layout=layout,
        anchors=tuple(anchors),
        problems=_find_reservations(source.path, tally),
    )


def _find_reservations(path: str, tally: Tally) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    changes = tally.inserted + tally.deleted
    if changes:
        message = (
            f"文中有{changes}处修订痕迹（插入{tally.inserted}处、删除{tally.deleted}处），"
            "已按全部接受修订后的文字审查。"
        )
        problems.append(Problem(path=path, code="tracked-changes", message=message))
    if tally.hidden:
        message = f"文中有{tally.hidden}处隐藏文字，已一并审查，请确认是否应当删除。"
        problems.append(Problem(path=path, code="hidden-text", message=message))
    return tuple(problems)
