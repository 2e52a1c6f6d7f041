"""Nothing from a document acts: no control character reaches the terminal, no markup is obeyed, nothing crashes."""

from __future__ import annotations

import re
from dataclasses import replace

from reviewer.overlay.entries import Conflict, Correction, Decision, Fault, Judgement, Note, Overlay, Raised
from reviewer.overlay.store import MemoryStore
from reviewer.session.session import Session
from reviewer.tui.settings import DeskSettings
from tests.tui import sample
from tests.tui.driving import desk
from tests.tui.sample_document import document
from tests.tui.test_screens import SCREENS

HOSTILE = (
    "\x1b]0;owned\x07\x1b[2J\x9b31m\x00\x7f[/foo] [@click=app.quit]quit[/] [red]red[/red] {0} %s $x "
    "\u202e321\u202c\u200b\u2066x\u2069\ufeff\U000e0041 \r\nnext\tline ⚠\ufe0f"
)
FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufe0f\U000e0000-\U000e007f]")


async def test_hostile_text_is_shown_and_never_obeyed_on_any_screen() -> None:
    async with desk(sample.session(document(hostile=HOSTILE)), (120, 35)) as run:
        for name, keys in SCREENS:
            await run.renew(sample.session(document(hostile=HOSTILE)))
            await run.reach(*keys)
            await run.pilot.pause()
            assert not FORBIDDEN.search("".join(run.whole())), name
            assert run.app.is_running


async def test_a_bidi_override_and_markup_are_visible_as_what_they_are() -> None:
    async with desk(sample.session(document(hostile=HOSTILE)), (200, 50)) as run:
        await run.reach("]", "k", "h")
        text = "\n".join(run.whole())
        assert "␛]0;owned" in text
        await run.press("y")
        assert "\x1b" not in run.app.clipboard
        assert "[@click=app.quit]" in run.app.clipboard
        assert "⟨202E⟩" in run.app.clipboard


async def test_hostile_decisions_of_others_and_hostile_names_are_shown_and_never_obeyed() -> None:
    note = Note(HOSTILE, HOSTILE, "t02/r7/c3", by=HOSTILE, time=sample.START)
    orphan = Correction(HOSTILE, "t99/r1/c1", HOSTILE, HOSTILE, Fault.DISCLOSURE, by=HOSTILE)
    raised = Raised(HOSTILE, HOSTILE, HOSTILE, HOSTILE, "t02/r6/c3", by=HOSTILE)
    conflict = Conflict("note:x", (note, replace(note, text="other")), or_none=True)
    dismissed = Decision("T01:t02/r7/c3", Judgement.DISMISSED, reason=HOSTILE, by=HOSTILE, time=sample.START)
    lost = replace(dismissed, finding=HOSTILE)
    overlay = Overlay(
        corrections=(orphan,), notes=(note,), raised=(raised,), conflicts=(conflict,), decisions=(dismissed, lost)
    )
    read = replace(document(hostile=HOSTILE), path=f"{HOSTILE}.txt")
    settings = DeskSettings(author=HOSTILE)
    model = Session.from_analysis(sample.analysed(read), MemoryStore(overlay), author=HOSTILE, clock=sample.Clock())
    async with desk(model, (120, 35), settings=settings) as run:
        for keys in (("]",), ("a", "H"), ("C",), ("O",), ("S",), ("t",), ("w",), ("F",), ("]", "E")):
            await run.reach("escape", *keys)
            await run.app.workers.wait_for_complete()
            await run.pilot.pause()
            assert not FORBIDDEN.search("".join(run.whole())), keys
            assert run.app.is_running


async def test_hostile_notes_and_pastes_are_kept_harmless() -> None:
    async with desk(sample.session()) as run:
        await run.press("m")
        run.input.value = "a\x1b[31mb"
        await run.press("enter")
        assert not FORBIDDEN.search(run.text("notes") if run.screen.plan.has("notes") else "")
        await run.press("tab", "tab", "tab", "tab")
        assert not FORBIDDEN.search("".join(run.whole()))
