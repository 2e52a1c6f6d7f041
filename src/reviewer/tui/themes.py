"""Themes from TOML files: those of the program, then those of the user; a broken one is reported and skipped.

Owns reading them and the defaults of every variable of the desk. Does not choose one (settings do).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import BUILTIN_THEMES, Theme

from reviewer.tui.ink import Ink
from reviewer.words import Message, Words, message

LIGHT_DEFAULT, DARK_DEFAULT, PLAIN = "paper", "dark", "plain"
MAX_BYTES = 100_000
_NOT_COLOURS = frozenset({"name", "dark", "ansi", "variables", "luminosity_spread", "text_alpha"})

_VARIABLE_OF_INK = MappingProxyType({
    Ink.PROVED: "state-proved", Ink.DERIVED: "state-derived", Ink.CONTRADICTED: "state-contradicted",
    Ink.UNCHECKED: "state-unchecked", Ink.DOUBTFUL: "state-doubtful", Ink.CORRECTED: "state-corrected",
    Ink.REREAD: "state-reread", Ink.OPERAND: "role-operand", Ink.ERROR: "finding-error",
    Ink.WARNING: "finding-warning", Ink.QUESTION: "finding-question", Ink.ADVICE: "finding-advice",
})  # fmt: skip
_FALLBACK = MappingProxyType({
    Ink.RULE: "secondary", Ink.KEY: "primary", Ink.PROVED: "success", Ink.DERIVED: "success",
    Ink.CONTRADICTED: "error", Ink.UNCHECKED: "warning", Ink.DOUBTFUL: "warning", Ink.CORRECTED: "primary",
    Ink.REREAD: "primary", Ink.ERROR: "error", Ink.WARNING: "warning", Ink.QUESTION: "primary",
    Ink.ADVICE: "secondary", Ink.CULPRIT: "error", Ink.GOOD: "success", Ink.BAD: "error",
})  # fmt: skip
_FALLBACK_PAPER = MappingProxyType({
    Ink.CURSOR: "panel", Ink.CURSOR_AWAY: "surface", Ink.OPERAND: "surface", Ink.CULPRIT: "surface", Ink.HIT: "panel",
    Ink.SELECTED: "panel",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class NamedTheme:
    """A theme with its name in both languages."""

    theme: Theme
    title: Words


@dataclass(frozen=True, slots=True)
class Themes:
    """All themes by name, in the order found, and what was wrong with the others."""

    by_name: Mapping[str, NamedTheme]
    complaints: tuple[Message, ...] = ()


def load_themes(user_folder: Path | None = None) -> Themes:
    """The program's themes, then the user's; a user's theme of the same name takes its place."""
    found: dict[str, NamedTheme] = {}
    complaints: list[Message] = []
    for name, text in (*_shipped(), *_from(user_folder)):
        if isinstance(text, Message):
            complaints.append(text)
            continue
        try:
            named = read_theme(name, text)
        except ThemeFault as fault:
            complaints.append(fault.message)
            continue
        found[named.theme.name] = named
    return Themes(MappingProxyType(found), tuple(complaints))


class ThemeFault(Exception):  # noqa: N818 - becomes a complaint at once
    """Why a theme is skipped."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.key)
        self.message = said


def read_theme(file: str, text: str) -> NamedTheme:
    """A theme from TOML; raises `ThemeFault` for anything a screen could not be painted with."""
    try:
        data = tomllib.loads(text)
        table: dict[str, Any] = dict(data["theme"])
        theme = Theme(**table)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as fault:
        raise ThemeFault(message("tui.theme.broken", file=file, detail=str(fault))) from fault
    if not isinstance(theme.name, str) or not theme.name or not isinstance(theme.variables, dict):
        raise ThemeFault(message("tui.theme.broken", file=file, detail="name"))
    colours = {key: value for key, value in table.items() if key not in _NOT_COLOURS}
    for key, value in (*colours.items(), *theme.variables.items()):
        try:
            Color.parse(value)
        except (ColorParseError, TypeError, ValueError, AttributeError) as fault:
            raise ThemeFault(message("tui.theme.colour", file=file, variable=key, value=str(value))) from fault
    title = data.get("title", {})
    words = (
        Words(str(title.get("zh", theme.name)), str(title.get("en", theme.name)))
        if isinstance(title, dict)
        else Words(theme.name, theme.name)
    )
    return NamedTheme(theme, words)


def plain_theme() -> NamedTheme:
    """Sixteen colours of the terminal itself, or none (NO_COLOR): nothing but what the terminal's owner chose."""
    theme = Theme(
        name=PLAIN, ansi=True, dark=True, primary="ansi_blue", secondary="ansi_default", warning="ansi_yellow",
        error="ansi_red", success="ansi_green", accent="ansi_magenta", foreground="ansi_default",
        background="ansi_default", surface="ansi_default", panel="ansi_default", boost="ansi_default",
        variables=dict(BUILTIN_THEMES["ansi-dark"].variables),
    )  # fmt: skip
    return NamedTheme(theme, Words("终端自身颜色", "Terminal's own colours"))


def variable_defaults(theme: Theme) -> dict[str, str]:
    """A value for every variable the desk uses, from the theme's variables and base colours."""
    background = theme.background or "#000000"
    base = {
        "foreground": theme.foreground or "#808080",
        "background": background,
        "surface": theme.surface or background,
        "panel": theme.panel or background,
        "primary": theme.primary,
        "secondary": theme.secondary or theme.primary,
        "success": theme.success or theme.primary,
        "warning": theme.warning or theme.primary,
        "error": theme.error or theme.primary,
    }
    values: dict[str, str] = {"background": base["background"], "surface": base["surface"]}
    for ink in Ink:
        own = f"ink-{ink}"
        shared = _VARIABLE_OF_INK.get(ink, own)
        colour = theme.variables.get(own) or theme.variables.get(shared) or base[_FALLBACK.get(ink, "foreground")]
        values[own] = colour
        if shared != own:
            values[shared] = colour
        paper = f"paper-{ink}"
        values[paper] = theme.variables.get(paper) or base[_FALLBACK_PAPER.get(ink, "background")]
    return values


def _shipped() -> Iterator[tuple[str, str | Message]]:
    packaged = resources.files("reviewer") / "data" / "themes"
    folder = packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "themes"
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".toml"):
            yield entry.name, entry.read_text("utf-8")


def _from(folder: Path | None) -> Iterator[tuple[str, str | Message]]:
    if folder is None or not folder.is_dir():
        return
    for path in sorted(folder.glob("*.toml")):
        try:
            yield path.name, path.read_bytes()[:MAX_BYTES].decode("utf-8")
        except (OSError, UnicodeDecodeError) as fault:
            yield path.name, message("tui.theme.broken", file=path.name, detail=str(fault))
