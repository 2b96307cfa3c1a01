"""The body that a sentence names as acting."""

from __future__ import annotations

import re

from hegui.procedure.status import Act

_BODY = re.compile(
    r"(?:中共)?[\u4e00-\u9fa5]{0,14}?(?:人民政府办公室|人民政府|政府办公室|司法局|市场监督管理局"
    r"|市场监管局|街道办事处|管理委员会|管委会|常委会|[\u4e00-\u9fa5]{1,6}局|"
    r"[\u4e00-\u9fa5]{1,6}厅|委员会|研究院|设计院|事务所|评估组|专家组|第三方机构|有限公司"
    r"|公司|学会|协会|大学|学院|研究所|法制大队|司法所|法制办|法制科|政法委|发展改革委"
    r"|发改委|县委|市委|区委)"
)
_LEAD = re.compile(
    r"\A(?:[^\u4e00-\u9fa5]*(?:月|日|年|期间|上午|下午|中午)?)*(?:经|由|受|向|报|送"
    r"|在|据|将|会同|以及|和|与|及|对|请|提请|提交|邀请|委托|会议听取了|听取了|听取"
    r"|我局会同|鉴于|因|为|已经|业经|已|会议要求|要求|责成|恳请|待|按照|根据|载明|认为"
    r"|并|后|并由|后由|经由|现|拟|拟由|其中|原)+"
)
_WE = re.compile(r"我(?:局|委|厅|办|镇|乡|县|市|区|处|所|中心|队|街道)")


def find_actor(text: str, act: Act) -> str | None:
    """The last body named before the step's words in their clause, else in the sentence; None if none."""
    for start, end in ((act.clause_start, act.start), (act.clause_start, act.clause_end), (0, act.start)):
        names = [_trim(m.group()) for m in _BODY.finditer(text, start, end)]
        names += [m.group() for m in _WE.finditer(text, start, end)]
        named = [name for name in names if len(name) >= 2]
        if named:
            return named[0]
    return None


def _trim(name: str) -> str:
    return _LEAD.sub("", name)
