"""The palette: every command by its title in both languages, its identity or its key; the last used ones first."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.tui.actions import Context
from reviewer.tui.bar.paint import key_name
from reviewer.tui.registry import ACTIONS
from reviewer.tui.screens.keyed import KeyedScreen
from reviewer.tui.screens.picker import Pick, PickerScreen

HIDDEN = frozenset({Context.EDITOR, Context.CHOICE, Context.READING, Context.PICKER})


class Palette(PickerScreen):
    """`below`: the screen the command is done on."""

    def __init__(self, below: KeyedScreen) -> None:
        super().__init__()
        self.below = below

    def heading(self) -> str:
        """What can be typed."""
        return self.look.say("picker.palette")

    def picks(self) -> Sequence[Pick]:
        """Commands that the screen below can do, the last used first."""
        used = {action_id: place for place, action_id in enumerate(self.desk_app.used)}
        found = []
        for action in ACTIONS:
            if action.contexts <= HIDDEN or action.takes_letter or not self.below.can_do(action):
                continue
            keys = " ".join(key_name(key) for key in self.desk_app.keymap.keys.get(action.id, ()))
            label = f"{self.look.words(action.title)}  {self.look.words(action.help)}"
            words = f"{action.title.zh} {action.title.en} {action.help.en} {action.id}"
            found.append((used.get(action.id, len(used)), Pick(action.id, label, keys, words)))
        return [
            pick for _place, pick in sorted(found, key=lambda entry: (entry[0], entry[1].target.startswith("move.")))
        ]

    async def picked(self, pick: Pick) -> None:
        """Do it."""
        used = self.desk_app.used
        used.remove(pick.target) if pick.target in used else None
        used.insert(0, pick.target)
        await self.below.perform_id(pick.target)
