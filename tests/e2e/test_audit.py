"""`hegui audit` as its user sees it: reports, exit codes, what is read again and what is not."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "golden"))

from archive_truth import generate_archive, plan_for, report_of
from command_line import ROOT, Ran, hegui

from hegui.audit.run import audit_archive
from hegui.report import ShowOptions
from hegui.report.archive_json import stream_json
from hegui.report.json_report import render_json

COUNT = 42


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    generate_archive(folder, COUNT, 6)
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Path:
    target = tmp_path / "档案"
    shutil.copytree(made, target)
    return target


def _audit(archive: Path, *more: str | Path, **given: Any) -> Ran:
    return hegui(
        "audit", archive / "documents", "--ledger", archive / "台账.xlsx",
        "--publications", archive / "公布目录.xlsx",
        "--as-of", "2025-06-30", "--jurisdiction", "CN-37", *more, **given,
    )  # fmt: skip


def _without_run(report: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in report.items() if key != "run"}


def test_the_whole_way(archive: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    files = {name: tmp_path / f"报告.{name}" for name in ("json", "jsonl", "xlsx", "html")}
    formats = [f"--output-format={name}={file}" for name, file in files.items()]
    ran = _audit(archive, *formats, "--output-format=full", env={"XDG_STATE_HOME": str(state)})
    assert ran.code == 1, ran.err
    assert ran.err == ""
    shown = ran.out.decode()
    assert "台账（表头至第2行）" in shown
    assert "结论：" in shown
    report = json.loads(files["json"].read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, schema)
    documents = sum(1 for path in (archive / "documents").rglob("*") if path.is_file())
    assert report["run"] == {
        "scanned": documents,
        "examined": documents,
        "reused": 0,
        "retried": 0,
        "unread": 0,
    }
    assert len(files["jsonl"].read_text(encoding="utf-8").splitlines()) == len(report["findings"])
    assert files["xlsx"].read_bytes()[:2] == b"PK"
    assert "档案审计报告" in files["html"].read_text(encoding="utf-8")
    assert {path.suffix for path in (state / "hegui").iterdir()} == {".sqlite", ".lock"}
    assert not list(archive.rglob("*.sqlite"))


def test_only_what_changed_is_read_again(archive: Path) -> None:
    plan = plan_for(archive)
    first = report_of(plan)
    again = report_of(plan)
    assert _without_run(again) == _without_run(first)
    assert again["run"]["examined"] == 0
    truth = json.loads((archive / "truth.json").read_text(encoding="utf-8"))
    sound = [archive / "documents" / path for path in truth["faithful"]["paths"] if path.endswith(".txt")]
    changed = sound[-1]
    changed.write_text(
        changed.read_text(encoding="utf-8").replace("有效期5年", "有效期4年"), encoding="utf-8"
    )
    third = report_of(plan)
    assert third["run"]["examined"] == 1
    assert third["run"]["reused"] == third["run"]["scanned"] - 1
    path = changed.relative_to(archive / "documents").as_posix()
    differing = [f for f in third["findings"] if f["rule"] == "RG205" and "有效期至" in f["message"]]
    assert differing, "archive rules follow the changed file"
    changed.unlink()
    fourth = report_of(plan)
    assert fourth["run"]["examined"] == 0
    assert path not in {document["path"] for document in fourth["documents"]}


def test_the_report_does_not_depend_on_jobs_store_or_order(archive: Path, tmp_path: Path) -> None:
    reports = []
    for jobs in (1, 2):
        plan = plan_for(
            archive, settings={"jobs": jobs}, store=str(tmp_path / f"{jobs}.sqlite"), timeout=60.0
        )
        with audit_archive(plan) as report:
            reports.append("".join(stream_json(report)))
    assert reports[0] == reports[1]


def test_streamed_json_is_the_report_at_once(archive: Path) -> None:
    with audit_archive(plan_for(archive)) as report:
        streamed = "".join(stream_json(report))
        whole = render_json(report.whole(), ShowOptions())
    assert streamed == whole


def test_unread_files_are_named_and_tried_again_on_demand(archive: Path) -> None:
    documents = archive / "documents"
    (documents / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    (documents / "图.png").write_bytes(b"\x89PNG")
    (documents / "空.txt").write_bytes(b"")
    plan = plan_for(archive)
    first = report_of(plan)
    assert {problem["path"] for problem in first["problems"]} == {"坏.docx", "图.png", "空.txt"}
    assert first["summary"]["unread"] == 3
    assert report_of(plan)["run"] == {**first["run"], "examined": 0, "reused": first["run"]["scanned"]}
    retried = report_of(replace(plan, retry_failed=True))
    assert (retried["run"]["examined"], retried["run"]["retried"]) == (2, 2)
    assert retried["problems"] == first["problems"]


def test_files_that_take_too_long(archive: Path) -> None:
    plan = plan_for(archive, timeout=0.0001)
    slow = report_of(plan)
    codes = {problem["code"] for problem in slow["problems"]}
    assert codes == {"timeout"}
    kept = report_of(plan_for(archive))
    assert kept["run"]["examined"] == 0
    assert kept["problems"] == slow["problems"]
    better = report_of(plan_for(archive, retry_failed=True))
    assert better["problems"] == []
    assert better["run"]["retried"] == len(slow["problems"])


def test_ledger_and_store_within_the_archive_are_no_documents(archive: Path) -> None:
    shutil.copy(archive / "台账.xlsx", archive / "documents" / "台账.xlsx")
    plan = plan_for(
        archive,
        ledger=str(archive / "documents" / "台账.xlsx"),
        store=str(archive / "documents" / "审计.sqlite"),
    )
    report = report_of(plan)
    assert report["problems"] == []
    assert any(finding["path"] == "台账.xlsx" for finding in report["findings"])


def test_restart_examines_everything_again(archive: Path) -> None:
    plan = plan_for(archive)
    first = report_of(plan)
    assert report_of(replace(plan, restart=True)) == first


def test_waivers_count_in_the_summary(archive: Path, tmp_path: Path) -> None:
    waivers = tmp_path / "豁免.toml"
    waivers.write_text(
        '[[waiver]]\nrule = "RG211"\nreason = "内部文件"\napprover = "审核科"\nexpires = 2099-01-01\n',
        encoding="utf-8",
    )
    plain = report_of(plan_for(archive))
    waived = report_of(plan_for(archive, settings={"waivers": waivers}))
    count = sum(finding["rule"] == "RG211" for finding in plain["findings"])
    assert count
    assert waived["summary"]["major"] == plain["summary"]["major"] - count


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["没有"], "不是文件夹"),
        ([".", "--ledger", "没有.xlsx"], "没有.xlsx"),
        ([".", "--timeout-per-file", "0"], "--timeout-per-file"),
        ([".", "--annual-report", "没有.docx"], "--annual-report"),
        ([".", "--store", "/没有/这个/目录/x.sqlite"], "--store"),
        ([".", "--output-format", "docx"], "docx"),
    ],
)
def test_wrong_usage_is_one_sentence(arguments: list[str], word: str, tmp_path: Path) -> None:
    ran = hegui("audit", *arguments, cwd=tmp_path)
    assert ran.code == 2
    assert word in ran.err
    assert ran.err.count("\n") == 1
    assert "内部错误" not in ran.err


def test_an_empty_archive_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    ran = hegui("audit", "空", "--store", "s.sqlite", cwd=tmp_path)
    assert ran.code == 0
    assert "没有一个文件" in ran.out.decode()


def test_annual_report_against_the_archive(archive: Path, tmp_path: Path) -> None:
    text = "澄湖县2024年度法治政府建设情况报告\n全年制定行政规范性文件99件，备案8件，废止2件。\n"
    file = tmp_path / "年度报告.txt"
    file.write_text(text, encoding="utf-8")
    with audit_archive(plan_for(archive, annual_report=file)) as report:
        claims = {claim.kind: claim for claim in report.claims}
        made = next(year.made for year in report.years if year.year == 2024)
    assert (claims["made"].claimed, claims["made"].counted) == (99, made)
    assert claims["filed"].claimed == 8
    assert claims["repealed"].claimed == 2


def test_reports_can_go_to_urls(archive: Path, tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    address = f"file://{tmp_path / '远.json'}"
    formats = (f"--output-format=json={address}", f"--output-format=json={tmp_path / '近.json'}")
    assert _audit(archive, *formats, "--store", tmp_path / "s.sqlite").code == 1
    assert (tmp_path / "远.json").read_bytes() == (tmp_path / "近.json").read_bytes()


def test_an_archive_behind_a_url_gives_the_same_report(archive: Path, tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    local = report_of(plan_for(archive))
    plan = plan_for(archive, archive=f"file://{archive / 'documents'}", store=str(tmp_path / "r.sqlite"))
    assert report_of(plan) == local
    again = report_of(plan)
    assert again["run"]["examined"] == 0
