"""The draft 公平竞争审查表 (Word): the clauses found and the items of 公平竞争审查条例 arts. 8–11 they touch.

A draft for the reviewer to complete: the conclusion and the seal are left open (art. 12: an exception needs
its purpose, that no milder means exist, and a period; art. 14: who reviews).
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.model.dossier import StepKind
from hegui.model.report import Finding, Report
from hegui.report.opinion_element import Element, Grid, Heading, Line, day_words
from hegui.report.opinion_style import prepare
from hegui.report.opinion_word import WordWriter
from hegui.report.word_package import package_bytes

OPEN = "（由审查机构填写）"


def write_competition_form(report: Report) -> bytes:
    """The form of one reviewed matter as a .docx with editable styles."""
    import docx

    document = docx.Document()
    prepare(document)
    writer = WordWriter(document)
    writer.title("公平竞争审查表（工具初稿）")
    writer.gap()
    for element in _elements(report):
        writer.add(element)
    return package_bytes(document)


def _elements(report: Report) -> Iterator[Element]:
    yield Heading(1, "一、基本情况")
    yield Grid(heads=("项目", "内容"), rows=tuple(_facts(report)), widths=(40, 116))
    yield Heading(1, "二、涉及的条款")
    found = [f for f in report.findings if f.rule.startswith("FC") and f.waived is None]
    if found:
        rows = tuple(_row(number, finding) for number, finding in enumerate(found, 1))
        heads = ("序号", "条款原文", "涉及的审查标准", "初步意见", "起草单位说明")
        yield Grid(heads=heads, rows=rows, widths=(12, 46, 34, 40, 24))
    else:
        yield Line("工具未在送审稿中发现属于审查标准所列内容的条款；未发现不等于没有，请逐条核对。")
    yield Heading(1, "三、例外规定")
    yield Line("拟适用例外规定的，逐项说明政策目的、没有对公平竞争影响更小的替代方案、实施期限或者终止条件。")
    yield Grid(heads=("项目", "说明"), rows=tuple((name, OPEN) for name in _EXCEPTION), widths=(50, 106))
    yield Heading(1, "四、审查结论")
    yield Line(OPEN + "本表由工具根据送审稿填写初稿，不是审查结论。")
    yield Line("审查机构（盖章）　　　　年　　月　　日", style="right")


_EXCEPTION = ("政策目的", "没有影响更小的替代方案", "实施期限或者终止条件")


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    matter = report.matter
    if matter is not None:
        yield "政策措施名称", matter.title or "未写明"
        yield "制定机关", matter.authority or "未写明"
        yield "适用日期", day_words(matter.on)
    step = next((s for s in report.steps if s.kind is StepKind.FAIR_COMPETITION_REVIEW), None)
    yield "卷内审查材料", step.reason if step is not None else "未见公平竞争审查材料"


def _row(number: int, finding: Finding) -> tuple[str, str, str, str, str]:
    place = f"{finding.provision}：" if finding.provision else ""
    basis = "；".join(f"《{b.title}》{b.article or ''}" for b in finding.basis)
    return str(number), place + (finding.quote or ""), basis, finding.message, OPEN
