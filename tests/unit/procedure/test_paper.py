"""Papers as evidence: dates, bodies, and why some do not count."""

from __future__ import annotations

from datetime import date

import pytest
from dossier_case import DRAFT, NAME, TOWNSHIP, document, dossier_of, minutes, notice, opinion

from hegui.model.dossier import StepKind
from hegui.procedure.paper_meeting import meeting_type
from hegui.procedure.paper_review import review_conclusion


def evidence_of(step: StepKind, *papers: tuple[str, str, str], **options: object) -> list[object]:
    fact = dossier_of(DRAFT, *papers, **options).step(step)  # type: ignore[arg-type]
    assert fact is not None
    return [(e.counts, e.cause, e.date) for e in fact.evidence if e.paper]


def test_the_notice_gives_the_period() -> None:
    fact = dossier_of(DRAFT, notice()).step(StepKind.PUBLIC_PARTICIPATION)
    assert fact is not None
    assert (fact.started_on, fact.ended_on) == (date(2024, 3, 1), date(2024, 4, 5))
    assert fact.actor == "澄湖县住房和城乡建设局"


def test_the_meeting_s_own_date_counts_not_the_minutes() -> None:
    text = (
        f"澄湖县人民政府第9次常务会议纪要\n2024年5月14日，县长主持召开常务会议，审议《{NAME}》。"
        f"\n县政府办公室\n2024年5月20日"
    )
    assert evidence_of(StepKind.COLLECTIVE_DELIBERATION, ("a.txt", "meeting_minutes", text)) == [
        (True, "", date(2024, 5, 14))
    ]


def test_a_township_deliberates_in_its_own_meeting() -> None:
    paper = minutes(meeting="第8次镇长办公会议", who="石板镇人民政府")
    (township,) = evidence_of(StepKind.COLLECTIVE_DELIBERATION, paper, manifest=TOWNSHIP)
    (county,) = evidence_of(StepKind.COLLECTIVE_DELIBERATION, minutes(meeting="县长办公会议"))
    assert township[0] is True  # type: ignore[index]
    assert county[:2] == (False, "wrong_meeting")  # type: ignore[index]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("澄湖县人民政府第41次常务会议纪要", "plenary"),
        ("澄湖县人民政府专题会议纪要", "special"),
        ("中共澄湖县委常委会会议纪要", "party"),
        ("澄湖县教育局2024年第8次局长办公会议纪要", "bureau"),
    ],
)
def test_meeting_type(title: str, kind: str) -> None:
    assert meeting_type(document("a.txt", "meeting_minutes", f"{title}\n会议研究了有关工作。")) == kind


@pytest.mark.parametrize(
    ("conclusion", "kind"),
    [
        ("审查结论：合法。", "lawful"),
        ("审查结论：不合法，建议不予制定。", "unlawful"),
        ("该文件应当予以修改。", "revise"),
        ("请补充材料。", "unclear"),
    ],
)
def test_review_conclusion(conclusion: str, kind: str) -> None:
    text = opinion(conclusion=conclusion)[2].replace("均符合法律、法规规定", "已审查")
    assert review_conclusion(document("a.txt", "legality_opinion", text)) == kind


def test_a_division_of_the_drafter_is_not_the_government_s_reviewer() -> None:
    text = opinion()[2].replace("澄湖县司法局", "澄湖县公安局法制大队")
    assert evidence_of(StepKind.LEGALITY_REVIEW, ("a.txt", "legality_opinion", text)) == [
        (False, "wrong_body", date(2024, 5, 8))
    ]
