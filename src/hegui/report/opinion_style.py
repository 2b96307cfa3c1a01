"""The look of an official document: page, fonts, line pitch, page numbers (GB/T 9704—2012, 5 and 7)."""

from __future__ import annotations

from typing import Any

TITLE_FONT, HEAD_FONT, SUBHEAD_FONT, BODY_FONT = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"
LATIN_FONT, FOLIO_FONT = "Times New Roman", "宋体"
MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}  # millimetres
PITCH = 28  # points from line to line
TABLE_PITCH, GAP = 18, 8
SIZES = {"title": 22, "body": 16, "table": 10.5, "folio": 14}  # 二号 三号 五号 四号
THEME = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def prepare(document: Any) -> None:
    """Give a new python-docx document the page, the styles and the page numbers."""
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, size in MARGINS.items():
        setattr(section, name, Mm(size))
    section.footer_distance = Mm(28)  # the folio stands 7 mm below the type area
    _styles(document.styles)
    _folios(document, section)


def _styles(styles: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    body = _dress(styles["Normal"], BODY_FONT, SIZES["body"])
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    title = _dress(styles["Title"], TITLE_FONT, SIZES["title"])
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    border = title.element.pPr.find(_tag("w:pBdr"))
    if border is not None:
        title.element.pPr.remove(border)
    for level, font in ((1, HEAD_FONT), (2, SUBHEAD_FONT), (3, BODY_FONT)):
        heading = _dress(styles[f"Heading {level}"], font, SIZES["body"], bold=level == 3)
        heading.paragraph_format.keep_with_next = True
        _indent(heading)
    _indent(_dress(_added(styles, "正文段落"), BODY_FONT, SIZES["body"]))
    for name, font in (("表头", HEAD_FONT), ("表格文字", BODY_FONT)):
        cell = _dress(_added(styles, name), font, SIZES["table"], pitch=TABLE_PITCH)
        cell.paragraph_format.alignment = (
            WD_ALIGN_PARAGRAPH.CENTER if name == "表头" else WD_ALIGN_PARAGRAPH.LEFT
        )
    _dress(_added(styles, "页码"), FOLIO_FONT, SIZES["folio"])
    _dress(_added(styles, "表格间隔"), BODY_FONT, SIZES["table"], pitch=GAP)
    label = styles.add_style("标签", WD_STYLE_TYPE.CHARACTER)
    label.font.name = LATIN_FONT
    label.element.rPr.rFonts.set(_tag("w:eastAsia"), HEAD_FONT)


def _added(styles: Any, name: str) -> Any:
    from docx.enum.style import WD_STYLE_TYPE

    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.quick_style = True
    return style


def _dress(style: Any, font: str, size: float, *, bold: bool = False, pitch: int = PITCH) -> Any:
    """Fonts for Latin and East Asian text, black, fixed pitch, no space around."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.bold = LATIN_FONT, Pt(size), bold
    style.font.italic, style.font.color.rgb = False, RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for key in THEME:
        fonts.attrib.pop(_tag(f"w:{key}"), None)
    for key in ("hAnsi", "cs"):
        fonts.set(_tag(f"w:{key}"), LATIN_FONT)
    fonts.set(_tag("w:eastAsia"), font)
    layout = style.paragraph_format
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(pitch)
    layout.space_before = layout.space_after = Pt(0)
    return style


def _indent(style: Any) -> None:
    """Two characters at the head of the paragraph, whatever the size."""
    from docx.shared import Pt

    style.paragraph_format.first_line_indent = Pt(2 * SIZES["body"])
    style.element.pPr.ind.set(_tag("w:firstLineChars"), "200")


def _folios(document: Any, section: Any) -> None:
    """— 1 — at the outer edge: odd pages right, even pages left, one character in."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles["页码"]
        paragraph.alignment = side
        layout = paragraph.paragraph_format
        layout.left_indent = layout.right_indent = Pt(SIZES["folio"])
        paragraph.add_run("— ")
        _page_field(paragraph)
        paragraph.add_run(" —")


def _page_field(paragraph: Any) -> None:
    from docx.oxml import OxmlElement

    field = OxmlElement("w:fldSimple")
    field.set(_tag("w:instr"), "PAGE")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _tag(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))
