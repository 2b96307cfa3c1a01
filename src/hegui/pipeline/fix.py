"""`check --fix`: applies the safe replacements of findings. Text files in place, Word files as a new
file with tracked changes, other formats not at all.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hegui.intake.text_file import split_text_file
from hegui.model.document import Document
from hegui.model.report import Finding

TEXT_FORMATS = frozenset({"txt", "md"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedFile:
    """One file's replacements and the unified diff of its text; ``target`` is written.

    applied: how many were made (or would be); left: how many are to be made by hand.
    """

    path: str
    target: Path
    applied: int
    diff: str
    left: int = 0


def fixes_by_path(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings that carry a fix and are not waived, per path, without those that overlap an earlier one."""
    chosen: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.fix is None or finding.path is None or finding.block is None or finding.waived:
            continue
        last = chosen[finding.path][-1] if chosen[finding.path] else None
        if last is not None and last.block == finding.block and (last.end or 0) > (finding.start or 0):
            continue
        chosen[finding.path].append(finding)
    return {path: found for path, found in chosen.items() if found}


def fix_text(file: Path, path: str, findings: list[Finding], *, write: bool) -> FixedFile:
    """Replaces in a plain text file, keeping its encoding, byte order mark and line ends."""
    content = split_text_file(file.read_bytes())
    lines = list(content.lines)
    for finding in reversed(findings):
        if finding.line is None or finding.fix is None:
            continue
        line = lines[finding.line - 1]
        lines[finding.line - 1] = line[: finding.start] + finding.fix.replacement + line[finding.end :]
    if write and lines != list(content.lines):
        file.write_bytes(content.join(lines))
    return FixedFile(path=path, target=file, applied=len(findings), diff=_diff(path, content.lines, lines))


def fix_word(file: Path, document: Document, findings: list[Finding], *, write: bool) -> FixedFile:
    """Writes ``<name>-修订.docx`` beside the file, with each replacement as a tracked change.

    What Word numbers by itself cannot be replaced in the text: it counts in ``left``, and where nothing
    else is to be changed no file is written.
    """
    from hegui.report.annotate import write_tracked_changes

    target = file.with_name(f"{file.stem}-修订.docx")
    possible = [finding for finding in findings if not _in_automatic_number(document, finding)]
    applied = len(possible)
    if write and possible:
        applied = write_tracked_changes(file, document, possible, target)
    before = [document.block_text(i) for i in range(len(document.blocks))]
    after = list(before)
    for finding in reversed(possible):
        if finding.block is not None and finding.fix is not None:
            text = after[finding.block]
            after[finding.block] = text[: finding.start] + finding.fix.replacement + text[finding.end :]
    return FixedFile(
        path=document.source.path,
        target=target,
        applied=applied,
        left=len(findings) - applied,
        diff=_diff(document.source.path, before, after),
    )


def _in_automatic_number(document: Document, finding: Finding) -> bool:
    """Whether a finding begins in a number that Word renders and that no run of the paragraph holds."""
    block = finding.block
    anchor = document.anchors[block] if block is not None and block < len(document.anchors) else None
    return anchor is not None and (finding.start or 0) < anchor.label


def _diff(path: str, before: Iterable[str], after: Iterable[str]) -> str:
    rows = difflib.unified_diff(list(before), list(after), path, path, lineterm="", n=0)
    return "\n".join(rows)


def documents_by_path(documents: Iterable[Document]) -> Mapping[str, Document]:
    """Documents by their report path."""
    return {document.source.path: document for document in documents}
