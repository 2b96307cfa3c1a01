"""Text and blocks → the numbered structure."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.model.document import Block, Outline


def build_outline(text: str, blocks: Sequence[Block]) -> Outline:
    """The numbered structure of a text: 编 分编 章 节 条 款 项 目 and 一、（一）1.（1）①."""
    del text, blocks
    return Outline()
