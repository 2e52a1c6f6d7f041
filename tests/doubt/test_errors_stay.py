"""A repair of the reading never hides a fault of the disclosure: one wrong digit stays where it is printed."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.session.analysis import analyse
from tests.doubt import kit
from tests.doubt.kit import BODY, HEAD, Line

AMOUNTS = [(row, column) for row, line in enumerate(BODY) for column, text in enumerate(line) if "." in text]
SETTINGS = settings(max_examples=40, deadline=None, derandomize=True)


@st.composite
def wrong_digits(draw: st.DrawFn) -> tuple[int, int, list[Line]]:
    """Row, column and the body with another digit in one amount."""
    row, column = draw(st.sampled_from(AMOUNTS))
    text = BODY[row][column]
    place = draw(st.sampled_from([place for place, digit in enumerate(text) if digit != "."]))
    digits = "123456789" if place == 0 else "0123456789"
    digit = draw(st.sampled_from([digit for digit in digits if digit != text[place]]))
    wrong = (*BODY[row][:column], text[:place] + digit + text[place + 1 :], *BODY[row][column + 1 :])
    return row, column, [*BODY[:row], wrong, *BODY[row + 1 :]]


@given(wrong_digits())
@SETTINGS
def test_one_wrong_digit_in_a_text_is_read_as_printed_and_found(wrong: tuple[int, int, list[Line]]) -> None:
    row, column, body = wrong
    with tempfile.TemporaryDirectory() as folder:
        read = kit.as_text([HEAD, *body], Path(folder))
    assert read.rows == body
    assert not read.said
    named = {
        ref
        for finding in analyse(read.document).findings
        for ref in (finding.anchor.ref, *(culprit.ref for culprit in finding.culprits), *kit.refs_of(finding))
    }
    assert f"t01/r{row + 1}/c{column + 1}" in named


@given(wrong_digits())
@settings(max_examples=4, deadline=None, derandomize=True)
def test_one_wrong_digit_on_a_page_is_read_as_printed(wrong: tuple[int, int, list[Line]]) -> None:
    _, _, body = wrong
    with tempfile.TemporaryDirectory() as folder:
        read = kit.as_pdf(Path(folder), kit.first_page([HEAD, *body[:5]]), kit.next_page(body[5:]))
    assert read.rows == body
    assert not read.said


@given(wrong_digits())
@SETTINGS
def test_one_wrong_digit_beside_a_damaged_grid_does_not_bring_a_wrong_repair(
    wrong: tuple[int, int, list[Line]],
) -> None:
    """Trailing blanks lost (as editors do) make rows of different width; the amounts stay under their names."""
    _, _, body = wrong
    short = [row[:5] for row in body[4:]]
    with tempfile.TemporaryDirectory() as folder:
        read = kit.as_text([HEAD, *body[:4], *short], Path(folder))
    assert read.rows == body
