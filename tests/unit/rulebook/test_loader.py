from __future__ import annotations

from pathlib import Path

import pytest

from hegui.errors import RuleError
from hegui.rulebook.loader import load_rulebook

GOOD = """\
id: NU901
name: numbering.sample
title: 样例
severity: major
basis:
  - {title: 中华人民共和国立法法, article: 第六十五条, provenance: text}
check: structure_anomaly
params: {kinds: [gap], levels: [article]}
messages:
  violated: 缺第{expected}条。
rationale: 样例。
examples:
  - {name: 坏, outcome: violated, text: "第一条 甲\\n第三条 乙"}
  - {name: 好, outcome: satisfied, text: "第一条 甲\\n第二条 乙"}
  - {name: 近, outcome: satisfied, near_miss: true, text: "第一条 甲\\n第二条 依照第九条办理"}
"""


def write(folder: Path, text: str, name: str = "NU901-sample.yaml") -> Path:
    target = folder / "numbering"
    target.mkdir(exist_ok=True)
    (target / name).write_text(text, encoding="utf-8")
    return folder


def test_a_good_file_loads_and_the_cache_gives_the_same(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    first = load_rulebook((tmp_path,))
    second = load_rulebook((tmp_path,))
    assert first == second
    assert first.rules[0].params["kinds"] == ["gap"]
    assert len(first.digest) == 64


def test_an_edited_file_is_compiled_again(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    before = load_rulebook((tmp_path,)).digest
    write(tmp_path, GOOD.replace("样例。", "改过的样例。"))
    assert load_rulebook((tmp_path,)).digest != before


def test_all_faults_come_at_once_with_file_and_line(tmp_path: Path) -> None:
    bad = GOOD.replace("severity: major", "severity: grave").replace("rationale", "rationnale")
    write(tmp_path, bad)
    with pytest.raises(RuleError) as caught:
        load_rulebook((tmp_path,))
    text = "\n".join(caught.value.faults)
    assert "NU901-sample.yaml:4" in text
    assert "severity" in text
    assert "rationnale" in text
    assert "rationale：缺少必填项" in text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("check: structure_anomaly", "check: no_such_check", "没有名为 no_such_check 的检查方法"),
        ("kinds: [gap]", "kind: [gap]", "没有这个参数"),
        ("provenance: text", "provenance: recalled", "不得高于 minor"),
        ("id: NU901", "id: NU90", "规则编号应为"),
        ("near_miss: true", "near_miss: false", "near_miss"),
        ("severity: major", "severity: no", "severity"),
    ],
)
def test_each_fault_is_said(tmp_path: Path, old: str, new: str, said: str) -> None:
    write(tmp_path, GOOD.replace(old, new))
    with pytest.raises(RuleError, match=said):
        load_rulebook((tmp_path,))


def test_a_file_of_another_name_or_folder_is_refused(tmp_path: Path) -> None:
    write(tmp_path, GOOD, name="NU902-sample.yaml")
    with pytest.raises(RuleError, match="文件名应以规则编号"):
        load_rulebook((tmp_path,))


def test_broken_yaml_names_its_line(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("basis:", "basis: [", 1))
    with pytest.raises(RuleError, match=r"NU901-sample.yaml:\d+ 不是正确的 YAML"):
        load_rulebook((tmp_path,))
