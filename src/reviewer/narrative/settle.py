"""Closing the ledger: what became of every number once the equations are graded.

tied: agrees with a cell or with another place of the prose; derived: makes a sum, a share or a rate that holds;
constant: needs no source; contradicted: only broken equations speak about it, or it is the stated side of one;
unsourced: nothing speaks about it. Called by `session.analysis` after `laws.evaluate`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from reviewer.model.equation import Equation, Grade, Law, Role, Verdict
from reviewer.narrative.ledger import Ledger, NumberState, ProseNumber

CONSTANT_MEASURES = frozenset(
    {"year", "date", "ordinal", "reference", "limit", "standard", "count", "area", "other", "average"}
)
_SIGNS = {Law.TIE: "=", Law.BALANCE: "=", Law.COUNT: "=", Law.BOUND: "≤"}


def settle(ledger: Ledger, verdicts: Iterable[Verdict]) -> Ledger:
    """The same ledger with a state for every number."""
    holding: dict[str, list[Verdict]] = {}
    broken: dict[str, list[Verdict]] = {}
    prose = {number.ref: number for number in ledger.numbers}
    for verdict in verdicts:
        target = holding if verdict.grade.holds else broken if verdict.grade is Grade.CONTRADICTION else None
        if target is None:
            continue
        for ref in verdict.equation.refs:
            if ref in prose:
                target.setdefault(ref, []).append(verdict)
    culprits = {
        ref for items in broken.values() for verdict in items for ref in _blamed(verdict.equation, prose, holding)
    }
    impossible = set(_of_nothing(ledger))
    numbers = tuple(
        _settled(number, holding.get(number.ref, []), number.ref in culprits, prose) for number in ledger.numbers
    )
    spoken_against = broken.keys() | impossible
    return replace(ledger, numbers=tuple(_refuted(number, spoken_against) for number in numbers))


def _of_nothing(ledger: Ledger) -> Iterator[str]:
    """Rates of a base that is printed as zero: 上年0万元…增加100%."""
    for statement in ledger.statements:
        for slot in ("prior", "opening", "adjusted"):
            base = ledger.number(statement.amount(slot))
            if base is not None and base.figure.value == 0:
                yield from (movement.rate for movement in statement.movements if movement.rate)


def _refuted(number: ProseNumber, spoken_against: Set[str]) -> ProseNumber:
    """A number nothing supports, of which something broken speaks, is no number without a source."""
    if number.state is NumberState.UNSOURCED and number.ref in spoken_against:
        return number.settled(NumberState.CONTRADICTED)
    return number


def _settled(
    number: ProseNumber, holding: list[Verdict], is_culprit: bool, prose: dict[str, ProseNumber]
) -> ProseNumber:
    if is_culprit:
        return number.settled(NumberState.CONTRADICTED)
    ties = [verdict for verdict in holding if verdict.equation.law in {Law.TIE, Law.BALANCE, Law.COUNT}]
    if ties:
        return number.settled(NumberState.TIED, _formula(ties[0].equation, prose))
    if holding:
        return number.settled(NumberState.DERIVED, _formula(holding[0].equation, prose))
    if number.measure in CONSTANT_MEASURES:
        return number.settled(NumberState.CONSTANT)
    return number.settled(NumberState.UNSOURCED)


def _blamed(equation: Equation, prose: dict[str, ProseNumber], holding: dict[str, list[Verdict]]) -> tuple[str, ...]:
    """Numbers of the prose a broken equation speaks against: those nothing else supports, else the stated one."""
    mine = [operand for operand in equation.operands if operand.ref in prose]
    if equation.law in {Law.SHARE, Law.GROWTH}:
        mine = [operand for operand in mine if operand.role is Role.STATED] or mine
    alone = tuple(operand.ref for operand in mine if operand.ref not in holding)
    if alone:
        return alone
    for role in (Role.STATED, Role.TOTAL):
        stated = tuple(operand.ref for operand in mine if operand.role is role)
        if stated:
            return stated
    return tuple(operand.ref for operand in mine[:1])


def _formula(equation: Equation, prose: dict[str, ProseNumber]) -> str:
    """The equation as a person would write it: labels and printed texts."""
    texts = {
        operand.ref: prose[operand.ref].figure.text if operand.ref in prose else operand.label
        for operand in equation.operands
    }

    def shown(role: Role) -> list[str]:
        return [texts[operand.ref] for operand in equation.operands if operand.role is role]

    if equation.law is Law.ROLL_UP:
        return f"{' + '.join(shown(Role.ADDEND))} = {''.join(shown(Role.TOTAL))}"
    if equation.law is Law.SHARE:
        return f"{''.join(shown(Role.ADDEND))} ÷ {''.join(shown(Role.BASE))} = {''.join(shown(Role.STATED))}%"
    if equation.law is Law.GROWTH:
        change, rate = "".join(shown(Role.ADDEND)), "".join(shown(Role.STATED))
        return " · ".join(part for part in (" ← ".join([*shown(Role.SAME), *shown(Role.BASE)]), change, rate) if part)
    return f" {_SIGNS.get(equation.law, ',')} ".join(texts[operand.ref] for operand in equation.operands)
