"""Cutting blocks at passages, overlapping or not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hegui.report.passage import Passage, cut_pieces, find_places, view_documents

from . import samples

TEXT = "违反本办法的，处200元罚款。"


def passage(anchor: str, start: int, end: int, rank: int = 1) -> Passage:
    return Passage(anchor, "major", anchor, start, end, rank)


def test_unmarked_block_is_one_piece() -> None:
    (piece,) = cut_pieces(TEXT, ())
    assert (piece.text, piece.over, piece.starts) == (TEXT, (), ())


def test_overlap_is_cut_and_the_gravest_is_on_top() -> None:
    pieces = cut_pieces(TEXT, [passage("a", 0, 9, rank=2), passage("b", 7, 14, rank=0)])
    assert [(p.text, [o.anchor for o in p.over], p.starts) for p in pieces] == [
        (TEXT[0:7], ["a"], ("a",)),
        (TEXT[7:9], ["b", "a"], ("b",)),
        (TEXT[9:14], ["b"], ()),
        (TEXT[14:], [], ()),
    ]


def test_empty_passage_leaves_an_anchor() -> None:
    pieces = cut_pieces(TEXT, [passage("a", 3, 3), passage("z", len(TEXT), len(TEXT))])
    assert [p.starts for p in pieces if p.starts] == [("a",), ("z",)]
    assert all(not p.over for p in pieces)


edges = st.integers(min_value=0, max_value=20)


@given(st.text(max_size=16), st.lists(st.tuples(edges, edges), max_size=6))
def test_pieces_joined_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    passages = [passage(str(i), min(s), max(s)) for i, s in enumerate(spans)]
    pieces = cut_pieces(text, passages)
    assert "".join(p.text for p in pieces) == text
    begun = [anchor for p in pieces for anchor in p.starts]
    assert sorted(begun) == sorted(p.anchor for p in passages)


def test_only_marked_documents_and_the_draft_are_shown() -> None:
    report = samples.review_report(findings=(), steps=())
    views = view_documents(report, find_places(report))
    assert [view.path for view in views] == [samples.DRAFT]


def test_every_finding_and_every_evidence_has_its_place() -> None:
    report = samples.review_report()
    found = {p.anchor for held in find_places(report).values() for p in held}
    assert {"f-1", "f-2", "f-3", "f-4", "f-5", "f-6"} <= found
    assert {"e-public_participation-0", "e-legality_review-0", "e-collective_deliberation-0"} <= found
    assert "f-0" not in found


def test_evidence_over_two_blocks_marks_both() -> None:
    step = samples.steps()[0]
    notice = samples.notice_document()
    long = samples.replace(step.evidence[0], start=0, end=notice.blocks[1].start + 5)
    report = samples.review_report(findings=(), steps=(samples.replace(step, evidence=(long,)),))
    assert [key[1] for key in find_places(report)] == [0, 1]
