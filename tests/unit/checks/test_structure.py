"""The check that turns anomalies into hits."""

from datetime import date
from pathlib import Path

from hegui.checks.context import CheckContext
from hegui.checks.structure import AnomalyParams, bind_anomaly
from hegui.intake.plain import build_lines
from hegui.model.document import Document, Source
from hegui.model.rule import Outcome
from hegui.parsing.outline import build_outline
from hegui.statutes.reference import Reference

CONTEXT = CheckContext(
    on=date(2024, 6, 1),
    as_of=date(2024, 6, 1),
    jurisdiction="CN",
    reference=Reference(Path("rules/reference")),
)


def document(text: str) -> Document:
    source = Source(path="a.txt", sha256="", format="txt")
    raw = build_lines(text, source)
    return Document(
        source=source, text=raw.text, blocks=raw.blocks, outline=build_outline(raw.text, raw.blocks)
    )


def test_one_kind_uses_the_message_of_the_outcome() -> None:
    check = bind_anomaly(AnomalyParams(kinds=("gap",), levels=("article",)))
    result = check(document("第一条　甲。\n第三条　乙。"), CONTEXT)
    (hit,) = result.hits
    assert result.examined == 2
    assert hit.outcome is Outcome.VIOLATED
    assert hit.message is None
    assert hit.values["expected"] == "第二条"


def test_several_kinds_name_the_message_and_levels_restrict() -> None:
    check = bind_anomaly(AnomalyParams(kinds=("gap", "start"), levels=("chapter",)))
    result = check(document("第二章　甲\n第一条　子。\n第三条　丑。"), CONTEXT)
    assert [hit.message for hit in result.hits] == ["start"]


def test_nothing_of_that_level_is_not_examined() -> None:
    check = bind_anomaly(AnomalyParams(kinds=("gap",), levels=("chapter",)))
    assert check(document("第一条　甲。"), CONTEXT).examined == 0


def test_fix_of_a_wrong_bracket() -> None:
    check = bind_anomaly(AnomalyParams(kinds=("bracket",)))
    (hit,) = check(document("第一条　甲：\n（一)乙；\n（二）丙。"), CONTEXT).hits
    assert hit.fix is not None
    assert hit.fix.replacement == "（一）"
