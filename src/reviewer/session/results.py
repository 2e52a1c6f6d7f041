"""What a call on the session answers: data a screen can show, never an exception for what a person may well try."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.overlay.history import Step
from reviewer.session.preview import Effect
from reviewer.words import Message, message


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a command. `step`: what was done; None where it was refused, and `refusal` says why.

    `is_durable`: on disk before this was returned; False: the disk failed and work goes on in memory (`warning`).
    `effect`: what a correction repaired and broke; `gone`: keys of findings that a reading correction took away;
    `hint`: something to say besides (`请先核对原件`)."""

    step: Step | None = None
    refusal: Message | None = None
    is_durable: bool = True
    warning: Message | None = None
    effect: Effect | None = None
    gone: tuple[str, ...] = ()
    hint: Message | None = None

    @property
    def is_done(self) -> bool:
        """Whether it was done."""
        return self.step is not None


def refused(key: str, **params: object) -> Outcome:
    """An outcome that says why nothing was done."""
    return Outcome(refusal=message(key, **params))


@dataclass(frozen=True, slots=True)
class BatchPreview:
    """What a batch would do: keys it takes, keys it leaves because they are decided or stale, and counts.

    `per_rule`, `per_table`: count and up to three example keys, in the order of the list."""

    taken: tuple[str, ...]
    decided: tuple[str, ...]
    stale: tuple[str, ...]
    per_rule: tuple[tuple[str, int, tuple[str, ...]], ...]
    per_table: tuple[tuple[str, int, tuple[str, ...]], ...]
