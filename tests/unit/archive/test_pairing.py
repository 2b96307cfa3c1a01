"""Documents, rows and publications brought together."""

from __future__ import annotations

from datetime import date

from hegui.archive.pair import Pairing
from hegui.archive.pairing import build_pairings

from .samples import DOGS, PARKING, RIVER, archive, document, row


def _pairs(**facts: object) -> list[Pairing]:
    return list(build_pairings(archive(**facts)))


def test_by_number_even_if_the_titles_differ() -> None:
    (pair,) = _pairs(documents=[document(1, *RIVER)], ledger=[row(1, "河道办法", RIVER[1])])
    assert pair.by == "number"
    assert pair.entry is not None


def test_by_title_where_the_numbers_differ_within_a_year() -> None:
    (pair,) = _pairs(documents=[document(1, *RIVER)], ledger=[row(11, *RIVER)])
    assert pair.by == "title"


def test_yearly_documents_of_one_title_stay_apart() -> None:
    pairs = _pairs(documents=[document(1, *RIVER)], ledger=[row(9, RIVER[0], date(2023, 1, 10))])
    assert [(pair.document is None, pair.entry is None) for pair in pairs] == [(False, True), (True, False)]


def test_by_file_name() -> None:
    row_with_file = {"title": "办法", "file": "D:\\文件\\河道.docx"}
    (pair,) = _pairs(documents=[{"path": "甲/河道.docx"}], ledger=[row_with_file])
    assert pair.by == "file"


def test_copies_and_repeated_rows() -> None:
    one = document(1, *RIVER)
    (pair,) = _pairs(documents=[one, {**one, "path": "副本.pdf"}], ledger=[row(1, *RIVER), row(1, *RIVER)])
    assert pair.copies == ("副本.pdf",)
    assert [again.row for again in pair.repeated] == [3]


def test_two_documents_of_one_number_take_their_own_rows() -> None:
    other = {**document(1, *PARKING), "path": "b.docx"}
    pairs = _pairs(documents=[document(1, *RIVER), other], ledger=[row(1, *PARKING), row(1, *RIVER)])
    joined = {pair.document.title: pair.entry.title for pair in pairs if pair.document and pair.entry}
    assert joined == {RIVER[0]: RIVER[0], PARKING[0]: PARKING[0]}


def test_publications_by_number_and_by_title() -> None:
    published = [
        {"number": "澄府规〔2024〕1号", "on": date(2024, 1, 15)},
        {"title": f"《{PARKING[0]}》", "on": date(2024, 3, 9)},
        {"title": "无此文件", "on": date(2024, 4, 1)},
    ]
    pairs = _pairs(
        documents=[document(1, *RIVER), document(2, *PARKING), document(3, *DOGS)],
        ledger=[row(1, *RIVER), row(2, *PARKING)],
        published=published,
    )
    found = {pair.title: pair.published_on for pair in pairs}
    assert found[RIVER[0]] == date(2024, 1, 15)
    assert found[PARKING[0]] == date(2024, 3, 9)
    assert found[DOGS[0]] is None
    assert found["无此文件"] == date(2024, 4, 1)


def test_every_document_row_and_publication_comes_out_once() -> None:
    pairs = _pairs(
        documents=[document(n, f"澄湖县第{n}号办法", date(2024, n, 1)) for n in range(1, 7)],
        ledger=[row(n, f"澄湖县第{n}号办法", date(2024, n, 1)) for n in range(3, 9)],
        published=[{"number": f"澄府规〔2024〕{n}号", "on": date(2024, n, 9)} for n in range(5, 11)],
    )
    assert sorted(p.document.path for p in pairs if p.document) == [f"{n}.docx" for n in range(1, 7)]
    assert sorted(p.entry.row for p in pairs if p.entry) == list(range(2, 8))
    assert sorted(p.publication.row for p in pairs if p.publication) == list(range(2, 8))
