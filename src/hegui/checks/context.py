"""What a check is given besides its subject, and how a check is declared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from hegui.model.document import Document
from hegui.model.rule import Examination
from hegui.statutes.reference import Reference

if TYPE_CHECKING:
    from hegui.model.dossier import Dossier, Matter


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """The circumstances of one examination.

    on: the date that decides (contract, "The date that decides"); dated: False when that date is
    only the day of the run or ``--as-of``; local: values of the rule for the jurisdiction
    (a value None: looked for and not found); matter: only in review.
    """

    on: date
    as_of: date
    jurisdiction: str
    reference: Reference
    command: str = "check"
    dated: bool = True
    local: Mapping[str, Any] = field(default_factory=dict)
    matter: Matter | None = None


DocumentCheck = Callable[[Document, CheckContext], Examination]
DossierCheck = Callable[["Dossier", CheckContext], Examination]


class CheckSpec(NamedTuple):
    """One kind of check, declared in ``checks.CHECKS`` by hand.

    module: where ``bind`` and ``Params`` stand, imported when the first rule needs it; bind: name of
    the function ``(params) -> check``; params: name of the named tuple or frozen dataclass of its parameters;
    scope: document, dossier or archive; needs: parts of ``Document`` it reads
    (header outline citations dates clauses); about: one English line for ``docs``.
    """

    module: str
    bind: str
    params: str
    scope: str
    needs: frozenset[str] = frozenset()
    about: str = ""
