"""Page geometry and fonts of a Word file, resolved from run through styles to the document defaults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from hegui.intake.docx_name import DRAWING, P_PR, R_PR, R, T, is_on, number, value, word
from hegui.intake.docx_style import Stylesheet
from hegui.model.document import BlockStyle, Layout

_SECTION, _PAGE_SIZE, _PAGE_MARGIN, _GRID = word("sectPr"), word("pgSz"), word("pgMar"), word("docGrid")
_FONTS, _EAST_ASIA, _EAST_ASIA_THEME = word("rFonts"), word("eastAsia"), word("eastAsiaTheme")
_SIZE, _BOLD, _ALIGN = word("sz"), word("b"), word("jc")
_SPACING, _LINE, _LINE_RULE = word("spacing"), word("line"), word("lineRule")
_INDENT, _FIRST, _FIRST_CHARS = word("ind"), word("firstLine"), word("firstLineChars")
_HANGING, _HANGING_CHARS = word("hanging"), word("hangingChars")
_TWIPS_PER_MM = 56.6929
_DEFAULT_SIZE = 10.0
_ALIGNMENTS = {"start": "left", "end": "right", "distribute": "both", "thaiDistribute": "both"}


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a paragraph's properties are looked up in."""

    styles: Stylesheet
    fonts: dict[str, str]
    grid_pitch: float | None


def build_layout(
    body: Element, styles: Stylesheet, theme: Element | None, paragraphs: list[Element]
) -> Layout | None:
    """Layout by the first section that states a page size; one style for each paragraph given.

    None where no section states one. Millimetres for the page, points for the rest.
    """
    section = next((node for node in body.iter(_SECTION) if node.find(_PAGE_SIZE) is not None), None)
    if section is None:
        return None
    scope = _Scope(styles, _read_theme_fonts(theme), _find_grid_pitch(section))
    known: dict[Element, BlockStyle] = {}
    for paragraph in paragraphs:
        if paragraph not in known:
            known[paragraph] = _build_style(paragraph, scope)
    size, margin = section.find(_PAGE_SIZE), section.find(_PAGE_MARGIN)
    return Layout(
        page_width=_millimetres(size, "w"),
        page_height=_millimetres(size, "h"),
        margin_top=_millimetres(margin, "top"),
        margin_bottom=_millimetres(margin, "bottom"),
        margin_left=_millimetres(margin, "left"),
        margin_right=_millimetres(margin, "right"),
        styles=tuple(known[paragraph] for paragraph in paragraphs),
    )


def _millimetres(element: Element | None, name: str) -> float:
    return round(abs(number(element, word(name)) or 0) / _TWIPS_PER_MM, 1)


def _find_grid_pitch(section: Element) -> float | None:
    """Line pitch of the document grid in points, where lines keep to it."""
    grid = section.find(_GRID)
    pitch = number(grid, word("linePitch"))
    kind = value(grid, word("type"))
    return pitch / 20 if pitch and kind in ("lines", "linesAndChars", "snapToChars") else None


def _read_theme_fonts(theme: Element | None) -> dict[str, str]:
    """East Asian fonts of the theme: minorEastAsia and majorEastAsia."""
    fonts: dict[str, str] = {}
    if theme is None:
        return fonts
    for kind in ("minor", "major"):
        scheme = next(theme.iter(f"{DRAWING}{kind}Font"), None)
        if scheme is None:
            continue
        named = value(scheme.find(f"{DRAWING}ea"), "typeface")
        script = next((n for n in scheme.iterfind(f"{DRAWING}font") if n.get("script") == "Hans"), None)
        font = named or value(script, "typeface")
        if font:
            fonts[f"{kind}EastAsia"] = font
    return fonts


def _build_style(paragraph: Element, scope: _Scope) -> BlockStyle:
    own = paragraph.find(P_PR)
    run = _find_main_run(paragraph)
    styles = scope.styles.paragraph_chain(own)
    runs = _list_run_properties(run, styles, scope)
    paragraphs = _list_paragraph_properties(own, styles, scope)
    size = next((n / 2 for n in (number(p.find(_SIZE)) for p in runs) if n), _DEFAULT_SIZE)
    bold = next((is_on(node) for node in (p.find(_BOLD) for p in runs) if node is not None), False)
    align = next((text for text in (value(p.find(_ALIGN)) for p in paragraphs) if text), "left")
    return BlockStyle(
        font=_find_font(runs, scope.fonts),
        size=size,
        bold=bold,
        alignment=_ALIGNMENTS.get(align, align),
        line_pitch=_find_pitch(paragraphs, size, scope.grid_pitch),
        first_indent=_find_indent(paragraphs, size),
    )


def _find_main_run(paragraph: Element) -> Element | None:
    """The run with the most characters: what the paragraph looks like."""
    best, most = None, 0
    for run in paragraph.iter(R):
        length = sum(len((node.text or "").strip()) for node in run.iterfind(T))
        if length > most:
            best, most = run, length
    return best


def _list_run_properties(run: Element | None, styles: list[Element], scope: _Scope) -> list[Element]:
    own = None if run is None else run.find(R_PR)
    chain = [style.find(R_PR) for style in (*scope.styles.run_chain(own), *styles)]
    defaults = scope.styles.defaults
    last = None if defaults is None else defaults.find(f"{word('rPrDefault')}/{R_PR}")
    return [properties for properties in (own, *chain, last) if properties is not None]


def _list_paragraph_properties(own: Element | None, styles: list[Element], scope: _Scope) -> list[Element]:
    chain = [style.find(P_PR) for style in styles]
    defaults = scope.styles.defaults
    last = None if defaults is None else defaults.find(f"{word('pPrDefault')}/{P_PR}")
    return [properties for properties in (own, *chain, last) if properties is not None]


def _find_font(runs: list[Element], theme: dict[str, str]) -> str | None:
    for properties in runs:
        fonts = properties.find(_FONTS)
        if fonts is None:
            continue
        themed = theme.get(fonts.get(_EAST_ASIA_THEME, ""))
        named = themed or fonts.get(_EAST_ASIA)
        if named:
            return named
    return None


def _attributes(paragraphs: list[Element], tag: str) -> Iterator[Element]:
    return (node for node in (properties.find(tag) for properties in paragraphs) if node is not None)


def _find_pitch(paragraphs: list[Element], size: float, grid: float | None) -> float | None:
    """Points between lines: fixed, or a multiple of the grid; None where the font decides."""
    line = rule = None
    for spacing in _attributes(paragraphs, _SPACING):
        line = number(spacing, _LINE) if line is None else line
        rule = spacing.get(_LINE_RULE) if rule is None else rule
    if line and rule in ("exact", "atLeast"):
        return line / 20
    if grid is None or size > grid:
        return None
    return round(grid * (line or 240) / 240, 2)


def _find_indent(paragraphs: list[Element], size: float) -> float:
    """First-line indent in points; negative for a hanging one. Indents in characters win."""
    for name, sign, unit in (
        (_FIRST_CHARS, 1, size / 100),
        (_HANGING_CHARS, -1, size / 100),
        (_FIRST, 1, 1 / 20),
        (_HANGING, -1, 1 / 20),
    ):
        amount = _first_number(paragraphs, name)
        if amount:
            return round(sign * amount * unit, 1)
    return 0.0


def _first_number(paragraphs: list[Element], name: str) -> int | None:
    amounts = (number(node, name) for node in _attributes(paragraphs, _INDENT))
    return next((amount for amount in amounts if amount is not None), None)
