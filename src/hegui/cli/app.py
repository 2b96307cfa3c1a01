"""The typer application: every command with its Chinese help."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

os.environ.setdefault("TYPER_USE_RICH", "0")

import typer

from hegui import __version__
from hegui.cli.archive_app import ledger_app, run_audit_command, run_impact_command
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

app = typer.Typer(
    name="hegui",
    help="合规：行政规范性文件与重大行政决策的合法性审核工具。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
rules_app = typer.Typer(
    help="查看规则、运行规则自带的示例、输出规则格式的 JSON Schema。", rich_markup_mode=None
)
app.add_typer(rules_app, name="rules")
app.add_typer(ledger_app, name="ledger")


def _version(value: bool) -> None:
    if value:
        typer.echo(f"hegui {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本。")
    ] = False,
) -> None:
    """合规：行政规范性文件与重大行政决策的合法性审核工具。"""
    del version


@app.command()
def check(
    paths: Annotated[list[str], typer.Argument(metavar="文件或目录...", help="要检查的文件或目录。")],
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
    fix: Annotated[
        bool, typer.Option("--fix", help="改正没有歧义的差错（Word 文件另存为带修订的新文件）。")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="与 --fix 同用：只显示将作的改动，不写文件。")] = False,
    quiet: Quiet = False,
    baseline: Baseline = None,
    waivers: Waivers = None,
    no_waivers: NoWaivers = False,
) -> None:
    """逐份检查文件：编号、发文字号、引用、内容、用语、格式。适合提交前检查和持续集成。"""
    from hegui.cli.commands import run_check

    request = Request(
        paths=tuple(paths), output_format=tuple(output_format or ()), as_of=as_of, jurisdiction=jurisdiction,
        select=tuple(select or ()), ignore=tuple(ignore or ()), fail_on=fail_on, rules=tuple(rules or ()),
        statutes=tuple(statutes or ()), jobs=jobs, no_cache=no_cache, config=config, fix=fix, diff=diff,
        quiet=quiet, baseline=baseline, waivers=waivers, no_waivers=no_waivers,
    )  # fmt: skip
    raise typer.Exit(run_check(request))


@app.command()
def review(
    dossier: Annotated[str, typer.Argument(metavar="卷宗", help="卷宗目录（送审稿及其材料），或单个文件。")],
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
    quiet: Quiet = False,
    baseline: Baseline = None,
    waivers: Waivers = None,
    no_waivers: NoWaivers = False,
) -> None:
    """审查一个事项的卷宗：五个法定步骤的证据、顺序和期限，并检查送审稿，写出审查意见。"""
    from hegui.cli.commands import run_review

    request = Request(
        paths=(dossier,), output_format=tuple(output_format or ()), as_of=as_of, jurisdiction=jurisdiction,
        select=tuple(select or ()), ignore=tuple(ignore or ()), fail_on=fail_on, rules=tuple(rules or ()),
        statutes=tuple(statutes or ()), jobs=jobs, no_cache=no_cache, config=config, quiet=quiet,
        baseline=baseline, waivers=waivers, no_waivers=no_waivers,
    )  # fmt: skip
    raise typer.Exit(run_review(request))


@app.command()
def facts(
    paths: Annotated[list[str], typer.Argument(metavar="文件或目录...")],
    output_format: Annotated[
        str, typer.Option("--output-format", metavar="格式", help="json 或 jsonl。")
    ] = "json",
    as_of: AsOf = None,
    jobs: Jobs = None,
    config: Config = None,
    clauses: Annotated[
        bool, typer.Option("--clauses", help="增加条款分析（主体、情态、行为、后果）。")
    ] = False,
) -> None:
    """显示程序从文件中读出了什么（JSON）：标题、文号、日期、层次、引用、步骤事件。"""
    from hegui.cli.commands import run_facts

    request = Request(paths=tuple(paths), as_of=as_of, jobs=jobs, config=config)
    raise typer.Exit(run_facts(request, output_format, clauses=clauses))


@app.command()
def statutes(
    name: Annotated[str, typer.Argument(metavar="名称", help="法律法规的名称、简称或文号。")],
    as_of: AsOf = None,
    added: Statutes = None,
) -> None:
    """查一部法律、法规或文件：有哪些版本，某日以哪一版为准，共几条，被什么废止或取代。"""
    from hegui.cli.lookup import run_statutes

    raise typer.Exit(run_statutes(name, as_of, tuple(added or ())))


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(metavar="规则", help="规则编号，如 PR101。")],
    rules: Rules = None,
) -> None:
    """解释一条规则：问什么、依据及施行日期、正反示例。"""
    from hegui.cli.lookup import run_explain

    raise typer.Exit(run_explain(rule, tuple(rules or ())))


@rules_app.command("list")
def rules_list(
    rules: Rules = None,
    select: Select = None,
) -> None:
    """列出全部规则。"""
    from hegui.cli.lookup import run_rules_list

    raise typer.Exit(run_rules_list(tuple(rules or ()), tuple(select or ())))


@rules_app.command("test")
def rules_test(
    folders: Annotated[
        list[str] | None, typer.Argument(metavar="目录...", help="规则目录，默认内置规则。")
    ] = None,
    select: Select = None,
) -> None:
    """运行规则文件里的示例，报告每个不符的预期。"""
    from hegui.cli.lookup import run_rules_test

    raise typer.Exit(run_rules_test(tuple(folders or ()), tuple(select or ())))


@rules_app.command("schema")
def rules_schema() -> None:
    """输出规则文件格式的 JSON Schema。"""
    from hegui.cli.lookup import run_rules_schema

    raise typer.Exit(run_rules_schema())


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="目录", help="写到哪个目录。")] = Path(),
) -> None:
    """写一份带注释的 hegui.toml。"""
    from hegui.cli.lookup import run_init

    raise typer.Exit(run_init(folder))


app.command("audit")(run_audit_command)
app.command("impact")(run_impact_command)
