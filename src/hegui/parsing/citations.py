"""Finding citations: 《title》（文号）第X条第Y款第（Z）项, laws named bare, 本办法第X条, 前款, 附件2.

One expression finds the places, in one pass over the text; what stands around each is looked at in
windows of bounded length. External and internal references come out in reading order.
"""

from __future__ import annotations

from hegui.model.document import Block, Citation
from hegui.model.expression import expression
from hegui.model.outline import Outline
from hegui.parsing.citations_chain import NUMERAL
from hegui.parsing.citations_scan import Scan
from hegui.statutes.catalogue import Catalogue

MOST_TARGETS = 50_000
"""Reading stops after so many targets: no real document has them, and memory stays bounded."""

# One set of first characters, so that the search skips all others at once; then what each may open.
_PLACE = expression(
    r"[《第前上根依按违适附](?:"
    r"(?<=《)[^《》\n]{1,200}(?:《[^《》\n]{0,150}》[^《》\n]{0,150}){0,3}》"
    rf"|(?<=第)[ 　]?(?:[（(][{NUMERAL}]{{1,6}}[）)]|[{NUMERAL}]{{1,8}})[ 　]?"
    r"(?=[条款项目章节编分、和至或及与到—－-])"
    r"|(?<=[前上])(?:[一二两三四五六七八九十]{1,3})?[款条项](?![目件例约理形幅文物式额待下])"
    r"|[据照反用](?<=根据|依据|依照|按照|违反|适用)(?=[^《本第前上下有该国省市县法规])"
    rf"|[件表](?<=附[件表])[ 　]?[{NUMERAL}]{{1,3}}"
    r")"
)


def find_citations(
    text: str,
    blocks: tuple[Block, ...],  # noqa: ARG001 - part of every parser's signature
    outline: Outline,
    titles: Catalogue,
    *,
    own_titles: tuple[str, ...] = (),
) -> tuple[Citation, ...]:
    """Every citation of a text in reading order, with full titles and one target for each provision.

    own_titles: titles the document itself bears; those of its printed 办法 come from the outline.
    Linear in the length of the text. Lines stand for blocks, which hold no line feed.
    """
    units = tuple(unit.title for unit in outline.units if unit.title)
    scan = Scan(text, outline, titles, (*own_titles, *units))
    record = scan.record
    labels = {item.start for item in outline.provisions if item.label}
    for match in _PLACE.finditer(text):
        start = match.start()
        if start in labels or start < record.end:
            continue
        first = text[start]
        if first == "《":
            scan.read_title(start, match.end())
        elif first == "第":
            scan.read_numbers(start)
        elif first == "附":
            scan.read_annex(start, match.end())
        elif first in "根依按违适":
            scan.read_grounds(match.end())
        else:
            scan.read_previous(start, match.end())
        if record.size > MOST_TARGETS:
            break
    return tuple(record.found)
