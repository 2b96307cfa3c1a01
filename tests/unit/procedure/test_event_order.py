"""Only the order that the law imposes."""

from __future__ import annotations

from dossier_case import DRAFT, dossier_of, expert, minutes, notice, opinion

from hegui.model.dossier import StepKind
from hegui.procedure.timeline import find_breaches, must_precede

PP, EX, RK = StepKind.PUBLIC_PARTICIPATION, StepKind.EXPERT_ARGUMENTATION, StepKind.RISK_ASSESSMENT
LR, CD = StepKind.LEGALITY_REVIEW, StepKind.COLLECTIVE_DELIBERATION


def test_there_is_no_order_among_the_first_three() -> None:
    assert not any(must_precede(a, b) for a in (PP, EX, RK) for b in (PP, EX, RK))
    assert all(must_precede(a, LR) for a in (PP, EX, RK))
    assert must_precede(PP, CD)
    assert not must_precede(CD, LR)


def test_breaches_name_both_days() -> None:
    dossier = dossier_of(DRAFT, notice(), expert(), minutes("2024年5月6日"), opinion("2024年5月20日"))
    (breach,) = find_breaches(dossier)
    assert (breach.earlier, breach.later) == (LR, CD)
    assert breach.later_on < breach.earlier_ended


def test_expert_opinion_before_consultation_is_no_breach() -> None:
    assert find_breaches(dossier_of(DRAFT, expert(), notice("2024年4月10日", "2024年5月1日"))) == ()
