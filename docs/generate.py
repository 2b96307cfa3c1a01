"""Write the rule pages: one Markdown file a rule under docs/rules/, and their index.

Usage: ``python docs/generate.py [FOLDER]`` (default docs/rules). Pages of rules that are gone are deleted.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from hegui.rulebook.compiler import load_rule_file
from hegui.rulebook.loader import rule_files
from hegui.rulebook.page import SEVERITY_NAMES, rule_page
from hegui.rulebook.place import builtin_rules
from hegui.rulebook.schema import RuleFile

FOLDER = Path(__file__).resolve().parent / "rules"
INDEX = "README.md"
FAMILIES = {
    "PR": "程序：步骤、证据、顺序和期限",
    "NU": "编号：结构层次、发文字号、档案序列",
    "RG": "登记：三统一、台账、公布、备案、有效期、清理",
    "CI": "引用：存在、有效、条款、内部引用、名称与文号",
    "AU": "权限与内容：设定处罚、许可、强制、收费、证明等",
    "FC": "公平竞争",
    "FM": "格式：公文要素与版式",
    "WD": "用语：术语、机构名称、数字、标点",
    "AN": "法治政府建设年度报告",
}
HEAD = """# 规则

本目录由 `make docs`（`docs/generate.py`）从 `rules/` 生成，不要手改；改规则文件后重新生成。
怎样加一条规则见 [add-a-rule.md](../add-a-rule.md)。每条规则的示例都由测试执行。

级别：不得提交（block）、应当修改（major）、建议修改（minor）、提示（info）。
依据旁注明核对程度：已核对原文、据转述、依据未核实；只有“依据未核实”的规则最高为建议修改。
"""


def build_pages() -> dict[str, str]:
    """File name to content of every page and of the index."""
    rules: dict[str, RuleFile] = {}
    pages: dict[str, str] = {}
    for path in rule_files(builtin_rules()):
        if path.stem == "values":
            continue
        rule = load_rule_file(path)
        rules[rule.id] = rule
        pages[f"{rule.id}.md"] = rule_page(path)
    return {**dict(sorted(pages.items())), INDEX: index_page(rules)}


def index_page(rules: Mapping[str, RuleFile]) -> str:
    """The index: a table for each family."""
    parts = [HEAD + f"\n共 {len(rules)} 条。"]
    for prefix, name in FAMILIES.items():
        rows = [_row(rules[rule_id]) for rule_id in sorted(rules) if rule_id.startswith(prefix)]
        if rows:
            head = ["| 编号 | 规则 | 级别 | 状态 |", "|---|---|---|---|"]
            parts.append(f"## {prefix} {name}\n\n" + "\n".join([*head, *rows]))
    return "\n\n".join(parts) + "\n"


def _row(rule: RuleFile) -> str:
    title = rule.title.replace("|", "｜")
    place = "" if rule.jurisdiction == "CN" else f"（{rule.jurisdiction}）"
    severity = SEVERITY_NAMES[rule.severity]
    return f"| [{rule.id}]({rule.id}.md) | {title}{place} | {severity} | {rule.status} |"


def write_pages(folder: Path, pages: Mapping[str, str]) -> int:
    """Writes what changed, deletes pages without a rule; returns the number of files changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = 0
    for name, content in pages.items():
        target = folder / name
        if not target.is_file() or target.read_text(encoding="utf-8") != content:
            target.write_text(content, encoding="utf-8")
            changed += 1
    for path in folder.glob("*.md"):
        if path.name not in pages:
            path.unlink()
            changed += 1
    return changed


def main(arguments: Sequence[str]) -> int:
    """Generates the pages."""
    folder = Path(arguments[0]) if arguments else FOLDER
    pages = build_pages()
    changed = write_pages(folder, pages)
    print(f"{len(pages) - 1} 条规则的页面，更新 {changed} 个文件：{folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
