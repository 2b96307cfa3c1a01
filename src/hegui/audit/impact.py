"""`hegui impact`: from a name and an article to the worklist over an audited archive."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

from hegui.archive.graph import Change, Impact, change_keys, find_impact
from hegui.archive.number import read_number
from hegui.archive.store.citing import count_documents
from hegui.archive.store.open import default_store
from hegui.archive.store.store import Store
from hegui.errors import StoreError, UsageError
from hegui.parsing.numerals import read_numeral
from hegui.rulebook.place import builtin_rules
from hegui.statutes.reference import Reference
from hegui.statutes.status import repeal_on

_ARTICLE = re.compile(r"第?([〇零一二三四五六七八九十百千\d]{1,9})条?(?:之([一二三四五六七八九十\d]{1,3}))?")


def run_impact(
    name: str, *, article: str | None, on: date, archive: str | None, store: str | None, repealed: bool
) -> Impact:
    """The worklist for an instrument that changed on a day. Errors: UsageError, StoreError."""
    change = read_change(name, article, on, repealed=repealed)
    opened = Store(_address(archive, store))
    try:
        if not count_documents(opened.engine):
            raise StoreError("存储中没有文件，请先运行 hegui audit")
        return find_impact(opened.engine, change)
    finally:
        opened.close()


def read_change(name: str, article: str | None, on: date, *, repealed: bool = False) -> Change:
    """The instrument as the catalogue knows it, else as named. Errors: UsageError for a malformed article."""
    bare = name.strip().strip("《》")
    instrument = Reference(builtin_rules() / "reference").catalogue.find(bare)
    wanted = _read_article(article)
    if instrument is None:
        number = read_number(bare)
        keys = change_keys(() if number else (bare,), (bare,) if number else ())
        return Change(title=bare, keys=keys, on=on, article=wanted, repealed=repealed)
    keys = change_keys((instrument.title, instrument.short_title, bare), instrument.numbers)
    ended = repealed or repeal_on(instrument, on) is not None
    return Change(title=instrument.title, keys=keys, on=on, article=wanted, repealed=ended)


def _read_article(text: str | None) -> str | None:
    """``133-1`` for 第一百三十三条之一."""
    if text is None:
        return None
    match = _ARTICLE.fullmatch(text.strip())
    number = read_numeral(match[1]) if match else None
    if match is None or number is None:
        raise UsageError(f"--article 的值“{text}”不是条，请写成 第三十二条 或 32")
    inserted = read_numeral(match[2]) if match[2] else None
    return f"{number}-{inserted}" if inserted else str(number)


def _address(archive: str | None, store: str | None) -> str:
    if store is not None:
        if "://" not in store and not Path(store).is_file():
            raise UsageError(f"找不到存储 {store}，请先运行 hegui audit，或检查 --store 的路径")
        return store
    if archive is None:
        raise UsageError("请用 --archive 指明档案目录，或用 --store 指明审计存储")
    path = default_store(archive if "://" in archive else os.path.realpath(archive))
    if not path.is_file():
        raise UsageError(f"档案 {archive} 还没有审计过，请先运行 hegui audit {archive}")
    return str(path)
