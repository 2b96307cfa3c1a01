"""The clause analysis of a document as plain JSON values, for `hegui facts --clauses FILE[:BLOCK]`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hegui.model.clause import Clause
from hegui.model.document import Document, Span
from hegui.parsing.clause import clauses_of
from hegui.statutes.reference import Reference


def split_block(path: Path) -> tuple[Path, int | None]:
    """``稿.txt:3`` as the path and the 0-based block; a path that exists as it stands has no block."""
    name, mark, number = path.name.rpartition(":")
    if not mark or not number.isdecimal() or path.exists():
        return path, None
    return path.with_name(name), int(number)


def clause_facts(document: Document, reference: Reference, block: int | None = None) -> list[dict[str, Any]]:
    """Every sentence of one block, or of all, as the rules see it; offsets count code points in the block.

    A block that the document does not have gives an empty list.
    """
    if block is not None and block >= len(document.blocks):
        return []
    return [_facts(document, clause) for clause in clauses_of(document, block, reference.catalogue)]


def _facts(document: Document, clause: Clause) -> dict[str, Any]:
    index = document.block_index(clause.start)
    begin = document.blocks[index].start

    def words(spans: Sequence[Span]) -> list[str]:
        return [document.text[span.start : span.end] for span in spans]

    return {
        "block": index,
        "start": clause.start - begin,
        "end": clause.end - begin,
        "quote": clause.text,
        "lead": clause.lead,
        "subject": str(clause.subject),
        "subject_words": document.slice(clause.subject_span) if clause.subject_span else None,
        "modalities": [
            {"mood": str(m.mood), "word": document.text[m.start : m.end], "start": m.start - begin}
            for m in clause.modalities
        ],
        "negations": [
            {
                "word": document.text[n.start : n.end],
                "governs": document.text[n.scope_end : n.start]
                if n.reverse
                else document.text[n.end : n.scope_end],
            }
            for n in clause.negations
        ],
        "conditions": words(clause.conditions),
        "consequence": document.slice(clause.consequence) if clause.consequence else None,
        "supports": [
            {
                "title": s.title,
                "level": s.level,
                "article": s.article,
                "covers": document.text[s.scope_start : s.scope_end],
            }
            for s in clause.supports
        ],
        "quotations": words(clause.quotations),
        "titles": words(clause.titles),
        "reported": clause.reported,
        "explained": clause.explained,
    }
