"""The commands: a request in, an exit code out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from hegui.cli.request import Output, Request, read_outputs, read_settings
from hegui.model.report import Report
from hegui.model.rule import SEVERITY_ORDER, Severity
from hegui.report.build import is_counted

WITH_TEXTS = frozenset({"html", "docx"})
Progress = Callable[[int, int], None]


def run_check(request: Request) -> int:
    """`hegui check`."""
    from hegui.pipeline.check import check_documents

    settings = read_settings(request)
    outputs = read_outputs(request.output_format)
    if request.fix or request.diff:
        from hegui.cli.fixing import run_fix

        return run_fix(request, settings)
    paths = tuple(Path(path) for path in request.paths)
    report = check_documents(
        paths,
        settings,
        today=date.today(),
        keep_texts=any(output.format in WITH_TEXTS for output in outputs),
        progress=_progress(request),
    )
    write_outputs(report, outputs, shown_root(request.paths))
    return exit_code(report, settings.fail_on)


def run_review(request: Request) -> int:
    """`hegui review`; beside a Word opinion also the draft with comments and the competition form."""
    from hegui.cli.companion import write_companions
    from hegui.pipeline.review import review_dossier

    settings = read_settings(request)
    outputs = read_outputs(request.output_format)
    dossier = Path(request.paths[0])
    report = review_dossier(dossier, settings, today=date.today())
    write_outputs(report, outputs, shown_root(request.paths))
    for path in write_companions(report, outputs, dossier):
        print(f"另已写入 {path}", file=sys.stderr)
    return exit_code(report, settings.fail_on)


def run_facts(request: Request, output_format: str, *, clauses: bool) -> int:
    """`hegui facts`: 0, or 3 where an input could not be read."""
    from hegui.errors import UsageError
    from hegui.pipeline.facts import build_facts, facts_jsonl

    if output_format not in ("json", "jsonl"):
        raise UsageError(f"facts 没有输出格式“{output_format}”，可用：json、jsonl")
    settings = read_settings(request)
    paths = tuple(Path(path) for path in request.paths)
    facts = build_facts(paths, settings, today=date.today(), clauses=clauses)
    if output_format == "json":
        import json

        sys.stdout.write(json.dumps(facts, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write(facts_jsonl(facts))
    for problem in facts["problems"]:
        print(f"hegui: {problem['path']}：{problem['message']}", file=sys.stderr)
    return 3 if facts["problems"] else 0


def write_outputs(report: Report, outputs: tuple[Output, ...], root: str) -> None:
    """Writes each report asked for; text to standard output or a file, bytes likewise."""
    from hegui.report import ShowOptions, stream

    for output in outputs:
        terminal = output.path is None and sys.stdout.isatty()
        options = ShowOptions(
            width=_width() if output.path is None else 100,
            color=terminal and "NO_COLOR" not in os.environ,
            root=root,
        )
        pieces = stream(output.format, report, options)
        if output.path is not None:
            with open(output.path, "wb") as file:
                file.writelines(pieces)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.writelines(pieces)


def shown_root(paths: tuple[str, ...]) -> str:
    """Path from the working folder, as typed, of the folder that report paths are relative to."""
    if len(paths) == 1:
        return paths[0] if os.path.isdir(paths[0]) else os.path.dirname(paths[0])
    try:
        common = os.path.commonpath([p if os.path.isdir(p) else os.path.dirname(p) for p in paths])
    except ValueError:
        return ""
    return common


def exit_code(report: Report, fail_on: str) -> int:
    """0, 1 or 3 by the contract; an incomplete run wins over findings."""
    if report.problems:
        return 3
    if fail_on == "never":
        return 0
    bound = SEVERITY_ORDER[Severity(fail_on)]
    grave = any(is_counted(f) and SEVERITY_ORDER[f.severity] <= bound for f in report.findings)
    return 1 if grave else 0


def _width() -> int:
    """Columns of the terminal: COLUMNS, else what standard output says, else 100."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 100  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 100


def _progress(request: Request) -> Progress | None:
    if request.quiet or not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        if done == total or done % 20 == 0:
            end = "\n" if done == total else ""
            print(f"\r已检查 {done}/{total}", end=end, file=sys.stderr, flush=True)

    return show
