"""The desk with keys pressed: decide, undo, correct; at 80x24, on one running app."""

from __future__ import annotations

from reviewer.model.finding import Status
from tests.tui import sample
from tests.tui.driving import desk


async def test_one_key_decides_and_the_next_open_finding_comes_by_itself() -> None:
    async with desk(sample.session()) as run:
        assert "S03" in run.line("finding")
        await run.press("a")
        assert "T01" in run.line("finding")
        assert run.model.counts()[Status.CONFIRMED] == 1
        assert "[ 321.60]" in run.text("middle")


async def test_dismissing_asks_for_a_reason_in_the_bar_and_undo_comes_back_to_the_place() -> None:
    async with desk(sample.session()) as run:
        await run.press("]", "x")
        assert "口径不同" in run.line("bar")
        await run.press("4")
        assert run.glyph("T01:t02/r7/c3") == "x"
        await run.press("u")
        assert run.glyph("T01:t02/r7/c3") == "!"
        assert "T01" in run.line("finding")
        assert "已撤销" in run.line("bar")


async def test_a_value_is_typed_with_its_effect_shown_and_the_grid_keeps_in_view() -> None:
    async with desk(sample.session()) as run:
        await run.press("]", "c")
        assert run.input.value == "312.60"
        assert "3 式全部成立" in run.line("effect")
        assert "科技转化与推广服务" in run.text("middle")
        await run.press("enter")
        assert run.model.effective_text("t02/r7/c3") == "312.60"
        assert run.glyph("T01:t02/r7/c3") == "c"
        await run.press("[")
        assert "T01" not in run.line("finding")


async def test_the_suggestion_that_stands_alone_is_taken_with_one_key() -> None:
    async with desk(sample.session()) as run:
        await run.press("]", "=")
        assert run.model.effective_text("t02/r7/c3") == "312.60"
        assert "读" in run.line("finding")


async def test_a_fault_of_ones_own_stands_in_the_list_and_can_be_taken_away() -> None:
    async with desk(sample.session(), (120, 35)) as run:
        await run.reach("]", "j")
        await run.press("A", *"odd{0}", "tab", "enter", "9", "enter")
        assert "+ 表2 2130108/合计" in run.text("queue")
        await run.reach("tab", "tab")
        while "odd{0}" not in run.text("evidence"):
            await run.reach("j")
        assert "应为 9" in run.text("evidence")
        assert run.model.overlay.raised[0].severity == "warning"
        await run.press("a")
        assert "自提" in run.line("bar")
        await run.press("D")
        assert not run.model.overlay.raised


async def test_reasons_that_do_not_fit_in_one_line_take_two() -> None:
    async with desk(sample.session()) as run:
        await run.press("L", "x")
        shown = run.line("verdicts") + run.line("bar")
        assert all(f"{number}" in shown for number in range(1, 8))
        await run.press("escape")
        assert "[a]confirm" in run.line("verdicts")
