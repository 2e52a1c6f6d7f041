"""From keys to actions: the bindings, the user's key file, full-width aliases, half-typed keys.

Owns: which key means which action in a context, with every clash and unknown name of the user's file reported and the
rest kept. Does not act. Called by the app's screens on every key.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.tui.actions import Action, Context
from reviewer.tui.registry import ACTIONS
from reviewer.words import Message, message

_FULL_WIDTH = {
    "】": "]", "【": "[", "、": "/", "。": ".", "》": ">", "《": "<", "’": "'", "‘": "'", "＝": "=", "｝": "}",
    "｛": "{", "￥": "$",
}  # fmt: skip
_NAMES = frozenset(
    [
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
        "enter",
        "escape",
        "tab",
        "space",
        "backspace",
        "delete",
        "insert",
    ]
    + [f"f{number}" for number in range(1, 13)]
)
_MODIFIERS = frozenset({"ctrl", "shift", "alt"})
RESERVED = frozenset({"ctrl+i", "ctrl+m", "ctrl+j", "ctrl+h", "f10", "f11"})
"""Keys a legacy terminal cannot tell from Tab, Enter, Backspace, or takes for itself."""
MOST = 9999
"""Largest count before a key."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """Keys by action id, and what was wrong with the user's file."""

    keys: Mapping[str, tuple[str, ...]]
    complaints: tuple[Message, ...] = ()

    def first(self, action_id: str) -> str:
        """The key shown for an action, "" where it has none."""
        keys = self.keys.get(action_id, ())
        return keys[0] if keys else ""

    def table(self, contexts: Iterable[Context]) -> dict[str, Action]:
        """Actions by key for some contexts; an earlier context wins."""
        found: dict[str, Action] = {}
        for context in contexts:
            for action in ACTIONS:
                if context in action.contexts:
                    for key in self.keys.get(action.id, ()):
                        found.setdefault(key, action)
        return found


def default_keymap() -> Keymap:
    """The keys of the registry."""
    return Keymap({action.id: action.keys for action in ACTIONS})


def load_keymap(path: Path | None) -> Keymap:
    """The registry's keys with the user's file on top: unknown actions and keys and clashes are reported, the rest
    holds. `[keys] "finding.next" = ["]", "f8"]`; an empty list unbinds."""
    base = dict(default_keymap().keys)
    if path is None or not path.is_file():
        return Keymap(base)
    try:
        text = path.read_text("utf-8")
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        return Keymap(base, (message("keys.unreadable", file=path.name, detail=str(fault)),))
    complaints: list[Message] = []
    section = data.get("keys", {})
    if not isinstance(section, dict):
        return Keymap(base, (message("keys.no-section", file=path.name),))
    for action_id, wanted in section.items():
        line = _line_of(text, action_id)
        if action_id not in base:
            complaints.append(message("keys.unknown-action", file=path.name, line=line, action=action_id))
            continue
        if not isinstance(wanted, list) or not all(isinstance(key, str) for key in wanted):
            complaints.append(message("keys.not-a-list", file=path.name, line=line, action=action_id))
            continue
        good = []
        for key in wanted:
            if is_key(key):
                good.append(key)
            else:
                complaints.append(message("keys.unknown-key", file=path.name, line=line, pressed=key))
        base[action_id] = tuple(good)
    complaints += _clashes(base, section, path.name, text)
    return Keymap(base, tuple(complaints))


def is_key(key: str) -> bool:
    """Whether a key can be bound: one character, a key name with modifiers, or two of them with a blank between."""
    parts = key.split(" ")
    if len(parts) > 2 or not all(parts):
        return False
    return all(_is_one_key(part) for part in parts)


def _is_one_key(key: str) -> bool:
    if key in RESERVED:
        return False
    if len(key) == 1:
        return (key.isprintable() and not key.isdigit()) or key == "0"
    *modifiers, name = key.split("+")
    return set(modifiers) <= _MODIFIERS and (name in _NAMES or (bool(modifiers) and len(name) == 1 and name.isascii()))


def _clashes(keys: dict[str, tuple[str, ...]], section: Mapping[str, object], file: str, text: str) -> list[Message]:
    """Two actions on one key in one context: the user's wins, of two of the user's the first; the other loses it."""
    complaints: list[Message] = []
    owner: dict[tuple[Context, str], str] = {}
    for action in sorted(ACTIONS, key=lambda entry: entry.id not in section):
        for key in keys[action.id]:
            holder = next((owner[context, key] for context in sorted(action.contexts) if (context, key) in owner), "")
            if not holder:
                owner.update({(context, key): action.id for context in action.contexts})
                continue
            keys[action.id] = tuple(other for other in keys[action.id] if other != key)
            if {action.id, holder} & set(section):
                named = action.id if action.id in section else holder
                params = {"file": file, "line": _line_of(text, named), "pressed": key}
                complaints.append(message("keys.clash", **params, winner=holder, loser=action.id))
    return complaints


def _line_of(text: str, action_id: str) -> int:
    pattern = re.compile(rf'^\s*["\']?{re.escape(action_id)}["\']?\s*=')
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), 0)


def token(key: str, character: str | None) -> str:
    """The key as the table writes it: the character where it is one, full width made half width, else the name."""
    if key == "space" or character in {" ", "\u3000"}:
        return "space"
    if character and character.isprintable() and not key.startswith(("ctrl+", "alt+")):
        character = _FULL_WIDTH.get(character, character)
        plain = unicodedata.normalize("NFKC", character)
        return plain if len(plain) == 1 and plain.isascii() else character
    return key


@dataclass(frozen=True, slots=True)
class Press:
    """An action to do. `count` None where no number was typed; `letter` for marks."""

    action: Action
    count: int | None = None
    letter: str = ""


@dataclass(slots=True)
class KeyReader:
    """Half-typed keys: counts, two-key sequences, a letter to come. Feed it tokens; it answers with what to do."""

    keymap: Keymap
    pending: str = ""
    count: str = ""
    awaiting: Action | None = None
    _tables: dict[tuple[Context, ...], dict[str, Action]] = field(default_factory=dict)

    @property
    def half_typed(self) -> str:
        """What has been typed and not yet answered, for the bar."""
        return self.count + self.pending + (self.keymap.first(self.awaiting.id) if self.awaiting else "")

    def feed(self, key: str, contexts: tuple[Context, ...]) -> Press | None:
        """The action a key completes; None where it is half typed or means nothing (`half_typed` tells)."""
        table = self._tables.get(contexts)
        if table is None:
            table = self._tables[contexts] = self.keymap.table(contexts)
        if self.awaiting is not None:
            action, self.awaiting = self.awaiting, None
            return Press(action, None, key) if len(key) == 1 and key.isalnum() else None
        if key.isdigit() and len(key) == 1 and not self.pending and (key != "0" or self.count):
            if Context.EDITOR not in contexts and Context.CHOICE not in contexts:
                self.count = str(min(MOST, int(self.count + key)))
            return None
        whole = f"{self.pending} {key}" if self.pending else key
        self.pending = ""
        found = table.get(whole)
        if found is None and any(other.startswith(whole + " ") for other in table):
            self.pending = whole
            return None
        count = int(self.count) if self.count else None
        self.count = ""
        if found is not None and found.takes_letter:
            self.awaiting = found
            return None
        return Press(found, count) if found is not None else None

    def reset(self) -> None:
        """Forget what was half typed."""
        self.pending, self.count, self.awaiting = "", "", None
