"""Styles of a Word file: which properties a paragraph or run inherits, nearest first."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element as Element

from hegui.intake.docx_name import R_PR, is_on, value, word

_STYLE, _STYLE_ID, _BASED_ON = word("style"), word("styleId"), word("basedOn")
_TYPE, _DEFAULT = word("type"), word("default")
_P_STYLE, _R_STYLE = word("pStyle"), word("rStyle")
_VANISH = word("vanish")
_MAX_CHAIN = 30


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """Style elements by id, default paragraph style, and the document defaults."""

    styles: dict[str, Element]
    default: str | None
    defaults: Element | None

    def chain(self, style: str | None) -> list[Element]:
        """A style and what it is based on, nearest first; ends at a loop."""
        found: list[Element] = []
        while style in self.styles and len(found) < _MAX_CHAIN:
            element = self.styles[style]
            if element in found:
                break
            found.append(element)
            style = value(element.find(_BASED_ON))
        return found

    def paragraph_chain(self, properties: Element | None) -> list[Element]:
        """Styles of a paragraph, from its w:pPr."""
        named = None if properties is None else value(properties.find(_P_STYLE))
        return self.chain(named if named in self.styles else self.default)

    def run_chain(self, properties: Element | None) -> list[Element]:
        """Character styles of a run, from its w:rPr."""
        return self.chain(None if properties is None else value(properties.find(_R_STYLE)))

    def hidden_styles(self) -> frozenset[str]:
        """Character styles whose text Word does not show."""
        return frozenset(
            name
            for name, style in self.styles.items()
            if style.get(_TYPE) == "character" and is_on(style.find(f"{R_PR}/{_VANISH}"))
        )


def build_stylesheet(root: Element | None) -> Stylesheet:
    """Stylesheet of word/styles.xml; an empty one where there is none."""
    if root is None:
        return Stylesheet({}, None, None)
    styles = {style.get(_STYLE_ID, ""): style for style in root.iterfind(_STYLE)}
    default = next(
        (
            name
            for name, style in styles.items()
            if style.get(_TYPE) == "paragraph" and style.get(_DEFAULT) in ("1", "true", "on")
        ),
        None,
    )
    return Stylesheet(styles, default, root.find(word("docDefaults")))
