"""The state of one pass over a text: what was cited last decides what a bare 第X条 or 该条例 means."""

from __future__ import annotations

from hegui.model.document import Citation, Target
from hegui.model.expression import expression
from hegui.model.outline import Outline
from hegui.parsing.citations_annex import Annexes, is_of_another, read_name
from hegui.parsing.citations_chain import Chain, build_targets, read_chain
from hegui.parsing.citations_context import Surroundings, same_sentence
from hegui.parsing.citations_names import (
    Names,
    is_instrument_name,
    is_unknown_name,
    read_note,
    self_word_before,
)
from hegui.parsing.citations_previous import previous_targets
from hegui.parsing.citations_record import Last, Record
from hegui.parsing.citations_resolve import Position, Structure, number_of
from hegui.parsing.numerals import read_numeral
from hegui.statutes.catalogue import Catalogue

_NOTE = expression(r"[（(]([^（）()\n]{0,80}(?:[（(][^（）()\n]{0,20}[）)][^（）()\n]{0,80}){0,2})[）)]")
_BEFORE_PREVIOUS = frozenset("目提以之当此事日年月会先空跟面眼午天期后往从生")
_AFTER_HEADING = frozenset((" ", "　", "【", "\n", "", "\t"))
_MOST_GROUNDS = 20  # laws in one list
_LEAD_REACH = 100  # citations looked back over for the lead of a list


class Scan:
    """Reads places in order and hands what it finds to ``record``."""

    def __init__(self, text: str, outline: Outline, titles: Catalogue, own_titles: tuple[str, ...]) -> None:
        self.text = text
        self._names = Names(titles, own_titles)
        self._structure = Structure(outline)
        self._annexes = Annexes(outline)
        self._around = Surroundings(text, own_titles)
        self.record = Record(self._structure, self._around)
        self._title: str | None = None  # last external instrument, for 该条例 and 同法
        self._title_block = -1  # line start of the last external instrument

    # -- named instruments -------------------------------------------------------------------------

    def read_title(self, start: int, end: int) -> None:
        """《title》 with the brackets and the articles after it."""
        text = self.text
        written = text[start + 1 : end - 1]
        number, short, stop = self._read_notes(end)
        chain = self._chain_at(stop)
        if chain is None and stop == end and not self._is_instrument(written):
            self.record.end = end
            return
        title = self._names.resolve(written) or written.strip()
        if short:
            self._names.define(short, title)
        kind = "short" if self._names.is_short(written) else "title"
        last = max(stop if number else end, chain.end if chain else 0)
        self._add_named(start, last, title, written, kind, chain, number)
        if short:
            self.record.end = max(self.record.end, stop)  # 《条例》 in 以下简称《条例》 is no citation

    def _is_instrument(self, written: str) -> bool:
        names = self._names
        return is_instrument_name(written) or names.is_own(written) or names.resolve(written) is not None

    def _read_notes(self, end: int) -> tuple[str | None, str | None, int]:
        number = short = None
        for _ in range(3):
            if self.text[end : end + 1] not in ("（", "("):
                break
            match = _NOTE.match(self.text, end)
            if match is None:
                break
            note = read_note(match[1])
            number, short, end = number or note.number, short or note.short, match.end()
        return number, short, end

    def _chain_at(self, position: int) -> Chain | None:
        sign = self.text[position : position + 1]
        if sign == "的" or sign == " ":
            position += 1
        if self.text[position : position + 1] != "第":
            return None
        chain = read_chain(self.text, position)
        return chain if chain.elements else None

    def _add_named(
        self,
        start: int,
        end: int,
        title: str,
        written: str,
        kind: str,
        chain: Chain | None,
        number: str | None = None,
    ) -> None:
        around = self._around
        targets = build_targets(chain) if chain else ()
        own = self._names.is_own(title) or self._names.is_own(written)
        self.record.append(
            Citation(
                start=start,
                end=end,
                title=title,
                written=written,
                number=number,
                history=around.is_past(start, end, around.has_grounds(start)),
                targets=targets,
                kind="self" if own else kind,
            ),
            title,
        )
        self._title = title
        self._title_block = self._around.line_of(start)

    # -- numbers -----------------------------------------------------------------------------------

    def read_numbers(self, start: int) -> None:
        """第X条… that no title precedes: of a law named bare, of this document, or of what came before."""
        text = self.text
        chain = read_chain(text, start)
        self.record.end = max(chain.end, start + 1)
        if not chain.elements or self._is_heading(start, chain.end):
            return
        word = self_word_before(text, start)
        if word is not None:
            self._read_after_word(word[0], word[1], start, chain)
            return
        named = self._names.name_before(text, start)
        if named is not None:
            begin, title = named
            self._add_named(begin, chain.end, title, text[begin:start], "bare", chain)
            return
        if chain.first == "条":
            self._read_article(start, chain)
        elif chain.first in "款项":
            self._read_inside(start, chain)

    def read_grounds(self, start: int) -> None:
        """Laws named bare and without an article after 根据, 依照 and the like (根据合同法、担保法的规定)."""
        for _ in range(_MOST_GROUNDS):
            found = self._names.law_after(self.text, start)
            if found is None:
                return
            end, title = found
            self._add_named(start, end, title, self.text[start:end], "bare", None)
            if self.text[end : end + 1] not in ("、", "和", "及"):
                return
            start = end + 1

    def _is_heading(self, start: int, end: int) -> bool:
        """A number at the head of a line with a space after it: a heading the outline did not take."""
        if self.text[end : end + 1] not in _AFTER_HEADING:
            return False
        if self.text[start - 1 : start] == "“":
            return True
        _, feed, near = self.text[max(0, start - 4) : start].rpartition("\n")
        return (feed != "" or start <= 4) and not near.strip(" 　\t")

    def _read_after_word(self, word: str, begin: int, start: int, chain: Chain) -> None:
        head, noun = word[0], word[1:]
        if head == "该" and noun in ("条", "款"):
            self._continue_last(start, chain)
        elif noun in "条款章节项":
            self._add_here(begin, chain, noun)
        elif head == "本" or self._title is None:
            self._add_self(begin, chain.end, chain)
        else:
            self._add_named(begin, chain.end, self._title, word, "anaphor", chain)

    def _read_article(self, start: int, chain: Chain) -> None:
        last = self.record.last
        if not last.internal and last.article and same_sentence(self.text, last.end, start):
            self.record.add_external(start, chain.end, last.title, build_targets(chain), "article")
        elif is_unknown_name(self.text, start):
            self.record.add_external(start, chain.end, None, build_targets(chain), "bare")
        else:
            loose = self._title_block == self._around.line_of(start)
            self.record.add_internal(start, chain.end, build_targets(chain), "article", loose=loose)

    def _read_inside(self, start: int, chain: Chain) -> None:
        """第N款 or 第N项: of the article named before in the sentence, of the lead's, or of its own."""
        last = self.record.last
        if last.article and same_sentence(self.text, last.end, start):
            self._continue_last(start, chain)
            return
        here = self._structure.position(start)
        if here.article < 0:
            return
        lead = self._lead(here, start) if chain.first == "项" else None
        if lead is not None:
            self.record.last = lead
            self._continue_last(start, chain)
            return
        self._add_here(start, chain, "条")

    def _continue_last(self, start: int, chain: Chain) -> None:
        last = self.record.last
        if last.article is None:
            return
        paragraph = last.paragraph if chain.first == "项" else None
        targets = build_targets(chain, last.article, paragraph)
        if last.internal:
            self.record.add_internal(start, chain.end, targets, "article", loose=True)
        else:
            self.record.add_external(start, chain.end, last.title, targets, "article")

    def _lead(self, here: Position, start: int) -> Last | None:
        """The article named in the sentence that leads the list the position stands in."""
        if here.item < 0 or here.paragraph < 0:
            return None
        provisions = self._structure.provisions
        first = provisions[here.paragraph].start
        stop = self.text.find("\n", first)
        for citation in self.record.found[: -_LEAD_REACH - 1 : -1]:
            if citation.start < first:
                return None
            if citation.start < stop and citation.targets and citation.targets[-1].article:
                target = citation.targets[-1]
                return Last(start, citation.title, citation.internal, target.article, target.paragraph)
        return None

    # -- this document -----------------------------------------------------------------------------

    def _add_self(self, start: int, end: int, chain: Chain | None) -> None:
        targets = build_targets(chain) if chain else ()
        kind = "chapter" if chain is not None and chain.first in "章节编分" else "self"
        self.record.add_internal(start, end, targets, kind)

    def _add_here(self, start: int, chain: Chain, noun: str) -> None:
        """本条第N款, 本款第N项, and 第N款 that means its own article."""
        here = self._structure.position(start)
        if here.article < 0:
            return
        provisions = self._structure.provisions
        article = number_of(provisions[here.article])
        paragraph = None
        if noun == "款" and here.paragraph >= 0:
            paragraph = str(provisions[here.paragraph].number)
        self.record.add_internal(start, chain.end, build_targets(chain, article, paragraph), "paragraph")

    def read_previous(self, start: int, end: int) -> None:
        """前款, 前两款, 前条, 前项 and what number follows them."""
        text = self.text
        if text[start - 1 : start] in _BEFORE_PREVIOUS and start:
            return
        unit = text[end - 1]
        back = read_numeral(text[start + 1 : end - 1]) or 1
        if text[start] == "上" and back > 1:
            return
        chain = self._chain_at(end) if text[end : end + 1] == "第" else None
        stop = chain.end if chain else end
        last = self.record.last
        if unit != "条" and not last.internal and last.article and start - last.end <= 1:
            whole = (Target(last.article, None, None),)
            self.record.add_external(start, stop, last.title, whole, "paragraph")
            return
        here = self._structure.position(start)
        if here.article < 0:
            return
        targets = previous_targets(self._structure, here, unit, back, chain)
        kind = "article" if unit == "条" else "paragraph"
        if targets is None:
            self.record.add_internal(start, stop, (), kind, resolved=False)
        elif targets:
            self.record.add_internal(start, stop, targets, kind, loose=unit == "项")

    def read_annex(self, start: int, end: int) -> None:
        """附件2 of this document, or of one named right before."""
        name = read_name(self.text, start, end)
        if name is None:
            return
        unsure = self._around.is_quoted(start) or self._around.amends or is_of_another(self.text, start)
        stands = None if unsure else self._annexes.stands(*name, start)
        self.record.append(
            Citation(start=start, end=end, title=None, internal=True, resolved=stands, kind="annex"), None
        )
