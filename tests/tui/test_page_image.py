"""Pictures of a page in terminals that draw them: the choice of the way, the fallback, and where the picture stands."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Static

from reviewer.model.document import BBox, Source
from reviewer.tui.app import DeskApp
from reviewer.tui.lens.drawing import drawing_widget
from reviewer.tui.lens.pdf_page import PdfPages
from reviewer.tui.screens.plan import Wish, make_plan
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.settings import DeskSettings
from tests.tui import sample

SAMPLE = Path(__file__).resolve().parents[2] / "sample_docs" / "01-unit-budget.pdf"
BOX = BBox(226, 74, 370, 91)


class Drawing(Static):
    """Stands in for the widget of textual-image."""

    image: object = None


def installed(monkeypatch: pytest.MonkeyPatch, best: str) -> None:
    """textual-image is installed, and finds that the terminal can do `best`."""
    renderable, widget = ModuleType("textual_image.renderable"), ModuleType("textual_image.widget")
    for name in ("SixelImage", "TGPImage", "HalfcellImage"):
        setattr(renderable, name, type(name, (), {}))
    renderable.Image = getattr(renderable, best)  # type: ignore[attr-defined]
    widget.Image = Drawing  # type: ignore[attr-defined]
    for module in (ModuleType("textual_image"), renderable, widget):
        monkeypatch.setitem(sys.modules, module.__name__, module)


@pytest.mark.parametrize("best", ["SixelImage", "TGPImage"])
def test_a_terminal_with_sixel_or_kitty_graphics_gets_the_widget(monkeypatch: pytest.MonkeyPatch, best: str) -> None:
    installed(monkeypatch, best)
    assert drawing_widget(is_wanted=True) is Drawing


def test_a_terminal_without_falls_back_to_text(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, "HalfcellImage")
    assert drawing_widget(is_wanted=True) is None


def test_without_the_extra_there_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual_image", None)
    assert drawing_widget(is_wanted=True) is None


def test_nothing_is_imported_and_no_terminal_is_asked_unless_pictures_are_wanted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "textual_image", raising=False)
    monkeypatch.delitem(sys.modules, "textual_image.renderable", raising=False)
    assert drawing_widget(is_wanted=False) is None
    assert "textual_image.renderable" not in sys.modules


def test_the_place_is_framed_in_the_middle_of_a_picture_of_the_pane() -> None:
    pages = PdfPages(SAMPLE)
    picture = pages.image(5, BOX, 40, 8)
    assert picture is not None
    assert abs(picture.width - 400) <= 2 and abs(picture.height - 160) <= 2
    red = [
        (x, y)
        for x in range(picture.width)
        for y in range(picture.height)
        if picture.getpixel((x, y))[:3] == (200, 30, 30)
    ]
    assert red and min(x for x, _y in red) > 20 and max(x for x, _y in red) < 380
    assert pages.image(9999, BOX, 40, 8) is None
    pages.close()


def test_the_picture_lies_over_the_source_and_leaves_its_heading_and_the_reading() -> None:
    plan = make_plan(120, 35, Wish(has_picture=True))
    source = plan.regions["source"]
    assert plan.regions["picture"] == Region(source.x, source.y + 1, source.width, source.height - 2)
    assert "picture" not in make_plan(80, 24, Wish(has_picture=True)).regions


async def test_the_desk_draws_the_page_where_it_can_and_v_goes_on_to_text() -> None:
    app = DeskApp(sample.session(), settings=DeskSettings(lens="image"), drawing=Drawing)
    async with app.run_test(size=(120, 35)) as pilot:
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        screen.lens._pages = PdfPages(SAMPLE)
        screen.desk.naming.source = lambda _ref: replace(Source(), page=5, bbox=BOX)  # type: ignore[method-assign]
        screen.repaint_all()
        await app.workers.wait_for_complete()
        await pilot.pause()
        drawing: Widget = screen.query_one("#picture")
        assert isinstance(drawing, Drawing) and drawing.image is not None
        assert screen.plan.has("picture")
        assert "图像 p5" in screen.panes["source"].lines[0][0].text
        await pilot.press("v")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert not screen.plan.has("picture")
        assert "页面 p5" in screen.panes["source"].lines[0][0].text
