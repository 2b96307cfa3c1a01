"""Finding citations: titles, bare laws, short forms, chains, internal references, history."""

from __future__ import annotations

from pathlib import Path

import pytest

from hegui.model.document import Block, Citation, Origin
from hegui.parsing.citations import find_citations
from hegui.parsing.citations_chain import build_targets, read_chain
from hegui.parsing.outline import build_outline
from hegui.statutes.catalogue import Catalogue, load_catalogue

TABLE = Path(__file__).resolve().parents[3] / "rules" / "reference" / "statutes.csv"
PENALTY = "中华人民共和国行政处罚法"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(TABLE)


def cite(catalogue: Catalogue, text: str, own: str | None = None) -> tuple[Citation, ...]:
    blocks, position = [], 0
    for line in text.split("\n"):
        blocks.append(Block(Origin.PARAGRAPH, position, position + len(line), None, None))
        position += len(line) + 1
    outline = build_outline(text, tuple(blocks))
    return find_citations(text, tuple(blocks), outline, catalogue, own_titles=(own,) if own else ())


def articles(citation: Citation) -> list[str]:
    return ["/".join(part or "" for part in target).rstrip("/") for target in citation.targets]


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        ("第二十九条至第三十一条的规定", ["29", "30", "31"]),
        ("第十五条、第十六条", ["15", "16"]),
        ("第三条第一款第（二）项、第（四）项和第二款", ["3/1/2", "3/1/4", "3/2"]),
        ("第七十八条第(二)至第(四)项", ["78//2", "78//3", "78//4"]),
        ("第三条第（二）、（四）项", ["3//2", "3//4"]),
        ("第三条第一、二、五项", ["3//1", "3//2", "3//5"]),
        ("第一百三十三条之一第二款", ["133-1/2"]),
        ("第五十条第一款、第四款和第五十一条", ["50/1", "50/4", "51"]),
        ("第三条第一款第二项第三目", ["3/1/2"]),
        ("第38条", ["38"]),
        ("第三条和二十日内", ["3"]),
    ],
)
def test_chain_becomes_one_target_a_provision(chain: str, expected: list[str]) -> None:
    read = read_chain(chain, 0)
    found = ["/".join(part or "" for part in target).rstrip("/") for target in build_targets(read)]
    assert found == expected


@pytest.mark.parametrize(
    "words", ["第十四届全国人民代表大会", "第一项目部", "第三条件", "第二节目", "第二十十条"]
)
def test_numbers_that_are_no_chain(words: str) -> None:
    assert not read_chain(words, 0).elements


@pytest.mark.parametrize(
    ("text", "title", "targets"),
    [
        ("依照《中华人民共和国行政处罚法》第九条处理。", PENALTY, ["9"]),
        ("依照《行政处罚法》第九条、第十条处理。", PENALTY, ["9", "10"]),
        ("依照行政处罚法第九条处理。", PENALTY, ["9"]),
        ("构成犯罪的，依照刑法第三百零七条之一处理。", "中华人民共和国刑法", ["307-1"]),
        ("依照民法典第五百条处理。", "中华人民共和国民法典", ["500"]),
        ("依照合同法第一百条处理。", "中华人民共和国合同法", ["100"]),
        ("按照森林法实施条例第三十条规定", "中华人民共和国森林法实施条例", ["30"]),
        ("依照《示例市行政许可法实施细则》第三条处理。", "示例市行政许可法实施细则", ["3"]),
        (
            "依照《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第九十六条处理。",
            "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释",
            ["96"],
        ),
    ],
)
def test_external_citation(catalogue: Catalogue, text: str, title: str, targets: list[str]) -> None:
    (found,) = cite(catalogue, text)
    assert (found.title, articles(found), found.internal, found.history) == (title, targets, False, False)
    assert text[found.start : found.end] in text


def test_law_named_inside_a_longer_bare_word_is_not_that_law(catalogue: Catalogue) -> None:
    assert [c.title for c in cite(catalogue, "依照示例市行政许可法实施细则第三条处理。")] == [None]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("根据合同法、担保法的规定，制定本办法。", ["中华人民共和国合同法", "中华人民共和国担保法"]),
        ("依照中华人民共和国行政处罚法，制定本办法。", [PENALTY]),
        ("依照行政许可法实施细则办理。", []),
        ("依照法律、行政法规的规定。", []),
    ],
)
def test_law_named_bare_as_a_basis(catalogue: Catalogue, text: str, titles: list[str]) -> None:
    assert [c.title for c in cite(catalogue, text)] == titles


def test_number_after_the_title(catalogue: Catalogue) -> None:
    text = "落实《重大行政决策程序暂行条例》（国务院令第713号）和《甲意见》（国办发〔2018〕37号）。"
    assert [c.number for c in cite(catalogue, text)] == ["国务院令第713号", "国办发〔2018〕37号"]


def test_short_form_in_later_text(catalogue: Catalogue) -> None:
    text = "根据《示例市公园条例》（以下简称《条例》）制定。\n违反《条例》第五条的，按条例第六条处理。"
    first, second, third = cite(catalogue, text)
    assert {first.title, second.title, third.title} == {"示例市公园条例"}
    assert (second.kind, articles(second), articles(third)) == ("short", ["5"], ["6"])


def test_anaphors_and_bare_articles_continue_the_last_law(catalogue: Catalogue) -> None:
    text = "依照《证券法》第六十七条第二款处理，第七十五条除外；该法第八条、同法第九条另有规定。"
    found = cite(catalogue, text)
    assert {c.title for c in found} == {"中华人民共和国证券法"}
    assert [articles(c) for c in found] == [["67/2"], ["75"], ["8"], ["9"]]


DRAFT = (
    "示例市公园管理办法\n"
    "第一条　为了规范公园管理，制定本办法。\n"
    "第二条　公园分为下列两类：\n（一）综合公园；\n（二）专类公园。\n"
    "前款规定的公园由示例市园林局认定。\n"
    "第三条　违反本办法第二条第二款的，责令改正；违反第一款第（三）项的，从其规定。\n"
    "第四条　前条规定的事项，依照本条例外。\n"
    "第五条　本办法自公布之日起施行。"
)


def test_internal_references_resolve(catalogue: Catalogue) -> None:
    found = cite(catalogue, DRAFT, "示例市公园管理办法")
    shown = {DRAFT[c.start : c.end]: (articles(c), c.resolved) for c in found}
    assert shown == {
        "前款": (["2/1"], True),
        "本办法第二条第二款": (["2/2"], True),
        "第一款第（三）项": (["2/1/3"], None),
        "前条": (["3"], True),
    }


@pytest.mark.parametrize(
    ("old", "new", "quote"),
    [
        ("本办法第二条第二款", "本办法第九条", "本办法第九条"),
        ("本办法第二条第二款", "本办法第二条第三款", "本办法第二条第三款"),
        ("本办法第二条第二款", "本办法第二条第（五）项", "本办法第二条第（五）项"),
        ("违反本办法第二条第二款的", "前款规定的", "前款"),
        ("为了规范", "依照前条规范", "前条"),
    ],
)
def test_internal_references_that_lead_nowhere(catalogue: Catalogue, old: str, new: str, quote: str) -> None:
    text = DRAFT.replace(old, new)
    broken = [text[c.start : c.end] for c in cite(catalogue, text) if c.resolved is False]
    assert broken == [quote]


def test_item_of_the_article_that_the_lead_names(catalogue: Catalogue) -> None:
    text = (
        "第一条　禁止：\n（一）甲；\n（二）乙；\n（三）丙。\n"
        "第二条　违反本条例第一条规定的：\n（一）违反第三项的，处罚；\n（二）违反第一、二项的，警告。\n"
        "第三条　本条例自公布之日起施行。"
    )
    found = [(articles(c), c.resolved) for c in cite(catalogue, text) if c.kind != "self"]
    assert found == [(["1//3"], True), (["1//1", "1//2"], True)]


@pytest.mark.parametrize(
    "text",
    [
        "监测前三项污染物。",
        "改善目前条件。",
        "做好提前项目准备。",
        "第二十条　本条例自公布之日起施行。",
        "取得《示例行业经营许可证》。",
    ],
)
def test_words_that_are_no_reference(catalogue: Catalogue, text: str) -> None:
    assert cite(catalogue, text) == ()


def test_quoted_articles_and_amendments_are_not_judged(catalogue: Catalogue) -> None:
    text = "第一条　修改为：“第三条　违反本办法第九十条的，责令改正。”\n第二条　自公布之日起施行。"
    assert [c.resolved for c in cite(catalogue, text)] == [None]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("《合同法》同时废止。", None),
        ("自公布之日起，《合同法》（主席令第15号）、《担保法》，同时废止。", None),
        ("原《合同法》规定的事项从其规定。", None),
        ("下列文件予以废止：\n1.《合同法》\n2.《担保法》", None),
        ("（1999年《关于修改〈合同法〉的决定》第一次修正）", None),
        ("公布之前依照《合同法》设立、民法典施行前成立的合同", None),
        ("一、《合同法》\n二、《担保法》", "示例市人民政府关于公布清理结果的决定"),
        ("将“依照《合同法》”修改为“依照《民法典》”。", None),
    ],
)
def test_history_is_no_basis(catalogue: Catalogue, text: str, own: str | None) -> None:
    found = [
        c for c in cite(catalogue, text, own) if c.title in ("中华人民共和国合同法", "中华人民共和国担保法")
    ]
    assert all(c.history for c in found)


def test_basis_of_a_cleanup_decision_is_no_history(catalogue: Catalogue) -> None:
    text = "根据《立法法》，决定废止依据《合同法》制定的办法。"
    assert [c.history for c in cite(catalogue, text, "示例市关于废止部分文件的决定")] == [False, True]


def test_real_texts_find_every_citation_of_the_truth_file(catalogue: Catalogue, shared: Path) -> None:
    import csv
    from collections import Counter

    rows = list(csv.DictReader((shared / "data" / "citations_truth.csv").open(encoding="utf-8-sig")))
    files = sorted({row["file"] for row in rows})[:12]
    for file in files:
        text = (shared / "corpus" / file).read_text(encoding="utf-8-sig").strip("\n")
        text = "\n".join(line for line in text.split("\n") if line.strip())
        wanted = Counter((_bare(row["resolved_title"] or row["title_cited"]), row["article"]) for row in rows
                         if row["file"] == file)  # fmt: skip
        got = Counter(
            (_bare(c.title or ""), (target.article or "").split("-")[0])
            for c in cite(catalogue, text, text.split("\n")[0])
            if not c.internal
            for target in c.targets
        )
        assert not wanted - got, file


def _bare(title: str) -> str:
    for sign in "《》〈〉<> ":
        title = title.replace(sign, "")
    return title.removeprefix("中华人民共和国")
