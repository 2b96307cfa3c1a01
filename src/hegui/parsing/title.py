"""The head of a document: meta lines, red head, number, title over several lines, addressee."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hegui.model.document import Block, Element, ElementKind, Origin
from hegui.parsing.day import DAY, read_day
from hegui.parsing.genre import find_genre

HEAD_BLOCKS = 40
LONGEST_TITLE_LINE = 70
_TRIM = " \u3000\t\u00a0*#_"
_META = re.compile(
    r"(索引号|主题分类|发文机关|发文机构|发布机构|成文日期|生成日期|标题|名称|文件名称|发文字号|文号|"
    r"发布日期|公开日期|主题词|原文链接|检索时间|检索关键词|信息来源|来源|有效性|责任编辑|体裁分类|组配分类|"
    r"浏览次数|字体|统一登记号|登记号|分类|时效|主动公开|份号|公开方式|公开属性)[：:]"
)
_META_DAY = re.compile(r"(?:成文日期|生成日期|发布日期)[^0-9]{0,6}(\d{4})[-年.](\d{1,2})[-月.](\d{1,2})")
_RED_HEAD = re.compile(r"(?:文件|（公告）|公报|纪要)\Z")
_SECRECY = re.compile(r"(?:绝密|机密|秘密|特急|加急|平急|\d{6})(?:★.{0,6})?|(?:紧急程度|密级)[：:].{0,8}")
_NUMBER_LINE = re.compile(
    r"[（(]?[\u4e00-\u9fa5A-Za-z]{1,16}[〔\[（(【［][12]\d{3}[〕\])）】］](?:第)?\d{1,5}号[）)]?(?:.{0,3}签发人.{0,12})?"
    r"|(?:第[〇零一二三四五六七八九十百\d]{1,5}号)|[\u4e00-\u9fa5]{2,24}(?:令|公告)(?:（第.{1,6}号）|第.{1,8}号)?"
)
_BODY = re.compile(
    r"第[〇零一二三四五六七八九十百千0-9０-９]{1,6}[编章节条](?=[\s\u3000]|$|[^\u4e00-\u9fa5])"
    r"|[一二三四五六七八九十]{1,3}、|[（(][一二三]{1,2}[）)]|目[ \u3000]{0,4}录\Z"
    r"|1[.．、]|根据|为了?|按照|依据|现将|各"
)
_NOTE = re.compile(r"[（(](?=[^\n]{0,400}(?:年|通过|公布|发布))")
_ADDRESSEE = re.compile(r".{2,200}[：:]\Z")
_ORG = re.compile(
    r".{0,30}(?:人民政府|委员会|办公室|办公厅|党委|党组|政府|厅|局|部|委|院|处|中心|管委会|法院|检察院|联合会|支队|大队|总队|公司|协会|集团|所|站|银行|学校|司|署|事务所|专家组|评估组|科|股|室)(?:办公室|办公厅)?\Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The head of a document. ``head_end``: offset where the body begins; ``note``: the bracketed
    history under the title; ``meta_day``: a date of the web page's own table, used last."""

    title: str | None = None
    issuers: tuple[str, ...] = ()
    addressee: str | None = None
    note: str | None = None
    meta_day: date | None = None
    head_end: int = 0
    elements: tuple[Element, ...] = ()


def is_organisation(text: str) -> bool:
    """Whether a short line is the name of a body."""
    return len(text) <= 40 and _ORG.match(text) is not None and not re.search(r"[，。；：:、《》]", text)


def find_heading(text: str, blocks: Sequence[Block]) -> Heading:
    """The head of a document; every field is empty where the text does not show it."""
    lines = [
        (text[b.start : b.end].strip(_TRIM), b)
        for b in blocks[:HEAD_BLOCKS]
        if b.origin in (Origin.PARAGRAPH, Origin.TEXT_BOX, Origin.TABLE_ROW)
    ]
    first = _skip_meta(lines)
    meta_day = _meta_day(text[: lines[first - 1][1].end]) if first else None
    title_lines, position, heads = _title_lines(lines, first)
    elements = _title_elements(title_lines)
    after = _After.read(lines, position)
    head_end = lines[after.position - 1][1].end if after.position else 0
    issuers = tuple(_issuers(title_lines)) or tuple(heads)
    if meta_day is None and after.end:
        meta_day = _meta_day(text[: after.end])
    return Heading(
        title=_joined(title_lines),
        issuers=issuers,
        addressee=after.addressee,
        note=after.note,
        meta_day=meta_day,
        head_end=head_end,
        elements=(*elements, *after.elements),
    )


def _skip_meta(lines: Sequence[tuple[str, Block]]) -> int:
    """Index of the first line behind a web page's table of properties at the very head."""
    last = 0
    for index, (line, _) in enumerate(lines):
        bare = re.sub(r"[ \u3000]", "", line)
        if _META.match(bare):
            last = index + 1 if not bare.endswith(("：", ":")) else min(index + 2, len(lines))
            if bare.endswith(("主题词：", "主题词:")):
                last = index + 1
        elif index >= last + 2:
            break
    return last


def _meta_day(head: str) -> date | None:
    match = _META_DAY.search(re.sub(r"[ \u3000\n*]", "", head))
    if match is None:
        return None
    try:
        return date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
    except ValueError:
        return None


def _title_lines(
    lines: Sequence[tuple[str, Block]], first: int
) -> tuple[list[tuple[str, Block]], int, list[str]]:
    """Title lines, the index behind them, and bodies named in a red head."""
    chosen: list[tuple[str, Block]] = []
    heads: list[str] = []
    position = first
    while position < len(lines):
        line, block = lines[position]
        if _is_furniture(line):
            if not chosen and _RED_HEAD.search(line):
                heads += [
                    part for part in re.split(r"[ \u3000]+", line[:-2].strip()) if is_organisation(part)
                ]
            if chosen:
                break
        elif _ends_title(line, chosen):
            break
        else:
            chosen.append((line, block))
            if _is_complete(line, lines, position):
                position += 1
                break
        position += 1
    return chosen, position, heads


def _is_furniture(line: str) -> bool:
    return (
        not line
        or line.strip("-—") == ""
        or _SECRECY.fullmatch(line) is not None
        or _NUMBER_LINE.fullmatch(line) is not None
        or (_RED_HEAD.search(line) is not None and len(line) <= 30 and line.endswith("文件"))
        or _META.match(re.sub(r"[ \u3000*]", "", line)) is not None
    )


def _ends_title(line: str, chosen: list[tuple[str, Block]]) -> bool:
    if len(line) > LONGEST_TITLE_LINE or line.endswith(("。", "；", "，", "：", ":")):
        return True
    if _NOTE.match(line):
        return True
    return bool(chosen) and (_BODY.match(line) is not None or re.fullmatch(DAY, line) is not None)


def _is_complete(line: str, lines: Sequence[tuple[str, Block]], position: int) -> bool:
    """A line in a genre ends the title unless the next one plainly goes on with it."""
    if find_genre(line) is None or is_organisation(line):
        return False
    following = lines[position + 1][0] if position + 1 < len(lines) else ""
    return not re.fullmatch(r"[（(].{1,12}[）)]", following) and not (
        following.startswith("的") or following == line
    )


def _joined(title_lines: Sequence[tuple[str, Block]]) -> str | None:
    parts: list[str] = []
    for index, (line, _) in enumerate(title_lines):
        bare = re.sub(r"[ \u3000\u00a0]+", "" if not is_organisation(line) else " ", line)
        both = index > 0 and is_organisation(title_lines[index - 1][0]) and is_organisation(line)
        parts.append(" " + bare if both else bare)
    return "".join(parts) or None


def _title_elements(title_lines: Sequence[tuple[str, Block]]) -> tuple[Element, ...]:
    if not title_lines:
        return ()
    return (Element(ElementKind.TITLE, title_lines[0][1].start, title_lines[-1][1].end),)


def _issuers(title_lines: Sequence[tuple[str, Block]]) -> list[str]:
    """Bodies that stand as title lines of their own, or before 关于 in the title."""
    alone = [line for line, _ in title_lines if is_organisation(line)]
    if alone:
        return alone
    title = _joined(title_lines) or ""
    before, found, _ = title.partition("关于")
    if found and before and "《" not in before:
        return [part for part in re.split(r"[、 ]", before) if is_organisation(part)]
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class _After:
    """What stands between title and body."""

    position: int
    end: int
    note: str | None = None
    addressee: str | None = None
    elements: tuple[Element, ...] = ()

    @staticmethod
    def read(lines: Sequence[tuple[str, Block]], position: int) -> _After:
        note = addressee = None
        elements: list[Element] = []
        while position < len(lines):
            line, block = lines[position]
            if note is None and _NOTE.match(line):
                note = line
            elif (
                addressee is None
                and _ADDRESSEE.fullmatch(line)
                and not _META.match(re.sub(r"[ \u3000*]", "", line))
            ):
                if _is_addressee(line):
                    addressee = line[:-1]
                    elements.append(Element(ElementKind.ADDRESSEE, block.start, block.end))
                    position += 1
                break
            elif not (_is_furniture(line) or re.fullmatch(DAY, line) or len(line) <= 1):
                break
            position += 1
        end = lines[position - 1][1].end if position else 0
        return _After(position=position, end=end, note=note, addressee=addressee, elements=tuple(elements))


def _is_addressee(line: str) -> bool:
    return re.search(
        r"政府|部门|单位|委|局|办|厅|各|党|企业|院|站|所|镇|乡|县|市|区|公司", line
    ) is not None and (re.search(r"如下|规定|下列|以下|包括|。", line) is None)


def day_of_line(line: str) -> date | None:
    """The day a line consists of, or None."""
    return read_day(line) if re.fullmatch(DAY, line) else None
