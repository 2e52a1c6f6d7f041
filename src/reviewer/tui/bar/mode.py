"""What the decision bar is doing: waiting, an editor open for something, or one-key choices. View state only."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reviewer.model.finding import Severity
from reviewer.overlay.entries import Fault, Judgement
from reviewer.session.preview import Effect
from reviewer.session.results import BatchPreview


class Mode(StrEnum):
    """Modes; the first ones show an editor, the last ones choices."""

    IDLE = "idle"
    CORRECT = "correct"
    TRY = "try"
    NOTE = "note"
    RAISE = "raise"
    EXPECTED = "expected"
    OTHER = "other"
    SEARCH = "search"
    REASON = "reason"
    BATCH = "batch"
    OUTSIDE = "outside"


EDITORS = frozenset({Mode.CORRECT, Mode.TRY, Mode.NOTE, Mode.RAISE, Mode.EXPECTED, Mode.OTHER, Mode.SEARCH})
CHOICES = frozenset({Mode.REASON, Mode.BATCH, Mode.OUTSIDE})
SEVERITIES = tuple(Severity)


@dataclass(slots=True)
class BarState:
    """What is being entered. `suggestions`: values offered in the editor; `effect`: of the value typed so far.

    `targets`: what a note can be about; `keys`: findings of a batch."""

    mode: Mode = Mode.IDLE
    ref: str = ""
    finding: str = ""
    text: str = ""
    caret: int = 0
    suggestions: tuple[str, ...] = ()
    suggestion: int = 0
    fault: Fault = Fault.DISCLOSURE
    effect: Effect | None = None
    severity: int = 0
    targets: tuple[str, ...] = ()
    target: int = 0
    first_text: str = ""
    keys: tuple[str, ...] = ()
    verdict: Judgement | None = None
    reason: str = ""
    preview: BatchPreview | None = None
    origin: object = field(default=None)

    @property
    def is_editor(self) -> bool:
        """Whether a line is being typed."""
        return self.mode in EDITORS

    @property
    def is_choice(self) -> bool:
        """Whether one-key choices are shown."""
        return self.mode in CHOICES


CHOOSES_TARGET = frozenset({Mode.NOTE, Mode.RAISE})
"""What is written can be about the cell, the sentence, the table, the page or the document."""


def first_difference(text: str, printed: str) -> int:
    """Where the caret stands: at the first character of `text` that differs from what is printed."""
    for place, (one, other) in enumerate(zip(text, printed, strict=False)):
        if one != other:
            return place
    return min(len(text), len(printed)) if text != printed else len(text)
