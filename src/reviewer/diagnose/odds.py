"""How unlikely a change of one number is, apart from the equations it repairs and breaks.

Costs add up like negative logarithms of odds: less is likelier, and a difference of 1 is a factor of about three. Owns
the figures of that judgement; does not own naming the slip (`diagnose.slips`). Called by `diagnose.suspects`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

from reviewer.diagnose.slips import LIKELIHOOD, UNKNOWN_SLIP, Slip
from reviewer.model.equation import Grade
from reviewer.model.figure import Figure

ELSEWHERE = (Decimal(0), Decimal(0), Decimal("0.5"), Decimal(1))
"""The value also stands in another place of the document, by its significant digits (the last for more): with three of
them that is hardly a coincidence."""
BELOW_ZERO = Decimal(4)
"""A number printed at zero or above becomes negative: nobody loses a minus by typing."""
LOST_MINUS = Decimal("1.5")
"""The same where only the sign changes."""
FILLED_IN = Decimal("1.5")
"""A number is put where nothing is printed, or nothing where a number of several digits is."""
INSENSITIVE = Decimal("0.7")
"""An equation that holds with the printed value and goes on holding: a slip seldom leaves one in peace."""
MOST_INSENSITIVE = 3
"""Such equations beyond this number say nothing new."""
ROUNDER = Decimal("0.4")
"""Per significant digit that the change adds or takes: a slip spoils a round number, it rarely makes one."""
MOST_ROUNDER = 3
STRAIN: Mapping[Grade, Decimal] = MappingProxyType(
    {Grade.EXACT: Decimal(0), Grade.ROUNDING: Decimal("0.3"), Grade.STRAINED: Decimal(1)}
)
"""How much worse than exact a grade is."""
_SLIPS: Mapping[str, Decimal] = MappingProxyType(
    {cause: -likelihood.ln().quantize(Decimal("0.001")) for cause, likelihood in LIKELIHOOD}
)
_UNKNOWN = -UNKNOWN_SLIP.likelihood.ln().quantize(Decimal("0.001"))


def odds_against(printed: Figure, suggested: Figure, slip: Slip) -> Decimal:
    """The cost of having printed `printed` for `suggested`."""
    cost = _SLIPS.get(slip.cause, _UNKNOWN)
    if suggested.value < 0 <= printed.value:
        cost += LOST_MINUS if slip.cause == "sign" else BELOW_ZERO
    if printed.is_blank:
        return cost + FILLED_IN
    more = significant(suggested) - significant(printed)
    if suggested.value == 0 and more < -1:
        return cost + FILLED_IN
    return cost + ROUNDER * max(-MOST_ROUNDER, min(more, MOST_ROUNDER))


def evidence(reached: Iterable[Grade], kept: Iterable[tuple[Grade, Grade]]) -> Decimal:
    """The cost of what the equations say besides holding and breaking. `reached`: grades of the repaired ones; `kept`:
    grades before and after of those that hold both times."""
    pairs = list(kept)
    cost = INSENSITIVE * min(len(pairs), MOST_INSENSITIVE)
    cost += sum((STRAIN[after] for after in reached), Decimal(0))
    return cost + sum((STRAIN.get(after, Decimal(0)) - STRAIN[before] for before, after in pairs), Decimal(0))


def telling(figure: Figure) -> Decimal:
    """What it is worth that the value stands in two places."""
    return ELSEWHERE[min(significant(figure), len(ELSEWHERE) - 1)]


def significant(figure: Figure) -> int:
    """Digits that say something: 556,500 has four, 0 none."""
    return len(figure.value.normalize().as_tuple().digits) if figure.value else 0
