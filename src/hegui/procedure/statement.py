"""What a dossier itself says about the regime: listed in the catalogue, belongs or does not belong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hegui.model.document import Document, Role
from hegui.model.dossier import MatterKind
from hegui.procedure.excerpt import excerpt

_SPEAKERS = frozenset(
    {
        Role.DRAFT,
        Role.DRAFTING_NOTE,
        Role.LEGALITY_OPINION,
        Role.CONSULTATION_NOTICE,
        Role.MEETING_MINUTES,
        Role.MEETING_RECORD,
        Role.ISSUED,
        Role.OTHER,
    }
)
_SENTENCE = re.compile(r"[^。；\n]+")
_DECISION = re.compile(r"重大(?:行政)?决策|决策事项目录|宏观调控|政府立法|应急处置决策|《?暂行条例")
_NO = re.compile(
    r"(?:不属于|不是|并非|不构成|未列入|没有列入|未纳入|不在|不列入|不纳入|不按)[^，,；。]{0,40}(?:"
    r"重大(?:行政)?决策|决策事项目录|目录)"
)
_YES = re.compile(
    r"(?:列入|纳入|属于|属|作为|系|按照?|为)[^。；]{0,46}(?:重大(?:行政)?决策(?!程序)|决策事项目录)"
    r"|重大(?:行政)?决策(?:事项)?目录[^。；]{0,40}(?:承办|列明|明确|第)|根据[^。；]{0,30}重大行政决策事项目录"
    r"|重大行政决策的?承办单位|决定启动[^。；]{0,20}决策程序|履行重大行政决策[^。；]{0,6}程序"
)
_EXCLUDED = re.compile(
    r"(?:属于|系|属)[^。；]{0,30}(?:宏观调控决策|政府立法决策|应急处置决策|突发事件应急处置|政府立法)|"
    r"(?:宏观调控决策|政府立法决策|应急处置决策)[^。；]{0,12}(?:不适用|的范围)"
)
_DOCUMENT_NO = re.compile(
    r"(?:不属于|不是|并非|不作为|不构成)(?:行政)?规范性文件|(?:不属于|不是)[^，,；。、]{0,20}(?:行"
    r"政)?规范性文件|不按(?:照)?(?:行政)?规范性文件"
)
_DOCUMENT_YES = re.compile(
    r"(?:属于|作为|是|系|按照?|制定的|列为)[^。；，]{0,30}(?:行政)?规范性文件(?!制定程序"
    r"|制定和|管理|合法性|备案审查)"
    r"|(?:行政)?规范性文件(?:办理|管理程序|进行管理|制定程序(?:办理|一并))|规范性文件制定程序一并办理"
)
_GENERAL = re.compile(r"全年|制度|健全|严格(?:落实|执行)|必经程序")
_GROUND = re.compile(
    r"第三条|目录|因为|由于|系为|只(?:对|涉及|规定)|仅(?:对|涉及|规定|限)|不直接|不反复"
    r"|不具有普遍|具体处理|内部|属于|系(?!统)|未作调整"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement on a regime.

    ground: whether the sentence gives one; excluded: names an exclusion of art. 3(2); shown: the part of
    the sentence that an opinion quotes.
    """

    kind: MatterKind
    belongs: bool
    path: str
    start: int
    end: int
    quote: str
    shown: str
    ground: bool = False
    excluded: bool = False


def find_statements(documents: Sequence[Document]) -> tuple[Statement, ...]:
    """Statements on the regime in the papers that may make them, in reading order."""
    found: list[Statement] = []
    for document in documents:
        if document.role in _SPEAKERS and _mentions(document.text):
            found.extend(_in_document(document))
    return tuple(found)


def _mentions(text: str) -> bool:
    return "决策" in text or "规范性文件" in text


def _in_document(document: Document) -> Iterator[Statement]:
    for match in _SENTENCE.finditer(document.text):
        sentence = match.group()
        if "规范性文件" in sentence:
            yield from _about_document(document, match)
        if _DECISION.search(sentence):
            yield from _about_decision(document, match)


def _about_document(document: Document, match: re.Match[str]) -> Iterator[Statement]:
    sentence = match.group()
    negative = _DOCUMENT_NO.search(sentence)
    positive = None if negative else _DOCUMENT_YES.search(sentence)
    told = negative or positive
    if told:
        yield _statement(document, match, MatterKind.NORMATIVE_DOCUMENT, positive is not None, told)


def _about_decision(document: Document, match: re.Match[str]) -> Iterator[Statement]:
    sentence = match.group()
    if told := _EXCLUDED.search(sentence):
        yield _statement(document, match, MatterKind.MAJOR_DECISION, False, told, excluded=True)
    elif told := _NO.search(sentence):
        yield _statement(document, match, MatterKind.MAJOR_DECISION, False, told)
    elif (told := _YES.search(sentence)) and not _GENERAL.search(sentence):
        yield _statement(document, match, MatterKind.MAJOR_DECISION, True, told)


def _statement(
    document: Document,
    match: re.Match[str],
    kind: MatterKind,
    belongs: bool,
    told: re.Match[str],
    *,
    excluded: bool = False,
) -> Statement:
    return Statement(
        kind=kind,
        belongs=belongs,
        path=document.source.path,
        start=match.start(),
        end=match.end(),
        quote=match.group().strip(),
        shown=excerpt(match.group(), told.start()),
        ground=_GROUND.search(re.sub(r"不属于|不系", "", match.group())) is not None,
        excluded=excluded,
    )
