"""Reading and analysing in a process of its own, so that no key ever waits for it. No screen code may be imported here.

Owns the child's side of the pipe: progress out, then the analysis or the error. Started by `opening`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reviewer.errors import InternalError, ReviewerError
from reviewer.extract.options import Progress
from reviewer.garbage import collect_rarely
from reviewer.tui import reading_pipe
from reviewer.tui.reading_work import Checking, Compared, Failed, Seen, Work

if TYPE_CHECKING:
    from reviewer.session.analysis import Analysis


Send = Callable[[object], None]


def main() -> None:
    """The child: work comes in on stdin, pickles go out on what was stdout; the child itself never prints."""
    collect_rarely()
    pipe = os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    send = partial(reading_pipe.send, pipe=pipe)
    try:
        send(analysed(reading_pipe.receive(sys.stdin.buffer), send))
    except ReviewerError as error:
        send(Failed(error))
    except Exception as fault:  # noqa: BLE001 - the child's top: a fault is reported on the screen, not lost
        send(Failed(InternalError("error.internal", detail=f"{type(fault).__name__}: {fault}")))


def analysed(work: Work, send: Send) -> Analysis:
    """The analysis, with progress on the way."""
    from reviewer.extract.read import read, read_with_second
    from reviewer.session.warming import Warming

    warming = Warming()
    document, second = read_with_second(work.path, work.reading, _Telling(send, warming.begin))
    warming.end()
    from reviewer.session.analysis import analyse

    prior = read(work.prior, work.reading) if work.prior else None
    units = tuple(read(unit, work.reading) for unit in work.units)
    send(Checking())
    analysis = analyse(document, work.settings, prior=prior, units=units, second=second)
    if work.against is not None:
        from reviewer.diff.compare import differences

        earlier, further = read_with_second(work.against, work.reading, None)
        old = analyse(earlier, work.settings, second=further)
        send(Compared(work.against.name, differences(old, analysis)))
    return analysis


class _Telling:
    """Passes progress on, and now and then the tables of the pages read so far."""

    def __init__(self, send: Send, meanwhile: Callable[[], None]) -> None:
        self._send = send
        self._meanwhile = meanwhile
        self._pages = 0

    def __call__(self, step: Progress) -> None:
        from reviewer.extract.glimpse import glimpses, is_due

        self._meanwhile()
        self._send(replace(step, first=()))
        if is_due(self._pages, len(step.first)):
            self._pages = len(step.first)
            self._send(Seen(glimpses(step.first)))


if __name__ == "__main__":
    main()
