"""The shape of a command: one module under `cli/` that exports `COMMAND`. Discovered by `cli.main`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from reviewer.cli.console import Console
from reviewer.words import Words


@dataclass(frozen=True, slots=True)
class Command:
    """`configure` adds the command's own options; `run` returns the exit status of the contract."""

    name: str
    help: Words
    configure: Callable[[argparse.ArgumentParser, Console], None]
    run: Callable[[argparse.Namespace, Console], int]
    order: int = 50
    epilog: Words | None = None
    """Examples shown under the help."""
