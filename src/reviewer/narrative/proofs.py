"""Amounts whose words name no cell, yet a cell or a form states them: project money of the performance section,
operating cost, the quarters of a plan.

Owns proofs only: an equation is made where the amounts agree, and nothing is said where they do not. Called by
`narrative.read` after everything that names its cell was bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from reviewer.forms.performance import FundingSource, Half, PerformanceForm
from reviewer.model.equation import Equation, Law, Operand, Role
from reviewer.model.fact import Dimensions
from reviewer.model.figure import Figure
from reviewer.narrative.drafts import Draft
from reviewer.narrative.equations import cell, equation, operand, tie
from reviewer.narrative.fitting import agree, sum_fits
from reviewer.narrative.labels import Meaning
from reviewer.narrative.sourcing import Sources

PERFORMANCE = "performance"
LEAST_QUARTERS = 3
_QUARTER = re.compile(r"第?[一二三四1-4]季度")
_FUNDS = ("", "fiscal", "general")


def proofs(
    drafts: Sequence[Draft], sources: Sources, performance: Sequence[PerformanceForm], scenario: str
) -> Iterator[Equation]:
    """All equations of this module."""
    for draft in drafts:
        yield from _cell_of_same_amount(draft, sources, scenario)
    yield from _quarters(drafts, performance)


def _cell_of_same_amount(draft: Draft, sources: Sources, scenario: str) -> Iterator[Equation]:
    found = draft.money
    if found is None or draft.fact is not None or draft.in_reason or not found.figure.unit.is_money:
        return
    if found.figure.value == 0:
        return
    for nature in _natures(draft):
        for fund in _FUNDS:
            meaning = Meaning(Dimensions(flow="expenditure", nature=nature, fund=fund, scenario=scenario))
            for fact, _ in sources.all_of(meaning):
                if agree(fact.figure, found.figure):
                    stated = operand(found, Role.SAME, draft.label)
                    yield tie("N02", draft, stated, cell(fact, Role.SAME, sources.place_of(fact)))
                    return


def _natures(draft: Draft) -> tuple[str, ...]:
    """What the cell may be about that states the same."""
    topic = draft.meaning.dimensions.topic
    if topic == "operating_cost":
        return ("basic.operating",)
    is_target = draft.section == PERFORMANCE or ("涉及" in draft.label and "绩效" in draft.sentence)
    if not is_target and not topic.startswith(f"{PERFORMANCE}."):
        return ()
    return ("project", "") if "整体" in draft.sentence else ("project",)


def _quarters(drafts: Sequence[Draft], performance: Sequence[PerformanceForm]) -> Iterator[Equation]:
    """第一季度用款计划20万元，第二季度…: together the money of the year of a form."""
    listed = [draft for draft in drafts if _QUARTER.search(draft.label) and draft.money is not None]
    for _, group in groupby(listed, key=lambda draft: draft.block):
        parts = list(group)
        found = [draft.money for draft in parts if draft.money is not None]
        total = _total(performance, [item.figure for item in found]) if len(found) >= LEAST_QUARTERS else None
        if total is not None:
            addends = [operand(item, Role.ADDEND, draft.label) for item, draft in zip(found, parts, strict=True)]
            yield equation("N05", Law.ROLL_UP, (total, *addends), parts[0], f"{total.label} = Σ {parts[0].label}…")


def _total(performance: Sequence[PerformanceForm], parts: list[Figure]) -> Operand | None:
    for form in performance:
        for item in form.funding:
            is_year = item.half is Half.YEAR and item.source_of_funds is FundingSource.TOTAL
            if is_year and item.figure is not None and item.figure.value and sum_fits(parts, item.figure):
                return Operand(item.ref, Role.TOTAL, label=f"{form.project} {item.label}", source=item.source)
    return None
