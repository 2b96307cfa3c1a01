"""Text in terminal columns: East Asian width, padding, line breaking, and inert control characters."""

from __future__ import annotations

import unicodedata
from itertools import islice

from hegui.model.expression import expression

# Marks that may not begin a line, and marks that may not end one (as in GB/T 15834 typesetting).
CLOSING = frozenset("、。，．；：？！”’）》〉】〕」』…—·,.;:?!)]}%％")
OPENING = frozenset("“‘（《〈【〔「『([{")
# C0 and C1 controls, lone surrogates, what XML 1.0 forbids, and marks that reorder text on screen.
_UNSAFE = expression("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_ATOMS = expression(r"[!-~]+|\s+|[^!-~\s]")


def visible(text: str) -> str:
    """The text with everything that could steer a terminal replaced: line ends by blanks, rest by U+FFFD."""
    return _UNSAFE.sub(lambda found: " " if found.group() in "\t\r\n" else "\ufffd", text)


def char_width(char: str) -> int:
    """Columns of one character: 0 for combining marks, 2 for wide ones."""
    if char < "\u0300":
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def text_width(text: str) -> int:
    """Columns of a text on one line."""
    return sum(map(char_width, text))


def pad(text: str, width: int) -> str:
    """The text filled with blanks to a width in columns."""
    return text + " " * max(0, width - text_width(text))


def cut(text: str, limit: int) -> str:
    """At most ``limit`` code points, with an ellipsis where something was left out."""
    return text if len(text) <= limit else "".join(islice(text, limit - 1)) + "…"


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` columns; one empty line for an empty text. Linear in the text."""
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(text, max(width, 4)):
        size = text_width(piece)
        if used and used + size > width:
            lines.append(line.rstrip())
            line, used = "", 0
        if used or not piece.isspace():
            line, used = line + piece, used + size
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str, width: int) -> list[str]:
    """Unbreakable pieces: a word or character with the closing marks after and opening marks before it."""
    pieces: list[str] = []
    held = ""
    for atom in _ATOMS.findall(text):
        if atom in OPENING:
            held += atom
        elif pieces and not held and atom[0] in CLOSING and len(atom) == 1 and not pieces[-1].isspace():
            pieces[-1] += atom
        else:
            pieces.append(held + atom)
            held = ""
    pieces += [held] if held else []
    return [part for piece in pieces for part in _halves(piece, width)]


def _halves(piece: str, width: int) -> list[str]:
    """A piece wider than a line, cut by characters."""
    if text_width(piece) <= width:
        return [piece]
    parts, part, used = [], "", 0
    for char in piece:
        size = char_width(char)
        if used + size > width:
            parts.append(part)
            part, used = "", 0
        part, used = part + char, used + size
    return [*parts, part]
