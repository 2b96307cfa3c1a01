"""Fields of forms, tables and registers: 专家论证：无, 风险评估×, □是 ☑否."""

from __future__ import annotations

import re

from hegui.model.dossier import EvidenceStatus
from hegui.procedure.reading import Scope

_NOUN = r"(?:情况|意见书?|报告|结论|程序|环节|工作|材料|纪要|会|书|事项|一[栏项]|栏|项|是否(?:开展|需要))*"
_OPEN = r"\s*(?:[：:（(“”填为写]*\s*[：:（(“”]|——)\s*"
_CLOSE = r"(?=[\s，。；、）)”（(/]|$)"
_FIELD = re.compile(_NOUN + _OPEN + rf"(?P<value>[^\s，。；、（）()”]{{1,14}}){_CLOSE}(?P<rest>.{{0,60}})")
_MARK = re.compile(_NOUN + r"\s*(?P<value>[×✗✘Xx]|√|✓)(?P<rest>.{0,40})")
_TICK = re.compile(r"[☑√✓✔■☒]\s*(?P<value>[^\s□☑√✓✔■☒，。；、]{1,8})")
_WITHOUT = re.compile(
    r"(?:无|缺|暂缺|缺失|空白|空|否|没有|未见|未(?:开展|履行|组织|进行|提供|附|做|召开|送审|审[查核]?)"
    r"|未有|未报|[×✗✘Xx/—-])\Z"
)
_NEEDLESS = re.compile(
    r"(?:不适用|免|免于?(?:开展|组织)?|不涉及|不需要?|无需|无须|不必|不用|不作要求|不要求|豁免|N/A)"
)
_AHEAD = re.compile(r"(?:待|拟|筹备|进行中|办理中|已列入|计划|尚待|正在|排队|未到)")
_GROUND = re.compile(r"属|理由|原因|因|系|不涉及|不属|非|仅|不适用|无需|不需|依据|涉密")


def field_status(at: Scope) -> EvidenceStatus | None:
    """What a filled-in field says of its step; None where the scope is no such field."""
    tick = _TICK.search(at.whole) if "□" in at.whole else None
    if tick is not None:
        return _judged(tick.group("value"), at.whole[tick.end() :])
    tail = at.after + "".join(at.right[:2]) if at.right else at.after
    mark = _MARK.match(at.after)
    if mark is not None:
        return _judged(mark.group("value"), mark.group("rest"))
    field = _FIELD.match(at.after)
    if field is not None and len(at.before) <= 12:
        return _judged(field.group("value"), tail[field.end("value") :])
    return None


def _judged(value: str, rest: str) -> EvidenceStatus | None:
    if _NEEDLESS.match(value):
        return EvidenceStatus.EXEMPTED
    if _WITHOUT.match(value):
        return EvidenceStatus.EXEMPTED if _GROUND.search(rest) else EvidenceStatus.NEGATED
    if _AHEAD.match(value):
        return EvidenceStatus.PLANNED
    return None
