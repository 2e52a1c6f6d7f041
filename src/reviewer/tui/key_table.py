"""The key table as text, as a page of the manual, and as a file to begin one's own from. No screen code."""

from __future__ import annotations

from reviewer.tui.actions import Action, Context
from reviewer.tui.keymap import Keymap
from reviewer.tui.registry import ACTIONS
from reviewer.words import Language, say

GROUPS = (
    ("desk", Context.DESK),
    ("bar", Context.EDITOR),
    ("lists", Context.LIST),
    ("picker", Context.PICKER),
    ("reading", Context.READING),
)


def groups() -> list[tuple[str, list[Action]]]:
    """Every action once, under the first place it is valid in."""
    seen: set[str] = set()
    found = []
    for name, context in GROUPS:
        actions = [action for action in ACTIONS if context in action.contexts and action.id not in seen]
        seen |= {action.id for action in actions}
        found.append((name, actions))
    return found


def as_text(keymap: Keymap, language: Language) -> str:
    """Keys, title and help, one action a line."""
    lines = []
    for name, actions in groups():
        lines += ["", say(f"keys.group.{name}", language)]
        for action in actions:
            keys = " ".join(keymap.keys[action.id]) or "-"
            lines.append(f"  {keys:<22} {action.title.text(language)}: {action.help.text(language)}")
    return "\n".join(lines[1:])


def as_markdown(keymap: Keymap, _language: Language = Language.CHINESE) -> str:
    """A page in both languages."""
    lines = ["# Keys 按键", "", say("keys.page", Language.CHINESE), "", say("keys.page", Language.ENGLISH)]
    for name, actions in groups():
        heading = f"{say(f'keys.group.{name}', Language.ENGLISH)} {say(f'keys.group.{name}', Language.CHINESE)}"
        lines += ["", f"## {heading}", "", "| id | keys | 作用 | does |", "| --- | --- | --- | --- |"]
        for action in actions:
            keys = " ".join(f"`` {key} ``" if "`" in key else f"`{key}`" for key in keymap.keys[action.id])
            shown = keys.replace("|", "\\|")
            lines.append(f"| `{action.id}` | {shown} | {action.title.zh}：{action.help.zh} | {action.help.en} |")
    return "\n".join(lines) + "\n"


def as_toml(keymap: Keymap, language: Language) -> str:
    """A `keys.toml` that changes nothing yet, every action with its title behind it."""
    lines = [f"# {say('keys.file', language)}", "", "[keys]"]
    for _name, actions in groups():
        for action in actions:
            keys = ", ".join(
                '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"' for key in keymap.keys[action.id]
            )
            lines.append(f'"{action.id}" = [{keys}]  # {action.title.text(language)}')
    return "\n".join(lines)
