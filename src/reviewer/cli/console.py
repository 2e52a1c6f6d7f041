"""What every command gets: language, streams, and how to speak on them. Output is for stdout, the rest for stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

from reviewer.errors import ReviewerError
from reviewer.words import Language, say, visible

COLOURS = {"error": "31", "warning": "33", "question": "36", "advice": "2", "added": "32", "removed": "31"}
"""SGR numbers; meaning is never in the colour alone."""


@dataclass(frozen=True, slots=True)
class Console:
    """Streams and language of one run. `quiet` silences progress, never errors."""

    language: Language
    out: TextIO
    err: TextIO
    quiet: bool = False
    verbose: bool = False

    def write(self, text: str) -> None:
        """The asked-for output."""
        self.out.write(text if text.endswith("\n") else text + "\n")

    def write_json(self, value: object) -> None:
        """Output for programs."""
        json.dump(value, self.out, ensure_ascii=False, indent=1)
        self.out.write("\n")

    def note(self, key: str, **params: object) -> None:
        """A message on the side; silent under `--quiet`."""
        if not self.quiet:
            self.err.write(visible(say(key, self.language, **params)) + "\n")

    def complain(self, error: ReviewerError) -> None:
        """One clear line: what is wrong, where, what to do."""
        sentence = say(error.key, self.language, **error.params)
        self.err.write("reviewer: " + visible(sentence).replace("\n", " ") + "\n")

    @property
    def has_colour(self) -> bool:
        """Whether output may be coloured: NO_COLOR forbids, FORCE_COLOR asks, else a terminal that is not dumb."""
        return may_colour(os.environ, is_terminal=self.out.isatty())

    def painted(self, text: str, colour: str) -> str:
        """`text` in one of `COLOURS`, where colour is allowed. The text must be harmless already (`visible`)."""
        return f"\x1b[{COLOURS[colour]}m{text}\x1b[0m" if colour and self.has_colour else text

    @property
    def is_interactive(self) -> bool:
        """Whether progress may be drawn."""
        return self.err.isatty() and not self.quiet


def may_colour(environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """The usual rules: NO_COLOR (any value) first, then FORCE_COLOR or CLICOLOR_FORCE (not 0), then the terminal."""
    if environment.get("NO_COLOR"):
        return False
    if any(environment.get(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return is_terminal and environment.get("TERM") != "dumb"


def language_of(choice: str | None, environment: Mapping[str, str]) -> Language:
    """The chosen language, else that of the locale; Chinese documents read Chinese by default."""
    if choice:
        return Language(choice)
    for name in ("REVIEWER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "").lower()
        if value and value not in {"c", "posix", "c.utf-8", "c.utf8", "posix.utf-8"}:
            return Language.CHINESE if value.startswith("zh") else Language.ENGLISH
    return Language.CHINESE


def standard_console(choice: str | None, *, quiet: bool = False, verbose: bool = False) -> Console:
    """The console of this process, in UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    return Console(language_of(choice, os.environ), sys.stdout, sys.stderr, quiet, verbose)
