"""Laws that a sentence cites as the ground of what it says (依照《…》第…条的规定), and what each one covers.

A citation in a condition (违反《…》第…条的), in a purpose (为贯彻《…》) or of this document itself supports
nothing. One that stands alone in its segment (根据《…》第…条，) covers the rest of the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from hegui.model.clause import Support
from hegui.model.document import Citation, Span
from hegui.model.expression import expression
from hegui.statutes.catalogue import Catalogue

_GROUND = expression(
    r"(?:依照|按照|依据|根据|适用|遵照|参照|援引|按|依|符合|遵守|具备|执行|见)"
    r"(?:国家|有关|现行|相关|上位法|国务院|省|市|[^，。；：]{0,4}关于)?[“]?\Z"
)
_NOT_GROUND = expression(
    r"(?:未|没有|不|违反|不再|为了?|不得)(?:严格)?(?:依照|按照|依据|根据|执行|符合|遵守|按|落实|具备|履行|达到)[“]?\Z"
    r"|为了?[^，。；]{0,10}(?:贯彻|落实|执行|实施)[^，。；]{0,4}\Z|贯彻(?:落实|执行|实施)?\Z"
)
_JOINED = expression(r"[、和及与]|以及|或者?|》")
_ALONE = expression(
    r"[^，。；：]{0,6}?(?:第[^，。；：]{1,24}[条款项目])?(?:等|的|之)?(?:有关|相关|上述|具体)?(?:规定|要求|精神|标准|条款)?(?:执行|办理)?[，,：:]?"
)
_DECIDES = expression(
    r"[^，。；：]{0,6}?(?:第[^，。；：]{1,24}[条款项目])?(?:等|的|之)?(?:有关|相关|上述|具体)?(?:规定|要求|标准|条款)?"
    r"(?:执行|办理|处理|确定|认定|核定|进行|为准|为限)[，,：:；;。]?"
)
_SETTLES = expression(r"[^，。；：]{0,24}(?:为准|为限|为依据)")
_STATES = expression(
    r"[^，。；]{0,12}?(?:第[^，。；]{1,24}[条款项])?[^，。；]{0,6}(?:明确)?(?:规定|明确|要求)[，,：:]?"
)
_BESIDES = expression(
    r"[^，。；]{0,30}(?:之外|以外|外|基础上)(?:[，,]|还|另|须|应|再|并)|[^，。；]{0,30}同时[，,]"
)
_MAKES = expression(r"[^。；]{0,80}?(?:制定|修订|起草|出台)(?:本|了|《|该|[，。])")
_SEQUEL = expression(r"[ 　]*(?:逾期(?:不|未|仍|拒)|拒不|情节(?:严重|较重)|构成|造成)")
_BREAK = expression(r"[ 　]*(?:违者|违反本|违反上述|否则|违反者|如有违反)")
_BARE = expression(
    r"(?:依照|按照|依据|根据|以)(?:[^，。；、《》]{0,4})?((?:中华人民共和国)?[\u4e00-\u9fff]{2,16}?(?:法|条例))(?=第|的|有关|相关|规定|和|、|等|，|。|执行|处)"
)
_NO_LAW = frozenset(
    ("依法", "方法", "办法", "合法", "司法", "执法", "做法", "用法", "违法", "本法", "说法", "想法", "立法")
)
_POLICY = expression(
    r"(?:经|由|报经?)(?:国务院|省(?:、自治区、直辖市)?人民政府|省级人民政府|[\u4e00-\u9fff]{2,3}省人民政府)(?:同意|批准)"
    r"|(?:按照|依据|根据|依照|执行)(?:国家|国务院|省级?|财政部|发展改革|价格主管|农业农村部|人力资源社会保障部)[^，。；]{0,24}"
    r"(?:规定|标准|政策|文件|目录|清单|决定)"
    r"|国务院(?:有关)?(?:决定|规定|文件)"
)
_PRICE = expression(
    r"目录清单|定价目录|收费目录|政府定价|政府指导价|(?:发展改革|发改|物价|价格)[^，。；]{0,12}(?:核定|批复|批准|公布|制定|规定|文件|备案)"
    r"|发改(?:价|委|局)|(?:核定|批复)的?[^，。；]{0,6}标准"
)
_LOCAL = expression(
    r"[\u4e00-\u9fff]{2,7}?(?:自治县|县|市辖区|开发区|新区|(?<![城乡村集])镇|乡|街道|(?<![护社景园地库])区)(?!域|城|道|村|级)"
)
_PLACE = expression(r"[\u4e00-\u9fff]{2,8}?(?:省|市|自治区|自治州)")


def find_supports(
    text: str,
    sentence: Span,
    segments: Sequence[Span],
    citations: Sequence[Citation],
    catalogue: Catalogue | None,
) -> tuple[Support, ...]:
    """The grounds cited in a sentence. ``citations``: those that begin inside it, in reading order."""
    found: list[Support] = []
    ground = False
    previous = -1
    for citation in citations:
        if citation.internal or citation.kind == "self" or citation.title is None:
            previous = -1
            continue
        joined = ground and previous >= 0 and _only_joins(text, previous, citation.start)
        ground = joined or _is_ground(text, sentence, citation)
        previous = citation.end
        if ground:
            found.append(_support(text, sentence, segments, citation, catalogue))
    if not found:
        found.extend(_bare(text, sentence, segments))
    found.extend(_policies(text, sentence, segments))
    return tuple(found)


def _only_joins(text: str, previous: int, start: int) -> bool:
    return start - previous <= 8 and _JOINED.search(text, previous - 1, start) is not None


def _is_ground(text: str, sentence: Span, citation: Citation) -> bool:
    before = max(sentence.start, citation.start - 14)
    if _NOT_GROUND.search(text, before, citation.start) or _MAKES.match(text, citation.end, sentence.end):
        return False
    if _BESIDES.match(text, citation.end, sentence.end):
        return False
    if text[before : citation.start].endswith(("以", "以《")) and _SETTLES.match(
        text, citation.end, sentence.end
    ):
        return True
    if _GROUND.search(text, before, citation.start):
        return True
    if text[citation.start - 1 : citation.start] in ("（", "(") or text[before : citation.start].endswith(
        ("依据：", "依据为", "依据是")
    ):
        return True
    lead = text[max(sentence.start, citation.start - 2) : citation.start].strip("　 “")
    return not lead.strip("，。；：是") and _STATES.match(text, citation.end, sentence.end) is not None


def _support(
    text: str, sentence: Span, segments: Sequence[Span], citation: Citation, catalogue: Catalogue | None
) -> Support:
    article = next((t.article for t in citation.targets if t.article), None)
    start, end = _scope(text, sentence, segments, citation.start, citation.end)
    title = citation.title or ""
    level = level_of(title, citation.number, catalogue)
    return Support(title, level, article, citation.start, citation.end, start, end)


def _scope(text: str, sentence: Span, segments: Sequence[Span], start: int, end: int) -> tuple[int, int]:
    """What a ground at ``start``..``end`` covers."""
    if text[start - 1 : start] in ("（", "(") or text[max(sentence.start, start - 3) : start].startswith(
        "依据"
    ):
        return sentence.start, sentence.end
    index = next((i for i, s in enumerate(segments) if s.start <= start < s.end), 0)
    segment = segments[index]
    if _DECIDES.fullmatch(text, end, segment.end) and index and text[segment.start - 1] in "，,":
        return max(sentence.start, text.rfind("；", sentence.start, start) + 1), sentence.end
    if text[segment.end - 2 : segment.end] == "后，":
        return segment.start, segment.end
    if _ALONE.fullmatch(text, end, segment.end) or _STATES.fullmatch(text, end, segment.end):
        return segment.start, sentence.end
    if text[segment.end - 2 : segment.end] in ("的，", "的,"):
        return segment.start, segment.end
    last = segment.end
    for following in segments[index + 1 :]:
        ended = text[last - 1] in "；;。" and not _SEQUEL.match(text, following.start, following.end)
        if ended or _BREAK.match(text, following.start, following.end):
            break
        last = following.end
    return segment.start, last


def _bare(text: str, sentence: Span, segments: Sequence[Span]) -> list[Support]:
    """Laws named without 《》 and without an article (依照行政强制法的规定)."""
    found = []
    for match in _BARE.finditer(text, sentence.start, sentence.end):
        name = match[1]
        if name[-2:] in _NO_LAW or name.endswith(("本法", "本条例", "该条例")):
            continue
        start, end = _scope(text, sentence, segments, match.start(1), match.end(1))
        found.append(
            Support(name, level_of(name, None, None), None, match.start(1), match.end(1), start, end)
        )
    return found


def _policies(text: str, sentence: Span, segments: Sequence[Span]) -> list[Support]:
    """Approvals by the State Council or a province, and lists of charges, named without a title."""
    found = []
    for pattern, level in ((_POLICY, "state_council"), (_PRICE, "price")):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            index = next((i for i, s in enumerate(segments) if s.start <= match.start() < s.end), 0)
            found.append(
                Support(
                    match.group(),
                    level,
                    None,
                    match.start(),
                    match.end(),
                    segments[index].start,
                    sentence.end,
                )
            )
    return found


def level_of(title: str, number: str | None, catalogue: Catalogue | None) -> str:
    """How high an instrument stands, by the catalogue, else by its number and the last word of its title."""
    known = catalogue.find(title) if catalogue is not None else None
    if known is not None:
        return _KNOWN.get(known.level, "document")
    if number is not None:
        if number.startswith(("国发", "国办发", "国函", "国办函")):
            return "state_council"
        if number.startswith("国务院令"):
            return "regulation"
    if title.endswith(("法", "法典")) and not title.endswith(("办法", "方法")):
        return "law"
    if title.endswith("条例"):
        return "local_regulation" if _PLACE.match(title) and not title.startswith("中华") else "regulation"
    if title.startswith(("国务院", "中共中央")):
        return "state_council"
    if title.endswith(("办法", "规定", "细则", "规则", "暂行办法", "暂行规定", "（试行）", "（暂行）")):
        return "document" if _LOCAL.match(title) else "rule"
    return "document"


_KNOWN = {
    "宪法": "law",
    "法律": "law",
    "行政法规": "regulation",
    "监察法规": "regulation",
    "地方性法规": "local_regulation",
    "部门规章": "rule",
    "地方政府规章": "rule",
    "司法解释": "law",
    "国务院规范性文件": "state_council",
}
