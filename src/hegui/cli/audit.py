"""`hegui audit`: a request in, reports out, an exit code back."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hegui.audit.plan import TIMEOUT, AuditPlan
from hegui.audit.run import audit_archive
from hegui.cli.request import Output, Request, read_outputs, read_settings
from hegui.errors import UsageError
from hegui.model.rule import SEVERITY_ORDER, Severity
from hegui.report import ShowOptions, find_reporter
from hegui.report.archive_report import ArchiveReport

Progress = Callable[[int, int, int], None]
STREAMED = frozenset({"json", "jsonl", "full", "xlsx", "html"})
MOST_AT_ONCE = 200_000
"""Findings up to which formats are offered that need all of them in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRequest:
    """Options of an audit as typed."""

    request: Request
    ledger: str | None = None
    publications: str | None = None
    annual_report: str | None = None
    store: str | None = None
    timeout: float | None = None
    retry_failed: bool = False
    restart: bool = False
    dask: str | None = None


def run_audit(asked: AuditRequest) -> int:
    """Exit codes: 0, 1 findings, 2 wrong usage, 3 something unread, 130 interrupted."""
    outputs = _outputs(asked.request.output_format)
    settings = read_settings(asked.request)
    with _store(asked, cache=settings.cache) as store:
        plan = AuditPlan(
            archive=asked.request.paths[0],
            settings=settings,
            today=date.today(),
            ledger=asked.ledger,
            publications=asked.publications,
            store=store,
            timeout=_timeout(asked.timeout),
            retry_failed=asked.retry_failed,
            restart=asked.restart,
            dask=asked.dask,
            annual_report=_existing(asked.annual_report),
            progress=_progress(asked.request),
        )
        with audit_archive(plan) as report:
            for output, address in outputs:
                _write(report, output, address, asked.request.paths[0])
            return _exit_code(report, settings.fail_on)


@contextmanager
def _store(asked: AuditRequest, *, cache: bool) -> Iterator[str | None]:
    """The store asked for; with --no-cache one that is thrown away."""
    if cache or asked.store is not None:
        yield asked.store
        return
    with tempfile.TemporaryDirectory(prefix="hegui-audit-") as folder:
        yield str(Path(folder, "audit.sqlite"))


def _timeout(seconds: float | None) -> float:
    if seconds is None:
        return TIMEOUT
    if seconds <= 0:
        raise UsageError("--timeout-per-file 应为大于 0 的秒数")
    return seconds


def _existing(path: str | None) -> Path | None:
    if path is not None and not Path(path).is_file():
        raise UsageError(f"找不到年度报告 {path}，请检查 --annual-report 的路径")
    return Path(path) if path is not None else None


def _outputs(values: tuple[str, ...]) -> list[tuple[Output, str]]:
    """Outputs as for every command, and beside each the URL of fsspec it goes to, if it does."""
    outputs: list[tuple[Output, str]] = []
    local = tuple(value for value in values if "://" not in value)
    if local or not values:
        outputs += [(output, "") for output in read_outputs(local)]
    for value in values:
        name, _, address = value.partition("=")
        if "://" in value:
            find_reporter(name)
            outputs.append((Output(format=name, path=None), address))
    return outputs


def _write(report: ArchiveReport, output: Output, address: str, root: str) -> None:
    options = ShowOptions(
        color=output.path is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ,
        root=root,
    )
    if address:
        from hegui.audit.remote import open_target

        with open_target(address) as target:
            for piece in _pieces(report, output.format, options):
                target.write(piece)
        return
    if output.path is None:
        sys.stdout.flush()
        for piece in _pieces(report, output.format, options):
            sys.stdout.buffer.write(piece)
        sys.stdout.flush()
        return
    with open(output.path, "wb") as file:
        for piece in _pieces(report, output.format, options):
            file.write(piece)


def _pieces(report: ArchiveReport, name: str, options: ShowOptions) -> Iterator[bytes]:
    """A report in one format as pieces of bytes; the formats of an audit are never held whole."""
    if name == "xlsx":
        from hegui.report.workbook import write_workbook

        yield from write_workbook(report)
        return
    yield from (piece.encode("utf-8", "backslashreplace") for piece in _texts(report, name, options))


def _texts(report: ArchiveReport, name: str, options: ShowOptions) -> Iterator[str]:
    from hegui.report import archive_console, archive_json

    if name == "json":
        return archive_json.stream_json(report)
    if name == "jsonl":
        return archive_json.stream_jsonl(report)
    if name == "full":
        return archive_console.stream_full(report, options)
    if name == "html":
        from hegui.report.archive_page import stream_page

        return stream_page(report)
    reporter = find_reporter(name)
    findings = sum(report.counts[severity.value] for severity in Severity)
    if findings > MOST_AT_ONCE:
        raise UsageError(f"发现{findings}处，{name} 格式装不下，请用 json、jsonl、xlsx 或 html")
    content = reporter(report.whole(), options)
    if isinstance(content, bytes):
        raise UsageError(
            f"audit 没有输出格式“{name}”，可用：full、json、jsonl、html、xlsx、markdown、sarif 等"
        )
    return iter((content,)) if isinstance(content, str) else content


def _exit_code(report: ArchiveReport, fail_on: str) -> int:
    if report.head.problems:
        return 3
    if fail_on == "never":
        return 0
    bound = SEVERITY_ORDER[Severity(fail_on)]
    grave = any(report.counts[s.value] for s in Severity if SEVERITY_ORDER[s] <= bound)
    return 1 if grave else 0


def _progress(request: Request) -> Progress | None:
    if request.quiet or not sys.stderr.isatty():
        return None
    begun = time.monotonic()
    shown = 0.0

    def show(done: int, total: int, problems: int) -> None:
        nonlocal shown
        now = time.monotonic()
        if now - shown < 0.5 and done < total:
            return
        shown = now
        rate = done / max(now - begun, 0.001)
        left = int((total - done) / rate) if rate else 0
        time_left = f"剩余约 {left // 60} 分 {left % 60:02d} 秒"
        line = f"\r已检查 {done}/{total}　{rate:.0f} 份/秒　{time_left}　未能读取 {problems}"
        print(line, end="\n" if done == total else "", file=sys.stderr, flush=True)

    return show
