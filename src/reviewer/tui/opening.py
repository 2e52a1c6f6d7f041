"""From a path to a session: starts the reading process, passes its progress on, opens the overlay over the result.

Owns the parent's side. `open` blocks and belongs on a worker thread; `cancel` may come from anywhere.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reviewer.errors import InternalError
from reviewer.extract.options import Progress
from reviewer.tui.reading_pipe import receive, send
from reviewer.tui.reading_work import Checking, Compared, Failed, Seen, Work

if TYPE_CHECKING:
    from reviewer.session.analysis import Analysis
    from reviewer.session.session import Session

Step = Progress | Seen | Checking
Report = Callable[[Step], None]


class Opener(Protocol):
    """A way to come by a session."""

    @property
    def name(self) -> str:
        """What is being opened, for the screen."""

    @property
    def password(self) -> str | None:
        """What the file is locked with."""

    @property
    def compared(self) -> Compared | None:
        """What differs from an earlier version; None where none was given."""

    def open(self, report: Report) -> Session | None:
        """Open it, reporting on the way. None where it was cancelled. Raises `ReviewerError`."""

    def compare(self, against: Path, report: Report) -> Compared | None:
        """Compare with an earlier version. None where it was cancelled. Raises `ReviewerError`."""

    def take_over(self) -> None:
        """Open the overlay even where another process holds it; before the next `open`."""

    def cancel(self) -> None:
        """Stop; `open` returns None."""


@dataclass
class FileOpener:
    """Opens a file: `overlay` None puts the decisions beside it; what was read is kept for a second try."""

    work: Work
    overlay: Path | None = None
    author: str = ""
    takes_over: bool = False
    compared: Compared | None = None

    def __post_init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._begun: subprocess.Popen[bytes] | None = None
        self._is_cancelled = False
        self._kept: Analysis | None = None

    @property
    def name(self) -> str:
        """The file's name."""
        return self.work.path.name

    @property
    def password(self) -> str | None:
        """See `Opener`."""
        return self.work.reading.password

    def open(self, report: Report) -> Session | None:
        """See `Opener`."""
        self._kept = self._kept or self._analysis(self.work, report)
        return None if self._kept is None else self._session(self._kept)

    def compare(self, against: Path, report: Report) -> Compared | None:
        """See `Opener`."""
        self._is_cancelled = False
        self._analysis(replace(self.work, against=against), report)
        return None if self._is_cancelled else self.compared

    def take_over(self) -> None:
        """See `Opener`."""
        self.takes_over = True

    def cancel(self) -> None:
        """End the reading process and what it started."""
        self._is_cancelled = True
        process = self._process
        if process is None or process.poll() is not None:
            return
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGTERM)  # it leads its own group
            else:
                process.terminate()

    def begin(self) -> None:
        """Start reading now; `open` takes it up. The screen is loaded meanwhile."""
        self._begun = self._start(self.work)

    def _start(self, work: Work) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "reviewer.tui.reading_process"]
        self._process = process = subprocess.Popen(  # noqa: S603 - this program itself
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
        assert process.stdin is not None
        with suppress(BrokenPipeError):  # a process that has died says so where its answer is read
            send(work, process.stdin)
            process.stdin.close()
        return process

    def _analysis(self, work: Work, report: Report) -> Analysis | None:
        process = (self._begun if work is self.work else None) or self._start(work)
        self._begun = None
        assert process.stdout is not None
        with process:
            try:
                while True:
                    message = receive(process.stdout)
                    if isinstance(message, Failed):
                        raise message.error
                    if isinstance(message, Compared):
                        self.compared = message
                    elif isinstance(message, Progress | Seen | Checking):
                        report(message)
                    else:
                        analysis: Analysis = message
                        return None if self._is_cancelled else analysis
            except (EOFError, pickle.UnpicklingError, BrokenPipeError) as fault:
                if self._is_cancelled:
                    return None
                raise InternalError("tui.reading.died", code=process.wait()) from fault

    def _session(self, analysis: Analysis) -> Session:
        from reviewer.session.session import Session

        path, author = self.work.path, self.author
        return Session.over(analysis, path, overlay=self.overlay, author=author, take_over=self.takes_over)
