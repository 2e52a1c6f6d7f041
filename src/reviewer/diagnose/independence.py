"""How many independent equations prove a number: an equation implied by others adds nothing.

Exact elimination of the passing linear equations modulo a large prime; a row that vanishes is implied. Called by
`diagnose.coverage`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from reviewer.model.equation import Equation, Law, Role

PRIME = (1 << 61) - 1
"""A Mersenne prime: coefficients are small whole numbers, so a false zero is practically impossible."""
_LINEAR = frozenset({Law.TIE, Law.BALANCE, Law.COUNT, Law.ROLL_UP})


def independent(equations: Iterable[Equation]) -> frozenset[str]:
    """Ids of equations that are not implied by those before them; equations of other laws always count."""
    kept: set[str] = set()
    pivots: dict[str, dict[str, int]] = {}
    for equation in sorted(equations, key=lambda item: (len(item.operands), item.id)):
        if equation.law not in _LINEAR:
            kept.add(equation.id)
            continue
        rows = list(_rows(equation))
        if sum(_adds(row, pivots) for row in rows):
            kept.add(equation.id)
    return frozenset(kept)


def _rows(equation: Equation) -> Iterable[dict[str, int]]:
    """Linear forms that vanish: one for a sum, n − 1 for a tie of n."""
    if equation.law is Law.ROLL_UP or any(operand.role is Role.TOTAL for operand in equation.operands):
        row: dict[str, int] = {}
        for operand in equation.operands:
            weight = -1 if operand.role is Role.TOTAL else int(operand.weight)
            if operand.ref and weight:
                row[operand.ref] = (row.get(operand.ref, 0) + weight) % PRIME
        yield row
        return
    refs = [operand.ref for operand in equation.operands if operand.ref]
    for first, second in itertools.pairwise(refs):
        if first != second:
            yield {first: 1, second: PRIME - 1}


def _adds(row: dict[str, int], pivots: dict[str, dict[str, int]]) -> bool:
    """Reduce `row` by the pivots; keep it as a new pivot unless nothing is left."""
    row = {ref: value for ref, value in row.items() if value}
    while True:
        known = next((ref for ref in row if ref in pivots), None)
        if known is None:
            break
        factor = row[known]
        for ref, value in pivots[known].items():
            left = (row.get(ref, 0) - factor * value) % PRIME
            if left:
                row[ref] = left
            else:
                row.pop(ref, None)
    if not row:
        return False
    pivot = next(iter(row))
    inverse = pow(row[pivot], PRIME - 2, PRIME)
    pivots[pivot] = {ref: value * inverse % PRIME for ref, value in row.items()}
    return True
