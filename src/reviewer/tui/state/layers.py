"""What lies over the printed document at this moment: states, corrections, findings and notes per place, by reference.

Computed once after every change of the session; the painters only look up. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewer.model.finding import CellState
from reviewer.overlay.refs import parse_ref
from reviewer.session.session import Session
from reviewer.tui.glyphs import Mark, mark_of


@dataclass(frozen=True)
class Overlaid:
    """`texts`: what to show instead of the printed text, for the layer in view. `gutters`: block → row (−1 the whole
    block) → `!`, `f` or `m`. `noted`: references with a note."""

    states: Mapping[str, CellState]
    corrected: Mapping[str, Mark]
    texts: Mapping[str, str]
    gutters: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    open_refs: frozenset[str] = frozenset()

    def mark(self, ref: str) -> Mark:
        """What is shown about a number."""
        return self.corrected.get(ref) or mark_of(self.states.get(ref))


def overlaid(model: Session, *, printed: bool) -> Overlaid:
    """The layers of the moment; `printed`: the printed layer is in view."""
    layers = model.layers
    corrected = dict.fromkeys(layers.extraction, Mark.REREAD) | dict.fromkeys(layers.disclosure, Mark.CORRECTED)
    texts: dict[str, str] = {}
    for ref in corrected:
        text = model.printed_text(ref) if printed else model.effective_text(ref)
        if text is not None:
            texts[ref] = text
    gutters: dict[str, dict[int, str]] = {}
    for note in model.overlay.notes:
        _put(gutters, note.at, "f" if note.asks_recheck else "m")
    for raised in model.overlay.raised:
        _put(gutters, raised.at, "!")
    open_refs: set[str] = set()
    for item in model.findings:
        if item.is_open:
            for anchor in (item.finding.anchor, *item.finding.places):
                _put(gutters, anchor.ref, "!")
                open_refs.add(anchor.ref)
    return Overlaid(model.analysis.coverage.states, corrected, texts, gutters, frozenset(open_refs))


def _put(gutters: dict[str, dict[int, str]], ref: str, glyph: str) -> None:
    parts = parse_ref(ref) if ref else None
    if parts is None or not parts.block:
        return
    row = parts.start if parts.start >= 0 else parts.row if not parts.is_header else -1
    rows = gutters.setdefault(parts.block, {})
    if rows.get(row) != "!":
        rows[row] = glyph
