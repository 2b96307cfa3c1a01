"""A rule's page in Markdown, made from its rule file: for `hegui explain` and docs/rules."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hegui.rulebook.compiler import load_rule_file
from hegui.rulebook.schema import Example, RuleFile

SEVERITY_NAMES = {"block": "不得提交", "major": "应当修改", "minor": "建议修改", "info": "提示"}
OUTCOME_NAMES = {
    "violated": "违反",
    "satisfied": "符合",
    "undetermined": "需人工核实",
    "not_applicable": "不适用",
}
ARCHIVE_NAMES = {"documents": "档案", "ledger": "台账", "published": "公布目录"}
MARKS = {"text": "已核对原文", "secondary": "据转述", "recalled": "依据未核实"}


def rule_page(path: Path) -> str:
    """The page of one rule file. Errors: RuleError."""
    rule = load_rule_file(path)
    parts = [
        f"# {rule.id} {rule.title}",
        _facts(rule),
        "## 为什么\n\n" + rule.rationale,
        "## 依据\n\n" + "\n".join(_basis_lines(rule)),
    ]
    if rule.avoid or rule.prefer:
        parts.append(
            f"## 避免与推荐\n\n- 避免：{rule.avoid or '（见示例）'}\n- 推荐：{rule.prefer or '（见示例）'}"
        )
    if rule.suggestion:
        parts.append("## 建议\n\n" + rule.suggestion)
    parts.append("## 示例\n\n" + "\n\n".join(_example(e) for e in rule.examples))
    return "\n\n".join(parts) + "\n"


def _facts(rule: RuleFile) -> str:
    reach = rule.applies_to
    limits = [*reach.matters, *reach.scopes, *reach.levels, *reach.roles, *reach.genres, *reach.formats]
    params = json.dumps(rule.params, ensure_ascii=False, default=str)
    rows = [
        f"- 名称：`{rule.name}`",
        f"- 严重程度：{rule.severity}（{SEVERITY_NAMES[rule.severity]}）",
        f"- 状态：{rule.status}；地域：{rule.jurisdiction}；适用日期：{_in_force(rule)}",
        f"- 检查方法：`{rule.check}`" + (f"，参数 `{params}`" if rule.params else ""),
    ]
    if limits:
        rows.append("- 适用对象：" + "、".join(limits))
    if rule.step:
        rows.append(f"- 所属步骤：`{rule.step}`；违反时：{rule.if_violated}")
    return "\n".join(rows)


def _in_force(rule: RuleFile) -> str:
    since, until = rule.in_force.since, rule.in_force.until
    if since is None and until is None:
        return "不限"
    begin = f"自 {since.isoformat()} 起" if since else ""
    return begin + (f"至 {until.isoformat()} 止" if until else "")


def _basis_lines(rule: RuleFile) -> list[str]:
    return [
        f"- 《{b.title}》{f'（{b.number}）' if b.number else ''}{b.article or ''}（{MARKS[b.provenance]}）"
        for b in rule.basis
    ]


def _example(example: Example) -> str:
    near = "，近似而不违反" if example.near_miss else ""
    dated = f"，{example.date.isoformat()}" if example.date else ""
    head = f"**{example.name}**（{OUTCOME_NAMES[example.outcome]}{near}{dated}）"
    if example.text is not None:
        return head + "\n\n" + _quoted(example.text)
    if example.documents is not None:
        papers = [f"{d.path}（{d.role or '由内容判断'}）\n" + _quoted(d.text) for d in example.documents]
        return head + "\n\n" + "\n\n".join(papers)
    return head + "\n\n" + "\n\n".join(_archive(example.archive or {}))


def _archive(facts: Mapping[str, Any]) -> Iterator[str]:
    """Documents and registers of an archive example, a row a line."""
    for name, rows in facts.items():
        shown = ARCHIVE_NAMES.get(name, name)
        if isinstance(rows, list):
            lines = ["；".join(f"{k} {v}" for k, v in row.items()) for row in rows if isinstance(row, dict)]
            yield f"{shown}：\n\n" + _quoted("\n\n".join(lines))
        else:
            yield f"{shown}：{rows}"


def _quoted(text: str) -> str:
    return "\n".join(("> " + line).rstrip() for line in text.strip().splitlines())
