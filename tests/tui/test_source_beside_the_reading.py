"""The source beside the reading: lines of a text file, a page redrawn as text, one number as dots."""

from __future__ import annotations

from pathlib import Path

from reviewer.model.document import BBox, InputKind
from reviewer.tui.ink import Ink, Span, text_of
from reviewer.tui.lens.braille import braille, threshold
from reviewer.tui.lens.page_text import Glyph, marked_at, page_lines, windowed
from reviewer.tui.lens.pdf_page import PdfPages
from reviewer.tui.lens.source_text import SourceText

SAMPLE = Path(__file__).resolve().parents[2] / "sample_docs" / "01-unit-budget.pdf"


def test_dots_stand_where_the_ink_is() -> None:
    picture = ["#.", "..", "..", ".#"]
    assert braille(2, 4, lambda x, y: picture[y][x] == "#") == ("⢁",)
    assert braille(3, 5, lambda _x, _y: True) == ("⣿⡇", "⠉⠁")


def test_the_grey_between_ink_and_paper_is_found() -> None:
    assert 20 <= threshold(bytes([20] * 50 + [230] * 200)) < 230


def test_glyphs_stand_in_their_columns_and_the_place_is_marked() -> None:
    glyphs = [
        *(Glyph(char, 10 + 6 * n, 100, 16 + 6 * n, 110) for n, char in enumerate("合计")),
        *(Glyph(char, 200 + 5 * n, 101, 205 + 5 * n, 111) for n, char in enumerate("12.5")),
        *(Glyph(char, 10 + 6 * n, 120, 16 + 6 * n, 130) for n, char in enumerate("其他")),
    ]
    lines = page_lines(glyphs, 300.0, 60, BBox(195, 99, 225, 112))
    assert [text_of(line).split() for _y, line in lines] == [["合计", "12.5"], ["其他"]]
    marked = "".join(span.text for _y, line in lines for span in line if span.ink is Ink.CULPRIT)
    assert marked == "12.5"


def test_a_narrow_pane_shows_the_place_and_no_part_of_a_number() -> None:
    line = (*(Span(char) for char in "一般行政 36.50 675.76 "), Span("321.65", Ink.CULPRIT), Span(" "), Span("28.00"))
    assert marked_at(line) == (22, 28)
    assert text_of(windowed(line, 0, 12)) == "一般行政 .. "
    assert text_of(windowed(line, 8, 20)) == " 36.50 675.76 321.65"
    assert text_of(windowed(line, 11, 20)) == " .. 675.76 321.65 .."
    assert text_of(windowed(line, 0, 6)) == "一般.."
    title = (Span("示例单位2030年度单位预算公开表"),)
    assert text_of(windowed(title, 0, 12)) == "示例单位..  "
    assert text_of(windowed(title, 0, 16)) == "示例单位2030年.."
    assert text_of(windowed(title, 10, 14)).strip() == "..年度单位预.."


def test_a_page_of_a_real_file_is_redrawn_around_a_place_and_as_dots() -> None:
    pages = PdfPages(SAMPLE)
    page = pages.text(1, None, 80, 10)
    assert page is not None
    assert page.lines
    lens = pages.lens(5, BBox(226, 74, 370, 91), 60, 8)
    assert lens is not None
    assert 0 < len(lens.lines) <= 8
    assert all(len(text_of(line)) <= 60 for line in lens.lines)
    assert any(char != "\u2800" for line in lens.lines for char in text_of(line))


def test_a_page_that_is_not_there_or_a_file_that_is_gone_gives_no_picture(tmp_path: Path) -> None:
    assert PdfPages(SAMPLE).text(9999, None, 80, 10) is None
    assert PdfPages(tmp_path / "gone.pdf").lens(1, BBox(0, 0, 10, 10), 10, 4) is None


def test_lines_around_a_place_in_a_text_of_either_encoding(tmp_path: Path) -> None:
    for encoding in ("utf-8", "gb18030"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes("\n".join(f"第{n}行" for n in range(1, 101)).encode(encoding))
        source = SourceText(path, InputKind.TEXT)
        assert source.around(50, 3) == ((49, "第49行"), (50, "第50行"), (51, "第51行"))
        assert source.around(1, 3)[0] == (1, "第1行")
        assert source.around(100, 3)[-1] == (100, "第100行")
    assert SourceText(tmp_path / "gone.txt", InputKind.TEXT).lines == ()
