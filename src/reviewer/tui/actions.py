"""What an action is: identity, keys, title, help, where it is valid. The actions themselves are in `registry`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reviewer.words import Language, Words, catalogue, say


class Context(StrEnum):
    """Where a key means what it means."""

    DESK = "desk"
    """Review, narrative and performance: the one screen where decisions are made."""
    OVERVIEW = "overview"
    LIST = "list"
    """Help, export, settings, history and other screens that are lists."""
    EDITOR = "editor"
    """The line in the decision bar is open."""
    CHOICE = "choice"
    """The bar shows one-key choices (reasons, batch)."""
    PICKER = "picker"
    """A fuzzy list with a line to type in."""
    READING = "reading"
    """A file is being read."""


DESK = frozenset({Context.DESK})
EVERYWHERE = frozenset({Context.DESK, Context.OVERVIEW, Context.LIST})
EDITOR = frozenset({Context.EDITOR})
BAR = frozenset({Context.EDITOR, Context.CHOICE})
READING = frozenset({Context.READING})
PICKER = frozenset({Context.PICKER})
LISTS = frozenset({Context.OVERVIEW, Context.LIST})
DESK_AND_LISTS = frozenset({Context.DESK, Context.LIST})


@dataclass(frozen=True, slots=True)
class Action:
    """One action. `keys`: characters as typed, or Textual key names (`f8`, `ctrl+o`, `left`); two-key sequences are
    written with a blank (`g g`). `takes_letter`: a letter follows the key."""

    id: str
    keys: tuple[str, ...]
    contexts: frozenset[Context] = DESK
    takes_letter: bool = False

    @property
    def title(self) -> Words:
        """What it is called."""
        return self._words("title")

    @property
    def help(self) -> Words:
        """What it does, in a sentence."""
        return self._words("help")

    @property
    def short(self) -> Words:
        """The words for narrow places."""
        return self._words("label") if f"actions.{self.id}.label" in catalogue(Language.CHINESE) else self.title

    def _words(self, part: str) -> Words:
        key = f"actions.{self.id}.{part}"
        return Words(say(key, Language.CHINESE), say(key, Language.ENGLISH))

    @property
    def handler(self) -> str:
        """Name of the method that does it."""
        return "do_" + self.id.replace(".", "_").replace("-", "_")
