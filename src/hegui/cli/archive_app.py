"""Commands over archives and registers: audit, ledger, impact."""

from __future__ import annotations

from typing import Annotated

import typer

from hegui.cli.option import (
    AsOf,
    Baseline,
    Config,
    FailOn,
    Formats,
    Ignore,
    Jobs,
    Jurisdiction,
    NoCache,
    NoWaivers,
    Quiet,
    Rules,
    Select,
    Statutes,
    Waivers,
)
from hegui.cli.request import Request

ledger_app = typer.Typer(
    help="台账：检查能否读懂（check）、导入存储（import）、导出（export）、给出下一个号（next）。",
    rich_markup_mode=None,
    no_args_is_help=True,
)

Ledger = Annotated[
    str | None, typer.Option("--ledger", metavar="文件", help="台账：.xlsx、.csv、.ods，或 数据库地址#表名。")
]
Store = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="位置", help="审计存储：SQLite 文件或 PostgreSQL 地址。默认在用户状态目录。"
    ),
]
LedgerFile = Annotated[
    str, typer.Argument(metavar="台账", help="台账文件（.xlsx、.csv、.ods），或 数据库地址#表名。")
]


Publications = Annotated[
    str | None, typer.Option("--publications", metavar="文件", help="公布目录，格式同台账。")
]
AnnualReport = Annotated[
    str | None, typer.Option("--annual-report", metavar="文件", help="年度报告，核对其中的件数。")
]
Timeout = Annotated[
    float | None, typer.Option("--timeout-per-file", metavar="秒", help="每个文件的时限，默认120秒。")
]


def run_audit_command(
    archive: Annotated[str, typer.Argument(metavar="档案", help="档案目录，或 fsspec 地址（如 s3://…）。")],
    ledger: Ledger = None,
    publications: Publications = None,
    annual_report: AnnualReport = None,
    store: Store = None,
    timeout: Timeout = None,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="重新检查以前未能读取的文件。")
    ] = False,
    resume: Annotated[
        bool, typer.Option("--resume/--restart", help="接着上次中断处继续（默认），或从头检查。")
    ] = True,
    dask: Annotated[
        str | None, typer.Option("--dask", metavar="地址", help="Dask 调度器地址，分到多台机器上检查。")
    ] = None,
    output_format: Formats = None,
    as_of: AsOf = None,
    jurisdiction: Jurisdiction = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
    rules: Rules = None,
    statutes: Statutes = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    config: Config = None,
    baseline: Baseline = None,
    waivers: Waivers = None,
    no_waivers: NoWaivers = False,
    quiet: Quiet = False,
) -> None:
    """检查一个档案：编号序列、登记、公布、备案、有效期、清理，并逐份检查；只检查新的和改过的，可中断续作。"""
    from hegui.cli.audit import AuditRequest, run_audit

    request = Request(
        paths=(archive,), output_format=tuple(output_format or ()), as_of=as_of, jurisdiction=jurisdiction,
        select=tuple(select or ()), ignore=tuple(ignore or ()), fail_on=fail_on, rules=tuple(rules or ()),
        statutes=tuple(statutes or ()), jobs=jobs, no_cache=no_cache, config=config, quiet=quiet,
        baseline=baseline, waivers=waivers, no_waivers=no_waivers,
    )  # fmt: skip
    asked = AuditRequest(
        request=request, ledger=ledger, publications=publications, annual_report=annual_report, store=store,
        timeout=timeout, retry_failed=retry_failed, restart=not resume, dask=dask,
    )  # fmt: skip
    raise typer.Exit(run_audit(asked))


def run_impact_command(
    name: Annotated[str, typer.Argument(metavar="名称", help="被修改或废止的法律、法规、文件的名称或文号。")],
    article: Annotated[
        str | None, typer.Option("--article", metavar="第X条", help="只看被修改的这一条。")
    ] = None,
    changed_on: Annotated[
        str | None, typer.Option("--changed-on", metavar="日期", help="修改或废止的日期，默认今天。")
    ] = None,
    archive: Annotated[
        str | None, typer.Option("--archive", metavar="目录", help="档案目录（审计过的），用它的默认存储。")
    ] = None,
    store: Store = None,
    output_format: Annotated[
        str, typer.Option("--output-format", metavar="格式[=文件]", help="full、json、xlsx=文件、svg=文件。")
    ] = "full",
    repealed: Annotated[bool, typer.Option("--repealed", help="整部废止，不只是修改。")] = False,
) -> None:
    """一部法律或文件变了：档案中哪些文件引用它、引用哪一条、经由什么，建议如何处理。"""
    from hegui.cli.impact import run_impact

    raise typer.Exit(run_impact(name, article, changed_on, archive, store, output_format, repealed=repealed))


@ledger_app.command("check")
def ledger_check(
    ledger: LedgerFile,
    output_format: Annotated[
        str, typer.Option("--output-format", metavar="格式", help="full 或 json。")
    ] = "full",
    jurisdiction: Jurisdiction = None,
    as_of: AsOf = None,
    config: Config = None,
) -> None:
    """读一份台账：列名怎样理解、哪些行有问题、序列是否缺号重号。"""
    from hegui.cli.ledger import run_ledger_check

    raise typer.Exit(
        run_ledger_check(
            ledger, output_format, Request(as_of=as_of, jurisdiction=jurisdiction, config=config)
        )
    )


@ledger_app.command("import")
def ledger_import(
    ledger: LedgerFile,
    store: Annotated[str, typer.Option("--store", metavar="位置", help="写入哪个存储。")],
    config: Config = None,
) -> None:
    """把台账写入审计存储。"""
    from hegui.cli.ledger import run_ledger_import

    raise typer.Exit(run_ledger_import(ledger, store, config))


@ledger_app.command("export")
def ledger_export(
    source: Annotated[str, typer.Argument(metavar="台账或存储", help="台账文件，或审计存储。")],
    target: Annotated[str, typer.Argument(metavar="文件", help="写到 .csv 或 .xlsx 文件。")],
    config: Config = None,
) -> None:
    """把台账写成统一列名、统一日期的表。"""
    from hegui.cli.ledger import run_ledger_export

    raise typer.Exit(run_ledger_export(source, target, config))


@ledger_app.command("next")
def ledger_next(
    ledger: LedgerFile,
    code: Annotated[str, typer.Argument(metavar="代字", help="发文机关代字，如 澄府规；或登记号前缀。")],
    year: Annotated[int | None, typer.Option("--year", metavar="年份", help="默认今年。")] = None,
    config: Config = None,
) -> None:
    """给出一个序列的下一个号，并列出其中的缺号。"""
    from hegui.cli.ledger import run_ledger_next

    raise typer.Exit(run_ledger_next(ledger, code, year, config))
