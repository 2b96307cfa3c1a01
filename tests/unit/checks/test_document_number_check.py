"""Checks of the document number; traps 18 and 24 of the legal basis."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hegui.checks.context import CheckContext
from hegui.checks.document_number import (
    AbsentParams,
    FormParams,
    IssuerParams,
    JointParams,
    TitlesParams,
    YearParams,
    bind_absent,
    bind_form,
    bind_issuer,
    bind_joint,
    bind_titles,
    bind_year,
)
from hegui.intake.plain import build_lines
from hegui.model.document import Document, Source
from hegui.model.rule import Outcome
from hegui.parsing.document_number import find_document_numbers
from hegui.statutes.reference import Reference

CONTEXT = CheckContext(
    on=date(2024, 6, 1),
    as_of=date(2024, 6, 1),
    jurisdiction="CN",
    reference=Reference(Path("rules/reference")),
)


def document(text: str, signed: date | None = None) -> Document:
    source = Source(path="a.txt", sha256="", format="txt")
    raw = build_lines(text, source)
    numbers = find_document_numbers(raw.text, raw.blocks)
    own = numbers[0] if numbers else None
    return Document(
        source=source,
        text=raw.text,
        blocks=raw.blocks,
        document_number=own,
        signed_on=signed,
        title="示例通知",
    )


def test_wrong_bracket_has_a_fix_and_a_registration_number_is_left_alone() -> None:
    check = bind_form(FormParams(faults=("bracket", "padding"), fixable=True))
    result = check(document("示府发[2024]003号\n登记号：示管规〔2012〕001-管委会3"), CONTEXT)
    (hit,) = result.hits
    assert hit.fix is not None
    assert hit.fix.replacement == "示府发〔2024〕3号"
    assert result.examined == 1


def test_orders_have_a_form_of_their_own() -> None:
    check = bind_form(FormParams(faults=("ordinal", "bracket")))
    assert check(document("示例省人民政府令〔2016〕第5号"), CONTEXT).examined == 0


@pytest.mark.parametrize(
    ("signed", "hits"),
    [
        (date(2023, 5, 1), 0),
        (date(2024, 3, 31), 0),
        (date(2024, 4, 1), 1),
        (date(2022, 12, 9), 0),
        (date(2022, 6, 1), 1),
    ],
)
def test_year_of_the_number(signed: date, hits: int) -> None:
    check = bind_year(YearParams(months=3))
    assert len(check(document("示府发〔2023〕3号\n通知", signed), CONTEXT).hits) == hits


def test_joint_document_with_two_numbers() -> None:
    check = bind_joint(JointParams())
    assert len(check(document("示府发〔2024〕3号　示委发〔2024〕5号\n通知"), CONTEXT).hits) == 1
    assert not check(document("示府发〔2024〕3号\n按照示委发〔2024〕5号，通知"), CONTEXT).hits


@pytest.mark.parametrize(
    ("number", "issuers", "outcomes"),
    [
        ("鹿府发", ("鹿鸣县人民政府",), []),
        ("鸣政发", ("鹿鸣县人民政府",), []),
        ("禾丰府发", ("鹿鸣县人民政府",), [Outcome.VIOLATED]),
        ("禾丰府发", ("鹿鸣县人民政府", "禾丰县人民政府"), []),
        ("梧府发", ("鹿鸣县人民政府",), [Outcome.UNDETERMINED]),
        ("渝府发", ("重庆市人民政府",), []),
        ("渝府发", ("鹿鸣县人民政府",), [Outcome.UNDETERMINED]),
        ("渝鹿府发", ("鹿鸣县人民政府",), []),
        ("禾税发", ("国家税务总局禾丰县税务局",), []),
    ],
)
def test_place_of_the_code_and_of_the_issuer(
    number: str, issuers: tuple[str, ...], outcomes: list[Outcome]
) -> None:
    read = document(f"{number}〔2024〕3号\n按照禾丰县的做法执行。")
    answer = bind_issuer(IssuerParams(abbreviations={"渝": "重庆"}))(replace(read, issuers=issuers), CONTEXT)
    assert (answer.examined, [hit.outcome for hit in answer.hits]) == (1, outcomes)


def test_issuers_without_a_place_are_not_examined() -> None:
    read = replace(document("国办发〔2024〕3号\n通知"), issuers=("国务院办公厅",))
    assert bind_issuer(IssuerParams(abbreviations={}))(read, CONTEXT).examined == 0


def test_one_title_with_two_numbers() -> None:
    check = bind_titles(TitlesParams(shortest=4))
    text = "《示例停车办法》（示府发〔2023〕3号）；《示例停车办法》（示府发〔2023〕{}号）"
    assert len(check(document(text.format(8)), CONTEXT).hits) == 1
    assert not check(document(text.format(3)), CONTEXT).hits


def test_absent_number_is_only_seen_under_a_red_head() -> None:
    check = bind_absent(AbsentParams())
    assert len(check(document("示例市人民政府文件\n关于停车的通知"), CONTEXT).hits) == 1
    assert check(document("关于停车的通知\n各区人民政府："), CONTEXT).examined == 0
