"""A line to type in, over another screen: one question, one answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.widgets import Input

from reviewer.tui.screens.picker import Pick, PickerScreen


class Ask(PickerScreen):
    """`answer` is called with what was typed; escape calls nobody."""

    def __init__(self, question: str, standing: str, answer: Callable[[str], None]) -> None:
        super().__init__()
        self.question = question
        self.standing = standing
        self.answer = answer

    def heading(self) -> str:
        """The question."""
        return self.look.say(self.question)

    def on_mount(self) -> None:
        """What stands there already can be changed."""
        super().on_mount()
        line = self.query_one(Input)
        line.value = self.standing
        line.cursor_position = len(self.standing)

    def picks(self) -> Sequence[Pick]:
        """The answer as it stands."""
        return [Pick("answer", self.look.say("picker.answer", words=self.typed), "", self.typed)]

    async def picked(self, _pick: Pick) -> None:
        """Give the answer."""
        self.answer(self.typed)
