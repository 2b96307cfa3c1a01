"""The annexes of the opinion: the checklist of the file, the evidence with quotations, the hashes."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.model.dossier import STEP_NAMES, Evidence
from hegui.model.report import Report
from hegui.report import wording
from hegui.report.checklist import fill_checklist
from hegui.report.columns import cut
from hegui.report.json_report import place_evidence
from hegui.report.opinion_content import Element, Grid, Heading, Line, day_range

QUOTE = 120  # code points of a quotation


def annexes(report: Report) -> Iterator[Element]:
    """附件1 and 附件2 for a matter; only the hashes for a check."""
    if report.matter is not None:
        yield from _checklist(report)
        yield from _evidence(report)
    else:
        yield Heading(1, "附件　文件校验值", on_new_page=True)
    yield from _hashes(report)


def _checklist(report: Report) -> Iterator[Element]:
    yield Heading(1, "附件1　审核卷宗核对表", on_new_page=True)
    rows = tuple((str(e.number), e.item, e.standard, e.result, e.note) for e in fill_checklist(report))
    yield Grid(("序号", "项目", "标准", "结果", "说明"), rows, (12, 27, 42, 20, 55))


def _evidence(report: Report) -> Iterator[Element]:
    yield Heading(1, "附件2　证据摘录和文件校验值", on_new_page=True)
    texts = {document.source.path: document for document in report.texts}
    rows = []
    for step in report.steps:
        for item in step.evidence:
            place = place_evidence(item, texts.get(item.path))
            quote = cut(place["quote"] or "", QUOTE)
            where = f"第{place['page']}页" if place["page"] else _block(place["block"])
            source = f"{item.path} {where}".rstrip()
            rows.append(
                (STEP_NAMES[step.kind], _status(item), day_range(item.date, item.until), source, quote)
            )
    if rows:
        heads = ("步骤", "性质", "日期", "出处", "摘录")
        yield Grid(heads, tuple(rows), (27, 22, 28, 33, 46))
    else:
        yield Line("所提供的材料中没有可以摘录的程序证据。")


def _block(index: int | None) -> str:
    return "" if index is None else f"第{index + 1}段"


def _status(item: Evidence) -> str:
    name = wording.STATUS_NAMES[item.status]
    return name if item.counts else f"{name}（不作为证据：{item.why_not.rstrip('。')}）"


def _hashes(report: Report) -> Iterator[Element]:
    rows = tuple((record.path, record.sha256) for record in report.documents)
    yield Line("所读取文件的SHA-256校验值：")
    yield Grid(("材料", "SHA-256"), rows, (66, 90))
