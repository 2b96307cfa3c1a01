"""Negations of a sentence and what each governs: 「不得占道经营，违者处200元罚款」 denies only 占道经营.

A negation governs from its own end to the end of its segment (，：；). It stops earlier where a
sanction begins (违者, 的处…), and reaches further over an adverbial that a comma cuts off, over a
list joined by 或者, and over the items of 「不得有下列行为：」.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hegui.model.clause import Negation
from hegui.model.document import Span
from hegui.model.expression import expression

_BAN = (
    "不得|严禁|禁止|不准(?!确|时)|不许|不可以?|不能|不应当?|切勿|杜绝|防止|避免|不允许|制止|谨防|坚决不|决不|一律不|"
    "无权|不宜|严防|防范|反对"
)
_DENIAL = (
    "不再|不予|无需|无须|不需要?|毋须|不必|不用|免于|免除|没有|并未|从未|尚未|未|不设|不另行?|不作为|不是|并非|"
    "而非|不属于|不收取|不收|不强制|不要求|不增加|不进行|不搞|不实行|拒绝|不向|不与|不作|不做"
)
_ENDING = (
    "取消|停止|暂停|废止|清理|清退|整治|纠正|查处|治理|整改|退还|免收|免缴|免交|减免|停征|缓征|取缔|破除|打破|消除|"
    "解除|放宽|改变|清除|排查|自查|抵制|打击|查办|核查|审计|规范|降低|压减|精简|删除|删去|遏制"
)
_WORD = expression(rf"(?P<ban>{_BAN})|(?P<denial>{_DENIAL})|(?P<ending>{_ENDING})")
_COMPOUND = frozenset(
    [
        "不收取",
        "不收",
        "不强制",
        "不要求",
        "不增加",
        "不进行",
        "不搞",
        "不实行",
        "不作为",
        "不作",
        "不做",
        "不设",
        "不向",
        "不与",
    ]
)
_MEASURE = expression(
    r"(?:少于|低于|超过|高于|多于|大于|小于|足|满|等于|晚于|迟于|早于|同|仅|限于|论|断|动产|良)"
)
_AVOIDANCE = expression(
    r"(?:得|应|准|能)?(?:无故|擅自|以任何理由)?(?:拒|逃|拖欠|欠|漏缴|不缴|不交|少缴|抗拒|减免|规避|迟延|不服从)"
)
_STOP = expression(
    r"违者|违反者|违反本|违反上述|违反前|否则|如有违|一经|的[，,]?(?=由|处|予|给|责|罚|没收|列|暂|吊|按|每|一律|依|将|须|应)"
    r"|者[，,]?(?=处|由|予|给|罚|一律|没收|按)"
)
_DENIAL_STOP = expression(r"的(?:，|,)?|者(?=处|由|予|给|罚)")
_TAIL = expression(
    r"(?:情况下|条件下|前提下|过程中|[时中前后外]|为由|名义|方式|手段|借口|形式|理由|规定|权限|程序|依据|标准|范围|办法)[，,]\Z"
)
_BREAK = expression(
    r"[ 　]*(?:违|否则|如|若|凡|情节|逾期|由|经|一经|拒|造成|"
    r"构成|每|处|罚|首次|第[一二三]|发现|屡|并处|并由|同时|确需|但|应当|必须|需|须)"
)
_JOINED = expression(r"[ 　]*(?:或者?|以及|及|也(?!不)|亦(?!不)|乱|擅自|变相|随意|强行|强制)")
_PURPOSES = frozenset(("治理", "整治", "规范", "清理", "审计", "核查", "整改", "排查"))
_PURPOSE = expression(r"[^，。；的]{0,3}(?:费|金|款项?|押金|保证金)(?!问题|行为|现象|乱象)")
_RIGHT = expression(r"[^，。；]{0,10}(?:资格|资质|权利|待遇|补贴|名额|优惠)(?=，|。|；|并|和|、|$)")
_EXCEPT = expression(r"除(?!了?清|尘|草)[^，。；外]{0,6}\Z")
_OUTSIDE = expression(r"[^，。；]{0,16}外[，,]")
_LIST = expression(r"(?:下列|以下|如下|下述|此类)[^，。；]{0,30}[：:]\Z")
_AFTER = expression(
    r"(?:予以|一律|全部|均|应当?|立即|要|限期|全额|现|坚决|同步|依法)(?:予以|全部|一律|立即|全额)?"
    r"(?:取消(?!其|该|他|相关|资格)|废止|停止(?:执行|收取|征收|实施|使用)|清退|清理|纠正|整改|删除|删去|追缴|修改|失效|不再执行)"
    r"|不再(?:执行|收取|实施|作为|适用|保留|实行|审批|办理)|宣布(?:无效|失效|废止)|停止执行|(?:已|现)(?:废止|取消|失效|清退)"
    r"|(?:不|并不)(?:作为|影响|得作为)|明令禁止|为零"
)


def find_negations(text: str, segments: Sequence[Span]) -> tuple[Negation, ...]:
    """The negations of a sentence cut into ``segments``, in reading order."""
    found: list[Negation] = []
    for index, segment in enumerate(segments):
        for match in _WORD.finditer(text, segment.start, segment.end):
            negation = _read(text, segments, index, match)
            if negation is not None:
                found.append(negation)
    found.extend(_find_after(text, segments))
    return tuple(found)


def _read(text: str, segments: Sequence[Span], index: int, match: re.Match[str]) -> Negation | None:
    word, end = match.group(), match.end()
    if word in _PURPOSES and _PURPOSE.match(text, end):
        return None
    if _MEASURE.match(text, end) or _is_part_of_word(text, match) or _is_besides(text, match):
        return None
    if (match["ban"] or match["denial"]) and _AVOIDANCE.match(text, end):
        return None
    kind = "denial" if match["denial"] else "ban"
    if word in _COMPOUND:
        end = match.start() + 1
    scope_end = _scope_end(text, segments, index, end, word, kind)
    return Negation(match.start(), end, scope_end)


def _is_besides(text: str, match: re.Match[str]) -> bool:
    """Whether the word stands in 除退还差价外: what comes besides the rest denies nothing."""
    return _EXCEPT.search(text, max(0, match.start() - 8), match.start()) is not None and (
        _OUTSIDE.match(text, match.end()) is not None
    )


def _is_part_of_word(text: str, match: re.Match[str]) -> bool:
    before, word, after = (
        text[match.start() - 1 : match.start()],
        match.group(),
        text[match.end() : match.end() + 2],
    )
    if word == "未":
        return after[:1] in "来成必婚满免"
    if word == "拒绝":
        return not after.startswith(("收", "缴纳保", "提供证"))
    if word == "停止":
        return not after.startswith(("执行", "收", "征", "实施", "审批", "办理", "使用"))
    if word in (
        "暂停",
        "取缔",
        "降低",
        "规范",
        "解除",
        "改变",
        "清理",
        "清除",
        "整治",
        "治理",
        "排查",
        "打击",
    ):
        return _is_sanction(word, after)
    if word == "取消":
        return _RIGHT.match(text, match.end()) is not None or after.startswith(
            ("其", "该", "经", "从", "营", "资", "投", "准", "低")
        )
    if word in ("免收", "免缴", "免交", "减免", "缓征", "停征", "退还"):
        return before in ("予", "以") and False
    if word == "不可":
        return after.startswith(("抗", "或", "分"))
    return word == "没有" and before in ("有", "还")


def _is_sanction(word: str, after: str) -> bool:
    if word == "清理":
        return after.startswith(("费", "所", "后"))
    if word in ("暂停",):
        return not after.startswith(("收", "征", "执行", "实施", "审批"))
    if word in ("降低",):
        return after.startswith(("资", "其", "等"))
    return False


def _scope_end(text: str, segments: Sequence[Span], index: int, end: int, word: str, kind: str) -> int:
    segment = segments[index]
    if _LIST.search(text, end, segment.end):
        return segments[-1].end
    stops = _DENIAL_STOP if kind == "denial" and word in ("未", "没有", "尚未") else _STOP
    stop = stops.search(text, end, segment.end)
    if stop is not None:
        return stop.start()
    last = segment.end
    while index + 1 < len(segments) and text[last - 1] in "，,":
        following = segments[index + 1]
        if not _reaches(text, segments[index], following, end):
            return last
        index += 1
        cut = _STOP.search(text, following.start, following.end)
        if cut is not None:
            return cut.start()
        last = following.end
    return last


def _reaches(text: str, segment: Span, following: Span, end: int) -> bool:
    if _JOINED.match(text, following.start, following.end):
        return True
    if _BREAK.match(text, following.start, following.end):
        return False
    return _TAIL.search(text, max(segment.start, end), segment.end) is not None


def _find_after(text: str, segments: Sequence[Span]) -> list[Negation]:
    """Words such as 一律取消, 不再执行 at the end, which govern their part of the sentence from its start."""
    found: list[Negation] = []
    begin = segments[0].start if segments else 0
    for segment in segments:
        for match in _AFTER.finditer(text, segment.start, segment.end):
            found.append(Negation(match.start(), match.end(), begin, reverse=True))
        if text[segment.end - 1] in "；;":
            begin = segment.end
    return found
