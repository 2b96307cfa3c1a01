"""What a document says of its own end (有效期、试行期) and of earlier documents (同时废止)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from hegui.model.document import Citation, Document
from hegui.model.register import FactPlace, RepealStatement, Validity
from hegui.parsing.day import DAY, read_day
from hegui.parsing.duration import last_day, read_duration

PlaceOf = Callable[[int, int], FactPlace]

_FIGURE = r"([0-9０-９]{1,3}|[一二三四五六七八九十两]{1,4}|半)"
_LENGTH = rf"{_FIGURE}[ \u3000]{{0,2}}(年|个月)"
_UNTIL = re.compile(
    rf"(有效期|有效期限|施行期|试行期|暂行期)[^。；\n]{{0,12}}?(?:至|到|截至|截止)[^。；\n]{{0,4}}?({DAY})"
)
_LASTING = re.compile(
    rf"(有效期|施行期限|试行期|试行|暂行期)(?:限)?(?:为|是|：)?[ \u3000]{{0,2}}{_LENGTH}(?!以|后|前|内)"
)
_FROM_TO = re.compile(
    rf"自[^。；\n]{{2,24}}?起(?:施行|实施|执行|试行)[^。；\n]{{0,6}}?(?:至|到)[^。；\n]{{0,3}}?({DAY})"
)
_ENDING = re.compile(r"(?:同时|即行|予以|一并|随之|自行|相应|不再)?(?:废止|失效|停止执行|停止施行)")
_FIRM_ENDING = re.compile(
    r"(?:同时|即行|予以|一并|随之|自行|相应)(?:废止|失效|停止执行|停止施行)|自[^。；\n]{2,30}(?:废止|失效)"
)
_CLEANING_TITLE = re.compile(r"(?:废止|宣布失效|失效)")
_OWN = re.compile(
    r"施行|实施|执行|(?:印发|公布|发布)之日|本(?:办法|规定|细则|通知|意见|方案|规则|通告|文件|措施|决定)"
)
_OTHERS = re.compile(r"(?:证|证书|许可|合同|资质|资格|执照|协议|居住|备案号)[^。；，\n]{0,6}\Z")


def find_validity(document: Document, place_of: PlaceOf) -> Validity | None:
    """The stated validity period of a document, or None.

    A length counts from the effective date, else from the signing date; the first day counts.
    """
    text = document.text
    if "有效期" not in text and "试行" not in text and "暂行期" not in text and "施行期" not in text:
        return _from_to(document, place_of)
    found = _until(text, place_of) or _lasting(document, place_of)
    return found or _from_to(document, place_of)


def _is_own(text: str, start: int) -> bool:
    """Whether a period is the document's own and not that of a certificate or contract it deals with."""
    begin = max(text.rfind("\n", 0, start), text.rfind("。", 0, start), start - 200) + 1
    before = text[begin:start]
    return _OTHERS.search(before) is None and _OWN.search(before) is not None


def _until(text: str, place_of: PlaceOf) -> Validity | None:
    for match in _UNTIL.finditer(text):
        day = read_day(match[2])
        if day is not None and _is_own(text, match.start()):
            return Validity(
                day, None, match[1].startswith(("试行", "暂行")), place_of(match.start(), match.end())
            )
    return None


def _lasting(document: Document, place_of: PlaceOf) -> Validity | None:
    for match in _LASTING.finditer(document.text):
        months = _months(match[2], match[3])
        if months is None or not _is_own(document.text, match.start()):
            continue
        first = document.effective_on or document.signed_on
        until = last_day(first, months, "month") if first else None
        return Validity(
            until, months, match[1].startswith(("试行", "暂行")), place_of(match.start(), match.end())
        )
    return None


def _months(figure: str, unit: str) -> int | None:
    length = read_duration(figure, unit)
    if length is None:
        return None
    amount, kind = length
    return amount * 12 if kind == "year" else amount if kind == "month" else None


def _from_to(document: Document, place_of: PlaceOf) -> Validity | None:
    if "起施行" not in document.text and "起实施" not in document.text and "起执行" not in document.text:
        return None
    match = _FROM_TO.search(document.text)
    day = read_day(match[1]) if match is not None else None
    return Validity(day, None, False, place_of(match.start(), match.end())) if match and day else None


def find_repeals(document: Document, place_of: PlaceOf) -> tuple[RepealStatement, ...]:
    """Earlier documents that a document says it ends, each once, in reading order."""
    if not _ENDING.search(document.text):
        return ()
    ends_on = document.effective_on or document.signed_on
    found: dict[tuple[str, str], RepealStatement] = {}
    for citation in _ended(document):
        key = (citation.title or "", citation.number or "")
        place = place_of(citation.start, citation.end)
        found.setdefault(key, RepealStatement(citation.title, citation.number, ends_on, place))
    return tuple(found.values())


def _ended(document: Document) -> Iterator[Citation]:
    cleans_up = bool(document.title and _CLEANING_TITLE.search(document.title))
    for citation in document.citations:
        if citation.internal or not citation.title or citation.kind != "title":
            continue
        if not citation.history:
            continue
        rest = _rest_of_sentence(document.text, citation.end)
        if _FIRM_ENDING.search(rest) or (cleans_up and _is_listed(document.text, citation.start)):
            yield citation


def _rest_of_sentence(text: str, start: int) -> str:
    end = start
    limit = min(len(text), start + 400)
    while end < limit and text[end] not in "。；\n":
        end += 1
    return text[start:end]


def _is_listed(text: str, start: int) -> bool:
    """Whether a title begins its line but for a number, as in the list of a clean-up decision."""
    line_start = text.rfind("\n", 0, start) + 1
    lead = text[line_start:start].strip(" \u3000\t")
    return (
        len(lead) <= 6
        and re.fullmatch(r"[（(]?[0-9０-９一二三四五六七八九十]{0,4}[）)、.．]?", lead) is not None
    )


def day_text(day: date | None) -> str:
    """A day as printed in messages; 日期不明 for none."""
    return f"{day.year}年{day.month}月{day.day}日" if day else "日期不明"
