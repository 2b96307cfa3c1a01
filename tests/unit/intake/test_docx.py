from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from hegui.errors import UnreadableError
from hegui.intake.docx_numeral import format_number
from hegui.intake.reader import read_bytes
from hegui.model.document import Origin, RawDocument

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def word_file(body: str, **parts: str) -> bytes:
    """A Word file whose body is this XML; further parts by name (header1="<w:p>…")."""
    relations = ""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            kind = name.rstrip("0123456789")
            root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
            tag = "a:theme" if kind == "theme" else f"w:{root}"
            archive.writestr(f"word/{name}.xml", f"<{tag} {NAMES}>{content}</{tag}>")
            relations += f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{package}">{relations}</Relationships>'
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="a" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
    return stream.getvalue()


def p(content: str, properties: str = "") -> str:
    """A paragraph; plain text becomes a run."""
    inner = content if content.startswith("<") else f"<w:r><w:t>{content}</w:t></w:r>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner if content else ''}</w:p>"


def numbered(content: str, depth: int = 0, name: int = 1) -> str:
    return p(content, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>')


def level(depth: int, form: str, text: str, extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def listing(levels: str, overrides: str = "", more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{more}'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{overrides}</w:num>'
    )


def texts(raw: RawDocument) -> list[str]:
    found = [raw.text[block.start : block.end] for block in raw.blocks]
    assert "\n".join(found) == raw.text
    assert len(raw.anchors) == len(raw.blocks)
    return found


def read(body: str, **parts: str) -> list[str]:
    return texts(read_bytes(word_file(body, **parts), "稿.docx"))


SPACE, NOTHING = '<w:suff w:val="space"/>', '<w:suff w:val="nothing"/>'


def box(text: str, tag: str) -> str:
    inner = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    if tag == "wps":
        return f"<w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing>"
    return f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def note(name: int, text: str, kind: str = "") -> str:
    return f'<w:footnote w:id="{name}"{kind}>{p(text)}</w:footnote>'


def style(name: str, base: str = "", numbering: str = "", kind: str = "paragraph") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    properties = f"<w:pPr><w:numPr>{numbering}</w:numPr></w:pPr>" if numbering else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}">{based}{properties}</w:style>'


TRAP_BODY = (
    p("澄湖县停车管理办法")
    + numbered("为了规范停车，制定本办法。")
    + p(
        "<w:r><w:t>本县</w:t></w:r><w:ins><w:r><w:t>（含乡镇）</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>甲</w:delText><w:t>乙</w:t></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>丙</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>适用</w:t></w:r></w:moveTo>",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    )
    + p(
        "<w:r><w:t>框之前</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'>{box('框中文字', 'wps')}</mc:Choice>"
        f"<mc:Fallback>{box('框中文字', 'v')}</mc:Fallback></mc:AlternateContent>"
        "</w:r><w:r><w:t>框之后</w:t></w:r>"
    )
    + "<w:tbl>"
    + row(cell("甲单位", '<w:vMerge w:val="restart"/>'), cell("跨两列", '<w:gridSpan w:val="2"/>'))
    + row(cell("不显示", "<w:vMerge/>"), cell(p("一行") + p("二行")), cell("末"))
    + row(cell("外"), cell("<w:tbl>" + row(cell("内1"), cell("内2")) + "</w:tbl>" + p("")))
    + row(cell(""), cell(""))
    + "<w:sdt><w:sdtContent>"
    + row(cell("控件行"), "<w:sdt><w:sdtContent>" + cell("控件格") + "</w:sdtContent></w:sdt>")
    + "</w:sdtContent></w:sdt></w:tbl>"
    + "<w:sdt><w:sdtPr><w:alias w:val='不是文字'/></w:sdtPr><w:sdtContent>"
    + p("控件段")
    + "</w:sdtContent></w:sdt>"
    + p(
        "<w:r><w:t>注</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>标记</w:t></w:r></w:smartTag>"
        "<w:fldSimple w:instr='DATE'><w:r><w:t>2024年</w:t></w:r></w:fldSimple>"
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>5月</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    + p(
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>丙</w:t>"
        "<w:sym w:font='Wingdings' w:char='F0FE'/><w:br/><w:t>换行后</w:t></w:r>"
    )
    + p("删去段末", "<w:rPr><w:del/></w:rPr>")
    + p("接上段")
    + p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏文字</w:t></w:r>")
    + p("　")
    + '<w:sectPr><w:headerReference r:id="header1"/><w:headerReference r:id="header2"/>'
    '<w:footerReference r:id="footer1"/></w:sectPr>'
)
TRAP_PARTS = {
    "numbering": listing(level(0, "chineseCountingThousand", "第%1条", SPACE)),
    "footnotes": note(0, "线", ' w:type="separator"') + note(1, "孤注") + note(2, "脚注文字"),
    "header1": p("页眉文字"),
    "header2": p("页眉文字"),
    "footer1": p("— 1 —"),
    "comments": f"<w:comment>{p('批注')}</w:comment>",
}
TRAP_TEXTS = [
    "澄湖县停车管理办法",
    "第一条 为了规范停车，制定本办法。",
    "第二条 本县（含乡镇）适用",
    "框之前框之后",
    "框中文字",
    "甲单位\t跨两列",
    "\t一行 二行\t末",
    "外\t内1 内2",
    "控件行\t控件格",
    "控件段",
    "注链接标记2024年5月",
    "甲\t乙-丙☑",
    "换行后",
    "删去段末接上段",
    "隐藏文字",
    "脚注文字",
    "页眉文字",
    "— 1 —",
]


def test_trap_has_each_piece_once_and_in_order() -> None:
    raw = read_bytes(word_file(TRAP_BODY, **TRAP_PARTS), "稿.docx")
    assert texts(raw) == TRAP_TEXTS
    origins = [block.origin for block in raw.blocks]
    assert origins[4] is Origin.TEXT_BOX
    assert origins[5:9] == [Origin.TABLE_ROW] * 4
    assert origins[-3:] == [Origin.FOOTNOTE, Origin.HEADER, Origin.FOOTER]
    assert {problem.code: problem.message for problem in raw.problems} == {
        "tracked-changes": "文中有5处修订痕迹（插入2处、删除3处），已按全部接受修订后的文字审查。",
        "hidden-text": "文中有1处隐藏文字，已一并审查，请确认是否应当删除。",
    }


def test_anchor_counts_paragraphs_of_the_part() -> None:
    raw = read_bytes(word_file(TRAP_BODY, **TRAP_PARTS), "稿.docx")
    from lxml import etree

    with ZipFile(BytesIO(word_file(TRAP_BODY, **TRAP_PARTS))) as archive:
        for text, anchor in zip(texts(raw), raw.anchors, strict=True):
            assert anchor is not None
            root = etree.fromstring(archive.read(anchor.part))
            node = list(root.iter(f"{{{W}}}p"))[anchor.paragraph]
            own = "".join(node.itertext(f"{{{W}}}t"))
            assert own[:1] in text or text[-3:] in own
            assert text[: anchor.label] in ("", "第一条 ", "第二条 ")


def test_levels_restart_and_refer_to_each_other() -> None:
    numbering = listing(
        level(0, "chineseCounting", "第%1章", SPACE)
        + level(1, "decimal", "%1.%2", NOTHING + "<w:isLgl/>")
        + level(2, "lowerLetter", "（%3）", NOTHING + '<w:lvlRestart w:val="1"/>')
        + level(3, "decimal", "%4)", '<w:lvlRestart w:val="0"/>' + NOTHING)
    )
    body = "".join(
        numbered(f"文{index}", depth) for index, depth in enumerate([0, 1, 2, 3, 1, 2, 3, 0, 1, 2, 3])
    )
    assert read(body, numbering=numbering) == [
        "第一章 文0", "1.1文1", "（a）文2", "1)文3", "1.2文4", "（b）文5", "2)文6",
        "第二章 文7", "2.1文8", "（a）文9", "3)文10",
    ]  # fmt: skip


def test_overrides_start_once_and_lists_share_their_counter() -> None:
    numbering = listing(
        level(0, "decimal", "%1.", NOTHING),
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>',
        more='<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        + level(0, "upperRoman", "%1、", NOTHING)
        + "</w:lvlOverride></w:num>",
    )
    body = "".join(numbered("文", 0, name) for name in (1, 1, 3, 2, 2, 1, 4, 0, 9))
    expected = ["1.文", "2.文", "3.文", "5.文", "6.文", "7.文", "VIII、文", "文", "文"]
    assert read(body, numbering=numbering) == expected


def test_numbering_comes_through_styles() -> None:
    styles = (
        style("条", numbering='<w:numId w:val="1"/>')
        + style("项", "条", '<w:ilvl w:val="1"/>')
        + style("子", "项")
        + style("无", "条", '<w:numId w:val="0"/>')
        + style("环", "环")
        + style("三级", numbering='<w:numId w:val="1"/>')
    )
    numbering = listing(
        level(0, "chineseCountingThousand", "第%1条")
        + level(1, "chineseCountingThousand", "（%2）", NOTHING)
        + level(2, "decimal", "%3.", '<w:pStyle w:val="三级"/>' + NOTHING)
    )
    body = "".join(
        p("文", f'<w:pStyle w:val="{name}"/>') for name in ("条", "项", "子", "三级", "无", "环", "条")
    )
    body += p("文", '<w:pStyle w:val="条"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    body += p("文", '<w:pStyle w:val="条"/><w:numPr><w:ilvl w:val="1"/></w:numPr>')
    assert read(body, numbering=numbering, styles=styles) == [
        "第一条\t文", "（一）文", "（二）文", "1.文", "文", "文", "第二条\t文", "文", "（一）文",
    ]  # fmt: skip


def test_list_style_and_bullets_and_literal_labels() -> None:
    styles = style("列", numbering='<w:numId w:val="1"/>', kind="numbering")
    more = (
        '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="列"/></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )
    numbering = listing(
        level(0, "decimal", "%1、", NOTHING) + level(1, "bullet", "●") + level(2, "none", "附件：", NOTHING),
        more=more,
    )
    body = numbered("文", 0, 3) + numbered("文", 1, 3) + numbered("文", 2, 3) + numbered("", 0, 3)
    assert read(body + numbered("文", 0, 3), numbering=numbering, styles=styles) == [
        "1、文", "文", "附件：文", "3、文",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("chineseCountingThousand", "一 十 十一 二十 一百零五 一百一十 一千零一"),
        ("chineseCounting", "一 十 十一 二十 一百零五 一百一十 一千零一"),
        ("ideographDigital", "一 一〇 一一 二〇 一〇五 一一〇 一〇〇一"),
        ("japaneseCounting", "一 十 十一 二十 百五 百十 千一"),
        ("chineseLegalSimplified", "壹 壹拾 壹拾壹 贰拾 壹佰零伍 壹佰壹拾 壹仟零壹"),
        ("decimalFullWidth", "１ １０ １１ ２０ １０５ １１０ １００１"),
        ("decimalEnclosedCircleChinese", "① ⑩ ⑪ ⑳ 105 110 1001"),
        ("upperRoman", "I X XI XX CV CX MI"),
        ("ideographTraditional", "甲 癸 甲 癸 戊 癸 甲"),
        ("decimalZero", "01 10 11 20 105 110 1001"),
    ],
)
def test_number_formats(style: str, expected: str) -> None:
    numbers = (1, 10, 11, 20, 105, 110, 1001)
    assert " ".join(format_number(number, style) for number in numbers) == expected


def test_letters_repeat_and_myriads_have_their_zero() -> None:
    assert [format_number(number, "lowerLetter") for number in (1, 26, 27, 53)] == ["a", "z", "aa", "aaa"]
    assert format_number(10_001, "chineseCounting") == "一万零一"
    assert format_number(120_300, "chineseCounting") == "十二万零三百"
    assert format_number(36, "decimalEnclosedCircle") == "㊱"


def test_deleted_rows_marks_and_paragraphs_leave_nothing() -> None:
    body = (
        p("<w:del><w:r><w:delText>甲</w:delText></w:r></w:del>", "<w:rPr><w:del/></w:rPr>")
        + p("乙")
        + "<w:tbl>"
        + "<w:tr><w:trPr><w:del/></w:trPr>" + cell("删") + cell("行") + "</w:tr>"
        + row(cell("留"), cell("下", "<w:cellDel/>"), cell("来"))
        + "</w:tbl>"
    )  # fmt: skip
    assert read(body) == ["乙", "留\t来"]


def test_frame_of_one_cell_keeps_its_paragraphs() -> None:
    raw = read_bytes(word_file("<w:tbl>" + row(cell(p("第一条 甲") + p("第二条 乙"))) + "</w:tbl>"), "a.docx")
    assert texts(raw) == ["第一条 甲", "第二条 乙"]
    assert raw.blocks[0].origin is Origin.PARAGRAPH


def test_layout_is_resolved_through_styles_and_theme() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/>'
        "</w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:styleId="正"><w:pPr><w:jc w:val="both"/><w:spacing w:line="579" '
        'w:lineRule="exact"/><w:ind w:firstLineChars="200"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr>'
        "</w:style>"
    )
    theme = (
        '<a:fontScheme><a:minorFont><a:ea typeface=""/><a:font script="Hans" typeface="等线"/></a:minorFont>'
        "</a:fontScheme>"
    )
    body = (
        p("正文", '<w:pStyle w:val="正"/>')
        + p("<w:r><w:rPr><w:rFonts w:eastAsia='黑体'/><w:b/><w:sz w:val='44'/></w:rPr><w:t>标题</w:t></w:r>")
        + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1985" w:left="1588" '
        'w:right="1474"/></w:sectPr>'
    )
    data = word_file(body, styles=styles, theme=theme)
    layout = read_bytes(data, "a.docx", layout=True).layout
    assert layout is not None
    assert (layout.page_width, layout.page_height, layout.margin_top) == (210.0, 297.0, 37.0)
    assert layout.styles[0] == ("等线", 16.0, False, "both", 28.95, 32.0)
    assert layout.styles[1][:4] == ("黑体", 22.0, True, "left")
    assert read_bytes(data, "a.docx").layout is None


def _damaged() -> bytes:
    return word_file(p("文"))[:-40]


def _other_zip() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "文")
    return stream.getvalue()


def _bomb() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 80_000_000)
    return stream.getvalue()


def _ole(word: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + word.encode("utf-16-le") + bytes(512)


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (_damaged, "unreadable-file"),
        (_other_zip, "unreadable-file"),
        (_bomb, "too-large"),
        (lambda: word_file(""), "empty-file"),
        (lambda: word_file("<w:p>"), "unreadable-file"),
        (lambda: _ole("WordDocument"), "unsupported-format"),
        (lambda: _ole("EncryptedPackage"), "encrypted"),
        (lambda: bytes(range(256)), "unreadable-file"),
    ],
)
def test_bad_files_have_their_code(build: Callable[[], bytes], code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(build(), "稿.docx")
    assert caught.value.code == code
    assert str(caught.value).endswith("。")


def test_entities_are_not_expanded() -> None:
    data = word_file(p("文"))
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == "word/document.xml":
                text = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + text.replace(
                    "文", "文&e;"
                )
            new.writestr(name, text)
    assert texts(read_bytes(stream.getvalue(), "a.docx")) == ["文"]
