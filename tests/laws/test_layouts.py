"""Other places print the same tables in other ways: read rightly they close, read doubtfully they stay silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.extract.read import read
from reviewer.forms.catalogue import load
from reviewer.forms.identify import identify
from reviewer.laws.build import build_equations
from reviewer.laws.evaluate import evaluate
from reviewer.laws.figures import Figures
from reviewer.laws.readings import choose_readings
from reviewer.model.equation import Grade, Verdict
from tests.laws import layouts


def verdicts_of(text: str, folder: Path) -> tuple[list[str], list[Verdict]]:
    """Form ids in reading order, and all verdicts."""
    path = folder / "layout.txt"
    path.write_text(text, "utf-8")
    document, bound = choose_readings(read(path), load())
    profile = identify(document, bound)
    made = build_equations(bound, profile)
    figures = Figures.collect(bound)
    forms = [table.form for table in bound.values()]
    return forms, [evaluate(equation, figures, profile.regime) for equation in made.equations]


def broken(verdicts: list[Verdict]) -> list[str]:
    return [f"{v.equation.rule} {v.equation.note}" for v in verdicts if v.grade is Grade.CONTRADICTION]


@pytest.mark.parametrize(
    ("text", "forms", "least"),
    [
        (
            layouts.NATIONAL,
            [
                "appropriation-summary",
                "general-budget-expenditure",
                "budget-summary",
                "revenue-summary",
                "basic-expenditure-economic",
                "three-public",
            ],
            110,
        ),
        (layouts.ROWS_OF_THREE_PUBLIC, ["three-public"], 4),
        (layouts.PROJECTS_WITH_CARRY_OVER, ["project-expenditure-current"], 2),
        (layouts.FINAL_WITH_BUDGET_COLUMNS, ["final-summary"], 10),
        (layouts.UNITS_UNKNOWN_BY_NAME, ["project-expenditure-current"], 4),
        (layouts.APPROPRIATION_AND_FUNDS_IN_ONE_LIST, ["budget-summary"], 2),
        (layouts.CARRY_OVER_BY_FUND, ["budget-summary", "revenue-summary"], 8),
        (layouts.MEETINGS_IN_THE_TOTAL, ["three-public"], 1),
        (layouts.BASIC_BY_FUNCTION, ["basic-expenditure-economic"], 8),
        (layouts.PART_OF_THE_PROJECTS, ["general-budget-expenditure", "project-expenditure-current"], 10),
    ],
    ids=[
        "national",
        "three public in rows",
        "projects with carry-over",
        "final with budgets",
        "unknown units",
        "appropriation and its funds in one list",
        "carry-over by fund",
        "meetings in the total",
        "basic expenditure by function",
        "part of the projects",
    ],
)
def test_a_sound_layout_is_recognised_and_has_no_contradiction(
    text: str, forms: list[str], least: int, tmp_path: Path
) -> None:
    found, verdicts = verdicts_of(text, tmp_path)
    assert found == forms
    assert broken(verdicts) == []
    assert len(verdicts) >= least


@pytest.mark.parametrize(
    ("text", "old", "new", "rules"),
    [
        (layouts.NATIONAL, "（一）教育支出\t860.00", "（一）教育支出\t806.00", {"F08", "T06", "T08", "X06", "X07"}),
        (layouts.NATIONAL, "30107\t绩效工资\t120.00", "30107\t绩效工资\t102.00", {"T10", "T11"}),
        (layouts.NATIONAL, "\t4.00\t18.00\t0.00\t18.00", "\t4.00\t18.00\t0.00\t81.00", {"T14"}),
        (layouts.NATIONAL, "\t220.00\t20.00\t2.50\n20502", "\t220.00\t200.00\t2.50\n20502", {"T01", "T02", "T03"}),
        (layouts.ROWS_OF_THREE_PUBLIC, "2.公务接待费\t5.00\t4.00", "2.公务接待费\t5.00\t40.00", {"T14"}),
        (layouts.FINAL_WITH_BUDGET_COLUMNS, "\t85.00\t84.00", "\t85.00\t48.00", {"F02"}),
    ],
)
def test_a_wrong_cell_of_a_layout_is_found(text: str, old: str, new: str, rules: set[str], tmp_path: Path) -> None:
    assert old in text
    _, verdicts = verdicts_of(text.replace(old, new, 1), tmp_path)
    found = {v.equation.rule for v in verdicts if v.grade is Grade.CONTRADICTION}
    assert found
    assert found <= rules
