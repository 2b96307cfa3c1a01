from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from hegui.errors import UnreadableError
from hegui.intake.pdf_line import join_texts
from hegui.intake.reader import read_bytes
from hegui.model.document import Origin, RawDocument

EM = 16.0
LEFT, WIDE = 80.0, 27  # left margin in points, characters a line
PITCH = 28.0
BODY = (
    "第一条　为了规范停车管理，维护停车秩序，保障公民、法人和其他组织的合法权益，根据《澄湖市城市管理条例》"
    "等有关规定，结合本县实际，制定本办法。",
    "第二条　本县行政区域内停车场的规划、建设、使用和管理，适用本办法，法律、法规另有规定的，从其规定，依照"
    "第三条执行。",
    "本办法所称“停车场”，是指供机动车停放的场所。",
    "（一）公共停车场；",
    "（二）专用停车场。",
)


def pdf_file(*draw: Callable[[Any], None], **options: Any) -> bytes:
    """A PDF with one page for each function, which draws on the canvas."""
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = BytesIO()
    canvas = canvas_module.Canvas(stream, pagesize=(595.3, 841.9), **options)
    for function in draw:
        canvas.setFont("STSong-Light", EM)
        function(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def wrap(text: str) -> list[str]:
    """Lines of a paragraph whose first line is indented by two characters."""
    text = "　　" + text
    return [text[start : start + WIDE] for start in range(0, len(text), WIDE)]


def put(canvas: Any, text: str, y: float, x: float = LEFT) -> None:
    indent = len(text) - len(text.lstrip("　"))
    canvas.drawString(x + indent * EM, y, text[indent:])


def page_of(lines: list[str], number: str = "", head: str = "") -> Callable[[Any], None]:
    def draw(canvas: Any) -> None:
        for index, line in enumerate(lines):
            put(canvas, line, 720 - index * PITCH)
        if number:
            canvas.drawCentredString(297, 60, number)
        if head:
            canvas.drawString(LEFT, 800, head)

    return draw


def texts(raw: RawDocument) -> list[str]:
    found = [raw.text[block.start : block.end] for block in raw.blocks]
    assert "\n".join(found) == raw.text
    return found


def read(data: bytes) -> list[str]:
    return texts(read_bytes(data, "办法.pdf"))


def test_lines_become_paragraphs_over_pages_without_page_numbers() -> None:
    lines = [line for text in BODY * 4 for line in wrap(text)]
    half = len(lines) // 2 + 1
    data = pdf_file(
        page_of(lines[:half], "— 1 —", "澄湖县文件"), page_of(lines[half:], "— 2 —", "澄湖县文件")
    )
    raw = read_bytes(data, "办法.pdf")
    assert [text.replace("　", "").replace(" ", "") for text in texts(raw) if text != "澄湖县文件"] == [
        text.replace("　", "") for text in BODY * 4
    ]
    assert raw.pages == 2
    assert raw.blocks[0].page == 1
    assert raw.blocks[-1].page == 2


@pytest.mark.parametrize("form", ["— {} —", "{}", "-{}-", "{}/3", "第{}页 共3页", "－{}－", "Page {} of 3"])
def test_page_numbers_and_running_heads_go(form: str) -> None:
    lines = [line for text in BODY for line in wrap(text)]
    pages = [page_of(lines, form.format(number), "澄湖县人民政府公报") for number in (1, 2, 3)]
    found = read(pdf_file(*pages))
    assert len(found) == 3 * len(BODY)
    assert not any("公报" in text or text.strip("—-－ ") in ("1", "2", "3") for text in found)


def test_numbers_in_the_text_stay() -> None:
    found = read(pdf_file(page_of(["　　办公地点", "　　12", "　　办公电话"])))
    assert found == ["办公地点", "12", "办公电话"]


def test_centred_titles_and_signature_are_blocks_of_their_own() -> None:
    def draw(canvas: Any) -> None:
        canvas.drawCentredString(LEFT + WIDE * EM / 2, 780, "澄湖县停车管理办法")
        canvas.drawCentredString(LEFT + WIDE * EM / 2, 752, "（试行）")
        lines = [line for text in BODY for line in wrap(text)]
        page_of(lines)(canvas)
        canvas.drawRightString(LEFT + WIDE * EM, 720 - (len(lines) + 1) * PITCH, "澄湖县人民政府")
        canvas.drawRightString(LEFT + WIDE * EM, 720 - (len(lines) + 2) * PITCH, "2024年5月6日")

    found = read(pdf_file(draw))
    assert found[:2] == ["澄湖县停车管理办法", "（试行）"]
    assert found[-2:] == ["澄湖县人民政府", "2024年5月6日"]


def test_characters_drawn_late_stand_in_their_place() -> None:
    def draw(canvas: Any) -> None:
        canvas.drawString(LEFT, 700, "规定的")
        canvas.drawString(LEFT + 4 * EM, 700, "情节严重")
        canvas.drawString(LEFT + 9 * EM, 700, "的")
        canvas.drawString(LEFT + 3 * EM, 700, "“")
        canvas.drawString(LEFT + 8 * EM, 700, "”")

    assert read(pdf_file(draw)) == ["规定的“情节严重”的"]


def test_thin_gaps_are_no_spaces_and_wide_ones_are() -> None:
    def draw(canvas: Any) -> None:
        canvas.drawString(LEFT, 700, "自")
        canvas.drawString(LEFT + 1.25 * EM, 700, "2024")
        canvas.drawString(LEFT + 3.6 * EM, 700, "年起")
        canvas.drawString(LEFT, 660, "第一条")
        canvas.drawString(LEFT + 4 * EM, 660, "本办法")
        canvas.drawString(LEFT, 620, "粗")
        canvas.drawString(LEFT + 0.3, 620, "粗")

    assert read(pdf_file(draw)) == ["自2024年起", "第一条 本办法", "粗"]


def test_ruled_table_is_read_by_rows_with_merged_cells_once() -> None:
    def draw(canvas: Any) -> None:
        page_of(["　　表前"])(canvas)
        xs, ys = (100, 200, 300, 400), (600, 560, 520, 480)
        for y in (600, 520, 480):
            canvas.line(100, y, 400, y)
        canvas.line(200, 560, 400, 560)
        for x in (100, 200, 400):
            canvas.line(x, 600, x, 480)
        canvas.line(300, 560, 300, 480)
        canvas.setFont("STSong-Light", 12)
        for text, column, row in (
            ("单位", 0, 0), ("跨两列", 1, 0), ("甲", 1, 1), ("乙", 2, 1), ("丙", 0, 2), ("丁", 2, 2),
        ):  # fmt: skip
            canvas.drawString(xs[column] + 5, ys[row] - 18, text)
        canvas.drawString(xs[1] + 5, ys[1] - 32, "续行")
        canvas.drawString(LEFT, 420, "表后")

    raw = read_bytes(pdf_file(draw), "a.pdf")
    assert texts(raw) == ["表前", "单位\t跨两列", "\t甲续行\t乙", "丙\t\t丁", "表后"]
    assert [block.origin is Origin.TABLE_ROW for block in raw.blocks] == [False, True, True, True, False]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_read_upright(turn: int) -> None:
    def draw(canvas: Any) -> None:
        canvas.setPageRotation(turn)
        canvas.translate(297, 421)
        canvas.rotate(turn)
        canvas.drawString(-100, 40, "第一行文字")
        canvas.drawString(-100, 0, "第二行")

    assert read(pdf_file(draw)) == ["第一行文字", "第二行"]


def test_layout_tells_margins_size_and_indent() -> None:
    lines = [line for text in BODY for line in wrap(text)]
    layout = read_bytes(pdf_file(page_of(lines)), "a.pdf", layout=True).layout
    assert layout is not None
    assert (round(layout.page_width), round(layout.page_height), round(layout.margin_left)) == (210, 297, 28)
    style = layout.styles[0]
    assert (style.size, style.first_indent, style.line_pitch) == (16.0, 32.0, 28.0)
    assert style.font == "华文宋体"


def _scan(canvas: Any) -> None:
    canvas.rect(100, 100, 300, 300, fill=1)


def test_scanned_pages_among_others_are_a_reservation() -> None:
    raw = read_bytes(pdf_file(page_of(["　　正文"]), _scan, lambda canvas: None), "a.pdf")
    assert [problem.code for problem in raw.problems] == ["pages-without-text"]
    assert "第2页" in raw.problems[0].message


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (lambda: pdf_file(_scan), "no-text-layer"),
        (lambda: pdf_file(page_of(["文"]), encrypt="secret"), "encrypted"),
        (lambda: b"%PDF-1.4\n" + b"x" * 500, "unreadable-file"),
        (lambda: b"\x00\x01" * 100, "unreadable-file"),
    ],
)
def test_bad_files_have_their_code(build: Callable[[], bytes], code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(build(), "a.pdf")
    assert caught.value.code == code
    assert str(caught.value).endswith("。")


def test_pdf_named_docx_is_read_by_its_content() -> None:
    raw = read_bytes(pdf_file(page_of(["　　正文"])), "a.docx")
    assert raw.source.format == "pdf"
    assert [problem.code for problem in raw.problems] == ["format-mismatch"]


def test_joining_of_lines() -> None:
    assert join_texts("停车", "管理") == "停车管理"
    assert join_texts("big", "data") == "big data"
    assert join_texts("infor-", "mation") == "information"
    assert join_texts("20", "24年") == "2024年"
