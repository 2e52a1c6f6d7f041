"""The answer to a question (why, what proves it, what if) as sentences; enter goes to the place a line speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.session.questions import Line as Sentence
from reviewer.tui.fit import wrap
from reviewer.tui.ink import BLANK, Ink, Line, Span
from reviewer.tui.screens.list_screen import ListScreen

INDENT = 3
INKS = (Ink.STRONG, Ink.TEXT, Ink.MUTED)
"""By depth: the answer, an equation, one of its numbers."""


class AnswerScreen(ListScreen):
    """`kind`: which question (`why`, `why-not`, `what-if`)."""

    def __init__(self, kind: str, sentences: Sequence[Sentence]) -> None:
        super().__init__()
        self.kind = kind
        self.sentences = sentences

    def heading(self) -> str:
        """The question."""
        return self.look.say(f"ask.heading.{self.kind}")

    def content(self, width: int) -> Sequence[Line]:
        """The sentences, indented by depth, wrapped."""
        lines: list[Line] = []
        for sentence in self.sentences:
            if lines and sentence.depth < 2:
                lines.append(BLANK)
            indent = " " * (INDENT * sentence.depth)
            target = f"ref:{sentence.ref}" if sentence.ref else ""
            words = self.look.words(sentence.said)
            for number, (_offset, part) in enumerate(wrap(words, max(10, width - len(indent)))):
                spoken = part if number == 0 else part.lstrip()
                lines.append((Span(indent + spoken, INKS[min(sentence.depth, 2)], target if number == 0 else ""),))
        return lines

    async def chosen(self, target: str) -> None:
        """To the place."""
        self.desk_app.pop_screen()
        if self.desk_app.front is not None:
            self.desk_app.front.go(target)
