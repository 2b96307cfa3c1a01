"""Commands that look things up: rules, explanations, statutes, a settings file to start from."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from hegui.cli.request import read_day, split
from hegui.errors import RuleError, UsageError
from hegui.model.rule import Provenance
from hegui.rulebook.loader import Rulebook, load_rulebook, rule_files
from hegui.rulebook.place import builtin_rules

MARKS = {Provenance.TEXT: "", Provenance.SECONDARY: "（据转述）", Provenance.RECALLED: "（依据未核实）"}
SETTINGS_TEXT = """\
# hegui 的配置。命令行选项优先于本文件；删去行首的 # 即生效。

# 审查基准日（文件自身没有日期时使用）
# as_of = 2024-06-01

# 地域，GB/T 2260 代码：CN、CN-50（重庆市）、CN-500235（云阳县）
jurisdiction = "CN"

# 只运行或不运行的规则（编号或前缀）
# select = ["NU", "CI", "AU"]
# ignore = ["WD205"]

# 达到此级别退出码为 1：block、major、minor、info、never
fail_on = "major"

# 检查文件夹时取哪些扩展名、略过哪些路径
# include = [".docx", ".pdf", ".txt", ".md"]
# exclude = ["草稿箱/**", "*.tmp.docx"]

# 增加的规则目录和法规目录（相对于本文件）
# rules = ["本地规则"]
# statutes = ["本地文件目录.csv"]

# 台账的列名，认不出时写明（hegui ledger check 显示认成了什么）。此表须在文件末尾
# [ledger_columns]
# title = "文件名"
# document_number = "编号"
# signed_on = "日期"
"""


def run_explain(rule_id: str, added: tuple[str, ...]) -> int:
    """`hegui explain`."""
    from hegui.rulebook.page import rule_page

    rulebook = _rulebook(added)
    rule = rulebook.rule(rule_id.upper())
    if rule is None:
        raise UsageError(f"没有编号为“{rule_id}”的规则，可用 hegui rules list 查看全部规则")
    path = next(
        path for folder in _folders(added) for path in rule_files(folder) if path.name.startswith(rule.id)
    )
    print(rule_page(path))
    return 0


def run_rules_list(added: tuple[str, ...], select: tuple[str, ...]) -> int:
    """`hegui rules list`."""
    wanted = split(select)
    for rule in _rulebook(added).rules:
        if not wanted or any(rule.id.startswith(prefix) for prefix in wanted):
            basis = rule.basis[0]
            article = basis.article or ""
            source = f"{basis.title}{article}{MARKS[basis.provenance]}"
            print(f"{rule.id}  {rule.severity.value:<5}  {rule.title}  〔{source}〕")
    return 0


def run_rules_test(folders: tuple[str, ...], select: tuple[str, ...]) -> int:
    """`hegui rules test`: 0 all as expected, 1 otherwise."""
    from hegui.examples import run_examples

    chosen = tuple(Path(f) for f in folders)
    outcomes = run_examples((*([builtin_rules()] if not chosen else []), *chosen), split(select))
    failed = [o for o in outcomes if o.failure]
    for outcome in failed:
        print(f"✗ {outcome.rule} 示例“{outcome.example}”：{outcome.failure}")
    print(f"共 {len(outcomes)} 个示例，{len(outcomes) - len(failed)} 个符合预期，{len(failed)} 个不符。")
    return 1 if failed else 0


def run_rules_schema() -> int:
    """`hegui rules schema`."""
    from hegui.rulebook.schema import RuleFile

    print(json.dumps(RuleFile.model_json_schema(), ensure_ascii=False, indent=2))
    return 0


def run_statutes(name: str, as_of: str | None, added: tuple[str, ...]) -> int:
    """`hegui statutes`: 0 known, 1 not in the catalogue."""
    from hegui.cli.statute_page import statute_page
    from hegui.statutes.lookup import describe
    from hegui.statutes.reference import Reference

    day = read_day(as_of, "--as-of") if as_of else date.today()
    reference = Reference(builtin_rules() / "reference", tuple(Path(a) for a in added))
    answer = describe(reference.catalogue, name, day)
    near = reference.catalogue.titles_with(name) if answer.instrument is None else ()
    print(statute_page(answer, near))
    return 0 if answer.instrument is not None else 1


def run_init(folder: Path) -> int:
    """`hegui init`: writes hegui.toml, never over an existing one."""
    target = folder / "hegui.toml"
    if not folder.is_dir():
        raise UsageError(f"目录 {folder} 不存在，请先建立")
    if target.exists():
        raise UsageError(f"{target} 已存在，不覆盖")
    target.write_text(SETTINGS_TEXT, encoding="utf-8")
    print(f"已写入 {target}")
    return 0


def _folders(added: tuple[str, ...]) -> tuple[Path, ...]:
    return (builtin_rules(), *(Path(folder) for folder in added))


def _rulebook(added: tuple[str, ...]) -> Rulebook:
    for folder in added:
        if not Path(folder).is_dir():
            raise RuleError((f"规则目录 {folder} 不存在，请检查 --rules 的路径",))
    return load_rulebook(_folders(added))
