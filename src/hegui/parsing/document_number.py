"""发文字号, 令号, 公告号 and 登记号 as printed."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.model.document import Block, DocumentNumber


def find_document_numbers(text: str, blocks: Sequence[Block]) -> tuple[DocumentNumber, ...]:
    """Every document number that stands in the text, in reading order."""
    del text, blocks
    return ()
