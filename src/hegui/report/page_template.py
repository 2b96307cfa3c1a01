"""A self-contained page: its template with the one style and the one script that its policy allows."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hegui.report.columns import visible

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATES = Path(__file__).parent / "templates"


def load_page(name: str) -> Template:
    """The template ``name`` (``name.html.j2`` with ``name.css`` and ``name.js``).

    It knows ``policy`` (Content Security Policy), ``style`` and ``script``; every value filled in is escaped
    and freed of control characters.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def inert(value: Any) -> Any:
        return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=inert,
    )
    style = (TEMPLATES / f"{name}.css").read_text(encoding="utf-8")
    script = (TEMPLATES / f"{name}.js").read_text(encoding="utf-8")
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    known = {"policy": Markup(policy), "style": Markup(style), "script": Markup(script)}
    return environment.get_template(f"{name}.html.j2", globals=known)


def _digest(text: str) -> str:
    """A source hash of Content Security Policy Level 3."""
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()
