"""What a conclusion must not pass over: findings of any severity, and steps that nobody can judge yet."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from hegui.model.report import Finding, Report
from hegui.model.rule import Outcome, Severity
from hegui.report.build import is_counted

CLEAN = "在所提供材料范围内未发现违反所查规则的问题。"
FILES_CLEAN = "在所检查的文件和规则范围内未发现应当修改的问题。"


class Remains(NamedTuple):
    """What is left although nothing forbids submission or must be revised.

    minor, info: counted findings; doubts: things to be checked, each sentence once; steps: names of the
    steps in doubt; unexamined: a matter of which no step applies; discussed: its meeting is shown.
    """

    minor: int
    info: int
    doubts: int
    steps: tuple[str, ...]
    unexamined: bool
    discussed: bool

    @property
    def is_nothing(self) -> bool:
        """Whether the plain sentence is true."""
        return not (self.minor or self.info or self.doubts)


def is_open(finding: Finding) -> bool:
    """Whether a finding could not be decided and was not waived."""
    return finding.outcome is Outcome.UNDETERMINED and finding.waived is None


def find_remains(report: Report) -> Remains:
    """Counts and names for the sentence of a conclusion."""
    counted = Counter(finding.severity for finding in report.findings if is_counted(finding))
    asked = {finding.message for finding in report.findings if is_open(finding)}
    names: tuple[str, ...] = ()
    unexamined = discussed = False
    if report.steps:  # `check` has none and does not load what a step is
        from hegui.model.dossier import STEP_NAMES, StepKind, Verdict

        open_steps = [step for step in report.steps if step.verdict is Verdict.NEEDS_CHECK]
        asked |= {step.reason for step in open_steps}
        names = tuple(STEP_NAMES[step.kind] for step in open_steps)
        unexamined = all(step.verdict is Verdict.NOT_APPLICABLE for step in report.steps)
        discussed = any(
            step.kind is StepKind.COLLECTIVE_DELIBERATION and step.verdict is Verdict.MET
            for step in report.steps
        )
    return Remains(counted[Severity.MINOR], counted[Severity.INFO], len(asked), names, unexamined, discussed)


def no_problem_sentence(report: Report) -> str:
    """The sentence where nothing grave was found: never more than was seen, never less than was found."""
    review = report.command == "review"
    left = find_remains(report)
    ending = "各程序步骤依所查规则均不适用，程序方面没有审核。" if left.unexamined and review else ""
    if left.is_nothing:
        return (CLEAN if review else FILES_CLEAN) + ending
    counts = (("建议修改", left.minor), ("提示", left.info), ("需核实", left.doubts))
    more = "、".join(f"{name}{number}项" for name, number in counts if number)
    scope = "在所提供材料范围内" if review else "在所检查的文件和规则范围内"
    sentence = f"{scope}未发现不得提交、应当修改的问题；另有{more}。"
    if left.steps:
        after = "经核实不符合的，补正后重新提交讨论" if left.discussed else "核实前不宜提请集体讨论"
        sentence += f"{'、'.join(left.steps)}是否符合要求尚待核实，{after}。"
    return sentence + ending
