"""What one run needs, loaded once: settings, rules bound to checks, reference tables."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hegui import __version__
from hegui.checks.context import CheckContext
from hegui.engine.selection import BoundRule, select_rules
from hegui.errors import UsageError
from hegui.pipeline.expression_store import load_expressions
from hegui.rulebook.loader import Rulebook, load_rulebook
from hegui.rulebook.place import builtin_rules
from hegui.settings import Settings
from hegui.statutes.jurisdiction import why_not_a_jurisdiction
from hegui.statutes.reference import Reference

if TYPE_CHECKING:
    from hegui.model.dossier import Matter


class RunSpec(NamedTuple):
    """What a worker process needs to set up the same run; picklable."""

    settings: Settings
    command: str
    today: date
    keep_texts: bool = False


class Run:
    """One run's rules and tables. Built once a process from a RunSpec; holds nothing that changes.

    Errors: RuleError, UsageError, SettingsError.
    """

    def __init__(self, spec: RunSpec) -> None:
        load_expressions()
        reason = why_not_a_jurisdiction(spec.settings.jurisdiction)
        if reason is not None:
            raise UsageError(reason)
        self.spec = spec
        self.settings = spec.settings
        builtin = builtin_rules()
        self.rulebook: Rulebook = load_rulebook((builtin, *self.settings.rules))
        self.reference = Reference(builtin / "reference", self.settings.statutes)

    def rules_for(self, *scopes: str) -> tuple[BoundRule, ...]:
        """The selected rules of the given scopes."""
        return select_rules(
            self.rulebook,
            scopes=frozenset(scopes),
            command=self.spec.command,
            jurisdiction=self.settings.jurisdiction,
            select=self.settings.select,
            ignore=self.settings.ignore,
        )

    @cached_property
    def document_rules(self) -> tuple[BoundRule, ...]:
        """Rules that look at one document."""
        return self.rules_for("document")

    @cached_property
    def needs(self) -> frozenset[str]:
        """Parts of a document that the selected rules read."""
        return frozenset().union(*(bound.spec.needs for bound in self.document_rules))

    @property
    def as_of(self) -> date:
        """The option's date or the day of the run."""
        return self.settings.as_of or self.spec.today

    def context(self, on: date, *, dated: bool, matter: Matter | None = None) -> CheckContext:
        """Circumstances for one document or dossier."""
        return CheckContext(
            on=on,
            as_of=self.as_of,
            jurisdiction=self.settings.jurisdiction,
            reference=self.reference,
            command=self.spec.command,
            dated=dated,
            matter=matter,
        )

    @cached_property
    def key(self) -> str:
        """Digest of everything besides a file's content that its result depends on."""
        settings = self.settings
        parts = (
            __version__,
            self.rulebook.digest,
            self.statutes_digest,
            files_digest(tuple(sorted(self.reference.folder.glob("prohibited_*.csv")))),
            self.spec.command,
            self.as_of.isoformat(),
            str(settings.as_of),
            settings.jurisdiction,
            ",".join(settings.select),
            ",".join(settings.ignore),
        )
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    @cached_property
    def statutes_digest(self) -> str:
        """Digest (sha256 hex) of the catalogue's files, without loading the catalogue."""
        return files_digest((self.reference.folder / "statutes.csv", *self.settings.statutes))


def files_digest(paths: tuple[Path, ...]) -> str:
    """Sha256 hex over the bytes of files; one that is missing counts as empty."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes() if path.is_file() else b"")
        digest.update(b"\0")
    return digest.hexdigest()
