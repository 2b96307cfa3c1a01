"""`hegui statutes` as text: versions, the one in force, its articles, its end, what is not known."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.model.rule import Provenance
from hegui.statutes.instrument import Repeal, StatuteVersion
from hegui.statutes.lookup import InstrumentAnswer

STATUS_NAMES = {
    "in_force": "施行中",
    "amended_since": "施行中（此后已修改）",
    "repealed": "已废止或失效",
    "not_yet": "尚未施行",
    "no_such_article": "无此条",
    "history": "历史提及",
    "unknown": "不能确定",
}
MARKS = {Provenance.TEXT: "已核对原文", Provenance.SECONDARY: "据转述", Provenance.RECALLED: "未核实"}


MOST_NEAR = 5
"""Titles with the words asked for that are listed when none is the title."""


def statute_page(answer: InstrumentAnswer, near: Sequence[str] = ()) -> str:
    """The answer for a terminal. near: titles that hold the words asked for."""
    instrument, judgement = answer.instrument, answer.judgement
    if instrument is None or judgement is None:
        lines = [f"《{answer.name.strip('《》')}》：目录中没有找到。", *answer.gaps]
        if near:
            more = f"等{len(near)}部" if len(near) > MOST_NEAR else ""
            named = "、".join(f"《{title}》" for title in near[:MOST_NEAR])
            lines.append(f"名称中有这些字的：{named}{more}。")
        return "\n".join(lines)
    status = STATUS_NAMES[judgement.status.value]
    lines = [
        f"《{instrument.title}》（{instrument.level}，{instrument.issuer or '制定机关未收录'}）",
        f"{answer.as_of.isoformat()}：{status}",
    ]
    if judgement.repeal is not None:
        lines.append(_repeal_line(judgement.repeal))
    if answer.successor:
        lines.append(f"现应引用：《{answer.successor}》")
    lines.append("已知版本：")
    lines += [_version_line(v, is_current=v is answer.version) for v in instrument.versions]
    if answer.gaps:
        lines.append("尚不清楚：")
        lines += [f"  {gap}" for gap in answer.gaps]
    return "\n".join(lines)


def _repeal_line(repeal: Repeal) -> str:
    on = f"自{repeal.on.isoformat()}起" if repeal.on else "（日期未收录）"
    by = f"由《{repeal.by}》" if repeal.by else ""
    return f"{by}{on}废止（{MARKS[repeal.provenance]}）"


def _version_line(version: StatuteVersion, *, is_current: bool) -> str:
    mark = "→" if is_current else " "
    dated = version.version_date.isoformat() if version.version_date else "日期未收录"
    effective = version.effective_on.isoformat() if version.effective_on else "未收录"
    sure = "" if version.effective_firm else "（未核实）"
    count = f"共{version.article_count}条" if version.article_count else "条数未收录"
    number = f"  {version.number}" if version.number else ""
    return f" {mark} {dated} 版  施行 {effective}{sure}  {count}{number}"
