"""Pages that are pictures: rules and recognised texts become a grid whose every cell is doubtful."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.errors import InputError
from reviewer.extract import ocr
from reviewer.extract.ocr_grid import Piece, Stroke, page_items
from reviewer.extract.raw import RawFile, RawGrid, RawLine, RawPage
from reviewer.model.document import BBox, Page, PageState, Trust

XS, YS = (50.0, 150.0, 250.0, 350.0), (100.0, 120.0, 140.0, 160.0)


def ruled() -> tuple[list[Stroke], list[Stroke]]:
    """Three rows, three columns; the second and third cell of the first row are merged."""
    horizontal = [Stroke(y, XS[0], XS[-1]) for y in YS]
    vertical = [Stroke(x, YS[0], YS[-1]) for x in XS if x != XS[2]] + [Stroke(XS[2], YS[1], YS[-1])]
    return horizontal, vertical


def text(words: str, x: float, y: float, score: float = 0.99) -> Piece:
    return Piece(words, BBox(x, y - 5, x + 40, y + 5), score)


def test_texts_fall_into_the_cells_between_the_rules() -> None:
    texts = [text("收支表", 170, 60), text("支出", 200, 110), text("合计", 60, 150), text("12.50", 160, 150, 0.5)]
    caption, grid = page_items(3, *ruled(), texts)
    assert isinstance(caption, RawLine)
    assert isinstance(grid, RawGrid)
    assert caption.text == "收支表"
    assert [[cell.text for cell in row] for row in grid.rows] == [["", "支出", ""], ["", "", ""], ["合计", "12.50", ""]]
    assert (grid.rows[0][1].column_span, grid.rows[0][2].is_covered) == (2, True)
    assert all(cell.trust is Trust.DOUBTFUL for row in grid.rows for cell in row)
    assert [doubt.code for doubt in grid.doubts] == ["ocr"]


def test_two_ruled_areas_on_a_page_are_two_grids() -> None:
    horizontal, vertical = ruled()
    below = 200.0
    horizontal += [Stroke(stroke.at + below, stroke.start, stroke.end) for stroke in horizontal]
    vertical += [Stroke(stroke.at, stroke.start + below, stroke.end + below) for stroke in vertical]
    items = page_items(1, horizontal, vertical, [text("上", 60, 110), text("间", 60, 230), text("下", 60, 310)])
    assert [type(item) for item in items] == [RawGrid, RawLine, RawGrid]


def test_a_page_without_rules_becomes_lines() -> None:
    items = page_items(1, [], [], [text("右", 200, 50), text("左", 60, 51), text("下一行", 60, 90)])
    assert [item.text for item in items if isinstance(item, RawLine)] == ["左  右", "下一行"]


def test_long_dark_runs_are_strokes_and_short_ones_are_not() -> None:
    numpy = pytest.importorskip("numpy")
    picture = numpy.zeros((5, 400), dtype=bool)
    picture[2, 10:300] = True
    picture[4, 10:40] = True
    (stroke,) = ocr.strokes(picture, numpy)
    assert stroke.end - stroke.start == pytest.approx(290 * 72 / ocr.DPI)


def test_a_missing_recogniser_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(ocr, "import_module", missing)
    raw = RawFile((RawPage(Page(1, 595, 842, PageState.IMAGE), ()),))
    with pytest.raises(InputError) as raised:
        ocr.read_images(raw, Path("scan.pdf"))
    assert raised.value.key == "input.ocr_missing"


def test_a_file_with_text_on_every_page_needs_no_recogniser() -> None:
    raw = RawFile((RawPage(Page(1, 595, 842), ()),))
    assert ocr.read_images(raw, Path("a.pdf")) is raw


@pytest.mark.parametrize("turned", [0.0, 1.5, -2.3])
def test_the_angle_of_a_scanned_page_is_found(turned: float) -> None:
    numpy = pytest.importorskip("numpy")
    from reviewer.extract.ocr import skew

    ys, xs = numpy.indices((1200, 1650))
    rows = ys + xs * numpy.tan(numpy.radians(turned))
    dark = (rows % 60 < 3) & (xs > 100) & (xs < 1550)
    assert skew(dark, numpy) == pytest.approx(turned, abs=0.11)


def test_a_white_page_stands_straight() -> None:
    numpy = pytest.importorskip("numpy")
    from reviewer.extract.ocr import skew

    assert skew(numpy.zeros((90, 70), dtype=bool), numpy) == 0.0
