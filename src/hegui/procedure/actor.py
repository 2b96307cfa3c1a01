"""The body that a sentence names as acting: an exact slice of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.model.dossier import StepKind
from hegui.procedure.status import Act

# characters that end a name to the left of it: prepositions, verbs, particles, figures
_STOP = "由经被让请送报向对在于将和与及的了是为使并已就按从给待有无未不拟各到过曾该贵我你本其等届第开会求责受听取托至寄"
_CHAR = rf"(?:经济|开发|对外|社会|国有资产|公有|和(?=社会|城乡|改革|信息|旅游|规划|草原|计划|体育|水)|[^\W\d_{_STOP}年月日])"
_SUFFIX = (
    r"(?:人民政府办公室|人民政府|政府办公室|政府办|街道办事处|管理委员会|管委会|监督管理局|管理局|"
    r"局法规科|局|厅|咨询委员会|委员会"
    r"|研究院|规划院|设计院|水科院|科学院|事务所|研究所|公司|学会|协会|大学|学院|法制大队|司法所|法制办|"
    r"法制科|法规科|法规处|政法委"
    r"|发展改革委|发改委|信访办)"
)
_ROLE = (
    r"政法委|司法局|司法所|街道办事处|起草单位|承办单位|委托人|第三方机构|评估小组|评估组|专家组|"
    r"审[核查]机构|评估机构|制定机关|本机关"
    r"|(?:我|本|贵|该|你)(?:局|委|厅|办|镇|乡|处|所|中心|队|街道|单位|院)"
)
_BODY = re.compile(
    rf"(?:{_ROLE}|中共{_CHAR}{{1,8}}?委|{_CHAR}{{1,14}}?{_SUFFIX}(?:{_CHAR}{{0,6}}?(?:法规科|研究所|"
    rf"研究院))?)(?!长|委会|法|务|[为：:])"
)
_AGENT = re.compile(
    r"(?:由|经|被|让|委托|邀请|责成|要求|请|建议|希望|会同)\Z|(?:机构|单位|主体|部门)(?:为|：|:)\Z"
)
_AIM = re.compile(r"(?:向|报|报送|报请|送|给|致|征求|采纳|根据|受|对)\Z")
_REVIEWER = re.compile(r"司法|法制|法规|审[核查]机构|我局|本局|该局|本机关|贵局|你局")
_MEETING = re.compile(r"(?:第[^，。；]{1,8}[次届])?(?:常务会|全体会|办公会|局务会|班子|党组)")


def find_actor(text: str, act: Act) -> str | None:
    """The body that acts, in the act's own clause, else in its scope; None where none is named."""
    own = list(_bodies(text, act.clause_start, act.clause_end))
    ahead = [m for m in own if m.start() <= act.start]
    behind = [m for m in own if m.start() > act.start]
    around = [
        m
        for m in _bodies(text, act.scope_start, act.scope_end)
        if not act.clause_start <= m.start() < act.clause_end
    ]
    if act.step is StepKind.LEGALITY_REVIEW:
        chosen = next((m for m in (*ahead, *behind, *around) if _REVIEWER.search(m.group())), None)
        return chosen.group() if chosen is not None else None
    agents = [m for m in (*reversed(ahead), *behind, *around) if _AGENT.search(text, 0, m.start())]
    subjects = [m for m in (*ahead, *around) if not _AIM.search(text, 0, m.start())]
    chosen = next(iter((*agents, *subjects)), None)
    return chosen.group() if chosen is not None else None


def _bodies(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Names of bodies, but for those that only name a meeting: 县政府常务会议."""
    for match in _BODY.finditer(text, start, end):
        if not _MEETING.match(text, match.end()):
            yield match
