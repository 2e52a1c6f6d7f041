"""Widths: cut with a mark, wrapped without loss, and drawn safely where ambiguous characters take two cells."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reviewer.tui.fit import cells, clean, crop, pad_left, wrap

TEXT = st.text(alphabet="甲乙，。、（）123.45%,ab \"'!“”…①", max_size=60)


@given(TEXT, st.integers(2, 40))
def test_wrapping_loses_nothing_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(line for _offset, line in lines) == text
    assert all(cells(line) <= width for _offset, line in lines)
    assert all(text[offset : offset + len(line)] == line for offset, line in lines)


@given(TEXT, st.integers(0, 40))
def test_cutting_marks_what_is_cut(text: str, width: int) -> None:
    shown = crop(text, width)
    assert cells(shown) <= width
    assert shown == text or shown.endswith(".") or width < 1


def test_no_closing_punctuation_begins_a_line_and_no_number_is_split() -> None:
    lines = [line for _offset, line in wrap('下降3.73"%，主要原因是：压减一般性项目。', 8)]
    assert not any(line[0] in '，。%"：' for line in lines)
    assert any("3.73" in line for line in lines)


def test_numbers_align_right_in_cells() -> None:
    assert pad_left("１２", 6) == "  １２"


@given(st.text(max_size=30))
def test_nothing_of_ambiguous_width_is_left_where_it_would_shift_a_row(text: str) -> None:
    assert not any(unicodedata.east_asian_width(char) == "A" and not char.isascii() for char in clean(text, 2))


def test_hidden_characters_are_shown_and_selectors_dropped() -> None:
    assert clean("a\x1bb\u202ec\u200bd⚠\ufe0f\t") == "a␛b⟨202E⟩c⟨200B⟩d⚠␉"
