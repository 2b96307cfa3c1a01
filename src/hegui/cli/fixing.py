"""`hegui check --fix` and `--fix --diff`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hegui.cli.request import Request
from hegui.errors import UsageError
from hegui.intake.folder import list_inputs
from hegui.pipeline.check import check_documents
from hegui.pipeline.fix import (
    TEXT_FORMATS,
    FixedFile,
    documents_by_path,
    fix_text,
    fix_word,
    fixes_by_path,
)
from hegui.settings import Settings


def run_fix(request: Request, settings: Settings) -> int:
    """Applies safe fixes, or shows them with ``--diff``. 1 when something was or would be changed.

    Exit codes: 0 nothing to fix, 1 files changed (or would be), 3 an input could not be read.
    """
    if request.diff and not request.fix:
        raise UsageError("--diff 须与 --fix 同用")
    paths = tuple(Path(path) for path in request.paths)
    report = check_documents(paths, settings, today=date.today(), keep_texts=True)
    listing = list_inputs(paths, command="check", include=settings.include, exclude=settings.exclude)
    files = {one.path: one.file for one in listing.inputs}
    documents = documents_by_path(report.texts)
    done: list[FixedFile] = []
    for path, findings in fixes_by_path(report.findings).items():
        document = documents[path]
        if document.source.format in TEXT_FORMATS:
            done.append(fix_text(files[path], path, findings, write=not request.diff))
        elif document.source.format == "docx":
            done.append(fix_word(files[path], document, findings, write=not request.diff))
        else:
            print(f"{path}：{document.source.format} 文件不能改写，{len(findings)} 处请手工修改")
    for fixed in done:
        if fixed.applied:
            print(
                fixed.diff if request.diff else f"{fixed.path}：改正 {fixed.applied} 处，写入 {fixed.target}"
            )
        if fixed.left:
            print(f"{fixed.path}：{fixed.left} 处是自动编号，请在 Word 里修改编号格式")
    for problem in report.problems:
        print(f"{problem.path}：{problem.message}")
    if report.problems:
        return 3
    return 1 if any(fixed.applied for fixed in done) else 0
