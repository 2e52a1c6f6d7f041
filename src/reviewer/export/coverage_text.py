"""The honest count as sentences: how many numbers of the tables and of the prose are proved, wrong, or seen by nobody.

Called by the report of `check`, the `coverage` command and the exports.
"""

from __future__ import annotations

from reviewer.diagnose.coverage import Count, Coverage
from reviewer.model.finding import CellState
from reviewer.words import Language, say


def cells_text(count: Count, language: Language) -> str:
    """One line about numbers in tables."""
    return say(
        "check.coverage",
        language,
        cells=count.numeric_cells,
        proved=count.proved,
        contradicted=count.contradicted,
        unchecked=count.unchecked,
        doubtful=count.doubtful,
    )


def prose_text(coverage: Coverage, language: Language) -> str:
    """One line about numbers in the prose."""
    states = coverage.prose
    return say(
        "check.prose",
        language,
        numbers=states.total(),
        proved=states[CellState.PROVED],
        derived=states[CellState.DERIVED],
        constant=states[CellState.CONSTANT],
        contradicted=states[CellState.CONTRADICTED],
        unchecked=states[CellState.UNCHECKED],
    )
