"""Writing a long text in the person's own editor, with the terminal handed over for the while."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

if TYPE_CHECKING:
    from textual.app import App

FALLBACKS = ("nano", "vi", "notepad")
MOST_BYTES = 1_000_000


def editor_command() -> list[str]:
    """$VISUAL, $EDITOR, or the first editor there is; [] where there is none."""
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    if chosen.strip():
        return shlex.split(chosen)
    return next(([found] for name in FALLBACKS if (found := shutil.which(name))), [])


def edited(app: App[int], text: str) -> str | None:
    """The text after editing; None where there is no editor or the terminal cannot be handed over."""
    command = editor_command()
    if not command:
        return None
    with tempfile.TemporaryDirectory(prefix="reviewer-") as folder:
        path = Path(folder) / "note.md"
        path.write_text(text, "utf-8")
        try:
            with app.suspend():
                done = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - the person's own editor
        except (SuspendNotSupported, OSError):
            return None
        if done.returncode:
            return None
        return path.read_bytes()[:MOST_BYTES].decode("utf-8", "replace")
