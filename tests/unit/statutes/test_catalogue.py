"""The catalogue: names, added tables, wrong rows, the compiled cache."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hegui.errors import ReferenceTableError
from hegui.statutes.catalogue import Catalogue, load_catalogue
from hegui.statutes.lookup import describe
from hegui.statutes.status import Status, judge, possible_versions, version_on

TABLE = Path(__file__).resolve().parents[3] / "rules" / "reference" / "statutes.csv"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(TABLE)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("中华人民共和国行政处罚法", "中华人民共和国行政处罚法"),
        ("行政处罚法", "中华人民共和国行政处罚法"),
        ("《行政处罚法》", "中华人民共和国行政处罚法"),
        ("行政处罚法（2021年修订）", "中华人民共和国行政处罚法"),
        ("中华人民共和国优化营商环境条例", "优化营商环境条例"),
        ("监督法", "中华人民共和国各级人民代表大会常务委员会监督法"),
        ("国务院令第713号", "重大行政决策程序暂行条例"),
        ("国办发〔2018〕115号", "国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见"),
        ("公路管理条例", "中华人民共和国公路管理条例"),
        (
            "最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释",
            "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释",
        ),
    ],
)
def test_finds_by_title_short_title_alias_and_number(catalogue: Catalogue, name: str, title: str) -> None:
    assert catalogue.title_of(name) == title
    instrument = catalogue.find(name)
    assert instrument is not None
    assert instrument.title == title


@pytest.mark.parametrize(
    "name", ["示例市行政许可法实施细则", "行政许可法实施细则", "处罚法", "主席令第18号", "", "《》", "条例"]
)
def test_never_finds_by_containment_nor_by_an_ambiguous_name(catalogue: Catalogue, name: str) -> None:
    assert catalogue.find(name) is None


def test_official_prefix_is_a_fact_of_the_title(catalogue: Catalogue) -> None:
    assert [
        instrument.has_prefix
        for name in ("重大行政决策程序暂行条例", "信访工作条例", "反有组织犯罪法", "政府信息公开条例")
        if (instrument := catalogue.find(name))
    ] == [False, False, True, True]


@pytest.mark.parametrize(
    ("day", "count"),
    [(date(2020, 1, 1), 64), (date(2021, 7, 14), 64), (date(2021, 7, 15), 86), (date(2024, 1, 1), 86)],
)
def test_version_on_a_day(catalogue: Catalogue, day: date, count: int) -> None:
    instrument = catalogue.find("行政处罚法")
    assert instrument is not None
    version = version_on(instrument, day)
    assert version is not None
    assert version.article_count == count


def test_article_that_any_possible_version_has_is_not_missing(catalogue: Catalogue) -> None:
    instrument = catalogue.find("反垄断法")  # 2022-08-01 is recalled
    assert instrument is not None
    assert len(possible_versions(instrument, date(2022, 7, 1))) == 2
    assert judge(instrument, date(2022, 7, 1), "60").status is Status.IN_FORCE
    assert judge(instrument, date(2022, 7, 1), "99").status is Status.NO_SUCH_ARTICLE
    assert judge(instrument, date(2021, 7, 1), "60").status is Status.NO_SUCH_ARTICLE


def test_document_may_cite_a_version_that_takes_effect_with_it(catalogue: Catalogue) -> None:
    instrument = catalogue.find("行政处罚法")
    assert instrument is not None
    day = date(2021, 6, 20)
    assert judge(instrument, day, "86").status is Status.NO_SUCH_ARTICLE
    assert judge(instrument, day, "86", effective_on=date(2021, 7, 15)).status is Status.IN_FORCE


def test_inserted_articles_are_never_called_missing(catalogue: Catalogue) -> None:
    instrument = catalogue.find("刑法")
    assert instrument is not None
    assert judge(instrument, date(2024, 5, 1), "999-1").status is Status.IN_FORCE


def test_amended_since(catalogue: Catalogue) -> None:
    instrument = catalogue.find("行政处罚法")
    assert instrument is not None
    answer = judge(instrument, date(2019, 1, 1), as_of=date(2024, 1, 1))
    assert answer.status is Status.AMENDED_SINCE


def test_reenactment_under_the_same_title_is_no_repeal(catalogue: Catalogue) -> None:
    instrument = catalogue.find("宪法")
    assert instrument is not None
    assert judge(instrument, date(2024, 1, 1)).status is Status.IN_FORCE


def test_unknown_repeal_date_is_unknown_before_and_repealed_after_the_source_saw_it(
    catalogue: Catalogue,
) -> None:
    instrument = catalogue.find("流动人口计划生育工作条例")
    assert instrument is not None
    assert judge(instrument, date(2015, 1, 1)).status is Status.UNKNOWN
    answer = judge(instrument, date(2026, 1, 1))
    assert answer.status is Status.REPEALED
    assert answer.provenance == "secondary"


def test_added_table_adds_and_corrects(tmp_path: Path) -> None:
    added = tmp_path / "own.csv"
    added.write_text(
        "title,number,effective_on,version_date,article_count\n"
        "示例市停车管理办法,示府发〔2020〕3号,2020-05-01,2020-04-01,30\n"
        "中华人民共和国行政处罚法,,,2021-01-22,87\n",
        encoding="utf-8",
    )
    catalogue = load_catalogue(TABLE, (added,))
    assert catalogue.title_of("示府发〔2020〕3号") == "示例市停车管理办法"
    law = catalogue.find("行政处罚法")
    assert law is not None
    assert law.versions[-1].article_count == 87
    assert law.versions[-1].effective_on == date(2021, 7, 15)
    assert catalogue.digest != load_catalogue(TABLE).digest


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("title,effective_on\n甲办法,2020年\n", "第2行 effective_on 列"),
        ("title,article_count\n甲办法,三十\n", "第2行 article_count 列"),
        ("title,status\n甲办法,有效\n", "第2行 status 列"),
        ("title,effective_on\n,2020-01-01\n", "第2行 title 列"),
        ("title,地域\n甲办法,示例市\n", "不认识的列：地域"),
        ("number\n甲\n", "缺少 title 列"),
        ("title,number\n甲办法\n", "第2行：应有2列"),
    ],
)
def test_wrong_row_names_file_line_and_column(tmp_path: Path, content: str, expected: str) -> None:
    added = tmp_path / "own.csv"
    added.write_text(content, encoding="utf-8")
    with pytest.raises(ReferenceTableError, match=r"own\.csv") as caught:
        load_catalogue(TABLE, (added,))
    assert expected in str(caught.value)


def test_damaged_or_absent_cache_is_no_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEGUI_CACHE", str(tmp_path))
    first = load_catalogue(TABLE)
    stored = list(tmp_path.glob("statutes-*.bin"))
    assert len(stored) == 1
    stored[0].write_bytes(stored[0].read_bytes()[:1000])
    assert load_catalogue(TABLE).digest == first.digest
    monkeypatch.setenv("HEGUI_CACHE", str(TABLE))  # a file: no folder can be made there
    assert load_catalogue(TABLE).title_of("行政处罚法") == first.title_of("行政处罚法")


def test_describe_tells_what_is_not_known(catalogue: Catalogue) -> None:
    answer = describe(catalogue, "信访条例", date(2023, 1, 1))
    assert answer.judgement is not None
    assert answer.judgement.status is Status.REPEALED
    assert answer.successor == "信访工作条例"
    assert "废止的依据未经核实。" in answer.gaps
    assert describe(catalogue, "示例市停车管理办法", date(2023, 1, 1)).instrument is None
    known = describe(catalogue, "行政处罚法", date(2024, 1, 1))
    assert known.article_count == 86


def test_titles_with_some_words_are_a_hint_and_no_answer(catalogue: Catalogue) -> None:
    near = catalogue.titles_with("信访工作")
    assert near[0] == "信访工作条例"
    assert all("信访工作" in title for title in near)
    assert catalogue.find("信访工作") is None
    assert catalogue.titles_with("《》") == []
