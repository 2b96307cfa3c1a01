"""Whose matter it is: from those who met or issued, never from those who get a copy."""

from __future__ import annotations

from dataclasses import replace

from dossier_case import document

from hegui.procedure.authority import find_authority


def test_who_gets_a_copy_is_not_the_authority() -> None:
    report = document(
        "报告.txt",
        "annual_report",
        "关于2023年度法治政府建设情况的报告\n全年召开镇长办公会议18次。\n"
        "抄送：中共南屏县委全面依法治县委员会办公室。",
    )
    report = replace(report, issuers=("中共南屏县石板镇委员会", "南屏县石板镇人民政府"))
    assert find_authority((report,), None) == "南屏县石板镇人民政府"


def test_a_bare_county_government_gets_its_place_from_the_issuers() -> None:
    note = document("说明.txt", "drafting_note", "本规划列入县人民政府2024年度重大行政决策事项目录。")
    note = replace(note, issuers=("枫林县林业局",))
    assert find_authority((note,), None) == "枫林县人民政府"


def test_an_office_of_a_committee_did_not_meet() -> None:
    note = document("说明.txt", "drafting_note", "本办法已报中共南屏县委全面依法治县委员会办公室。")
    assert find_authority((note,), None) is None
