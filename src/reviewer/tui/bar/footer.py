"""The last line: the keys that matter here, each a button; at most six on a narrow screen. Pure painter."""

from __future__ import annotations

from reviewer.tui.bar.paint import key_label
from reviewer.tui.fit import cells
from reviewer.tui.ink import Line, Span
from reviewer.tui.keymap import Keymap
from reviewer.tui.look import Look
from reviewer.tui.registry import BY_ID

REVIEW = (
    "finding.next", "table.next", "pane.next", "follow", "palette", "help", "table.pick", "screen.overview",
    "view.lens", "search.open", "pane.zoom", "screen.narrative", "screen.performance", "jump.back", "filter.open",
    "history.list", "screen.export", "view.language", "quit",
)  # fmt: skip
MOST_NARROW = 6


def footer_line(ids: tuple[str, ...], keymap: Keymap, look: Look, width: int) -> Line:
    """As many labels as fit."""
    actions = BY_ID
    spans: list[Span] = []
    for number, action_id in enumerate(ids):
        if width < 100 and number >= MOST_NARROW:
            break
        if action_id not in actions:
            continue
        label = key_label(actions[action_id], keymap, look, bracketed=False)
        if sum(cells(span.text) for span in (*spans, *label)) > width:
            break
        spans += [*label, Span("  ")]
    return tuple(spans[:-1])
