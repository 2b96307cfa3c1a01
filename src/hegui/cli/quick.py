"""Reads a plain `check` command line without typer; anything unusual is left to typer."""

from __future__ import annotations

from hegui.cli.request import Request

_ONE = {
    "--as-of": "as_of",
    "--jurisdiction": "jurisdiction",
    "--fail-on": "fail_on",
    "--config": "config",
    "--baseline": "baseline",
    "--waivers": "waivers",
}
_MANY = {
    "--output-format": "output_format",
    "--select": "select",
    "--ignore": "ignore",
    "--rules": "rules",
    "--statutes": "statutes",
}
_FLAGS = {
    "--no-cache": "no_cache",
    "--no-waivers": "no_waivers",
    "--fix": "fix",
    "--diff": "diff",
    "--quiet": "quiet",
    "-q": "quiet",
}


def read_check(arguments: list[str]) -> Request | None:
    """The request of ``hegui check ARGUMENTS``, or None where typer should answer."""
    values: dict[str, object] = {}
    many: dict[str, list[str]] = {}
    paths: list[str] = []
    position = 0
    while position < len(arguments):
        word = arguments[position]
        position += 1
        if not word.startswith("-"):
            paths.append(word)
        elif word in _FLAGS:
            values[_FLAGS[word]] = True
        else:
            name, equals, value = word.partition("=")
            if name not in _ONE and name not in _MANY and name != "--jobs":
                return None
            if not equals:
                if position >= len(arguments):
                    return None
                value = arguments[position]
                position += 1
            if not _take(name, value, values, many):
                return None
    if not paths:
        return None
    lists = {name: tuple(items) for name, items in many.items()}
    return Request(paths=tuple(paths), **lists, **values)  # type: ignore[arg-type]


def _take(name: str, value: str, values: dict[str, object], many: dict[str, list[str]]) -> bool:
    if name == "--jobs":
        if not value.isdecimal():
            return False
        values["jobs"] = int(value)
    elif name in _ONE:
        values[_ONE[name]] = value
    else:
        many.setdefault(_MANY[name], []).append(value)
    return True
