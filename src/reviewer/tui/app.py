"""The program on the screen: which screen is shown first, which one a document's is, and the keys valid everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.garbage import keep_all
from reviewer.tui.actions import Context
from reviewer.tui.app_keys import AppKeys
from reviewer.tui.host import Host
from reviewer.tui.screens.keyed import KeyedScreen

if TYPE_CHECKING:
    from reviewer.session.session import Session


class DeskApp(Host, inherit_bindings=False):
    """See `Host` for what it is given."""

    def get_default_screen(self) -> KeyedScreen:
        """The desk where a document is in hand, else the reading screen."""
        self.groups = (AppKeys(self),)
        if self.model is not None:
            return _desk_of(self.model)
        from reviewer.tui.screens.reading import ReadingScreen

        return ReadingScreen()

    def show_desk(self, model: Session) -> None:
        """The document is open: the desk goes on top of the reading screen."""
        self.model = model
        keep_all()  # no key waits while the collector looks at the document
        self.push_screen(_desk_of(model))

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Where the open screen takes its keys from."""
        return self.screen.contexts if isinstance(self.screen, KeyedScreen) else ()


def _desk_of(model: Session) -> KeyedScreen:
    """The desk for a session; imported when it is needed, so that the first screen is there at once."""
    from reviewer.tui.screens.review import ReviewScreen

    return ReviewScreen(model)
