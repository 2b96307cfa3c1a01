"""Rule file faults for their reader: file, line, what is wrong, what was expected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

TRANSLATED = {
    "extra_forbidden": "不认识的键",
    "missing": "缺少必填项",
    "string_type": "应为文字（请加引号）",
    "literal_error": "不在可选值之内：{expected}",
    "list_type": "应为列表",
    "dict_type": "应为键值表",
    "date_type": "应为日期，如 2019-09-01",
    "bool_type": "应为 true 或 false",
    "int_type": "应为整数",
    "too_short": "不能为空",
    "model_type": "应为键值表",
}


def line_of(text: str, path: Sequence[object]) -> int:
    """1-based line of the node at ``path`` in YAML text; of its nearest parent where it is missing."""
    node: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    line = 1
    for step in path:
        child = _child(node, step)
        if child is None:
            break
        node, line = child
    return line


def _child(node: Any, step: object) -> tuple[Any, int] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item, item.start_mark.line + 1
    return None


def describe(error: dict[str, Any]) -> str:
    """One Chinese clause for one pydantic error."""
    path = ".".join(str(part) for part in error["loc"]) or "文件"
    kind = error["type"]
    if kind == "value_error":
        return f"{path}：{error['ctx']['error']}"
    template = str(TRANSLATED.get(kind, error["msg"]))
    expected = str(error.get("ctx", {}).get("expected", ""))
    return f"{path}：{template.format(expected=expected)}"
