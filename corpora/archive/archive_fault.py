"""Faults planted into a sound archive. Each changes one entry (or a few) and says what must be found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from archive_garden import Entry, Fault, Garden

Plant = Callable[[Garden], list[Fault]]
LONG = timedelta(days=120)


def _valid(entry: Entry) -> bool:
    return entry.status == "有效"


def _one(
    rule: str, at: str, change: Callable[[Garden, Entry], None], fits: Any = None, outcome: str = "violated"
) -> Plant:
    def plant(garden: Garden) -> list[Fault]:
        entry = garden.pick(fits or (lambda e: _valid(e) and not e.is_last))
        if entry is None:
            return []
        change(garden, entry)
        return [Fault(rule=rule, at=at, entry=entry.index, outcome=outcome)]

    return plant


def _set(**values: Any) -> Callable[[Garden, Entry], None]:
    def change(_: Garden, entry: Entry) -> None:
        for name, value in values.items():
            setattr(entry, name, value)

    return change


def _drop(entry: Entry) -> None:
    entry.in_archive = entry.in_ledger = entry.in_list = False


def plant_gap(garden: Garden) -> list[Fault]:
    """NU301: one number that nobody bears."""
    some = garden.middle(1)
    if some is None:
        return []
    _drop(some[0])
    return [Fault(rule="NU301", at="document", entry=some[1].index)]


def plant_run(garden: Garden) -> list[Fault]:
    """NU302: two numbers in a row that nobody bears."""
    some = garden.middle(2)
    if some is None:
        return []
    _drop(some[0])
    _drop(some[1])
    return [Fault(rule="NU302", at="document", entry=some[2].index)]


def plant_duplicate(garden: Garden) -> list[Fault]:
    """NU303: the last document of a series bears the number of the one before."""
    entry = garden.pick(lambda e: e.is_last and e.serial > 3)
    if entry is None:
        return []
    before = garden.by_series[entry.key][-2]
    before.touched = True
    entry.serial = before.serial
    return [Fault(rule="NU303", at="number", entry=entry.index)]


def plant_order(garden: Garden) -> list[Fault]:
    """NU304: a document in the middle of a series signed long before its neighbours."""
    some = garden.middle(1)
    if some is None:
        return []
    entry = some[0]
    first = garden.by_series[entry.key][0]
    _move(entry, first.signed - timedelta(days=20))
    return [Fault(rule="NU304", at="document", entry=entry.index)]


def _move(entry: Entry, signed: date) -> None:
    """Moves all dates of an entry with its signing date; what ends later stays as it is."""
    by = signed - entry.signed
    entry.signed += by
    entry.reviewed += by
    entry.registered += by
    entry.effective += by
    entry.published = entry.published + by if entry.published else None
    entry.filed = entry.filed + by if entry.filed else None


def plant_year(garden: Garden) -> list[Fault]:
    """NU305: the last document of a series signed in the middle of the next year."""
    entry = garden.pick(lambda e: e.is_last and _valid(e) and e.year < garden.as_of.year - 1)
    if entry is None:
        return []
    _move(entry, date(entry.year + 1, 5, 20))
    return [Fault(rule="NU305", at="document", entry=entry.index)]


def plant_issuer(garden: Garden) -> list[Fault]:
    """NU306: a department under the number of the government."""
    entry = garden.pick(
        lambda e: _valid(e) and e.issuer.endswith("人民政府") and e.serial > 1 and not e.is_last
    )
    if entry is None:
        return []
    entry.issuer = entry.issuer.removesuffix("人民政府") + "综合事务局"
    return [Fault(rule="NU306", at="document", entry=entry.index)]


def plant_code(garden: Garden) -> list[Fault]:
    """NU307: a department that writes its code in another way, as the first of a new series."""
    entry = garden.pick(
        lambda e: (
            _valid(e)
            and e.is_last
            and e.serial > 3
            and e.issuer.endswith("局")
            and e.issuer not in garden.recoded
        )
    )
    if entry is None:
        return []
    garden.recoded.add(entry.issuer)
    entry.code, entry.serial = entry.code[:1] + "县" + entry.code[1:], 1
    return [Fault(rule="NU307", at="document", entry=entry.index)]


def plant_circle(garden: Garden) -> list[Fault]:
    """RG309: two documents that cite each other."""
    one, other = garden.pick(_valid), garden.pick(_valid)
    if one is None or other is None:
        return []
    one.body = replace(one.body, cites=((other.norm, other.number),))
    other.body = replace(other.body, cites=((one.norm, one.number),))
    return [Fault(rule="RG309", at="document", entry=e.index) for e in (one, other)]


def plant_expired_citation(garden: Garden) -> list[Fault]:
    """RG304: a document that rests on one whose validity was over."""
    old = garden.pick(lambda e: e.status == "失效")
    if old is None:
        return []
    new = garden.pick(lambda e: _valid(e) and old.ended is not None and e.signed > old.ended)
    if new is None:
        return []
    new.body = replace(new.body, cites=((old.norm, old.number),))
    return [Fault(rule="RG304", at="document", entry=new.index)]


def plant_repealed_valid(garden: Garden) -> list[Fault]:
    """RG306: a document that a later one ends and that the register still calls valid."""
    old = garden.pick(lambda e: _valid(e) and e.signed.year < garden.as_of.year - 1)
    if old is None:
        return []
    new = garden.pick(lambda e: _valid(e) and e.signed > old.signed + LONG and e.effective < garden.as_of)
    if new is None:
        return []
    new.body = replace(new.body, repeals=(old.norm, old.number))
    return [Fault(rule="RG306", at="row", entry=old.index)]


def _foreign_repeal(_: Garden, entry: Entry) -> None:
    entry.body = replace(entry.body, repeals=(f"{entry.norm}（旧）", f"{entry.code}〔2009〕{entry.serial}号"))


def _only_repealed_law(_: Garden, entry: Entry) -> None:
    entry.body = replace(entry.body, laws=("中华人民共和国合同法",), months=84)


def _silent_trial(_: Garden, entry: Entry) -> None:
    entry.norm += "（试行）"
    entry.body = replace(entry.body, months=None)


def _silent(_: Garden, entry: Entry) -> None:
    entry.body = replace(entry.body, months=None)


def _expired(_: Garden, entry: Entry) -> None:
    entry.status = "有效"


def _published_early(_: Garden, entry: Entry) -> None:
    entry.published = entry.signed - timedelta(days=4)


def _effective_early(_: Garden, entry: Entry) -> None:
    assert entry.published is not None
    entry.effective = entry.published - timedelta(days=2)


def _filing_late(_: Garden, entry: Entry) -> None:
    assert entry.published is not None
    entry.filed = entry.published + timedelta(days=70)


def _published_late(_: Garden, entry: Entry) -> None:
    entry.published = entry.signed + timedelta(days=100)
    entry.effective = entry.published + timedelta(days=31)
    entry.filed = entry.published + timedelta(days=12)


def _government(entry: Entry) -> bool:
    return _valid(entry) and entry.issuer.endswith("人民政府") and not entry.is_last


def _ledger_cell(name: str, value: Callable[[Entry], Any]) -> Callable[[Garden, Entry], None]:
    def change(_: Garden, entry: Entry) -> None:
        entry.ledger[name] = value(entry)

    return change


def _early_enough(entry: Entry) -> bool:
    return _valid(entry) and not entry.is_last and entry.year <= 2020


PLANTS: tuple[Plant, ...] = (
    plant_gap,
    plant_run,
    plant_duplicate,
    plant_order,
    plant_year,
    plant_issuer,
    plant_code,
    _one("RG201", "document", _set(in_ledger=False, in_list=False)),
    _one("RG202", "row", _set(in_archive=False)),
    _one(
        "RG203",
        "row",
        _ledger_cell("标题", lambda e: e.title.replace("》", "有关事项》")),
    ),
    _one("RG204", "row", _ledger_cell("发文字号", lambda e: f"{e.code}〔{e.year}〕{e.serial + 100}号")),
    _one("RG205", "row", _ledger_cell("成文日期", lambda e: e.signed - timedelta(days=1))),
    _one("RG206", "list", _set(in_ledger=False)),
    _one("RG207", "row", _ledger_cell("登记日期", lambda e: e.published + timedelta(days=9))),
    _one("RG208", "row", _ledger_cell("登记日期", lambda e: e.signed - timedelta(days=6))),
    _one("RG209", "row", _published_early),
    _one("RG210", "row", _effective_early),
    _one(
        "RG211",
        "row",
        _set(published=None, filed=None, in_list=False),
        fits=lambda e: _valid(e) and not e.is_last,
    ),
    _one("RG212", "row", _published_late, fits=_early_enough),
    _one("RG213", "repeated", _set(repeated=True)),
    _one("RG214", "row", _ledger_cell("合法性审核日期", lambda e: e.signed + timedelta(days=8))),
    _one("RG221", "row", _filing_late, fits=_government),
    _one("RG221", "row", _set(filed=None), fits=_government),
    _one("RG301", "document", _silent, outcome="undetermined"),
    _one("RG303", "row", _expired, fits=lambda e: e.status == "失效"),
    plant_expired_citation,
    plant_repealed_valid,
    _one("RG307", "document", _silent_trial, outcome="undetermined"),
    _one("RG308", "document", _foreign_repeal),
    plant_circle,
    _one("RG310", "document", _only_repealed_law, fits=_early_enough),
)
