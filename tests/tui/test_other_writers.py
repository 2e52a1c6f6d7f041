"""Somebody else changes the overlay while it is open: the bar asks, nothing is lost, everything can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.overlay.file_store import open_store
from reviewer.session.identity import identity_of
from reviewer.session.session import Session
from reviewer.tui.bar.mode import Mode
from tests.tui import sample
from tests.tui.driving import Run, desk

THEIRS = """
[[decision]]
finding = "T01:t02/r7/c3"
verdict = "dismissed"
reason = "scope"
by = "王某"
"""


def stored(path: Path) -> Session:
    """A session that keeps its decisions."""
    analysis = sample.analysed()
    clock = sample.Clock()
    store = open_store(path, identity_of(analysis.document, analysis.material.profile), clock=clock)
    return Session.from_analysis(analysis, store, author="李某", clock=clock)


async def changed_outside(run: Run, path: Path) -> None:
    """Decide something, save; somebody adds a decision to the file; decide again, save."""
    await run.reach("a")
    run.model.flush()
    path.write_text(path.read_text("utf-8") + THEIRS, "utf-8")
    await run.reach("s", "ctrl+s")
    await run.app.workers.wait_for_complete()
    await run.pilot.pause()


@pytest.mark.parametrize(("key", "glyph"), [("r", "x"), ("k", "s"), ("m", "!")])
async def test_the_bar_asks_what_is_to_stand(tmp_path: Path, key: str, glyph: str) -> None:
    path = tmp_path / "a.review.toml"
    model = stored(path)
    async with desk(model) as run:
        await changed_outside(run, path)
        assert run.screen.editing.bar.mode is Mode.OUTSIDE
        assert "重读" in run.line("bar")
        await run.press(key)
        assert run.glyph("T01:t02/r7/c3") == glyph
        assert not run.model.save_state.outside
    model.close()


async def test_conflicts_of_a_merge_are_settled_on_their_screen(tmp_path: Path) -> None:
    path = tmp_path / "a.review.toml"
    model = stored(path)
    async with desk(model) as run:
        await changed_outside(run, path)
        await run.press("m", "C")
        assert "冲突 1" in run.line("heading")
        await run.press("enter")
        assert not run.model.conflicts
        assert run.glyph("T01:t02/r7/c3") in {"x", "s"}
    model.close()


async def test_it_can_be_left_for_later(tmp_path: Path) -> None:
    path = tmp_path / "a.review.toml"
    model = stored(path)
    async with desk(model) as run:
        await changed_outside(run, path)
        await run.press("escape")
        assert run.screen.editing.bar.mode is Mode.IDLE
        assert run.model.save_state.outside
    model.close()
