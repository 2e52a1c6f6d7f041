"""One cause is one finding, and a fault of the reading is never told as a fault of the disclosure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.extract.read import read
from reviewer.model.document import Document
from reviewer.model.finding import Category, Severity
from reviewer.session.analysis import analyse
from tests.small_document import TEXT, WRONG_CELL, written

RIGHT = TEXT.replace("219.00", "210.00").replace("25.87%", "28.57%")


def with_readings(document: Document, ref: str, *texts: str) -> Document:
    """The document in which the characters of a cell may also show other texts."""
    identity, row, column = ref.split("/")
    table = document.table(identity)
    rows = [list(cells) for cells in table.rows]
    cell = rows[int(row[1:]) - 1][int(column[1:]) - 1]
    rows[int(row[1:]) - 1][int(column[1:]) - 1] = replace(cell, readings=texts)
    return document.with_tables({identity: replace(table, rows=tuple(map(tuple, rows)))})


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return read(written(tmp_path, RIGHT.replace("2010101\t行政运行\t210.00", "2010101\t行政运行\t219.00")))


def test_a_wrong_number_that_breaks_two_sums_is_one_finding(document: Document) -> None:
    told = [item for item in analyse(document).findings if item.severity is Severity.ERROR]
    assert len(told) == 1
    assert told[0].anchor.ref == WRONG_CELL
    assert len(told[0].proofs) >= 2
    assert told[0].culprits[0].suggested == "210.00"


def test_another_reading_that_closes_the_sums_is_taken_and_told_on_the_table(document: Document) -> None:
    analysis = analyse(with_readings(document, WRONG_CELL, "210.00"))
    assert not [item for item in analysis.findings if item.severity is Severity.ERROR]
    assert any(doubt.is_repair for doubt in analysis.document.table("t01").doubts)
    assert analysis.figures[WRONG_CELL].text == "210.00"


def test_where_another_number_is_wrong_too_the_misread_one_is_a_question_of_reading(tmp_path: Path) -> None:
    text = RIGHT.replace("2010101\t行政运行\t210.00\t200.00\t10.00", "2010101\t行政运行\t219.00\t200.00\t30.00")
    document = with_readings(read(written(tmp_path, text)), WRONG_CELL, "210.00")
    told = {item.anchor.ref: item for item in analyse(document).findings if item.culprits}
    misread, wrong = told[WRONG_CELL], told["t01/r4/c5"]
    assert (misread.severity, misread.category) == (Severity.QUESTION, Category.EXTRACTION)
    assert misread.culprits[0].suggested == "210.00"
    assert "210.00" in misread.message.text()
    assert (wrong.severity, wrong.category) == (Severity.ERROR, Category.DISCLOSURE)
    assert wrong.culprits[0].suggested == "10.00"


def test_without_another_reading_the_same_number_is_a_fault_of_the_disclosure(tmp_path: Path) -> None:
    text = RIGHT.replace("2010101\t行政运行\t210.00\t200.00\t10.00", "2010101\t行政运行\t219.00\t200.00\t30.00")
    told = {item.anchor.ref: item for item in analyse(read(written(tmp_path, text))).findings if item.culprits}
    assert told[WRONG_CELL].category is Category.DISCLOSURE
    assert told["t01/r4/c5"].category is Category.DISCLOSURE
