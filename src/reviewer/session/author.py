"""Who reviews: the name given, else that of the settings, else the one git knows. Called by the command line."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from reviewer.overlay.clean import clean

SECONDS = 2.0
"""Longest wait for git; it reads two small files."""
LENGTH = 80
"""Longest name that is taken, in characters."""


def author_of(*given: str, folder: Path | None = None) -> str:
    """The first name that is given, else `git config user.name` as seen from `folder`; "" where nobody is known."""
    for name in given:
        if name.strip():
            return clean(name).strip()[:LENGTH]
    return _git_name(folder)


def _git_name(folder: Path | None) -> str:
    git = shutil.which("git")
    if git is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, nothing of the document in them
            [git, "config", "--get", "user.name"],
            cwd=folder,
            capture_output=True,
            check=False,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return clean(done.stdout.decode("utf-8", "replace")).strip()[:LENGTH]
