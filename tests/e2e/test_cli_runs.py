"""The same inputs give the same bytes, however and from wherever hegui is called; JSON by its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command_line import ROOT, build_dossier, hegui, needs_review
from jsonschema import Draft202012Validator, FormatChecker

FIXED = ("--as-of", "2024-12-10", "--fail-on", "never")
RULES = """石板镇集市管理办法

第一条 为了加强集市管理，依据《中华人民共和国合同法》第九条，制定本办法。

第三条 摊主应当缴纳卫生管理费。违反前条规定的，处二百元罚款。

石板镇人民政府
2024年5月6日
"""
NOTICE = """# 关于调整办公时间的通知

石政发[2024]03号

各村：

一、自2024年6月1日起执行。

三、今年来，工作平稳。
"""
REPORT = """关于集市整治的报告

青岚县人民政府：

我镇按照县农牧局要求，完成整治。

石板镇人民政府
2024年3月1日
"""
TEXTS = {"办法.txt": RULES, "通知.md": NOTICE, "子/报告.txt": REPORT}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("runs") / "文件"
    for name, text in TEXTS.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    paper = build_dossier("parking-fee", root.parent)
    for name in ("02-起草说明.docx", "03-公开征求意见公告.pdf"):
        (root / name).write_bytes((paper / name).read_bytes())
    return root


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_dossier("review-after-meeting", tmp_path_factory.mktemp("dossier"))


def validator(name: str) -> Draft202012Validator:
    schema: dict[str, Any] = json.loads((ROOT / "docs" / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def check(folder: Path, *more: str, **options: Any) -> bytes:
    ran = hegui("check", folder, *FIXED, "--output-format", "json", *more, **options)
    assert ran.code == 0, ran.err
    return ran.out


def test_check_gives_the_same_bytes_twice_cached_uncached_and_in_processes(folder: Path) -> None:
    fresh = check(folder, "--no-cache")
    assert fresh == check(folder, "--no-cache")
    first, second = check(folder), check(folder)
    assert first == second == fresh
    assert check(folder, "--no-cache", "--jobs", "2") == fresh
    assert check(folder, "--jobs", "2") == fresh


def test_check_from_another_directory_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    inside = hegui("check", ".", *FIXED, "--output-format", "json", cwd=folder)
    assert inside.out == check(folder, cwd=tmp_path)
    assert str(folder).encode() not in inside.out


def test_what_is_cached_is_told_from_what_changed(folder: Path, tmp_path: Path) -> None:
    cache = {"HEGUI_CACHE": str(tmp_path / "cache")}
    text = tmp_path / "办法.txt"
    text.write_text(TEXTS["办法.txt"], encoding="utf-8")
    before = json.loads(check(tmp_path, env=cache))
    text.write_text(TEXTS["办法.txt"].replace("第三条", "第二条"), encoding="utf-8")
    after = json.loads(check(tmp_path, env=cache))
    assert "NU101" in [f["rule"] for f in before["findings"]]
    assert "NU101" not in [f["rule"] for f in after["findings"]]


def test_check_json_is_valid_and_its_places_are_exact(folder: Path) -> None:
    report = json.loads(check(folder))
    validator("report.schema.json").validate(report)
    assert report["matter"] is None
    assert report["steps"] == []
    blocks = {
        name: [line for line in text.split("\n") if line.strip()]
        for name, text in TEXTS.items()
        if name.endswith(".txt")
    }
    located = [f for f in report["findings"] if f["path"] in blocks and f["block"] is not None]
    assert located
    for finding in located:
        block = blocks[finding["path"]][finding["block"]]
        assert block[finding["start"] : finding["end"]] == finding["quote"]


def test_jsonl_holds_the_same_findings(folder: Path) -> None:
    report = json.loads(check(folder))
    ran = hegui("check", folder, *FIXED, "--output-format", "jsonl")
    lines = [json.loads(line) for line in ran.out.decode().splitlines()]
    assert len(lines) >= len(report["findings"])


def test_many_files_in_processes_equal_one_process(tmp_path: Path) -> None:
    for number in range(40):
        name, text = list(TEXTS.items())[number % 3]
        target = tmp_path / "f" / f"{number:02}-{Path(name).name}"
        target.parent.mkdir(exist_ok=True)
        target.write_text(text.replace("石板镇", f"石板{number}镇"), encoding="utf-8")
    single = check(tmp_path / "f", "--no-cache", "--jobs", "1")
    assert single == check(tmp_path / "f", "--no-cache", "--jobs", "2")
    assert single == check(tmp_path / "f", "--no-cache")


def test_facts_are_valid_and_the_same_from_anywhere(folder: Path, tmp_path: Path) -> None:
    ran = hegui("facts", folder, "--as-of", "2024-12-10", cwd=tmp_path)
    assert ran.code == 0, ran.err
    validator("facts.schema.json").validate(ran.json)
    again = hegui("facts", ".", "--as-of", "2024-12-10", "--jobs", "2", cwd=folder)
    assert ran.out == again.out
    assert len(ran.json["documents"]) == 5
    lines = hegui("facts", folder, "--as-of", "2024-12-10", "--output-format", "jsonl").out.decode()
    assert len(lines.splitlines()) == 5


def test_several_formats_in_one_run(folder: Path, tmp_path: Path) -> None:
    names = ("json", "html", "sarif", "markdown", "junit", "docx")
    wanted = [w for name in names for w in ("--output-format", f"{name}={tmp_path / f'r.{name}'}")]
    ran = hegui("check", folder, *FIXED, *wanted)
    assert ran.code == 0
    assert ran.out == b""
    assert all((tmp_path / f"r.{name}").stat().st_size > 200 for name in names)
    assert (tmp_path / "r.json").read_bytes() == check(folder)


def test_markup_in_a_title_is_inert(tmp_path: Path) -> None:
    title = "关于<script>alert(1)</script>管理的通知"
    text = f"{title}\n\n一、自2024年6月1日起执行。\n\n三、<img src=x onerror=alert(2)>今年来。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    page = hegui("check", "a.txt", *FIXED, "--output-format", "html", cwd=tmp_path).out.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@needs_review
def test_review_gives_the_same_bytes_from_anywhere(dossier: Path, tmp_path: Path) -> None:
    first = hegui("review", dossier, *FIXED, "--output-format", "json", cwd=tmp_path)
    assert first.code == 0, first.err
    validator("report.schema.json").validate(first.json)
    inside = hegui("review", ".", *FIXED, "--output-format", "json", cwd=dossier)
    assert first.out == inside.out
    assert first.out == hegui("review", dossier, *FIXED, "--output-format", "json", "--no-cache").out
    assert first.out == hegui("review", dossier, *FIXED, "--output-format", "json", "--jobs", "2").out


@needs_review
def test_review_of_one_file_is_a_dossier_of_one(dossier: Path) -> None:
    ran = hegui("review", dossier / "01-补助办法草案.docx", *FIXED, "--output-format", "json")
    assert ran.code == 0, ran.err
    validator("report.schema.json").validate(ran.json)
    assert [d["path"] for d in ran.json["documents"]] == ["01-补助办法草案.docx"]
    assert len(ran.json["steps"]) >= 5


@needs_review
def test_review_names_what_it_cannot_read(dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "扫描.ofd").write_bytes(b"PK\x03\x04")
    (tmp_path / "01-送审稿.docx").write_bytes((dossier / "01-补助办法草案.docx").read_bytes())
    ran = hegui("review", tmp_path, *FIXED, "--output-format", "json")
    assert ran.code == 3
    assert [p["path"] for p in ran.json["problems"]] == ["扫描.ofd"]
    assert hegui("review", tmp_path / "没有").code == 2


@needs_review
def test_an_empty_dossier_is_refused(tmp_path: Path) -> None:
    ran = hegui("review", tmp_path)
    assert ran.code == 2
    assert tmp_path.name in ran.err
    assert "Traceback" not in ran.err
