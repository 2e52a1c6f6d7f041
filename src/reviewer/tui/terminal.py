"""What the terminal can do: colours, and the width of ambiguous characters. Looked at before the app runs."""

from __future__ import annotations

import os
import re
import select
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from reviewer.errors import UsageError

PROBE = "①"
ANSWER_SECONDS = 0.2
"""How long a terminal may take to answer where its cursor is; over ssh 50 ms are usual."""
_ANSWER = re.compile(rb"\x1b\[(\d+);(\d+)R")


@dataclass(frozen=True)
class Terminal:
    """`is_plain`: the owner wants no colour, or the terminal has sixteen."""

    is_usable: bool
    is_plain: bool
    stdin: TextIO
    stdout: TextIO

    @classmethod
    def of(cls, environment: Mapping[str, str], stdin: TextIO, stdout: TextIO) -> Terminal:
        """Look at the environment and the streams."""
        if "TEXTUAL_DRIVER" in environment:  # drawn elsewhere, in true colour: there is nothing to ask
            return cls(is_usable=True, is_plain=False, stdin=stdin, stdout=stdout)
        name = environment.get("TERM", "")
        usable = stdin.isatty() and stdout.isatty() and name != "dumb"
        rich = (
            environment.get("COLORTERM", "") in {"truecolor", "24bit"} or "256color" in name or sys.platform == "win32"
        )
        known = rich or name in {"", "xterm-kitty", "alacritty", "foot", "wezterm", "xterm-ghostty"}
        return cls(usable, "NO_COLOR" in environment or not known, stdin, stdout)

    def require(self, path: Path) -> None:
        """Raises `UsageError` where the desk cannot be shown."""
        if not self.is_usable:
            raise UsageError("cli.error.no-terminal", path=path)

    def ambiguous_width(self) -> int:
        """1 or 2, as the terminal answers; 1 where it does not."""
        try:
            import termios
            import tty
        except ImportError:  # no such thing on this system
            return 1
        if not self.stdin.isatty():
            return 1
        descriptor = self.stdin.fileno()
        try:
            kept = termios.tcgetattr(descriptor)
        except termios.error:
            return 1
        try:
            tty.setcbreak(descriptor)
            self.stdout.write(f"\r{PROBE}\x1b[6n")
            self.stdout.flush()
            answer = _read_answer(descriptor)
            self.stdout.write("\r\x1b[K")
            self.stdout.flush()
        finally:
            termios.tcsetattr(descriptor, termios.TCSADRAIN, kept)
        return 2 if answer == 3 else 1


def _read_answer(descriptor: int) -> int:
    """The column the terminal says its cursor is in, 0 where it says nothing in time."""
    received = b""
    end = time.monotonic() + ANSWER_SECONDS
    while (left := end - time.monotonic()) > 0:
        ready, _, _ = select.select([descriptor], [], [], left)
        if not ready:
            break
        received += os.read(descriptor, 64)
        found = _ANSWER.search(received)
        if found:
            return int(found[2])
    return 0
