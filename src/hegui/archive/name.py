"""Titles and bodies as keys. Comparison is exact on the key, never by containment."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DROP = re.compile(r"[\s\u3000《》〈〉“”\"'‘’（）()、，,。·\-—_　]+")
_PRINTED = re.compile(
    r"(?:关于)?(?:印发|公布|发布|颁布|转发|批转)《([^\n]{2,120})》的(?:通知|公告|决定|通告|令)\Z"
)
_ABOUT = re.compile(r"关于")
_BODY_END = re.compile(
    r"(?:人民政府|委员会|办公室|办公厅|局|厅|委|院|部|中心|管委会|司|署|处|镇|街道办事处)\Z"
)
_NOTE = re.compile(r"[（(](?:试行|暂行|修订|修正|征求意见稿|草案|送审稿)[）)]\Z")


_NESTED = str.maketrans("《》", "〈〉")


def marked(title: str) -> str:
    """A title in 《》, titles within it in 〈〉 (标点符号用法, GB/T 15834)."""
    whole = title.startswith("《") and title.find("》") == len(title) - 1
    return f"《{(title[1:-1] if whole else title).translate(_NESTED)}》"


def title_key(title: str | None) -> str:
    """A title without spaces and punctuation; empty for none."""
    return _DROP.sub("", title or "")


def names_of(title: str | None, issuers: Iterable[str] = ()) -> tuple[str, ...]:
    """Keys under which a document is known: full title, without its issuer, and the printed text's title.

    《澄湖县人民政府关于印发〈停车管理办法〉的通知》 is known by all three; the first is the full title.
    """
    if not title:
        return ()
    names = dict.fromkeys((title_key(title),))
    core = without_issuer(title, issuers)
    names[title_key(core)] = None
    printed = _PRINTED.search(title.replace("〈", "《").replace("〉", "》"))
    if printed is not None:
        names[title_key(printed[1])] = None
    return tuple(name for name in names if len(name) >= 4)


def without_issuer(title: str, issuers: Iterable[str] = ()) -> str:
    """A title without the body's name before 关于; unchanged where none stands there."""
    for issuer in issuers:
        if title.startswith(issuer) and len(title) > len(issuer) + 3:
            return title[len(issuer) :].lstrip(" \u3000")
    about = _ABOUT.search(title, 1, 60)
    if about is not None and _BODY_END.search(title[: about.start()].rstrip(" \u3000")):
        return title[about.start() :]
    return title


def same_title(one: str | None, other: str | None, issuers: Iterable[str] = ()) -> bool:
    """Whether two printed titles name one document: some key of both is equal."""
    bodies = tuple(issuers)
    return bool(set(names_of(one, bodies)) & set(names_of(other, bodies)))


def issuer_key(name: str | None) -> str:
    """A body's name without spaces."""
    return _DROP.sub("", name or "")


def is_trial(title: str | None) -> bool:
    """Whether a title says 试行 or 暂行."""
    return bool(title) and ("试行" in str(title) or "暂行" in str(title))


def body_kind(name: str | None) -> str:
    """What a body is by its name: government, government_office, township, department or unknown.

    A township (乡镇人民政府、街道办事处) is no government at county level or above.
    """
    bare = issuer_key(name)
    if bare.endswith(("人民政府办公室", "人民政府办公厅")):
        head = bare[: bare.rindex("人民政府")]
        return "township" if head.endswith(("乡", "镇")) else "government_office"
    if bare.endswith("街道办事处"):
        return "township"
    if bare.endswith("人民政府"):
        return "township" if bare.removesuffix("人民政府").endswith(("乡", "镇")) else "government"
    return "department" if _BODY_END.search(bare) else "unknown"
