"""Every action of the registry is done by its key and again from the palette, and does what it says."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reviewer.tui.actions import Action, Context
from reviewer.tui.painted import Painted
from reviewer.tui.registry import ACTIONS
from reviewer.tui.screens.ask import Ask
from reviewer.tui.screens.conflicts import ConflictsScreen
from reviewer.tui.screens.export import ExportScreen
from reviewer.tui.screens.filter_picker import FilterPicker
from reviewer.tui.screens.help import HelpScreen
from reviewer.tui.screens.history import HistoryScreen
from reviewer.tui.screens.overview import OverviewScreen
from reviewer.tui.screens.palette import Palette
from reviewer.tui.screens.place_picker import PlacePicker
from reviewer.tui.screens.settings import SettingsScreen
from tests.tui import sample
from tests.tui.driving import Run, desk

T01 = "T01:t02/r7/c3"
Check = Callable[[Run], bool]


@dataclass(frozen=True)
class Step:
    """`before`: keys that bring the desk to where the action shows; `holds`: what is true afterwards."""

    before: tuple[str, ...]
    holds: Check
    after: tuple[str, ...] = ()
    """Keys pressed after the action, before looking."""


def screen_is(kind: type) -> Check:
    """Whether a screen of that kind is open."""
    return lambda run: isinstance(run.app.screen, kind)


AT_T01 = ("]",)
STEPS: dict[str, Step] = {
    "move.left": Step((*AT_T01,), lambda run: run.ref == "t02/r7/c2"),
    "move.right": Step((*AT_T01,), lambda run: run.ref == "t02/r7/c4"),
    "move.up": Step((*AT_T01,), lambda run: run.ref == "t02/r6/c3"),
    "move.down": Step((*AT_T01,), lambda run: run.ref == "t02/r8/c3"),
    "move.page-down": Step((*AT_T01,), lambda run: run.ref == "t02/r14/c3"),
    "move.page-up": Step((*AT_T01,), lambda run: run.ref == "t02/r1/c3"),
    "move.first": Step((*AT_T01,), lambda run: run.ref == "t02/r1/c3"),
    "move.last": Step((*AT_T01,), lambda run: run.ref == "t02/r14/c3"),
    "move.row-start": Step((*AT_T01,), lambda run: run.ref == "t02/r7/c1"),
    "move.row-end": Step((*AT_T01,), lambda run: run.ref == "t02/r7/c5"),
    "finding.next": Step((), lambda run: run.screen.desk.finding_key == T01),
    "finding.prev": Step(("]", "]"), lambda run: run.screen.desk.finding_key == T01),
    "search.open": Step((), lambda run: run.screen.desk.search.words == "2130106", tuple("2130106")),
    "search.next": Step(("/", *"2130106", "enter"), lambda run: run.screen.desk.search.at == 1),
    "search.prev": Step(("/", *"2130106", "enter"), lambda run: run.screen.desk.search.at == 1),
    "table.next": Step((), lambda run: run.screen.desk.index == 1),
    "table.prev": Step((), lambda run: run.screen.desk.index == 3),
    "table.reading": Step((*AT_T01,), lambda run: "只有一种读法" in run.screen.desk.notice),
    "table.pick": Step((), screen_is(PlacePicker)),
    "decide.confirm": Step((*AT_T01,), lambda run: run.glyph(T01) == "a"),
    "decide.correct": Step((*AT_T01,), lambda run: run.glyph(T01) == "c", ("enter",)),
    "decide.repair": Step((*AT_T01,), lambda run: run.glyph(T01) == "c"),
    "decide.dismiss": Step((*AT_T01,), lambda run: run.glyph(T01) == "x", ("1",)),
    "decide.defer": Step((*AT_T01,), lambda run: run.glyph(T01) == "s"),
    "decide.reopen": Step((*AT_T01, "s", "["), lambda run: run.glyph("S03:b0001") == "!"),
    "decide.repeat": Step(("x", "2"), lambda run: run.glyph(T01) == "x"),
    "decide.batch": Step((), lambda run: run.glyph(T01) == "s", ("s", "enter")),
    "list.select": Step((*AT_T01,), lambda run: run.screen.desk.selected == {T01}),
    "note.add": Step((*AT_T01,), lambda run: run.model.overlay.notes[0].text == "why", (*"why", "enter")),
    "note.editor": Step((*AT_T01,), lambda run: "编辑器" in run.screen.desk.notice),
    "note.recheck": Step((*AT_T01,), lambda run: run.model.overlay.notes[0].asks_recheck),
    "finding.raise": Step(
        (*AT_T01,), lambda run: run.model.overlay.raised[0].expected == "5", (*"odd", "enter", "5", "enter")
    ),
    "history.undo": Step((*AT_T01, "a"), lambda run: run.glyph(T01) == "!"),
    "history.redo": Step((*AT_T01, "a", "u"), lambda run: run.glyph(T01) == "a"),
    "history.list": Step((), screen_is(HistoryScreen)),
    "follow": Step((*AT_T01,), lambda run: run.screen.desk.cell_ref == "t02/r7/c3"),
    "jump.back": Step((*AT_T01, "R", "W"), lambda run: run.screen.desk.index == 1),
    "jump.forward": Step((*AT_T01, "W", "ctrl+o"), lambda run: run.screen.desk.index == 2),
    "goto.linked": Step((*AT_T01, "e", "e"), lambda run: run.screen.desk.linked == "t01/r3/c3"),
    "evidence.next": Step((*AT_T01,), lambda run: run.screen.desk.proof == 1),
    "mark.set": Step((*AT_T01,), lambda run: "b" in run.screen.desk.marks, ("b",)),
    "mark.goto": Step((*AT_T01, "M", "b", "W"), lambda run: run.ref == "t02/r7/c3", ("b",)),
    "ask.why": Step((*AT_T01,), lambda run: "321.60" in run.text("body") and "3,421.15" in run.text("body")),
    "ask.why-not": Step((*AT_T01,), lambda run: "没有算式印证" in run.text("body")),
    "ask.what-if": Step(
        (*AT_T01,), lambda run: "改为 312.60，3 式" in run.text("body"), (*["backspace"] * 6, *"312.60", "enter")
    ),
    "filter.open": Step((), screen_is(FilterPicker)),
    "clear": Step(("z",), lambda run: not run.screen.is_zoomed),
    "pane.next": Step((), lambda run: run.screen.pane == "evidence"),
    "pane.prev": Step((), lambda run: run.screen.pane == "notes"),
    "pane.zoom": Step((), lambda run: run.screen.is_zoomed),
    "pane.grow": Step(("tab",), lambda run: run.screen.sizes["lower"] == 2),
    "pane.shrink": Step(("tab",), lambda run: run.screen.sizes["lower"] == -2),
    "view.printed": Step((), lambda run: run.screen.desk.printed),
    "view.lens": Step((), lambda run: run.screen.pane == "source"),
    "view.language": Step((), lambda run: "confirm" in run.line("verdicts")),
    "copy.cell": Step((*AT_T01,), lambda run: run.app.clipboard.startswith("321.60\t")),
    "copy.row": Step((*AT_T01,), lambda run: run.app.clipboard.startswith("2130106\t科技转化与推广服务\t321.60")),
    "copy.table": Step((*AT_T01,), lambda run: "| 2130106 | 科技转化与推广服务 | 321.60 |" in run.app.clipboard),
    "copy.sheet": Step((*AT_T01,), lambda run: "\n2130106\t科技转化与推广服务\t321.60\t" in run.app.clipboard),
    "screen.review": Step((*AT_T01, "W"), lambda run: run.ref == "t02/r7/c3"),
    "screen.narrative": Step((), lambda run: run.screen.desk.index == 2),
    "screen.performance": Step((), lambda run: run.screen.desk.index == 3),
    "screen.overview": Step((), screen_is(OverviewScreen)),
    "screen.export": Step((), screen_is(ExportScreen)),
    "screen.conflicts": Step((), screen_is(ConflictsScreen)),
    "screen.differences": Step((), lambda run: "没有可比较的原文件" in run.line("bar")),
    "screen.settings": Step((), screen_is(SettingsScreen)),
    "theme.next": Step((), lambda run: run.app.theme == "high-contrast"),
    "screen.redraw": Step((), lambda run: "S03" in run.line("finding")),
    "palette": Step((), screen_is(Palette)),
    "help": Step((), screen_is(HelpScreen)),
    "keys": Step((), screen_is(HelpScreen)),
    "save": Step((), lambda run: "写入" in run.line("bar")),
    "quit": Step((), lambda run: run.app.return_value == 0),
    "screen.back": Step(("O",), lambda run: run.app.screen is run.screen),
    "picker.take": Step(("t", "down"), lambda run: run.screen.desk.index == 1),
    "picker.close": Step(("t",), lambda run: run.app.screen is run.screen),
    "picker.next": Step(("t",), lambda run: isinstance(run.app.screen, PlacePicker) and run.app.screen.cursor == 1),
    "picker.prev": Step(
        ("t", "down", "down"), lambda run: isinstance(run.app.screen, PlacePicker) and run.app.screen.cursor == 1
    ),
    "picker.page-down": Step(
        ("t",), lambda run: isinstance(run.app.screen, PlacePicker) and run.app.screen.cursor == 3
    ),
    "picker.page-up": Step(
        ("t", "down", "down"), lambda run: isinstance(run.app.screen, PlacePicker) and run.app.screen.cursor == 0
    ),
    "editor.commit": Step((*AT_T01, "c"), lambda run: run.glyph(T01) == "c"),
    "editor.cancel": Step((*AT_T01, "c"), lambda run: run.glyph(T01) == "!" and not run.model.history),
    "editor.switch": Step((*AT_T01, "c"), lambda run: "[读数有误]" in run.line("effect")),
    "editor.next": Step((*AT_T01, "c"), lambda run: run.input.value == "3421.15"),
    "editor.prev": Step((*AT_T01, "c"), lambda run: run.input.value == "321.60"),
}
LISTED = [action for action in ACTIONS if action.id in STEPS]
ELSEWHERE = {action.id for action in ACTIONS if action.id.startswith("reading.")}
"""Done in the tests of the reading screen."""


def test_every_action_of_the_registry_is_tried() -> None:
    assert set(STEPS) | ELSEWHERE == {action.id for action in ACTIONS}


NAMES = {
    "]": "right_square_bracket", "[": "left_square_bracket", "/": "slash", "}": "right_curly_bracket",
    "{": "left_curly_bracket", "=": "equals_sign", ".": "full_stop", "'": "apostrophe", ">": "greater_than_sign",
    "<": "less_than_sign", ":": "colon", "?": "question_mark", "$": "dollar_sign",
}  # fmt: skip
"""Characters as the pilot calls their keys."""


async def by_key(run: Run, action: Action) -> None:
    """Press the first key of the action."""
    await run.press(*(NAMES.get(key, key) for key in action.keys[0].split(" ")))


async def tried(run: Run, action: Action, way: Callable[[Run, Action], Awaitable[None]]) -> None:
    """A fresh desk, brought to where the action shows; do it; look."""
    await run.renew(sample.session())
    step = STEPS[action.id]
    await run.reach(*step.before)
    await way(run, action)
    await run.reach(*step.after)
    await run.pilot.pause()
    assert step.holds(run), action.id
    assert not stale_panes(run), action.id


def stale_panes(run: Run) -> list[str]:
    """Panes of the desk that show something else than their painter would paint now."""
    if run.app.screen is not run.screen:
        return []
    panes = [pane for pane in run.screen.query(Painted) if pane.id and run.screen.plan.has(pane.id)]
    return [
        str(pane.id)
        for pane in panes
        if pane.lines != tuple(pane.painter(*pane.size, pane.has_focus))[: pane.size.height]
    ]


PARTS = 4
"""So that several processes can share the work."""


@pytest.mark.parametrize("part", range(PARTS))
async def test_every_action_does_what_it_says_when_its_key_is_pressed(
    monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    without_tools(monkeypatch)
    async with desk(sample.session()) as run:
        for action in LISTED[part::PARTS]:
            if action.id != "quit":
                await tried(run, action, by_key)


async def test_the_palette_finds_every_command_by_its_identity_and_its_title_and_does_it() -> None:
    async with desk(sample.session()) as run:
        await run.reach("]", "ctrl+p")
        palette = run.app.screen
        assert isinstance(palette, Palette)
        commands = [a for a in LISTED if Context.DESK in a.contexts and not a.takes_letter]
        for action in commands:
            for typed in (action.id, action.title.zh, action.title.en):
                palette.typed = typed
                palette.refilter()
                assert action.id in [pick.target for pick in palette.found[:4]], typed
                assert palette.below.can_do(action)
        palette.typed = "decide.confirm"
        palette.refilter()
        await run.press("enter")
        assert run.glyph(T01) == "a"
        await run.reach("ctrl+p")
        assert isinstance(run.app.screen, Palette)
        assert run.app.screen.picks()[0].target == "decide.confirm"


async def test_quit_leaves_at_once_and_never_asks() -> None:
    async with desk(sample.session()) as run:
        await run.press("]", "a", "q")
        assert run.app.return_value == 0


async def test_the_name_of_the_reviewer_is_asked_for_and_signs_what_follows(tmp_path: Path) -> None:
    async with desk(sample.session(), folder=tmp_path) as run:
        await run.press("S", "down", "enter")
        assert isinstance(run.app.screen, Ask)
        await run.press(*"Wei", "enter", "escape", "a")
        assert run.model.overlay.decisions[0].by == "Wei"
        assert 'author = "Wei"' in (tmp_path / "desk.toml").read_text("utf-8")


def without_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """No editor is installed and no clipboard tool."""
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
