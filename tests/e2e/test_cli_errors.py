"""Bad input: one clear Chinese sentence that names it, the contract's exit code, never a traceback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command_line import hegui

CLEAN = "关于做好防汛工作的通知\n\n各村：\n\n请做好防汛工作。\n\n石板镇人民政府\n2024年5月6日\n"
GAP = "石板镇集市管理办法\n\n第一条 为了加强集市管理，制定本办法。\n\n第三条 本办法自2024年7月1日起施行。\n"
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "gap.txt").write_text(GAP, encoding="utf-8")
    (tmp_path / "空").mkdir()
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 this is no Word file")
    (tmp_path / "zero.txt").write_bytes(b"")
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "XX101-typo.yaml").write_text("id: XX101\nname: x.y\nseverty: major\n", encoding="utf-8")
    (tmp_path / "bad.toml").write_text("jurisdicton = 'CN'\n", encoding="utf-8")
    (tmp_path / "torn.toml").write_text("jurisdiction = \n", encoding="utf-8")
    return tmp_path


WRONG = [
    (("check", "没有.txt"), ("没有.txt", "请检查")),
    (("check", "空"), ("空", "请检查")),
    (("facts", "没有"), ("没有", "请检查")),
    (("check", "a.txt", "--rules", "rules"), ("XX101-typo.yaml:3", "severty")),
    (("check", "a.txt", "--rules", "nowhere"), ("nowhere", "--rules")),
    (("check", "a.txt", "--jurisdiction", "重庆"), ("重庆", "CN-50")),
    (("check", "a.txt", "--jurisdiction", "CN-99"), ("CN-99", "GB/T 2260")),
    (("check", "a.txt", "--select", "ZZ9"), ("ZZ9", "hegui rules list")),
    (("check", "a.txt", "--ignore", "ZZ9"), ("ZZ9", "hegui rules list")),
    (("explain", "ZZ9"), ("ZZ9", "hegui rules list")),
    (("check", "a.txt", "--output-format", "excel"), ("excel", "json")),
    (("check", "a.txt", "--output-format", "json=no/where.json"), ("no/where.json", "请先建立")),
    (
        ("check", "a.txt", "--output-format", "json", "--output-format", "sarif"),
        ("标准输出", "格式=文件"),
    ),
    (("facts", "a.txt", "--output-format", "html"), ("html", "jsonl")),
    (("check", "a.txt", "--as-of", "2024-02-30"), ("2024-02-30", "2024-06-01")),
    (("check", "a.txt", "--fail-on", "grave"), ("grave", "never")),
    (("check", "a.txt", "--jobs", "0"), ("--jobs",)),
    (("check", "a.txt", "--jobs", "many"), ("--jobs",)),
    (("check", "a.txt", "--config", "none.toml"), ("none.toml", "--config")),
    (("check", "a.txt", "--config", "bad.toml"), ("bad.toml", "jurisdicton")),
    (("check", "a.txt", "--config", "torn.toml"), ("torn.toml", "TOML")),
    (("check", "a.txt", "--statutes", "none.csv"), ("none.csv", "--statutes")),
    (("check", "a.txt", "--waivers", "none.toml"), ("none.toml", "--waivers")),
    (("check", "a.txt", "--baseline", "none.json"), ("none.json", "--baseline")),
    (("check", "a.txt", "--baseline", "a.txt"), ("a.txt", "JSON")),
    (("check", "a.txt", "--nonsense"), ("--nonsense", "--help")),
    (("check",), ("文件或目录", "--help")),
    (("nonsense",), ("nonsense", "--help")),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG, ids=lambda value: " ".join(value))
def test_wrong_usage_is_one_sentence_and_code_2(
    place: Path, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    ran = hegui(*arguments, cwd=place)
    assert ran.code == 2, ran.err
    assert ran.out == b""
    assert ran.err.startswith("hegui: ")
    assert "Traceback" not in ran.err
    assert CHINESE.search(ran.err)
    for word in words:
        assert word in ran.err


def test_every_fault_of_a_rule_file_is_said_at_once(place: Path) -> None:
    ran = hegui("rules", "test", "rules", cwd=place)
    assert ran.code == 2
    for word in ("severty", "title", "severity", "basis", "check", "messages"):
        assert word in ran.err
    assert all("XX101-typo.yaml" in line for line in ran.err.splitlines())


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("broken.docx", "unreadable-file"),
        ("zero.txt", "empty-file"),
        ("rules/XX101-typo.yaml", "unsupported-format"),
    ],
)
def test_an_unread_input_is_named_and_code_3(place: Path, name: str, code: str) -> None:
    ran = hegui("check", name, "--output-format", "json", cwd=place)
    assert ran.code == 3
    report = ran.json
    assert [(p["path"], p["code"]) for p in report["problems"]] == [(Path(name).name, code)]
    assert CHINESE.search(report["problems"][0]["message"])
    assert report["documents"] == []
    assert report["summary"]["unread"] == 1
    assert all(rule["outcome"] == "not_applicable" for rule in report["rules"])
    assert "Traceback" not in ran.err


def test_one_unread_input_does_not_stop_the_rest(place: Path) -> None:
    ran = hegui("check", "gap.txt", "broken.docx", "--output-format", "json", cwd=place)
    assert ran.code == 3  # 3 wins over 1, and the findings are written all the same
    assert [d["path"] for d in ran.json["documents"]] == ["gap.txt"]
    assert "NU101" in [f["rule"] for f in ran.json["findings"]]


def test_the_console_names_the_file_it_could_not_read(place: Path) -> None:
    ran = hegui("check", "broken.docx", cwd=place)
    assert ran.code == 3
    assert "broken.docx" in ran.out.decode()


def test_exit_codes_follow_fail_on_and_not_the_format(place: Path) -> None:
    common = ("check", "gap.txt", "--select", "NU")
    assert hegui("check", "a.txt", "--select", "NU", cwd=place).code == 0
    assert hegui(*common, cwd=place).code == 1
    assert hegui(*common, "--fail-on", "block", cwd=place).code == 0
    assert hegui(*common, "--fail-on", "never", cwd=place).code == 0
    for form in ("concise", "json", "sarif", "github", "junit", "markdown", "html"):
        assert hegui(*common, "--output-format", form, cwd=place).code == 1


def test_what_is_refused_by_a_fresh_reader_of_the_folder(place: Path) -> None:
    """A name that the shell could not expand and a folder of hidden files only."""
    hidden = place / "隐藏"
    hidden.mkdir()
    (hidden / ".a.txt").write_text("文字", encoding="utf-8")
    assert hegui("check", "*.pdf", cwd=place).code == 2
    ran = hegui("check", "隐藏", cwd=place)
    assert ran.code == 2
    assert "排除了1项" in ran.err
