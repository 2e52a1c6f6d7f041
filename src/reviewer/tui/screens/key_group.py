"""A group of keys of the review screen: methods `do_<action>` that belong together, with the desk at hand."""

from __future__ import annotations

from reviewer.tui.bar.editing import Editing
from reviewer.tui.screens.desk_screen import DeskScreen
from reviewer.tui.state.desk import Desk


class KeyGroup:
    """Base of the groups. The screen asks each group for the method of an action."""

    def __init__(self, screen: DeskScreen) -> None:
        self.screen = screen

    @property
    def desk(self) -> Desk:
        """Where the person is."""
        return self.screen.desk

    @property
    def editing(self) -> Editing:
        """The decisions and the line in the bar."""
        return self.screen.editing

    def say(self, sentence: str, /, **params: object) -> None:
        """Say something in the bar."""
        self.desk.notice = self.desk.look.say(sentence, **params)
