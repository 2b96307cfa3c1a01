"""Tables with ruling lines: pdfium gives the lines, pdfplumber's geometry the cells."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from hegui.intake.pdf_line import build_lines, join_texts
from hegui.intake.pdf_page import Char, Page, Ruling

_TOLERANCE = 3.0  # points
_MAX_POINTS = 3_000
_STRIPE = 16.0  # points: cells are looked up by horizontal stripes of the page

_Cell = tuple[float, float, float, float]  # left, top, right, bottom


class Row(NamedTuple):
    """One table row: its cells joined by tabs, and where it begins (points from the top)."""

    text: str
    y: float
    page: int


def read_tables(page: Page, number: int) -> tuple[list[Row], list[Char]]:
    """Rows of the ruled tables on a page, and the characters outside of them."""
    if not _may_hold_grid(page.rulings):
        return [], page.chars
    tables = [cells for cells in _find_tables(page.rulings) if _is_grid(cells)]
    if not tables:
        return [], page.chars
    cells = [cell for table in tables for cell in table]
    held, rest = _assign(page.chars, cells)
    rows = [row for table in tables for row in _build_rows(table, held, number)]
    return rows, rest


def _may_hold_grid(rulings: list[Ruling]) -> bool:
    across = sum(ruling.y0 == ruling.y1 for ruling in rulings)
    return across >= 2 and len(rulings) - across >= 2


def _find_tables(rulings: list[Ruling]) -> list[list[_Cell]]:
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    edges = merge_edges([_build_edge(ruling) for ruling in rulings], *[_TOLERANCE] * 4)
    points = edges_to_intersections(edges, _TOLERANCE, _TOLERANCE)
    if len(points) > _MAX_POINTS:
        return []
    return [list(table) for table in cells_to_tables(intersections_to_cells(points))]


def _build_edge(ruling: Ruling) -> dict[str, float | str]:
    return {
        "x0": ruling.x0,
        "x1": ruling.x1,
        "top": ruling.y0,
        "bottom": ruling.y1,
        "width": ruling.x1 - ruling.x0,
        "height": ruling.y1 - ruling.y0,
        "orientation": "h" if ruling.y0 == ruling.y1 else "v",
    }


def _is_grid(cells: list[_Cell]) -> bool:
    """A frame around text, or a stack of frames, is no table."""
    return len({round(cell[0]) for cell in cells}) > 1


def _assign(chars: list[Char], cells: list[_Cell]) -> tuple[dict[_Cell, list[Char]], list[Char]]:
    """Each character to the cell that holds its middle."""
    held: dict[_Cell, list[Char]] = {cell: [] for cell in cells}
    stripes: dict[int, list[_Cell]] = defaultdict(list)
    for cell in cells:
        for stripe in range(int(cell[1] // _STRIPE), int(cell[3] // _STRIPE) + 1):
            stripes[stripe].append(cell)
    rest: list[Char] = []
    last: _Cell | None = None
    for char in chars:
        x, y = (char[1] + char[2]) / 2, char[0] - 0.3 * (char[2] - char[1])
        if last is None or not (last[0] <= x < last[2] and last[1] <= y < last[3]):
            last = _find_cell(stripes.get(int(y // _STRIPE), []), x, y)
        if last is None:
            rest.append(char)
        else:
            held[last].append(char)
    return held, rest


def _find_cell(cells: list[_Cell], x: float, y: float) -> _Cell | None:
    return next((cell for cell in cells if cell[0] <= x < cell[2] and cell[1] <= y < cell[3]), None)


def _build_rows(cells: list[_Cell], held: dict[_Cell, list[Char]], number: int) -> list[Row]:
    """Rows from top to bottom; a cell stands once, in the row where it begins; below it is empty."""
    tops = _cluster(cell[1] for cell in cells)
    texts: list[list[str]] = [[] for _ in tops]
    for cell in sorted(cells):
        first = bisect_left(tops, cell[1] - _TOLERANCE)
        last = max(first + 1, bisect_left(tops, cell[3] - _TOLERANCE))
        texts[first].append(_cell_text(held[cell], number))
        for below in range(first + 1, last):
            texts[below].append("")
    return [Row("\t".join(row), top, number) for row, top in zip(texts, tops, strict=True) if any(row)]


def _cluster(values: Iterable[float]) -> list[float]:
    """Distinct values, those closer than the tolerance as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _TOLERANCE:
            found.append(value)
    return found


def _cell_text(chars: list[Char], number: int) -> str:
    text = ""
    for line in build_lines(chars, number):
        text = join_texts(text, line.text) if text else line.text
    return text.replace("\t", " ")
