"""Nothing from a document acts: no control character reaches the terminal, no markup is obeyed, nothing crashes."""

from __future__ import annotations

import re

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


async def test_hostile_notes_and_pastes_are_kept_harmless() -> None:
    async with desk(sample.session()) as run:
        await run.press("m")
        run.input.value = "a\x1b[31mb"
        await run.press("enter")
        assert not FORBIDDEN.search(run.text("notes") if run.screen.plan.has("notes") else "")
        await run.press("tab", "tab", "tab", "tab")
        assert not FORBIDDEN.search("".join(run.whole()))
