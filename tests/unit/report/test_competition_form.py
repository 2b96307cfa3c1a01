from __future__ import annotations

import io

import docx

from hegui.report.competition_form import write_competition_form

from . import samples


def words(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_clauses_found_stand_in_the_form_and_the_conclusion_stays_open() -> None:
    report = samples.review_report()
    finding = samples.finding_at(samples.draft_document(), "停车", rule="FC109")
    text = words(write_competition_form(report.__class__(**{**_fields(report), "findings": (finding,)})))
    assert finding.message in text
    assert "由审查机构填写" in text
    assert "不是审查结论" in text


def test_nothing_found_is_no_pass() -> None:
    report = samples.review_report()
    text = words(write_competition_form(report.__class__(**{**_fields(report), "findings": ()})))
    assert "未发现不等于没有" in text


def test_the_same_report_gives_the_same_bytes() -> None:
    report = samples.review_report()
    assert write_competition_form(report) == write_competition_form(report)


def _fields(report: object) -> dict[str, object]:
    return {name: getattr(report, name) for name in type(report).__dataclass_fields__}  # type: ignore[attr-defined]
