"""Comparisons with another year or with the budget: amount, change, rate, direction and base bound together (R8).

Owns choosing the statement a comparison belongs to, and the equations N07, N08, N16 and F17. What cannot be computed
(no base printed, zero base) yields no equation: those are observations of rules. Called by `narrative.read`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reviewer.model.equation import Equation, Law, Role
from reviewer.model.fact import Fact
from reviewer.model.figure import Figure
from reviewer.narrative.drafts import Draft, Found, MovementDraft
from reviewer.narrative.equations import cell, equation, operand, tie
from reviewer.narrative.fitting import growth_fits, share_fits
from reviewer.narrative.sourcing import Sources


def settle_movements(drafts: list[Draft]) -> None:
    """Says which comparisons may belong to two statements, moves each to the one it fits, reads alternatives so."""
    _borrow(drafts)
    for draft in list(drafts):
        for movement in list(draft.movements):
            movement.is_sure = len(movement.candidates) < 2
            home = _home(movement, draft)
            if home is not draft:
                draft.movements.remove(movement)
                home.movements.append(movement)
            if movement.sign is None:
                movement.sign = _fitting_sign(home, movement)


def _borrow(drafts: list[Draft]) -> None:
    """Lends the amount of the same thing to statements of a section that only compare."""
    for draft in drafts:
        if draft.leading is not None or not draft.movements or draft.in_reason:
            continue
        for other in drafts:
            same = (other.meaning.dimensions, other.meaning.path) == (draft.meaning.dimensions, draft.meaning.path)
            usable = other.leading is not None and not other.in_reason and not other.is_count
            if same and usable and other.section == draft.section:
                draft.borrowed = other.leading
                break


def _now(draft: Draft) -> Found | None:
    return draft.leading or draft.borrowed


def _home(movement: MovementDraft, own: Draft) -> Draft:
    signs = (movement.sign,) if movement.sign is not None else (1, -1)
    if own is movement.candidates[0] and all(_told(own, movement, sign) is None for sign in signs):
        return own
    for candidate in movement.candidates:
        if any(_fits(candidate, movement, sign) for sign in signs):
            movement.is_sure = True
            return candidate
    return own


def _fitting_sign(draft: Draft, movement: MovementDraft) -> int | None:
    return next((sign for sign in (1, -1) if _fits(draft, movement, sign)), None)


def _told(draft: Draft, movement: MovementDraft, sign: int) -> bool | None:
    now, prior = _now(draft), base_amount(draft, movement)
    return growth_fits(_figure(now), _figure(prior), _figure(movement.change), sign, _figure(movement.rate))


def _fits(draft: Draft, movement: MovementDraft, sign: int) -> bool:
    return _told(draft, movement, sign) is True


def _figure(found: Found | None) -> Figure | None:
    return found.figure if found is not None else None


def base_amount(draft: Draft, movement: MovementDraft) -> Found | None:
    """The printed amount compared with, None where only words name it."""
    if movement.base_year == "0" and movement.base_scenario == "budget":
        return draft.slot("opening") or draft.slot("adjusted")
    return draft.slot("prior")


def growth_equations(draft: Draft) -> Iterator[Equation]:
    """N07, N08, N16 for the comparisons of one statement."""
    now = _now(draft)
    for movement in draft.movements:
        prior = base_amount(draft, movement)
        if movement.sign == 0:
            if now is not None and prior is not None:
                yield tie("N16", draft, operand(now, Role.SAME, draft.label), operand(prior, Role.SAME, movement.base))
            continue
        if movement.sign is None:
            continue
        yield from _growth(draft, movement, now, prior)


def _growth(draft: Draft, movement: MovementDraft, now: Found | None, prior: Found | None) -> Iterator[Equation]:
    sign, change, rate = movement.sign or 1, movement.change, movement.rate
    if change is None and rate is None:
        if now is not None and prior is not None:
            small, large = (prior, now) if sign > 0 else (now, prior)
            yield equation(
                "N08",
                Law.BOUND,
                (operand(small, Role.ADDEND), operand(large, Role.TOTAL)),
                draft,
                _note(draft, movement),
            )
        return
    if prior is not None and prior.figure.value == 0 and rate is not None:
        rate = None
    if (
        rate is not None
        and change is not None
        and now is not None
        and (now.figure.base == sign * change.figure.base and prior is None)
    ):
        rate = None
    enough = sum(item is not None for item in (now, prior, change)) >= 2 and (
        rate is not None or (now is not None and prior is not None and change is not None)
    )
    if not enough:
        return
    code, note = _code(now, prior, change, sign, rate), _note(draft, movement)
    current = operand(now, Role.SAME, draft.label) if now is not None else None
    changed = operand(change, Role.ADDEND, movement.word, sign) if change is not None else None
    before = operand(prior, Role.BASE, movement.base) if prior is not None else None
    rated = operand(rate, Role.STATED, movement.word, sign) if rate is not None else None
    if current is not None and changed is not None and before is not None:
        yield equation(code, Law.GROWTH, (current, changed, before), draft, note)
        changed = None
    if rated is not None:
        given = [item for item in (rated, current, changed, before) if item is not None]
        yield equation(code, Law.GROWTH, given, draft, note)


def _code(now: Found | None, prior: Found | None, change: Found | None, sign: int, rate: Found | None) -> str:
    """N08 where only the direction word is wrong, else N07."""
    figures = (_figure(now), _figure(prior), _figure(change))
    right = growth_fits(figures[0], figures[1], figures[2], sign, _figure(rate))
    turned = growth_fits(figures[0], figures[1], figures[2], -sign, _figure(rate))
    return "N08" if right is False and turned else "N07"


def _note(draft: Draft, movement: MovementDraft) -> str:
    return f"{draft.label} {movement.base}{movement.word}".strip()


def completion_equations(draft: Draft, sources: Sources) -> Iterator[Equation]:
    """F17: 完成预算的 p% against final amount and budget, printed beside it or in the table."""
    rate, now = draft.completion, draft.leading
    if rate is None or now is None:
        return
    if _spent_as_planned(draft) and now.figure.value != 0:
        # 完成预算100%，决算数等于预算数: the budget is the amount itself.
        whole = operand(now, Role.BASE, "预算数")
        parts = (operand(rate, Role.STATED), operand(now, Role.ADDEND, draft.label), whole)
        yield equation("F17", Law.SHARE, parts, draft, f"{draft.label} 完成预算")
        return
    printed = [found for slot in ("opening", "adjusted") if (found := draft.slot(slot)) is not None]
    for found in sorted(printed, key=lambda item: not share_fits(now.figure, item.figure, rate.figure)):
        if found.figure.value != 0:
            yield equation(
                "F17",
                Law.SHARE,
                (operand(rate, Role.STATED), operand(now, Role.ADDEND, draft.label), operand(found, Role.BASE)),
                draft,
                f"{draft.label} 完成预算",
            )
        return
    fact = budget_cell(draft, sources)
    if fact is not None and fact.figure.value != 0:
        yield equation(
            "F17",
            Law.SHARE,
            (
                operand(rate, Role.STATED),
                operand(now, Role.ADDEND, draft.label),
                cell(fact, Role.BASE, sources.place_of(fact)),
            ),
            draft,
            f"{draft.label} 完成预算",
        )


def _spent_as_planned(draft: Draft) -> bool:
    """Whether the sentence says that the final amount is the budget, and prints no budget."""
    is_printed = any(draft.slot(slot) is not None for slot in ("opening", "adjusted"))
    against = [movement for movement in draft.movements if movement.base_year == "0"]
    return not is_printed and len(against) == 1 and against[0].sign == 0 and against[0].base_scenario == "budget"


def budget_cell(draft: Draft, sources: Sources) -> Fact | None:
    """The budget of the same thing in a table, None where no table has one."""
    meaning = draft.meaning
    for scenario in ("adjusted", "budget"):
        found = sources.only(replace(meaning, dimensions=meaning.dimensions.but(scenario=scenario)))
        if found is not None:
            return found
    return None
