"""Runs the rules on one document: broken equations and observations become findings, every rule gets a visible state.

Owns: severity by rule and grade, isolation of a crashing rule, the one line per table for rounding differences, order.
Does not own: merging findings of one cause (`diagnose`), decisions (`session`). Called by `session.analysis`.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reviewer.forms.profile import DocumentKind
from reviewer.model.equation import Grade, Verdict
from reviewer.model.finding import Category, Finding, RuleOutcome, RuleState, Severity
from reviewer.rules.law_findings import finding_of, rounding_findings, undecidable_findings
from reviewer.rules.material import Material
from reviewer.rules.registry import all_rules
from reviewer.rules.rule import Executed, NotApplicable, Observation, Rule, Unable
from reviewer.rules.selection import EVERYTHING, Selection
from reviewer.words import Message, Words, message

TEMPLATE_RULE = "S08"
"""A blank official template is reported once, as placeholders; nothing else in it means anything."""
KIND_RULES = frozenset({"S01", "S08", "G03"})
"""Rules that also speak about a document of no known kind."""

ASKED_OF_DEPARTMENTS = frozenset({"S06", "S07", "N11", "N14", "D01"})
"""Rules beside the family C on what departments and units must say; a government's accounts are built otherwise."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RuleRun:
    """What the rules said. `findings` in document order; `outcomes` one per rule, in the order of the handbook.

    `observed`: the findings that rest on what the document shows, not on an equation."""

    findings: tuple[Finding, ...]
    outcomes: tuple[RuleOutcome, ...]
    observed: tuple[Finding, ...] = ()


def run(material: Material, selection: Selection = EVERYTHING, further: tuple[Rule, ...] = ()) -> RuleRun:
    """Run every rule the selection admits, and `further` ones (the user's formulas)."""
    told: list[Finding] = []
    observed: list[Finding] = []
    outcomes: list[RuleOutcome] = []
    by_code = _verdicts_by_code(material.verdicts)
    for rule in (*all_rules(), *further):
        if selection.admits(rule.code):
            broken, seen, outcome = _run_one(rule, material, by_code.get(rule.code, ()))
            told += _graded(broken, rule, selection)
            observed += _graded(seen, rule, selection)
            outcomes.append(outcome)
    return RuleRun(_put_together(told, observed, material, selection), tuple(outcomes), tuple(observed))


def rerun(
    previous: RuleRun, material: Material, selection: Selection = EVERYTHING, further: tuple[Rule, ...] = ()
) -> RuleRun:
    """The run after some numbers were read differently: broken equations anew, observations as they were, because no
    word of the document has changed."""
    told: list[Finding] = []
    by_code = _verdicts_by_code(material.verdicts)
    for rule in (*all_rules(), *further):
        if selection.admits(rule.code) and _not_concerned(rule, material) is None:
            told += _graded(_broken(rule, material, by_code.get(rule.code, ())), rule, selection)
    counts = Counter(finding.code for finding in (*told, *previous.observed))
    outcomes = tuple(replace(outcome, findings=counts[outcome.code]) for outcome in previous.outcomes)
    return RuleRun(_put_together(told, previous.observed, material, selection), outcomes, previous.observed)


def _graded(findings: Iterable[Finding], rule: Rule, selection: Selection) -> Iterator[Finding]:
    return (replace(item, severity=selection.severity(rule.code, item.severity)) for item in findings)


def _put_together(
    told: Iterable[Finding], observed: Iterable[Finding], material: Material, selection: Selection
) -> tuple[Finding, ...]:
    findings = [*told, *observed]
    if material.profile.kind is not DocumentKind.TEMPLATE:
        lines = (*rounding_findings(material), *undecidable_findings(material))
        findings += [item for item in lines if selection.admits(item.code)]
    return tuple(unique_keys(in_document_order(findings, material)))


def in_document_order(findings: Iterable[Finding], material: Material) -> list[Finding]:
    """Findings by position of their anchor in the document, then by code."""
    positions = {block.id: place for place, block in enumerate(material.document.blocks)}
    return sorted(findings, key=lambda item: (*_position(item, positions), item.code, item.key))


def _position(finding: Finding, positions: dict[str, int]) -> tuple[int, tuple[int, ...]]:
    head, _, rest = finding.anchor.ref.partition("/")
    numbers = tuple(int(part) for part in "".join(c if c.isdigit() else " " for c in rest).split())
    return positions.get(head, -1), numbers


def _verdicts_by_code(verdicts: Iterable[Verdict]) -> dict[str, tuple[Verdict, ...]]:
    grouped: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        grouped.setdefault(verdict.equation.rule, []).append(verdict)
    return {code: tuple(items) for code, items in grouped.items()}


def _broken(rule: Rule, material: Material, verdicts: tuple[Verdict, ...]) -> list[Finding]:
    return [finding_of(verdict, rule, material) for verdict in verdicts if verdict.grade is Grade.CONTRADICTION]


def _run_one(
    rule: Rule, material: Material, verdicts: tuple[Verdict, ...]
) -> tuple[list[Finding], list[Finding], RuleOutcome]:
    """Findings of broken equations, findings of the check, and what became of the rule."""
    refusal = _not_concerned(rule, material)
    if refusal is not None:
        return [], [], RuleOutcome(rule.code, RuleState.NOT_APPLICABLE, refusal)
    broken = _broken(rule, material, verdicts)
    if rule.check is None:
        return broken, [], _law_outcome(rule, material, len(broken), len(verdicts))
    try:
        result = rule.check(material)
        seen = [_observed(rule, item) for item in result.observations] if isinstance(result, Executed) else []
    except Exception as fault:  # noqa: BLE001 - a crash in one rule must not take the others with it
        _log.exception("rule %s failed", rule.code)
        reason = message("error.internal", detail=repr(fault))
        outcome = RuleOutcome(rule.code, RuleState.UNABLE, reason, len(broken) + 1, len(verdicts))
        return broken, [_fault(rule, fault)], outcome
    if not isinstance(result, Executed):
        if not verdicts:
            return broken, [], _refused(rule, result)
        return broken, [], RuleOutcome(rule.code, RuleState.EXECUTED, None, len(broken), len(verdicts))
    found = len(broken) + len(seen)
    return broken, seen, RuleOutcome(rule.code, RuleState.EXECUTED, None, found, len(verdicts) + result.checked)


def _law_outcome(rule: Rule, material: Material, found: int, checked: int) -> RuleOutcome:
    if checked:
        return RuleOutcome(rule.code, RuleState.EXECUTED, None, found, checked)
    if rule.code in material.not_applicable:
        return RuleOutcome(rule.code, RuleState.NOT_APPLICABLE, material.not_applicable[rule.code])
    reason = material.unable.get(rule.code, message("rule.nothing-to-compare"))
    state = RuleState.UNABLE if rule.code in material.unable else RuleState.NOT_APPLICABLE
    return RuleOutcome(rule.code, state, reason)


def _not_concerned(rule: Rule, material: Material) -> Message | None:
    kind = material.profile.kind
    if kind is DocumentKind.TEMPLATE:
        return None if rule.code == TEMPLATE_RULE else message("rule.is-template")
    if kind is DocumentKind.OTHER:
        speaks = rule.code in KIND_RULES or rule.family == "V" or rule.law is not None
        return None if speaks else message("rule.no-known-disclosure")
    if material.profile.is_government and (rule.code.startswith("C") or rule.code in ASKED_OF_DEPARTMENTS):
        return message("laws.not_applicable.government")
    if kind.value not in rule.kinds:
        return message(f"rule.not-for-{kind.value}")
    return None


def _refused(rule: Rule, result: Unable | NotApplicable) -> RuleOutcome:
    state = RuleState.UNABLE if isinstance(result, Unable) else RuleState.NOT_APPLICABLE
    return RuleOutcome(rule.code, state, result.reason)


def _observed(rule: Rule, seen: Observation) -> Finding:
    places = seen.places or (seen.anchor,)
    return Finding(
        key=f"{rule.code}:{seen.anchor.ref or seen.anchor.semantic}"
        + ("" if seen.message == "default" else f":{seen.message}"),
        code=rule.code,
        title=rule.name,
        severity=seen.severity or rule.severity,
        category=seen.category or rule.category,
        message=rule.message(seen.message, seen.params),
        anchor=seen.anchor,
        evidence=seen.evidence,
        proofs=seen.proofs,
        places=places,
        stake=seen.stake,
    )


def _fault(rule: Rule, fault: Exception) -> Finding:
    from reviewer.model.finding import Anchor

    return Finding(
        key=f"{rule.code}:internal",
        code=rule.code,
        title=Words(f"{rule.name.zh}（内部故障）", f"{rule.name.en} (internal fault)"),
        severity=Severity.QUESTION,
        category=Category.EXTRACTION,
        message=message("error.internal", detail=f"{type(fault).__name__}: {fault}"),
        anchor=Anchor(ref="", semantic=rule.code),
    )


def unique_keys(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Keys are unique: a second finding with the same key gets a running number (document order, so it is stable)."""
    seen: dict[str, int] = {}
    for finding in findings:
        count = seen[finding.key] = seen.get(finding.key, 0) + 1
        yield finding if count == 1 else replace(finding, key=f"{finding.key}#{count}")
