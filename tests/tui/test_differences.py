"""An earlier version beside the document: what changed is listed, what nobody tells is marked, enter goes there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reviewer.diff.compare import Difference, Kind
from reviewer.model.document import Source
from reviewer.session.session import Session
from reviewer.tui.opening import Report
from reviewer.tui.reading_work import Compared
from reviewer.tui.screens.ask import Ask
from reviewer.tui.screens.differences import DifferencesScreen
from tests.tui import sample
from tests.tui.driving import Run, desk

HERE = Source(page=7)
CELL = Difference(
    Kind.CHANGED, "支出总表 / 2130106 / 合计", "312.60", "321.60", HERE, HERE, "t02/r7/c3", False, "t02/r7/c3"
)
SILENT = Difference(
    Kind.CHANGED, "支出总表 / 2130104 / 合计", "473.53", "437.53", HERE, HERE, "t02/r6/c3", True, "t02/r6/c3"
)
LONG = "压减一般性项目支出，并按规定调整机关运行经费和会议费安排，同时新增设备购置"
SENTENCE = Difference(Kind.ADDED, "压减一般性项目", "", LONG, HERE, HERE, "b0003", True, "b0003")
GONE = Difference(Kind.REMOVED, "收入总表 / 旧行", "5.00", "\x1b]0;title\x07", HERE, HERE, "t01/r9/c3", True)


class Comparer:
    """Comes by what differs as a test says."""

    name, password = "新.txt", None

    def __init__(self, compared: Compared | None) -> None:
        self.compared = compared
        self.asked: list[Path] = []

    def compare(self, against: Path, _report: Report) -> Compared | None:
        """Remember what was asked for."""
        self.asked.append(against)
        self.compared = Compared(against.name, (CELL,))
        return self.compared

    def open(self, _report: Report) -> Session | None:
        """Never called: a session is in hand."""
        raise AssertionError

    take_over: Callable[[], None]
    cancel: Callable[[], None]


def with_older(run: Run, *differences: Difference) -> None:
    """An earlier version was read."""
    run.app.opener = Comparer(Compared("旧.txt", differences))  # type: ignore[assignment]
    run.screen.desk.compare(differences)
    run.screen.repaint_all()


async def test_cells_and_sentences_that_differ_are_listed_and_the_silent_ones_are_marked() -> None:
    async with desk(sample.session()) as run:
        with_older(run, CELL, SILENT, SENTENCE, GONE)
        await run.press("d")
        assert isinstance(run.app.screen, DifferencesScreen)
        assert "旧.txt" in run.line("heading")
        assert "改 2  增 1  删 1  无人提示 3" in run.line("heading")
        body = run.text("body")
        assert "~  支出总表 / 2130106 / 合计  312.60 -> 321.60" in body
        assert "~! 支出总表 / 2130104 / 合计  473.53 -> 437.53" in body
        assert "+! 压减一般性项目" in body and LONG[:20] in body
        assert "\x1b" not in body and "␛]0;title" in body
        await run.press("enter")
        assert "2130106" not in run.text("body") and "2130104" in run.text("body")


async def test_enter_goes_to_the_place_in_this_version_and_says_what_it_was() -> None:
    async with desk(sample.session()) as run:
        with_older(run, SILENT)
        await run.press("d", "down", "enter")
        assert run.app.screen is run.screen
        assert run.ref == "t02/r6/c3"
        assert "旧版 473.53" in run.line("position")


async def test_without_an_earlier_version_its_path_is_asked_for(tmp_path: Path) -> None:
    older = tmp_path / "a.txt"
    older.write_text("x", "utf-8")
    async with desk(sample.session()) as run:
        comparer = Comparer(None)
        run.app.opener = comparer  # type: ignore[assignment]
        await run.press("d")
        assert isinstance(run.app.screen, Ask)
        await run.press(*"nowhere", "enter")
        assert "没有这个文件" in run.line("bar")
        run.screen.compare(str(older))
        await run.app.workers.wait_for_complete()
        await run.pilot.pause()
        assert comparer.asked == [older]
        assert isinstance(run.app.screen, DifferencesScreen)
