"""Facts of an archive made by hand; every name is invented."""

from __future__ import annotations

from datetime import date
from typing import Any

from hegui.archive.facts import archive_from_plain
from hegui.archive.source import MemoryArchive

ISSUER = "澄湖县人民政府"


def document(serial: int, title: str, signed: date, **more: Any) -> dict[str, Any]:
    """A document of 澄府规 in the year of its date."""
    number = f"澄府规〔{signed.year}〕{serial}号"
    named = {"path": f"{serial}.docx", "title": title, "number": number}
    return {**named, "issuer": ISSUER, "signed": signed, **more}


def row(serial: int, title: str, signed: date, **more: Any) -> dict[str, Any]:
    """Its ledger row."""
    number = f"澄府规〔{signed.year}〕{serial}号"
    return {"title": title, "number": number, "issuer": ISSUER, "signed": signed, **more}


def archive(**facts: Any) -> MemoryArchive:
    """An archive of plain facts."""
    return archive_from_plain(facts)


RIVER = ("澄湖县河道管理办法", date(2024, 1, 10))
PARKING = ("澄湖县停车管理办法", date(2024, 3, 5))
DOGS = ("澄湖县犬只管理规定", date(2024, 5, 20))
