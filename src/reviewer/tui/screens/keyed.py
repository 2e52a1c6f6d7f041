"""What every screen of the program shares: keys go through the reader to a method `do_<action>`, clicks do the same.

Owns dispatching, nothing else. A screen answers an action itself, or the app does.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual import events
from textual.screen import Screen
from textual.worker import get_current_worker

from reviewer.errors import ReviewerError
from reviewer.tui.actions import Action, Context
from reviewer.tui.keymap import KeyReader, Press, token
from reviewer.tui.painted import Painted
from reviewer.tui.registry import BY_ID
from reviewer.words import Message, message

T = TypeVar("T")

if TYPE_CHECKING:
    from reviewer.tui.host import Host


class KeyedScreen(Screen[None], inherit_bindings=False):
    """Base of all screens. `contexts` says what keys mean at the moment, the first wins."""

    def __init__(self) -> None:
        super().__init__()
        self.reader = KeyReader(self.desk_app.keymap)

    @property
    def desk_app(self) -> Host:
        """The app, with its type."""
        return cast("Host", self.app)

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Where keys get their meaning."""
        return (Context.LIST,)

    async def on_key(self, event: events.Key) -> None:
        """A key that no editor took."""
        key = token(event.key, event.character)
        if self.takes(key):
            event.stop()
            return
        press = self.reader.feed(key, self.contexts)
        if press is None:
            if self.reader.half_typed or self.unknown(key, event.character):
                event.stop()
                self.after_action()
            return
        event.stop()
        event.prevent_default()
        await self.perform(press)

    def takes(self, _key: str) -> bool:
        """A chance to use a key before the table of actions; True where it was used."""
        return False

    def unknown(self, _key: str, _character: str | None) -> bool:
        """A key that means nothing here."""
        return False

    async def perform(self, press: Press) -> None:
        """Do an action: this screen's method, else the app's."""
        method = self._method(press.action)
        if method is None:
            return
        self.before_action(press.action)
        arguments: dict[str, Any] = {}
        names = inspect.signature(method).parameters
        if "count" in names:
            arguments["count"] = press.count
        if "letter" in names:
            arguments["letter"] = press.letter
        result = method(**arguments)
        if inspect.isawaitable(result):
            await result
        if self.is_attached:
            self.after_action()

    async def perform_id(self, action_id: str) -> None:
        """Do an action by its identity (a click, the palette)."""
        action = BY_ID.get(action_id)
        if action is not None:
            await self.perform(Press(action))

    def before_action(self, _action: Action) -> None:
        """Called before an action is done."""

    def after_action(self) -> None:
        """Called after an action: paint what changed."""

    def can_do(self, action: Action) -> bool:
        """Whether this screen or the app answers the action."""
        return self._method(action) is not None

    async def on_painted_pressed(self, message: Painted.Pressed) -> None:
        """A click on something that means something."""
        message.stop()
        kind, _, value = message.target.partition(":")
        if kind == "action":
            await self.perform_id(value)
        else:
            await self.pressed(message, kind, value)

    async def pressed(self, message: Painted.Pressed, kind: str, value: str) -> None:
        """A click on something other than an action."""

    def repaint_all(self) -> None:
        """Paint again what changed."""

    def work(self, call: Callable[[], T], done: Callable[[T], None], *, group: str = "work") -> None:
        """Run `call` on a worker thread and hand its result to `done` on the screen's own; only the last of a group
        counts. What goes wrong is said by `failed`, never lost in a thread."""

        def run() -> None:
            try:
                result = call()
            except ReviewerError as error:
                self.app.call_from_thread(self.failed, Message(error.key, dict(error.params)))
            except Exception as fault:  # noqa: BLE001 - the top of the screen
                detail = f"{type(fault).__name__}: {fault}"
                self.app.call_from_thread(self.failed, message("error.internal", detail=detail))
            else:
                if not get_current_worker().is_cancelled:
                    self.app.call_from_thread(self._worked, done, result)

        self.run_worker(run, thread=True, exclusive=True, group=group)

    def failed(self, said: Message) -> None:
        """Work went wrong: say so."""

    def _worked(self, done: Callable[[T], None], result: T) -> None:
        if self.is_attached:
            done(result)

    @property
    def groups(self) -> tuple[object, ...]:
        """Objects with `do_<action>` methods, asked after the screen itself."""
        return ()

    def _method(self, action: Action) -> Callable[..., Any] | None:
        for owner in (self, *self.groups, *self.desk_app.groups):
            found = getattr(owner, action.handler, None)
            if found is not None:
                return cast("Callable[..., Any]", found)
        return None
