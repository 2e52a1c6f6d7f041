"""Copying: the terminal's own clipboard (OSC 52) and, beside it, the system's where a tool for it is installed."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from reviewer.tui.look import Look

if TYPE_CHECKING:
    from textual.app import App

TOOLS = (("pbcopy",), ("wl-copy",), ("xclip", "-selection", "clipboard"))
SECONDS = 2


def copied(app: App[int], text: str, look: Look) -> str:
    """Copy `text`; OSC 52 is not acknowledged, so a system tool is used as well where there is one."""
    app.copy_to_clipboard(text)
    for command in TOOLS:
        if shutil.which(command[0]):
            try:
                subprocess.run(command, input=text.encode(), timeout=SECONDS, check=True, capture_output=True)  # noqa: S603 - fixed commands
            except (OSError, subprocess.SubprocessError):
                continue
            break
    first = text.split("\n", 1)[0]
    return look.say("copy.done", text=first.replace("\t", "  ")[:60], lines=text.count("\n") + 1)
