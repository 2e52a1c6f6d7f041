"""While the rest of a file is being read, the tables of its first pages can be looked at."""

from __future__ import annotations

from pathlib import Path

from reviewer.extract.glimpse import GROWTH, glimpses, is_due
from reviewer.extract.options import Progress, ReadOptions
from reviewer.extract.read import read

SAMPLE = Path(__file__).resolve().parents[2] / "sample_docs" / "03-municipal-budget.pdf"


def test_the_tables_of_the_first_pages_are_those_of_the_finished_document() -> None:
    steps: list[Progress] = []
    document = read(SAMPLE, ReadOptions(), steps.append)
    seen = glimpses(steps[-1].first)
    assert [len(step.first) for step in steps] == sorted(len(step.first) for step in steps)
    assert len(steps[-1].first) == steps[-1].of
    assert [(item.title, item.page) for item in seen] == [(t.title, t.pages[0]) for t in document.tables]
    assert seen[0].rows == tuple(tuple(cell.text for cell in row) for row in document.tables[0].rows)


def test_looking_early_shows_what_is_there() -> None:
    steps: list[Progress] = []
    document = read(SAMPLE, ReadOptions(jobs=1), steps.append)
    half = next(step for step in steps if len(step.first) > document.tables[0].pages[0])
    early = glimpses(half.first)
    assert early
    assert early[0].title == document.tables[0].title
    assert len(early) < len(document.tables)


def test_a_new_look_is_due_after_some_pages_only() -> None:
    assert not is_due(4, 4 + GROWTH - 1)
    assert is_due(4, 4 + GROWTH)
