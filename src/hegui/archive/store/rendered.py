"""Text of the last JSON report, kept by the key of what it rests on."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

from sqlalchemy import delete, insert, select

from hegui.archive.store import table as t
from hegui.archive.store.store import Store
from hegui.archive.store.stream import stream

PIECE = 1 << 20
"""Characters that are compressed together."""


def kept_text(store: Store, key: str, part: str, make: Callable[[], Iterator[str]]) -> Iterator[str]:
    """The text of a part: as kept under ``key``, else as made, and then kept."""
    setting = f"rendered {part}"
    if store.setting(setting) == key:
        query = select(t.rendered.c.data).where(t.rendered.c.part == part).order_by(t.rendered.c.piece)
        for (data,) in stream(store.engine, query):
            yield zlib.decompress(data).decode("utf-8", "surrogatepass")
        return
    store.put_setting(setting, "")
    with store.engine.begin() as connection:
        connection.execute(delete(t.rendered).where(t.rendered.c.part == part))
    for number, text in enumerate(_joined(make())):
        data = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
        with store.engine.begin() as connection:
            connection.execute(insert(t.rendered).values(part=part, piece=number, data=data))
        yield text
    store.put_setting(setting, key)


def _joined(pieces: Iterator[str]) -> Iterator[str]:
    """Pieces put together to about PIECE characters."""
    some: list[str] = []
    size = 0
    for piece in pieces:
        some.append(piece)
        size += len(piece)
        if size >= PIECE:
            yield "".join(some)
            some, size = [], 0
    if some:
        yield "".join(some)
