"""Findings written into a copy of the draft: as Word comments, or as tracked changes."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any

from hegui.errors import UnreadableError
from hegui.intake.docx_name import DEL, ID, INS, R_PR, P, R, T, word
from hegui.model.document import Document
from hegui.model.report import Finding
from hegui.model.rule import Outcome
from hegui.report import wording
from hegui.report.columns import visible
from hegui.report.office_package import package_bytes
from hegui.report.word_place import WordPlace, cut_runs, find_place, list_paragraphs

AUTHOR, INITIALS = "hegui 合规", "合规"
_DATE, _AUTHOR, _DEL_TEXT = word("date"), word("author"), word("delText")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def write_annotated(draft: Path, document: Document, findings: Iterable[Finding], target: Path) -> int:
    """Write a copy of a .docx with one comment for each unwaived finding on it; how many there are.

    A passage that cannot be found again in the runs is commented on its paragraph; one in a note,
    header or footer, where Word allows no comment, on the first paragraph. Raises UnreadableError.
    """
    package = _open(draft)
    paragraphs, part = list_paragraphs(package.element), package.part.partname.lstrip("/")
    count = 0
    for finding in findings:
        if finding.path != document.source.path or finding.waived is not None:
            continue
        place = _outside_box(find_place(paragraphs, part, document, finding))
        runs = _runs_of(place, package)
        comment = package.add_comment(runs, _words(finding, place), AUTHOR, INITIALS)
        comment._comment_elm.attrib.pop(_DATE, None)
        count += 1
    target.write_bytes(package_bytes(package))
    return count


def write_tracked_changes(draft: Path, document: Document, findings: Iterable[Finding], target: Path) -> int:
    """Write a copy of a .docx with the fix of each finding as a tracked change; how many were made.

    A fix whose words are automatic numbering, or cannot be found again, is left out. Findings must not
    overlap. Raises UnreadableError.
    """
    package = _open(draft)
    paragraphs, part = list_paragraphs(package.element), package.part.partname.lstrip("/")
    own = [finding for finding in findings if finding.fix and finding.path == document.source.path]
    own.sort(key=lambda finding: (finding.block or 0, finding.start or 0))
    found = [(finding, find_place(paragraphs, part, document, finding)) for finding in own]
    sure = [(finding, place) for finding, place in found if place is not None and place.glyphs]
    serial = _next_serial(package.element)
    for finding, place in reversed(sure):
        assert finding.fix is not None
        _replace(cut_runs(place), finding.fix.replacement, serial)
        serial += 2
    target.write_bytes(package_bytes(package))
    return len(sure)


def _open(draft: Path) -> Any:
    import docx

    try:
        return docx.Document(str(draft))
    except Exception as error:  # python-docx has no base class for what a broken package raises
        raise UnreadableError("unreadable-docx", f"不能在Word文件上写批注：{draft.name}。") from error


def _outside_box(place: WordPlace | None) -> WordPlace | None:
    """Word allows no comment in a text box: the paragraph that it hangs on instead."""
    outer = None if place is None else next(place.paragraph.iterancestors(P), None)
    return place if outer is None else WordPlace(outer, ())


def _runs_of(place: WordPlace | None, package: Any) -> list[Any]:
    """First and last run of the passage, of its paragraph, or of the first paragraph."""
    from docx.text.run import Run

    if place is not None and place.glyphs:
        elements = cut_runs(place)
    else:
        elements = _paragraph_runs(package.element.find(f".//{P}") if place is None else place.paragraph)
    return [Run(element, package) for element in (elements[0], elements[-1])]


def _paragraph_runs(paragraph: Any) -> list[Any]:
    """The paragraph's own runs; an empty one is added where it has none."""
    from docx.oxml import OxmlElement

    runs = paragraph.findall(R)
    if not runs:
        runs = [OxmlElement("w:r")]
        paragraph.append(runs[0])
    return list(runs)


def _words(finding: Finding, place: WordPlace | None) -> str:
    sure = finding.outcome is Outcome.VIOLATED
    grade = wording.SEVERITY_NAMES[finding.severity] if sure else wording.OUTCOME_NAMES[finding.outcome]
    lines = [f"〔{grade}〕{finding.message}"]
    if place is None or not place.glyphs:
        lines.append(
            f"位置：{wording.place_words(finding)}" + (f"“{finding.quote}”" if finding.quote else "")
        )
    lines += [f"建议：{finding.suggestion}"] if finding.suggestion else []
    lines += [f"依据：{wording.bases_text(finding)}"] if finding.basis else []
    return "\n".join(visible(line) for line in [*lines, f"规则：{finding.rule}"])


def _next_serial(body: Any) -> int:
    """A revision id above all that the body uses."""
    used = [node.get(ID, "") for node in body.iter() if node.get(ID, "").isdecimal()]
    return max(map(int, used), default=0) + 1


def _replace(runs: list[Any], replacement: str, serial: int) -> None:
    """Mark runs as deleted and put the replacement after them, in the dress of the first."""
    added = deepcopy(runs[0])
    for run in runs:
        for text in run.iter(T):
            text.tag = _DEL_TEXT
            text.set(_SPACE, "preserve")
        mark = _revision(DEL, serial)
        run.addprevious(mark)
        mark.append(run)
    if replacement:
        for child in list(added):
            if child.tag != R_PR:
                added.remove(child)
        words = added.makeelement(T)
        words.text = visible(replacement)
        words.set(_SPACE, "preserve")
        added.append(words)
        made = _revision(INS, serial + 1)
        made.append(added)
        runs[-1].getparent().addnext(made)


def _revision(tag: str, serial: int) -> Any:
    from docx.oxml import OxmlElement

    mark = OxmlElement("w:del" if tag == DEL else "w:ins")
    mark.set(ID, str(serial))
    mark.set(_AUTHOR, AUTHOR)
    return mark
