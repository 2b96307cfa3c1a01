"""The annexes of the opinion: the checklist of the file, the evidence with quotations, the hashes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hegui.model.dossier import STEP_NAMES, Evidence, EvidenceStatus, Step, StepKind, Verdict
from hegui.model.report import Report
from hegui.report import wording
from hegui.report.checklist import fill_checklist
from hegui.report.columns import cut
from hegui.report.json_report import place_evidence
from hegui.report.opinion_citation import cite
from hegui.report.opinion_element import Element, Grid, Heading, Line, day_range

QUOTE = 120  # code points of a quotation
MOST = 3  # passages of one kind that are quoted for a step


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
    yield Grid(("序号", "项目", "标准", "结果", "说明"), rows, (12, 20, 28, 23, 73))


def _evidence(report: Report) -> Iterator[Element]:
    yield Heading(1, "附件2　证据摘录和文件校验值", on_new_page=True)
    rows = tuple(_evidence_rows(report))
    if rows:
        yield Line("只列证明程序步骤的记载和未予采用的材料；其余提及见html、json报告。")
        yield Grid(("步骤", "性质", "日期", "出处", "摘录"), rows, (22, 19, 36, 30, 49))
    else:
        yield Line("所提供的材料中没有可以摘录的程序证据。")


def _evidence_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """One row a passage that proves a step or that the step's reason rejects; one that speaks of several
    steps alike names them all. The rest is in the html and json reports."""
    texts = {document.source.path: document for document in report.texts}
    steps: dict[Evidence, list[str]] = {}
    labels: dict[Evidence, str] = {}
    for step in report.steps:
        for item in chosen_evidence(step):
            alike = replace(item, step=StepKind.PUBLIC_PARTICIPATION, actor=None)
            steps.setdefault(alike, []).append(STEP_NAMES[step.kind])
            labels.setdefault(alike, wording.evidence_name(step, item))
    for item, names in steps.items():
        place = place_evidence(item, texts.get(item.path))
        where = f"第{place['page']}页" if place["page"] else _block(place["block"])
        doubt = "" if item.counts or not item.why_not else f"（不作为证据：{item.why_not.rstrip('。')}）"
        yield (
            "、".join(names),
            labels[item],
            day_range(item.date, item.until),
            f"{cite(report, item.path)}{where}",
            f"{cut(place['quote'] or '', QUOTE)}{cite(report, doubt)}",
        )


def chosen_evidence(step: Step) -> list[Evidence]:
    """What proves the step, papers first and few; where it is not met also what was rejected, with its
    reason, and what the papers say against it."""
    proving = [e for e in step.evidence if e.counts and e.status is EvidenceStatus.PERFORMED]
    proving.sort(key=lambda e: not e.paper)
    chosen = proving[:MOST]
    if step.verdict is Verdict.MET:
        return chosen
    rejected = [e for e in step.evidence if not e.counts and e.why_not and e.cause != "hearsay"]
    told = [
        e
        for e in step.evidence
        if e.counts and e.status is not EvidenceStatus.PERFORMED and e.path in step.reason
    ]
    return [*chosen, *rejected[:MOST], *told[:MOST]]


def _block(index: int | None) -> str:
    return "" if index is None else f"第{index + 1}段"


def _hashes(report: Report) -> Iterator[Element]:
    rows = tuple((record.path, record.sha256) for record in report.documents)
    yield Line("所读取文件的SHA-256校验值：", style="kept")
    yield Grid(("材料", "SHA-256"), rows, (66, 90))
