"""Qualified names of WordprocessingML, and how its on/off values read."""

from __future__ import annotations

from lxml.etree import _Element as Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ALTERNATE = _COMPATIBILITY + "AlternateContent"
CHOICE = _COMPATIBILITY + "Choice"
FALLBACK = _COMPATIBILITY + "Fallback"


def word(name: str) -> str:
    """Qualified name of an element or attribute of the word namespace."""
    return _WORD + name


P, R, T, TBL, TR, TC = (word(name) for name in ("p", "r", "t", "tbl", "tr", "tc"))
P_PR, R_PR, TR_PR, TC_PR = (word(name) for name in ("pPr", "rPr", "trPr", "tcPr"))
INS, DEL, MOVE_TO, MOVE_FROM = (word(name) for name in ("ins", "del", "moveTo", "moveFrom"))
SDT, SDT_CONTENT, BOX = word("sdt"), word("sdtContent"), word("txbxContent")
VAL, ID = word("val"), word("id")


def value(element: Element | None, name: str = VAL) -> str | None:
    """An attribute of an element that may be absent."""
    return None if element is None else element.get(name)


def number(element: Element | None, name: str = VAL) -> int | None:
    """An attribute as a whole number; None where it is absent or no number."""
    text = value(element, name)
    try:
        return None if text is None else int(float(text))
    except (ValueError, OverflowError):
        return None


def is_on(element: Element | None) -> bool:
    """Whether an on/off property is present and not switched off."""
    return element is not None and element.get(VAL) not in ("0", "false", "off")


def choose_branch(alternate: Element) -> Element | None:
    """One branch of mc:AlternateContent: the first Choice, or the Fallback where no Choice says more."""
    choice, fallback = alternate.find(CHOICE), alternate.find(FALLBACK)
    if choice is None or fallback is None:
        return choice if choice is not None else fallback
    if _has_text(choice) or not _has_text(fallback):
        return choice
    return fallback


def _has_text(branch: Element) -> bool:
    return next(branch.iter(T), None) is not None
