"""The three questions of a reviewer: why is this a finding, what proves this number, what if it were another.

Answers are data (numbers, places, equations); `session.questions` puts them into words.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from reviewer.forms.profile import Regime
from reviewer.laws.evaluate import evaluate
from reviewer.model.equation import Equation, Grade, Verdict
from reviewer.model.figure import Figure, parse_number


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change of one number does. `repaired`, `broken`: verdicts after the change, of equations whose grade
    crosses the line; `still_broken`: those that stay broken; `still_off`: the smallest difference left among them."""

    ref: str
    printed: str
    value: str
    repaired: tuple[Verdict, ...]
    broken: tuple[Verdict, ...]
    still_broken: tuple[Verdict, ...]

    @property
    def still_off(self) -> Decimal | None:
        """The smallest difference left in the document's base unit; None where nothing is left."""
        left = [abs(verdict.difference) for verdict in self.still_broken if verdict.difference is not None]
        return min(left, default=None)


def what_if(
    ref: str,
    text: str,
    *,
    figures: Mapping[str, Figure],
    equations: tuple[Equation, ...],
    regime: Regime = Regime.UNKNOWN,
) -> Effect | None:
    """The effect of printing `text` at `ref`; None where the place holds no number or the text is none.

    `equations`: those that touch `ref`."""
    figure = figures.get(ref)
    parsed = parse_number(text)
    if figure is None or parsed is None:
        return None
    value, decimals = parsed
    changed_figure = replace(
        figure,
        text=text,
        value=value,
        decimals=max(decimals, 0 if figure.is_blank else figure.decimals),
        is_blank=False,
    )
    changed: Mapping[str, Figure] = ChainMap({ref: changed_figure}, figures)  # type: ignore[arg-type]  # read only
    repaired: list[Verdict] = []
    broken: list[Verdict] = []
    still: list[Verdict] = []
    for equation in equations:
        before = evaluate(equation, figures, regime).grade
        after = evaluate(equation, changed, regime)
        if before is Grade.CONTRADICTION and after.grade.holds:
            repaired.append(after)
        elif before is not Grade.CONTRADICTION and after.grade is Grade.CONTRADICTION:
            broken.append(after)
        elif after.grade is Grade.CONTRADICTION:
            still.append(after)
    return Effect(ref, figure.text, text, tuple(repaired), tuple(broken), tuple(still))
