"""Small dossiers for tests: papers as text, reviewed with the built-in rules."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from hegui.engine.run import RunOutcome, run_dossier_rules
from hegui.engine.steps import settle_steps
from hegui.intake.reader import raw_from_text
from hegui.model.document import Document, Role
from hegui.model.dossier import Dossier, MatterKind, Scope, Step
from hegui.model.report import Finding
from hegui.parsing.document import build_document
from hegui.pipeline.run import Run, RunSpec
from hegui.procedure.build import build_dossier
from hegui.procedure.manifest import Manifest
from hegui.settings import Settings

NAME = "澄湖县城区停车管理办法"
DRAFT = (
    "草案.txt",
    "draft",
    f"{NAME}\n（送审稿）\n第一条 为加强停车管理，制定本办法。\n第二条 单位和个人应当规范停放机动车。",
)
MAJOR = Manifest(
    kinds=(MatterKind.MAJOR_DECISION,),
    scope=Scope.DIRECT,
    level="county",
    authority="澄湖县人民政府",
    on=date(2024, 6, 1),
)
NORMATIVE = Manifest(
    kinds=(MatterKind.NORMATIVE_DOCUMENT,), level="county", authority="澄湖县人民政府", on=date(2024, 6, 1)
)
TOWNSHIP = Manifest(
    kinds=(MatterKind.MAJOR_DECISION,),
    scope=Scope.BY_REFERENCE,
    level="township",
    authority="石板镇人民政府",
    on=date(2024, 6, 1),
)
Paper = tuple[str, str | None, str]


@lru_cache(maxsize=4)
def run_of(jurisdiction: str = "CN") -> Run:
    """A run over the built-in rules."""
    return Run(
        RunSpec(settings=Settings(jurisdiction=jurisdiction), command="review", today=date(2025, 1, 1))
    )


def document(path: str, role: str | None, text: str) -> Document:
    """One parsed paper."""
    known = Role(role) if role else None
    parts = frozenset({"outline", "dates"})
    return build_document(raw_from_text(text, path), parts=parts, reference=run_of().reference, role=known)


def dossier_of(*papers: Paper, manifest: Manifest = MAJOR, jurisdiction: str = "CN") -> Dossier:
    """A dossier of papers."""
    return build_dossier(
        [document(*paper) for paper in papers],
        as_of=date(2025, 1, 1),
        jurisdiction=jurisdiction,
        manifest=manifest,
        reference=run_of().reference,
    )


class Reviewed:
    """A dossier with its findings and steps."""

    def __init__(self, *papers: Paper, manifest: Manifest = MAJOR, jurisdiction: str = "CN") -> None:
        run = run_of(jurisdiction)
        self.dossier = dossier_of(*papers, manifest=manifest, jurisdiction=jurisdiction)
        matter = self.dossier.matter
        rules = run.rules_for("dossier")
        context = run.context(matter.on, dated=True, matter=matter)
        self.outcome: RunOutcome = run_dossier_rules(rules, self.dossier, context)
        steps = settle_steps(
            self.dossier, self.outcome.results, self.outcome.findings, [b.rule for b in rules]
        )
        self.steps: dict[str, Step] = {step.kind.value: step for step in steps}

    def verdict(self, step: str) -> str:
        return self.steps[step].verdict.value

    def findings(self, rule: str) -> list[Finding]:
        return [f for f in self.outcome.findings if f.rule == rule]

    def result(self, rule: str) -> str:
        return next(r.outcome.value for r in self.outcome.results if r.rule == rule)


def notice(first: str = "2024年3月1日", last: str = "2024年4月5日", extra: str = "") -> Paper:
    text = (
        f"关于《{NAME}（征求意见稿）》公开征求意见的公告\n现向社会公开征求意见，征求意见稿及说明见附件。\n"
        f"一、征求意见时间：{first}至{last}。\n二、意见可发送至电子邮箱ch@example.cn。{extra}\n"
        f"澄湖县住房和城乡建设局\n{first}"
    )
    return ("公告.txt", "consultation_notice", text)


def note(text: str) -> Paper:
    body = f"关于《{NAME}（送审稿）》的起草说明\n{text}\n澄湖县住房和城乡建设局\n2024年4月20日"
    return ("起草说明.txt", "drafting_note", body)


def opinion(
    day: str = "2024年5月8日", received: str = "2024年4月22日", conclusion: str = "审查结论：合法。"
) -> Paper:
    text = (
        f"澄湖县司法局关于《{NAME}（送审稿）》的合法性审查意见书\n县住房和城乡建设局：\n"
        f"你局{received}送审的《{NAME}（送审稿）》收悉。\n权限、程序、内容均符合法律、"
        f"法规规定，未设定行政许可、"
        f"处罚、强制、征收、收费，未减损权益、增加义务，未增加本单位权力。我局组织公职律师提出了意见。\n"
        f"{conclusion}\n澄湖县司法局\n{day}"
    )
    return ("合法性审查意见书.txt", "legality_opinion", text)


def minutes(
    day: str = "2024年5月14日", meeting: str = "第41次常务会议", who: str = "澄湖县人民政府"
) -> Paper:
    text = (
        f"{who}{meeting}纪要\n{day}，王某主持召开{who}{meeting}。\n会议审议了《{NAME}（送审稿）》，"
        f"王某最后发表意见。会议决定，通过该办法。\n{who}办公室\n{day}"
    )
    return ("会议纪要.txt", "meeting_minutes", text)


def expert(tail: str = "专家签名：王某　李某", title: str = NAME, body: str = "") -> Paper:
    argued = body or "一、必要性充分。二、方案可行。三、方法科学。论证结论：同意通过。"
    text = (
        f"《{title}》专家论证意见\n2024年4月8日，专家组对《{title}》进行论证。\n{argued}\n{tail}\n2024"
        f"年4月8日"
    )
    return ("专家论证意见.txt", "expert_opinion", text)
