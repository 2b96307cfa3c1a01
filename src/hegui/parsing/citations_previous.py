"""What 前款, 前两款, 前条, 前三条 and 前项 mean where they stand."""

from __future__ import annotations

from hegui.model.document import Target
from hegui.parsing.citations_chain import Chain, build_targets
from hegui.parsing.citations_resolve import Position, Structure, number_of


def previous_targets(
    structure: Structure, here: Position, unit: str, back: int, chain: Chain | None
) -> tuple[Target, ...] | None:
    """The provisions ``back`` places before a position, refined by the chain that follows the words.

    None where there is nothing before (前款 in the first 款, 前条 in the first article); empty where
    the words are no reference (前三项污染物 outside a list).
    """
    if unit == "款":
        return _paragraphs(structure, here, back, chain)
    if unit == "条":
        return _articles(structure, here, back, chain)
    return _items(structure, here, back)


def _paragraphs(
    structure: Structure, here: Position, back: int, chain: Chain | None
) -> tuple[Target, ...] | None:
    provisions = structure.provisions
    article = number_of(provisions[here.article])
    number = provisions[here.paragraph].number if here.paragraph >= 0 else 1
    if number - back < 1:
        return None
    if chain is not None:
        return build_targets(chain, article, str(number - 1))
    return tuple(Target(article, str(paragraph), None) for paragraph in range(number - back, number))


def _articles(
    structure: Structure, here: Position, back: int, chain: Chain | None
) -> tuple[Target, ...] | None:
    found = [structure.before(here.article, n) for n in range(back, 0, -1)]
    if -1 in found:
        return None
    labels = [number_of(structure.provisions[index]) for index in found]
    if chain is not None:
        return build_targets(chain, labels[-1])
    return tuple(Target(label, None, None) for label in labels)


def _items(structure: Structure, here: Position, back: int) -> tuple[Target, ...]:
    if here.item < 0:
        return ()
    provisions = structure.provisions
    article, number = number_of(provisions[here.article]), provisions[here.item].number
    return tuple(Target(article, None, str(item)) for item in range(max(1, number - back), number))
