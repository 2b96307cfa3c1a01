"""Facts read out of documents: validity, repeals, citations with their place."""

from __future__ import annotations

from datetime import date

import pytest

from hegui.archive.facts import PARTS, build_facts
from hegui.intake.reader import raw_from_text
from hegui.model.register import DocumentFacts
from hegui.parsing.document import build_document
from hegui.rulebook.place import builtin_rules
from hegui.statutes.reference import Reference

REFERENCE = Reference(builtin_rules() / "reference")
HEAD = """\
澄湖县人民政府文件
澄府规〔2024〕3号
澄湖县人民政府关于印发《澄湖县停车管理办法》的通知
各乡镇人民政府：
现将《澄湖县停车管理办法》印发给你们，请遵照执行。
澄湖县人民政府
2024年3月5日
澄湖县停车管理办法
第一条　为了规范停车，根据《中华人民共和国道路交通安全法》第三十三条，制定本办法。
第二条　本办法适用于本县。
"""


def _facts(last: str, head: str = HEAD) -> DocumentFacts:
    raw = raw_from_text(head + last, "停车.txt")
    return build_facts(build_document(raw, parts=PARTS, reference=REFERENCE))


def test_identity() -> None:
    facts = _facts("第三条　本办法自2024年4月10日起施行。")
    assert facts.number is not None
    assert facts.number.key == "n:澄府规〔2024〕3"
    assert facts.names[-1] == "澄湖县停车管理办法"
    assert (facts.signed_on, facts.effective_on) == (date(2024, 3, 5), date(2024, 4, 10))
    assert facts.issuers == ("澄湖县人民政府",)
    assert facts.role == "issued"


@pytest.mark.parametrize(
    ("last", "until", "months"),
    [
        ("本办法自2024年4月10日起施行，有效期5年。", date(2029, 4, 9), 60),
        ("本办法自2024年4月10日起施行，有效期为三年。", date(2027, 4, 9), 36),
        ("本办法自2024年4月10日起施行，有效期至2026年12月31日。", date(2026, 12, 31), None),
        ("本办法自2024年4月10日起试行，试行期一年。", date(2025, 4, 9), 12),
        ("本办法自2024年4月10日起施行，有效期6个月。", date(2024, 10, 9), 6),
        ("本办法自2024年4月10日起施行至2026年4月9日。", date(2026, 4, 9), None),
    ],
)
def test_validity(last: str, until: date, months: int | None) -> None:
    validity = _facts(f"第三条　{last}").validity
    assert validity is not None
    assert (validity.until, validity.months) == (until, months)
    assert validity.place.quote in last
    assert validity.place.provision == "第三条"


@pytest.mark.parametrize(
    "last",
    [
        "本办法自2024年4月10日起施行。",
        "停车许可证有效期为5年，期满前应当申请延续。\n第四条　本办法自2024年4月10日起施行。",
        "承包合同有效期至2026年12月31日的，继续履行。\n第四条　本办法自2024年4月10日起施行。",
        "试点单位试行2年以来，成效明显。\n第四条　本办法自2024年4月10日起施行。",
    ],
)
def test_periods_of_other_things_are_not_its_own(last: str) -> None:
    assert _facts(f"第三条　{last}").validity is None


@pytest.mark.parametrize(
    ("last", "repealed"),
    [
        (
            "自2024年4月10日起施行。《澄湖县停车办法》（澄府发〔2010〕7号）同时废止。",
            [("澄湖县停车办法", "澄府发〔2010〕7号")],
        ),
        ("自2024年4月10日起施行，原《澄湖县停车办法》同时废止。", [("澄湖县停车办法", None)]),
        ("自2024年4月10日起施行。《甲办法》、《乙办法》同时废止。", [("甲办法", None), ("乙办法", None)]),
        ("自2024年4月10日起施行。依据《澄湖县停车办法》发放的证件继续有效。", []),
        ("废止《澄湖县停车办法》的程序按照规定办理。", []),
    ],
)
def test_statements_about_earlier_documents(last: str, repealed: list[tuple[str, str | None]]) -> None:
    found = _facts(f"第三条　本办法{last}").repeals
    assert [(one.title, one.number) for one in found] == repealed
    assert all(one.on == date(2024, 4, 10) for one in found)


def test_a_decision_that_cleans_up_lists_what_it_ends() -> None:
    head = "澄湖县人民政府关于废止部分规范性文件的决定\n澄府发〔2024〕9号\n县政府决定废止下列规范性文件：\n"
    titles = "1.《澄湖县甲办法》（澄府发〔2008〕1号）\n2.《澄湖县乙办法》（澄府发〔2009〕2号）\n"
    foot = f"{titles}澄湖县人民政府\n2024年6月1日\n"
    found = _facts(foot, head).repeals
    assert [one.number for one in found] == ["澄府发〔2008〕1号", "澄府发〔2009〕2号"]
    assert {one.on for one in found} == {date(2024, 6, 1)}


def test_citations_with_article_basis_and_place() -> None:
    facts = _facts("第三条　停车收费按照《澄湖县收费办法》执行。《澄湖县旧办法》已经废止。")
    found = {cited.title: cited for cited in facts.citations}
    law = found["中华人民共和国道路交通安全法"]
    assert law.basis
    assert law.articles == ("33",)
    assert law.place.provision == "第一条"
    assert found["澄湖县旧办法"].history
    assert not found["澄湖县旧办法"].basis
