"""Opening a file: progress, cancelling, errors, somebody else's lock; and a real file through the reading process."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from reviewer.errors import InputError
from reviewer.extract.options import Glimpse, Progress, ReadOptions
from reviewer.overlay.lock import LockedError
from reviewer.session.session import Session
from reviewer.tui.app import DeskApp
from reviewer.tui.ink import text_of
from reviewer.tui.look import Look
from reviewer.tui.opening import FileOpener, Report
from reviewer.tui.painted import Painted, plain
from reviewer.tui.panes.glimpse_pane import glimpse_lines
from reviewer.tui.reading_process import analysed
from reviewer.tui.reading_work import Checking, Seen, Work
from reviewer.tui.screens.overview import OverviewScreen
from reviewer.tui.screens.reading import ReadingScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.state.glance import Glance
from tests.tui import sample

SAMPLE = Path(__file__).resolve().parents[2] / "sample_docs" / "01-unit-budget.txt"


class FakeOpener:
    """Does what a test says, one call of `open` after the other."""

    name = "示例.pdf"
    password = None
    compared = None

    def __init__(self, *ways: Callable[[Report], Session | None]) -> None:
        self.ways = list(ways)
        self.is_cancelled = threading.Event()
        self.took_over = False

    def open(self, report: Report) -> Session | None:
        """The next way."""
        return self.ways.pop(0)(report)

    def take_over(self) -> None:
        """Remember that it was asked for."""
        self.took_over = True

    def cancel(self) -> None:
        """Let a waiting `open` go on."""
        self.is_cancelled.set()


def text(app: DeskApp) -> str:
    """The reading screen."""
    return plain(app.screen.query_one(Painted).lines)


async def until(pilot: Pilot[int], holds: Callable[[], bool]) -> None:
    """Let the app run until something holds; the test's time limit ends it otherwise."""
    while not holds():
        await pilot.pause(0.01)


async def test_progress_is_shown_and_cancelling_ends_the_program() -> None:
    def reads_for_ever(report: Report) -> Session | None:
        report(Progress(45, 121))
        opener.is_cancelled.wait(20)
        return None

    opener = FakeOpener(reads_for_ever)
    app = DeskApp(opener=opener)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "45/121" in text(app))
        assert "正在读取 45/121 页" in text(app)
        await pilot.press("escape")
        assert opener.is_cancelled.is_set()
        assert app.return_value == 130


def glimpse(title: str, rows: int) -> Glimpse:
    """A table with as many rows."""
    body = tuple((f"20101{row:02d}", "行政运行", f"{row}.50") for row in range(1, rows + 1))
    return Glimpse(title, 7, "万元", (("科目编码", "科目名称", "合计"),), body)


async def test_tables_already_read_can_be_looked_at_while_the_rest_is_read() -> None:
    def reads_for_ever(report: Report) -> Session | None:
        report(Progress(9, 121))
        report(Seen((glimpse("支出总表", 40), glimpse("收入总表", 2))))
        opener.is_cancelled.wait(20)
        return None

    opener = FakeOpener(reads_for_ever)
    app = DeskApp(opener=opener)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "支出总表" in text(app))
        assert "9/121" in text(app)
        assert "表1/2 支出总表 万元 p7" in text(app)
        lines = text(app).splitlines()
        assert next(line for line in lines if "2010112" in line).endswith("12.50")
        ends = {len(line) for line in lines if "行政运行" in line}
        assert len(ends) == 1  # amounts stand under each other
        await pilot.press("down", "down")
        assert "2010102" not in text(app)
        assert "2010103" in text(app)
        await pilot.press("up")
        assert "2010102" in text(app)
        await pilot.press("pagedown")
        assert "2010102" not in text(app)
        await pilot.press("pageup")
        assert "2010102" in text(app)
        await pilot.press("}")
        assert "表2/2 收入总表" in text(app)
        await pilot.press("{")
        assert "表1/2 支出总表" in text(app)
        await pilot.press("escape")


def test_a_column_that_does_not_fit_is_counted_and_no_number_is_cut() -> None:
    wide = Glimpse("支出总表", 7, "万元", (), (tuple(f"{place},111,111,111.11" for place in range(1, 9)),))
    lines = [text_of(line) for line in glimpse_lines(Look(), Glance((wide,)), 60, 10)]
    assert lines[1].split() == [f"{place},111,111,111.11" for place in range(1, 4)]
    assert "5 列" in lines[-1]


async def test_an_error_is_said_in_one_sentence_and_leaves_with_status_two() -> None:
    def fails(_report: Report) -> Session | None:
        raise InputError("error.input-missing", path="示例.pdf")

    app = DeskApp(opener=FakeOpener(fails))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "q 退出" in text(app))
        await pilot.press("q")
        assert app.return_value == 2


async def test_a_fault_on_the_worker_is_said_and_does_not_hang() -> None:
    def crashes(_report: Report) -> Session | None:
        raise ZeroDivisionError

    app = DeskApp(opener=FakeOpener(crashes))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "ZeroDivisionError" in text(app))


async def test_decisions_somebody_else_holds_can_be_taken_over() -> None:
    def locked(_report: Report) -> Session | None:
        raise LockedError("overlay.locked", name="a.toml", user="王某", host="pc", since="11:00")

    opener = FakeOpener(locked, lambda _report: sample.session())
    app = DeskApp(opener=opener)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "T 接管" in text(app))
        assert "王某" in text(app)
        await pilot.press("T")
        await until(pilot, lambda: app.front is not None)
        assert opener.took_over


async def test_a_file_opened_for_the_first_time_shows_its_cover_page_over_the_desk() -> None:
    app = DeskApp(opener=FakeOpener(lambda _report: sample.session()))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, OverviewScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        await pilot.press("q")
        assert app.return_value == 0


async def test_a_real_file_is_read_in_a_process_of_its_own_and_decisions_land_beside_it(tmp_path: Path) -> None:
    path = tmp_path / SAMPLE.name
    path.write_bytes(SAMPLE.read_bytes())
    earlier = tmp_path / "earlier.txt"
    earlier.write_text(SAMPLE.read_text("utf-8").replace("\t1879.62", "\t1789.62", 1), "utf-8")
    opener = FileOpener(Work(path, ReadOptions(jobs=1), against=earlier), author="李某")
    app = DeskApp(opener=opener, folder=tmp_path / "settings")
    async with app.run_test(size=(120, 35)) as pilot:
        assert isinstance(app.screen, ReadingScreen)
        await until(pilot, lambda: isinstance(app.screen, OverviewScreen))
        await pilot.press("escape", "a", "q")
    assert opener.compared is not None
    assert [(item.old, item.new) for item in opener.compared.differences] == [("1789.62", "1879.62")]
    overlay = path.with_name(path.name + ".review.toml").read_text("utf-8")
    assert 'verdict = "confirmed"' in overlay
    assert 'by = "李某"' in overlay
    assert list((tmp_path / "settings" / "sessions").iterdir())


def test_the_units_of_a_department_go_into_the_checks_of_the_desk() -> None:
    steps: list[object] = []
    analysis = analysed(Work(SAMPLE, units=(SAMPLE,)), steps.append)
    assert [unit.document.path for unit in analysis.material.units] == [str(SAMPLE)]
    assert Checking() in steps


def test_a_reading_begun_before_the_screen_is_the_one_that_is_opened(tmp_path: Path) -> None:
    path = tmp_path / SAMPLE.name
    path.write_bytes(SAMPLE.read_bytes())
    opener = FileOpener(Work(path, ReadOptions(jobs=1)))
    opener.begin()
    begun = opener._process
    session = opener.open(lambda _step: None)
    assert session is not None
    session.close()
    assert begun is not None
    assert opener._process is begun
    assert begun.returncode == 0


def test_cancelling_a_real_reading_ends_its_process(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text(SAMPLE.read_text("utf-8") * 40, "utf-8")
    opener = FileOpener(Work(path, ReadOptions(jobs=1)))
    results: list[Session | None] = []
    thread = threading.Thread(target=lambda: results.append(opener.open(lambda _step: None)))
    thread.start()
    while opener._process is None:
        thread.join(0.01)
    opener.cancel()
    thread.join(20)
    assert results == [None]
    assert opener._process.poll() is not None
