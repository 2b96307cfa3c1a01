"""Make an archive of N documents with a ledger, a publication list, planted faults and their truth.

Usage: ``python corpora/archive/generate.py OUT_DIR [--count 120] [--seed 1]``

Writes ``OUT_DIR/documents/…``, ``台账.xlsx``, ``公布目录.xlsx`` and ``truth.json``. The same count and seed
give the same documents and truth. Everything in it is fictional; the jurisdiction to audit it under is
``CN-37`` and the date ``2025-06-30``. Two thirds of the documents are Word files, the others text.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from archive_fault import PLANTS
from archive_file import write_docx, write_table, write_text
from archive_garden import Entry, Fault, Garden
from archive_text import TOPICS, Body, lines, printed_day, titles

AS_OF = date(2025, 6, 30)
YEARS = range(2019, 2026)
PER_AGENCY = 60
PER_COUNTY = 1200
FAULTS_PER = 250
"""One fault of each kind for so many documents, and at least one."""
COUNTIES = (
    "澄湖", "白石", "云岭", "东麓", "清源", "平渡", "石桥", "南屏", "青溪", "长陂",
    "丰台", "柳河", "金坪", "龙泉", "望江", "沙洲", "银杏", "枫林", "梅山", "竹溪",
)  # fmt: skip
DEPARTMENTS = (
    ("", "府"), ("水务局", "水"), ("城市管理局", "城管"), ("教育局", "教"), ("农业农村局", "农"),
    ("交通运输局", "交"), ("自然资源局", "资"), ("财政局", "财"), ("民政局", "民"), ("住房建设局", "建"),
    ("应急管理局", "应急"), ("市场监督管理局", "市监"), ("文化旅游局", "文旅"), ("卫生健康局", "卫"),
    ("生态环境局", "环"), ("林业局", "林"), ("司法局", "司"), ("审计局", "审"), ("统计局", "统"),
    ("档案局", "档"),
)  # fmt: skip
COLUMNS = (
    "序号", "登记号", "发文字号", "标题", "制定机关", "合法性审核日期", "成文日期", "登记日期", "公布日期",
    "施行日期", "有效期至", "备案日期", "有效性", "废止或失效日期",
)  # fmt: skip
LEDGER, LISTED = "台账.xlsx", "公布目录.xlsx"


def generate(out: Path, count: int = 120, seed: int = 1) -> dict[str, Any]:
    """Writes an archive and returns its truth."""
    random = Random(seed)
    entries = list(_entries(count, random))
    _cite_some(entries, random)
    _repeal_some(entries, random)
    faults = _plant(entries, random, max(1, count // FAULTS_PER))
    documents = out / "documents"
    paths = {entry.index: _write_document(documents, entry) for entry in entries if entry.in_archive}
    rows, repeated = _write_ledger(out / LEDGER, entries)
    listed = _write_list(out / LISTED, entries)
    truth = _truth(entries, faults, paths, rows, repeated, listed)
    text = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
    (out / "truth.json").write_text(text, encoding="utf-8")
    return truth


def _entries(count: int, random: Random) -> Iterator[Entry]:
    made = 0
    counties = -(-count // PER_COUNTY)
    for number in range(counties):
        county = _county(number)
        share = min(count - made, PER_COUNTY)
        named = titles(f"{county}县")
        random.shuffle(named)
        agencies = min(len(DEPARTMENTS), max(3, share // PER_AGENCY))
        for at in range(agencies):
            some = share // agencies + (at < share % agencies)
            yield from _agency(county, at, named[made % PER_COUNTY :][:some], made, random)
            made += some


def _county(number: int) -> str:
    if number < len(COUNTIES):
        return COUNTIES[number]
    one, other = divmod(number - len(COUNTIES), len(COUNTIES))
    return COUNTIES[one % len(COUNTIES)][0] + COUNTIES[other][1] + ("" if one < len(COUNTIES) else "新")


def _agency(
    county: str, at: int, named: list[tuple[str, str]], first: int, random: Random
) -> Iterator[Entry]:
    department, abbreviation = DEPARTMENTS[at]
    issuer = f"{county}县{department or '人民政府'}"
    per_year = [len(named) // len(YEARS) + (n < len(named) % len(YEARS)) for n in range(len(YEARS))]
    position = 0
    for year, some in zip(YEARS, per_year, strict=True):
        last_day = 110 if year == AS_OF.year else 345
        days = sorted(random.randrange(20, last_day) for _ in range(some))
        for serial, day in enumerate(days, 1):
            topic, norm = named[position]
            yield _entry(
                first + position, issuer, f"{county}{abbreviation}规", year, serial, topic, norm,
                date(year, 1, 1) + timedelta(days=day), random, is_last=serial == some,
            )  # fmt: skip
            position += 1


def _entry(
    index: int, issuer: str, code: str, year: int, serial: int, topic: str, norm: str, signed: date,
    random: Random, *, is_last: bool,
) -> Entry:  # fmt: skip
    published = signed + timedelta(days=random.randrange(2, 6))
    effective = published + timedelta(days=31)
    body = Body(articles=random.randrange(8, 17), laws=TOPICS[topic], seed=index)
    is_over = _end(effective, 60) < AS_OF
    return Entry(
        index=index, issuer=issuer, code=code, year=year, serial=serial, norm=norm, signed=signed,
        effective=effective, body=body, status="失效" if is_over else "有效",
        reviewed=signed - timedelta(days=random.randrange(5, 20)), registered=signed + timedelta(days=1),
        published=published, filed=published + timedelta(days=random.randrange(5, 28)),
        ended=_end(effective, 60) + timedelta(days=1) if is_over else None, is_last=is_last,
    )  # fmt: skip


def _end(first: date, months: int) -> date:
    """Last day of a period of months that counts its first day; days up to 28 only are exact enough here."""
    total = first.month - 1 + months
    year, month = first.year + total // 12, total % 12 + 1
    for day in range(first.day, 27, -1):
        try:
            return date(year, month, day) - timedelta(days=1 if day == first.day else 0)
        except ValueError:
            continue
    return date(year, month, first.day) - timedelta(days=1)


def _cite_some(entries: list[Entry], random: Random) -> None:
    """Sound citations: one document in eight rests on an earlier one that is in force; and some look-alikes,
    which bear the title of a document here but the number of a higher body's."""
    for entry in random.sample(entries, len(entries) // 8):
        old = random.choice(entries)
        if old.effective <= entry.signed < _end(old.effective, 60) and old.issuer[:2] == entry.issuer[:2]:
            entry.body = replace(entry.body, cites=((old.norm, old.number),))
    for entry in random.sample(entries, len(entries) // 40):
        old = random.choice(entries)
        entry.body = replace(entry.body, cites=((old.norm, f"湖东府规〔{old.year}〕{old.serial}号"),))


def _repeal_some(entries: list[Entry], random: Random) -> None:
    """Sound repeals: a later document of the same issuer ends an earlier one, and the register says so."""
    valid = [entry for entry in entries if entry.status == "有效" and entry.effective < AS_OF]
    for _ in range(len(entries) // 60):
        old, new = sorted(random.sample(valid, 2), key=lambda entry: entry.signed)
        if old.touched or new.touched or new.signed - old.signed < timedelta(days=200):
            continue
        if old.issuer != new.issuer:
            continue
        new.body = replace(new.body, repeals=(old.norm, old.number))
        old.status, old.ended = "废止", new.effective
        old.touched = new.touched = True


def _plant(entries: list[Entry], random: Random, times: int) -> list[Fault]:
    garden = Garden(entries, random, AS_OF)
    kept = [entry for entry in entries if entry.touched]
    faults = [fault for _ in range(times) for plant in PLANTS for fault in plant(garden)]
    for entry in kept:
        entry.touched = False
    return faults


def _write_document(folder: Path, entry: Entry) -> str:
    name = f"{entry.issuer}/{entry.year}/{entry.number}-{entry.index}"
    extension = "txt" if entry.index % 3 == 2 else "docx"
    path = folder / f"{name}.{extension}"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = lines(
        entry.issuer, entry.number, entry.title, entry.norm, entry.signed, entry.effective, entry.body
    )
    (write_text if extension == "txt" else write_docx)(path, text)
    return f"{name}.{extension}"


def _write_ledger(path: Path, entries: list[Entry]) -> tuple[dict[int, int], dict[int, int]]:
    """Writes the register; gives the row of each entry, and of its repetition."""
    rows: list[list[Any]] = [["澄湖地区规范性文件登记台账"], list(COLUMNS)]
    place: dict[int, int] = {}
    repeated: dict[int, int] = {}
    counters: dict[tuple[str, int], int] = {}
    for entry in sorted(entries, key=lambda e: (e.issuer[:2], e.signed, e.index)):
        if not entry.in_ledger:
            continue
        key = (entry.issuer[:2], entry.year)
        counters[key] = counters.get(key, 0) + 1
        row = _ledger_row(entry, len(rows) - 1, f"{key[0]}规登-{key[1]}-{counters[key]}")
        rows.append(row)
        place[entry.index] = len(rows)
        if entry.repeated:
            rows.append(row)
            repeated[entry.index] = len(rows)
    write_table(path, {"台账": rows})
    return place, repeated


def _ledger_row(entry: Entry, number: int, registration: str) -> list[Any]:
    months = entry.body.months
    cells: dict[str, Any] = {
        "序号": number, "登记号": registration, "发文字号": entry.number, "标题": entry.title,
        "制定机关": entry.issuer, "合法性审核日期": entry.reviewed, "成文日期": entry.signed,
        "登记日期": entry.registered, "公布日期": entry.published, "施行日期": entry.effective,
        "有效期至": _end(entry.effective, months) if months else None, "备案日期": entry.filed,
        "有效性": entry.status, "废止或失效日期": entry.ended if entry.status != "有效" else None,
        **entry.ledger,
    }  # fmt: skip
    return [_styled(cells[name], entry.index) for name in COLUMNS]


def _styled(value: Any, index: int) -> Any:
    """Dates as offices write them: as dates, as 2024.3.5, as 2024年3月5日."""
    if not isinstance(value, date) or index % 3 == 0:
        return value
    return f"{value.year}.{value.month}.{value.day}" if index % 3 == 1 else printed_day(value)


def _write_list(path: Path, entries: list[Entry]) -> dict[int, int]:
    rows: list[list[Any]] = [["标题", "文号", "公布日期"]]
    place: dict[int, int] = {}
    for entry in sorted(entries, key=lambda e: (e.published or date.max, e.index)):
        if entry.in_list and entry.published is not None:
            rows.append([entry.title, entry.number, entry.published])
            place[entry.index] = len(rows)
    write_table(path, {"公布目录": rows})
    return place


def _truth(
    entries: list[Entry], faults: list[Fault], paths: dict[int, str], rows: dict[int, int],
    repeated: dict[int, int], listed: dict[int, int],
) -> dict[str, Any]:  # fmt: skip
    by_number: dict[str, list[Entry]] = {}
    for entry in entries:
        by_number.setdefault(entry.number, []).append(entry)
    expected = []
    for fault in faults:
        entry = entries[fault.entry]
        places: list[list[Any]]
        if fault.at == "number":
            places = [[paths[e.index], None] for e in by_number[entry.number] if e.index in paths]
        elif fault.at == "document":
            places = [[paths[entry.index], None]]
        else:
            file, table = {"row": (LEDGER, rows), "repeated": (LEDGER, repeated), "list": (LISTED, listed)}[
                fault.at
            ]
            places = [[file, table[entry.index]]]
        expected.append({"rule": fault.rule, "outcome": fault.outcome, "places": places})
    sound = [entry for entry in entries if not entry.touched]
    return {
        "as_of": AS_OF.isoformat(),
        "jurisdiction": "CN-37",
        "documents": len(paths),
        "rows": len(rows) + len(repeated),
        "faults": expected,
        "links": _links(entries, paths, rows),
        "faithful": {
            "paths": [paths[e.index] for e in sound if e.index in paths],
            "rows": [rows[e.index] for e in sound if e.index in rows],
        },
    }


def _links(entries: list[Entry], paths: dict[int, str], rows: dict[int, int]) -> list[list[str]]:
    """Path of the citing document and number of each document here that it cites or ends."""
    known = {entry.number for entry in entries if entry.index in paths or entry.index in rows}
    links = []
    for entry in entries:
        named = [*entry.body.cites, *([entry.body.repeals] if entry.body.repeals else [])]
        if entry.index in paths:
            links += [[paths[entry.index], number] for _, number in named if number in known]
    return links


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="生成测试档案")
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    truth = generate(given.out, given.count, given.seed)
    print(f"{truth['documents']}份文件，{truth['rows']}行台账，{len(truth['faults'])}处差错：{given.out}")


if __name__ == "__main__":
    main()
