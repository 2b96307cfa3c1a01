"""The body that decides (决策机关、制定机关) and its level, from names alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from hegui.model.document import Document, Role
from hegui.procedure.subject import compact

_GOVERNMENT = r"[\u4e00-\u9fa5]{2,16}?(?:人民政府|街道办事处|管理委员会|管委会)"
_TITLE_BODY = re.compile(
    rf"\A(?:中共[\u4e00-\u9fa5]{{2,14}}(?:委员会|委))?({_GOVERNMENT}(?:办公室|办公厅)?"
    r"|[\u4e00-\u9fa5]{3,22}?(?:局|委员会|厅|办公室))关于(?!公开征求|征求)"
)
_MEETING_BODY = re.compile(
    rf"({_GOVERNMENT}|[\u4e00-\u9fa5]{{3,20}}?(?:局|委员会|厅))(?:党组)?"
    r"(?:第?[〇零一二三四五六七八九十百\d]{0,5}(?:届|次)?[\u4e00-\u9fa5]{0,6}?)?第?[〇零一二三四五"
    r"六七八九十百\d]{0,5}次?"
    r"(?:常务|全体|办公|局长办公|局务|主任办公|镇长办公|乡长办公|行政办公|专题)(?:（[^（）]{1,6}）)?会"
)
_CATALOGUE_BODY = re.compile(
    rf"({_GOVERNMENT})(?:办公室|办公厅)?(?:关于印发)?(?:\d{{4}}年?度?|二[〇○零]..年?度?)?重大行政决策"
)
_TOWN = re.compile(r"(?:镇|乡)(?:人民政府)?\Z|街道办事处\Z|街道\Z")
_DEPARTMENT = re.compile(r"(?:局|厅|委员会|委|办公室|办|中心|署|队|分局|站|所|司|处)\Z")
_DIVISION = re.compile(r"(?:局|厅|委员会|委|政府)[\u4e00-\u9fa5]{1,10}(?:科|股|处|室|大队|中队)\Z")


def find_authority(documents: Sequence[Document], draft: Document | None) -> str | None:
    """Name of the deciding authority, with its place where the dossier tells it; None where it does not.

    In order: the body that the draft's title begins with, an issued document's issuer, the body that
    met, the body whose catalogue of decisions is named, a body named by the draft's title or note; of a
    dossier without a draft the government that issued its report. Nobody to whom a copy goes (抄送) counts.
    """
    found = _named_by_draft(draft) or _named_by_papers(documents)
    if found is None and draft is not None and draft.issuers:
        found = _government_of(draft.issuers[0])
    if found is None and draft is None:
        found = _issuer_of_report(documents)
    return _with_place(found, documents) if found is not None else None


def _named_by_draft(draft: Document | None) -> str | None:
    if draft is None:
        return None
    named = _TITLE_BODY.match(compact(draft.title or ""))
    if named is not None:
        return _government_of(named.group(1))
    return _government_of(draft.issuers[0]) if draft.role is Role.ISSUED and draft.issuers else None


def _named_by_papers(documents: Sequence[Document]) -> str | None:
    for pattern, roles in ((_MEETING_BODY, _MINUTES), (_CATALOGUE_BODY, None), (_MEETING_BODY, None)):
        for document in documents:
            if roles is None or document.role in roles:
                found = pattern.search(_searched(document))
                if found is not None and (name := _trimmed(found.group(1))) is not None:
                    return name
    return None


def _searched(document: Document) -> str:
    """Title and beginning of a paper, without the lines that name who gets a copy."""
    text = _COPIES.sub("", document.text[:6000])
    return compact(document.title or "") + "。" + compact(text)


def _issuer_of_report(documents: Sequence[Document]) -> str | None:
    names = [name for d in documents if d.role is Role.ANNUAL_REPORT for name in d.issuers]
    governments = [name for name in names if name.endswith("人民政府")]
    return next(iter(governments or names), None)


def _with_place(name: str, documents: Iterable[Document]) -> str:
    """A bare 县人民政府 with the county that the papers' issuers name most often."""
    bare = _BARE.match(name)
    if bare is None:
        return name
    places = Counter(
        found.group(1)
        for document in documents
        for issuer in document.issuers
        if (found := _PLACE.match(compact(issuer))) is not None and found.group(1).endswith(bare.group(1))
    )
    return places.most_common(1)[0][0] + name[1:] if places else name


_COPIES = re.compile(r"^[ \u3000]*抄[送报][：:].*$", re.M)
_BARE = re.compile(r"\A([县市区旗镇乡])(?:人民)?政府")
_PLACE = re.compile(
    r"\A(?:中共)?(?:[\u4e00-\u9fa5]{2,6}?[省市州])?([\u4e00-\u9fa5]{1,6}?[县市区旗镇乡])"
    r"(?=[\u4e00-\u9fa5]{1,16}\Z)"
)
_MINUTES = (Role.MEETING_MINUTES, Role.MEETING_RECORD)
_LEAD = re.compile(r"\A.*(?:提请|报请|报经|召开|出席|列入|提交|经|由|在|是|报|和|及|为|按照|根据|《)")


def _trimmed(name: str) -> str | None:
    bare = _LEAD.sub("", name)
    return bare if len(bare) > 2 else None


def _government_of(name: str) -> str:
    """The government behind its general office (县人民政府办公室 issues for the government)."""
    return re.sub(r"(人民政府)(?:办公室|办公厅)\Z", r"\1", name)


def level_of(name: str | None) -> str:
    """Level of a body: state province city county department township unknown."""
    if not name:
        return "unknown"
    bare = compact(name)
    if bare.startswith("国务院") and not _DEPARTMENT.search(bare):
        return "state"
    if re.search(r"(?:镇|乡)人民政府\Z", bare) or _TOWN.search(bare):
        return "township"
    if bare.endswith("人民政府") or bare.endswith("政府"):
        return _government_level(re.sub(r"(?:人民)?政府\Z", "", bare))
    if bare.endswith(("管理委员会", "管委会")):
        return "county"
    if _DEPARTMENT.search(bare) or _DIVISION.search(bare):
        return "department"
    return "unknown"


def _government_level(place: str) -> str:
    last = re.split(r"(?<=[省市])", place)
    tail = next((part for part in reversed(last) if part), place)
    if tail.endswith(("县", "旗", "区")) and not tail.endswith(("自治区", "地区")):
        return "county"
    if tail.endswith(("省", "自治区")) or tail in ("北京市", "上海市", "天津市", "重庆市"):
        return "province"
    if tail.endswith(("市", "自治州", "盟", "地区", "州")):
        return "county" if len(last) > 1 and last[0].endswith("市") and last[1].endswith("市") else "city"
    return "county" if tail in ("县", "区") else "unknown"


def is_division(name: str | None) -> bool:
    """Whether a body is an internal division (内设机构) of another one."""
    return bool(name) and _DIVISION.search(compact(name or "")) is not None
