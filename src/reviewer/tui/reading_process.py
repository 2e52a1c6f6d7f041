"""Reading and analysing in a process of its own, so that no key ever waits for it. No screen code may be imported here.

Owns the child's side of the pipe: progress out, then the analysis or the error. Started by `opening`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.errors import InternalError, ReviewerError
from reviewer.extract.options import Progress, ReadOptions

if TYPE_CHECKING:
    from reviewer.session.analysis import Analysis, Settings


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be read and how. `settings` None: everything as shipped."""

    path: Path
    reading: ReadOptions = field(default_factory=ReadOptions)
    prior: Path | None = None
    settings: Settings | None = None


@dataclass(frozen=True, slots=True)
class Checking:
    """All pages are read; the rules are at work."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing came of it."""

    error: ReviewerError


def run(pipe: Connection, work: Work) -> None:
    """Read, analyse, send. Everything that goes wrong is sent as an error, the child never prints."""
    if hasattr(os, "setpgrp"):
        os.setpgrp()  # so that cancelling ends the readers below as well
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    try:
        pipe.send(analysed(work, pipe))
    except ReviewerError as error:
        pipe.send(Failed(error))
    except Exception as fault:  # noqa: BLE001 - the child's top: a fault is reported on the screen, not lost
        pipe.send(Failed(InternalError("error.internal", detail=f"{type(fault).__name__}: {fault}")))
    pipe.close()


def analysed(work: Work, pipe: Connection) -> Analysis:
    """The analysis, with progress on the way."""
    from reviewer.extract.read import read
    from reviewer.session.analysis import analyse

    def progress(step: Progress) -> None:
        pipe.send(step)

    document = read(work.path, work.reading, progress)
    prior = read(work.prior, work.reading) if work.prior else None
    pipe.send(Checking())
    return analyse(document, work.settings, prior=prior)
