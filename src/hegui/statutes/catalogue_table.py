"""Reading a table of instruments: one CSV row for each version, every wrong cell named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from hegui.errors import ReferenceTableError
from hegui.model.expression import expression
from hegui.model.rule import Provenance
from hegui.statutes.instrument import Instrument, Repeal, StatuteVersion

COLUMNS = (
    "title",
    "short_title",
    "level",
    "jurisdiction",
    "issuer",
    "number",
    "number_basis",
    "promulgated_on",
    "version_date",
    "effective_on",
    "effective_basis",
    "article_count",
    "article_list_known",
    "repealed_on",
    "repealed_by",
    "repeal_basis",
    "successor",
    "status",
    "status_as_of",
    "source",
)
"""What the program reads. ``note`` may stand in a table too and is for people."""

PREFIX = "中华人民共和国"
Row = tuple[str, ...]
Cells = dict[str, str]

_DATES = ("promulgated_on", "version_date", "effective_on", "repealed_on")
_STATUS = frozenset({"", "in_force", "superseded", "repealed", "not_yet_in_force"})
_DAY = expression(r"\d{4}-\d{2}-\d{2}\Z")
_MONTH = expression(r"\d{4}-\d{2}\Z")


def read_rows(path: Path) -> list[Row]:
    """The rows of one table, cells in the order of ``COLUMNS``, missing columns empty.

    Raises ReferenceTableError with file, line and column for the first wrong row.
    """
    import csv  # only where the compiled catalogue does not serve

    try:
        with path.open(encoding="utf-8-sig", newline="") as source:
            return list(_rows(path, csv.reader(source)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReferenceTableError(f"法规目录 {path} 无法读取：{error}") from error


def read_aliases(path: Path) -> list[tuple[str, str]]:
    """Pairs of alias and full title; an absent file has none."""
    import csv

    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as source:
        reader = csv.reader(source)
        next(reader, None)
        return [(row[0], row[1]) for row in reader if len(row) > 1 and row[0] and row[1]]


def _rows(path: Path, reader: Iterator[list[str]]) -> Iterator[Row]:
    header = next(reader, [])
    unknown = [name for name in header if name not in COLUMNS and name != "note"]
    if unknown or "title" not in header:
        what = f"不认识的列：{'、'.join(unknown)}" if unknown else "缺少 title 列"
        raise ReferenceTableError(f"法规目录 {path} 第1行：{what}。可用的列：{'、'.join(COLUMNS)}、note")
    places = [header.index(name) if name in header else -1 for name in COLUMNS]
    for line, cells in enumerate(reader, 2):
        if not any(cells):
            continue
        if len(cells) != len(header):
            raise ReferenceTableError(f"法规目录 {path} 第{line}行：应有{len(header)}列，实有{len(cells)}列")
        row = tuple("" if at < 0 else cells[at].strip() for at in places)
        _verify(path, line, dict(zip(COLUMNS, row, strict=True)))
        yield row


def _verify(path: Path, line: int, cells: Cells) -> None:
    wrong = _why_wrong(cells)
    if wrong:
        raise ReferenceTableError(f"法规目录 {path} 第{line}行 {wrong}")


def _why_wrong(cells: Cells) -> str:
    if not cells["title"]:
        return "title 列为空：每行应写明文件全称"
    for name in _DATES:
        if cells[name] and _read_date(cells[name]) is None:
            return f"{name} 列的“{cells[name]}”不是日期，应写作 2024-06-01"
    if cells["article_count"] and not cells["article_count"].isdecimal():
        return f"article_count 列的“{cells['article_count']}”不是数字"
    if cells["status"] not in _STATUS:
        return f"status 列的“{cells['status']}”不认识，应为 {'、'.join(sorted(_STATUS - {''}))} 之一"
    return ""


def build_instrument(rows: list[Row]) -> Instrument:
    """All rows of one title as one value; rows are verified ones."""
    versions = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    first, last = versions[0], versions[-1]
    title = first["title"]
    return Instrument(
        title=title,
        short_title=last["short_title"] or title.removeprefix(PREFIX),
        level=last["level"],
        jurisdiction=last["jurisdiction"],
        issuer=last["issuer"],
        versions=tuple(_version(cells) for cells in versions if not _only_repeal(cells)),
        repeals=tuple(dict.fromkeys(_repeal(cells) for cells in versions if _is_repealed(cells))),
        successor=next((cells["successor"] for cells in reversed(versions) if cells["successor"]), None),
    )


def _version(cells: Cells) -> StatuteVersion:
    basis = cells["effective_basis"]
    return StatuteVersion(
        version_date=_read_date(cells["version_date"]) or _read_date(cells["promulgated_on"]),
        promulgated_on=_read_date(cells["promulgated_on"]),
        effective_on=_read_date(cells["effective_on"]),
        effective_firm=bool(cells["effective_on"]) and not basis.startswith(("assumed", "memory")),
        number=cells["number"] or None,
        number_provenance=_provenance(cells["number_basis"]),
        article_count=int(cells["article_count"]) if cells["article_count"] else None,
        count_provenance=_count_provenance(cells),
        known_until=_read_until(cells["status_as_of"]),
    )


def _only_repeal(cells: Cells) -> bool:
    return not (cells["version_date"] or cells["effective_on"] or cells["promulgated_on"])


def _is_repealed(cells: Cells) -> bool:
    return bool(cells["repealed_on"]) or cells["status"] == "repealed"


def _repeal(cells: Cells) -> Repeal:
    basis = cells["repeal_basis"] or ("secondary" if "clm" in cells["source"] else "memory")
    if not cells["repeal_basis"] and not cells["repealed_on"]:
        basis = "secondary"  # the source marks it repealed and gives no date
    return Repeal(
        _read_date(cells["repealed_on"]),
        cells["repealed_by"] or None,
        _provenance(basis),
        _read_until(cells["status_as_of"]),
    )


def _provenance(basis: str) -> Provenance:
    if basis == "text":
        return Provenance.TEXT
    return Provenance.RECALLED if basis.startswith("memory") else Provenance.SECONDARY


def _count_provenance(cells: Cells) -> Provenance:
    if cells["article_list_known"] == "1":
        return Provenance.TEXT
    return Provenance.RECALLED if "memory" in cells["source"] else Provenance.SECONDARY


def _read_date(text: str) -> date | None:
    if not _DAY.match(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _read_until(text: str) -> date | None:
    return _read_date(f"{text}-01" if _MONTH.match(text) else text)
