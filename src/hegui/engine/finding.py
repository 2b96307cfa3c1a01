"""Hits to findings: identity, severity, basis, message, place in the contract's coordinates."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from hegui.checks.context import CheckContext
from hegui.errors import RuleError
from hegui.model.document import Document
from hegui.model.report import Finding
from hegui.model.rule import SEVERITY_ORDER, Hit, Outcome, Place, Rule, Severity
from hegui.parsing.outline_index import provision_label

if TYPE_CHECKING:
    from hegui.model.dossier import Matter
    from hegui.model.register import FactPlace

INTERIM_REGULATION = "重大行政决策程序暂行条例"


class _Spot(NamedTuple):
    """A place in the contract's terms."""

    page: int | None = None
    line: int | None = None
    block: int | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    provision: str | None = None


class FindingMaker:
    """Makes findings for the documents of one run; counts equals for their fingerprints."""

    def __init__(self, documents: Sequence[Document], context: CheckContext) -> None:
        self._documents = {d.source.path: d for d in documents}
        self._context = context
        self._seen: Counter[tuple[str, str, str, str]] = Counter()

    def findings(self, rule: Rule, hits: Sequence[Hit]) -> list[Finding]:
        """One finding a hit, in order."""
        return [self._finding(rule, hit) for hit in hits]

    def _finding(self, rule: Rule, hit: Hit) -> Finding:
        place = hit.place
        spot = self._spot(place)
        return Finding(
            rule=rule.id,
            name=rule.name,
            severity=self._severity(rule, hit),
            outcome=hit.outcome,
            message=_message(rule, hit),
            suggestion=_fill(rule, rule.suggestion, hit),
            step=rule.step,
            path=place.path,
            sheet=place.sheet,
            row=place.row,
            page=spot.page,
            line=spot.line,
            block=spot.block,
            start=spot.start,
            end=spot.end,
            quote=spot.quote,
            provision=spot.provision,
            basis=hit.basis or rule.basis,
            fix=hit.fix,
            fingerprint=self._fingerprint(rule, place, spot, hit),
        )

    def _severity(self, rule: Rule, hit: Hit) -> Severity:
        if hit.outcome is Outcome.UNDETERMINED:
            return Severity.INFO
        severity = rule.severity
        if hit.severity is not None and SEVERITY_ORDER[hit.severity] > SEVERITY_ORDER[severity]:
            severity = hit.severity
        matter = self._context.matter
        if matter is not None and _is_by_reference(matter) and _rests_on_interim(rule):
            severity = severity if severity is Severity.INFO else Severity.MINOR
        return severity

    def _spot(self, place: Place) -> _Spot:
        if place.fact is not None:
            return _fact_spot(place.fact)
        document = self._documents.get(place.path or "")
        if document is None or place.start is None or place.end is None or not document.blocks:
            return _Spot()
        index = document.block_index(place.start)
        block = document.blocks[index]
        start = max(place.start, block.start)
        end = max(start, min(place.end, block.end))
        return _Spot(
            page=block.page,
            line=block.line,
            block=index,
            start=start - block.start,
            end=end - block.start,
            quote=document.text[start:end],
            provision=provision_label(document.outline, start),
        )

    def _fingerprint(self, rule: Rule, place: Place, spot: _Spot, hit: Hit) -> str:
        words = spot.quote if spot.quote is not None else "|".join(hit.values.values())
        key = (rule.id, place.path or place.sheet or "", spot.provision or "", words)
        ordinal = self._seen[key]
        self._seen[key] += 1
        content = f"{rule.id}\0{spot.provision or ''}\0{words}\0{ordinal}"
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _is_by_reference(matter: Matter) -> bool:
    from hegui.model.dossier import Scope

    return matter.scope is Scope.BY_REFERENCE


def _rests_on_interim(rule: Rule) -> bool:
    return any(basis.title == INTERIM_REGULATION for basis in rule.basis)


def _fact_spot(fact: FactPlace) -> _Spot:
    """The place of a fact, where the document itself is not at hand."""
    return _Spot(
        page=fact.page,
        line=fact.line,
        block=fact.block,
        start=fact.start - fact.block_start,
        end=fact.end - fact.block_start,
        quote=fact.quote,
        provision=fact.provision,
    )


def _message(rule: Rule, hit: Hit) -> str:
    key = hit.message or hit.outcome.value
    template = rule.messages.get(key)
    if template is None:
        raise RuleError((f"规则 {rule.id} 的 messages 缺少 {key}",))
    return _fill(rule, template, hit)


def _fill(rule: Rule, template: str, hit: Hit) -> str:
    if "{" not in template:
        return template
    from string import Formatter

    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    values = {name: hit.values.get(name, rule.params.get(name)) for name in names}
    missing = [name for name, value in values.items() if value is None]
    if missing:
        raise RuleError((f"规则 {rule.id} 的文字用到了没有的值：{'、'.join(sorted(missing))}",))
    return template.format(**values)
