"""Between reading and binding: which functional or economic row a label names, now that all labels are known.

A list of uses (主要用于：…) is a list of functional classes: a label in it that names no class loses its meaning, so
that it is compared by amount only (N13) and never against the total its words resemble. Called by `narrative.read`.
"""

from __future__ import annotations

from dataclasses import replace

from reviewer.narrative.drafts import Draft
from reviewer.narrative.fitting import agree
from reviewer.narrative.labels import Meaning, meaning_of
from reviewer.narrative.names import CLASS_DIGITS
from reviewer.narrative.sourcing import Sources, economic_name

FUNCTIONAL_SECTIONS = frozenset(
    {"appropriation", "general_budget", "general_budget_structure", "general_budget_use", "expenditure", "overall",
     "government_funds", "state_capital", "narrative", "revenue"}
)  # fmt: skip
UNNAMED = "?"
"""Functional code of a statement that names a row no table has."""
LEAST_CLASSES = 1
"""A list with this many known classes is one of classes."""


def name_rows(drafts: list[Draft], sources: Sources) -> None:
    """Gives statements that name a functional or economic row their code or item."""
    names = sources.names
    for draft in drafts:
        if draft.is_count or draft.meaning.dimensions.topic:
            continue
        if draft.meaning.path:
            _set_code(draft, names.item(draft.meaning.path))
        elif draft.section in FUNCTIONAL_SECTIONS and not draft.in_reason:
            _set_code(draft, names.code(draft.label) if _may_be_row(draft) else "")
        elif draft.section == "basic" and draft.parent is not None:
            item = economic_name(draft.label, names)
            if item:
                changed = draft.meaning.dimensions.but(economic=item)
                draft.meaning = replace(draft.meaning, dimensions=changed, is_known=True)
    for draft in drafts:
        _unname_strangers(draft, sources)


def _may_be_row(draft: Draft) -> bool:
    """Labels that are plainly totals or funds are no rows, however a row may be called."""
    own = draft.meaning
    return not (
        own.is_total or own.is_both or own.dimensions.nature or own.dimensions.vintage == "carried_over"
    ) and bool(draft.label)


def _set_code(draft: Draft, code: str) -> None:
    draft.code = code
    if not code and not draft.meaning.path:
        return
    own = draft.meaning.dimensions
    fund = own.fund
    changed = own.but(function=code or UNNAMED, flow="expenditure", fund=fund, nature="")
    draft.meaning = replace(draft.meaning, dimensions=changed, is_known=True, source="")


def _unname_strangers(whole: Draft, sources: Sources) -> None:
    """In a list of classes, a part that names no class loses the meaning its words seem to have."""
    known = [child for child in whole.children if len(child.code) == CLASS_DIGITS]
    if len(known) < LEAST_CLASSES:
        return
    lists = {child.group for child in known}
    for child in whole.children:
        own = meaning_of(child.label).dimensions
        if child.group not in lists:
            continue
        if child.code or child.in_reason or own.vintage or own.nature or own.topic:
            continue
        if own.fund in {"government_funds", "state_capital"} and not child.label.endswith("支出"):
            continue
        if child.money is not None and _states_a_cell(child, sources):
            continue
        inherited = known[0].meaning.dimensions
        child.meaning = Meaning(inherited.but(function=UNNAMED), is_known=True)


def _states_a_cell(draft: Draft, sources: Sources) -> bool:
    """Whether the words and the amount agree with a cell, so that there is nothing strange about the label."""
    found = draft.money
    if found is None:
        return False
    fact = sources.find(draft.meaning, found.figure).fact
    return fact is not None and agree(fact.figure, found.figure)


def is_stranger(draft: Draft) -> bool:
    """Whether the label names no row although it stands where a row is named."""
    return draft.meaning.dimensions.function == UNNAMED
