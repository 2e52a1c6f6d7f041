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


def test_an_error_beside_a_merged_row_is_found_and_the_row_is_taken_apart() -> None:
    wrong = [*BODY[:7], (*BODY[7][:2], "19.00", *BODY[7][3:]), BODY[8]]
    merged = tuple(" ".join(filter(None, pair)) for pair in zip(wrong[3], wrong[4], strict=True))
    with tempfile.TemporaryDirectory() as folder:
        read = kit.as_text([HEAD, *wrong[:3], merged, *wrong[5:]], Path(folder))
    assert read.rows == wrong
    assert read.said
    named = {ref for finding in analyse(read.document).findings for ref in kit.refs_of(finding)}
    assert "t01/r8/c3" in named


def test_an_error_in_the_merged_row_itself_is_found() -> None:
    wrong = [*BODY[:3], (*BODY[3][:2], "47.15", *BODY[3][3:]), *BODY[4:]]
    merged = tuple(" ".join(filter(None, pair)) for pair in zip(wrong[3], wrong[4], strict=True))
    with tempfile.TemporaryDirectory() as folder:
        read = kit.as_text([HEAD, *wrong[:3], merged, *wrong[5:]], Path(folder))
    assert read.rows == wrong
    named = {ref for finding in analyse(read.document).findings for ref in kit.refs_of(finding)}
    assert "t01/r4/c3" in named
