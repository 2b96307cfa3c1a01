import pytest

from hegui.errors import UnreadableError
from hegui.intake.reader import read_bytes
from hegui.model.document import Origin, RawDocument

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>网页标题</title>
<style>p {{}}</style></head>
<body><script>var a = "<p>不是文字</p>";</script><div style="display: none">隐藏</div>
<table width="100%"><tr><td>
  <table><tr><td>发文机关：</td><td>澄湖县人民政府</td></tr></table>
</td></tr></table>
<h1>澄湖县停车管理办法</h1>
<p>　　第一条　为了<b>规范</b>停车，<!-- 注释 -->制定
本办法。</p><div>第二条 本办法&nbsp;自公布之日起<br>施行。<span>（完）</span></div>
<ol start="3"><li>甲<li>乙</ol><ul><li>丙</ul>
<table border="1"><thead><tr><th rowspan="2">单位</th><th colspan="2">数额</th></tr></thead>
<tbody><tr><td><p>一</p><p>行</p></td><td>2</td></tr><tr><td>末</td><td></td><td>3</td></tr></tbody></table>
<pre>甲行
乙行</pre>尾</body></html>"""
TEXTS = [
    "发文机关：\t澄湖县人民政府", "澄湖县停车管理办法", "　　第一条　为了规范停车，制定本办法。",
    "第二条 本办法\xa0自公布之日起", "施行。（完）", "3.甲", "4.乙", "丙",
    "单位\t数额", "\t一 行\t2", "末\t\t3",
    "甲行", "乙行", "尾",
]  # fmt: skip


def texts(raw: RawDocument) -> list[str]:
    found = [raw.text[block.start : block.end] for block in raw.blocks]
    assert "\n".join(found) == raw.text
    return found


@pytest.mark.parametrize(
    ("charset", "encoding"), [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("big5", "utf-8")]
)
def test_page_has_each_piece_once_and_in_order(charset: str, encoding: str) -> None:
    raw = read_bytes(PAGE.format(charset=charset).encode(encoding), "公告.html")
    assert texts(raw) == TEXTS
    assert raw.blocks[0].origin is Origin.TABLE_ROW
    assert raw.problems == ()


def test_encoding_without_declaration_is_guessed() -> None:
    raw = read_bytes("<p>征求意见公告</p>".encode("gb18030"), "a.htm")
    assert texts(raw) == ["征求意见公告"]
    assert raw.source.format == "html"
    assert [problem.code for problem in raw.problems] == ["guessed-encoding"]


def test_web_page_named_docx_is_read_as_page() -> None:
    raw = read_bytes("<html><body><p>公告</p></body></html>".encode(), "a.docx")
    assert (raw.source.format, texts(raw)) == ("html", ["公告"])


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<p>　</p>", "<!-- x -->"])
def test_page_without_text(page: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(page.encode(), "a.html")
    assert caught.value.code == "empty-file"


@pytest.mark.parametrize("depth", [150, 1000, 50_000])
def test_deep_nesting_does_not_crash(depth: int) -> None:
    page = "<p>首</p>" + "<div>" * depth + "文" + "</div>" * depth + "<p>尾</p>"
    assert texts(read_bytes(page.encode(), "a.html"))[0] == "首"
