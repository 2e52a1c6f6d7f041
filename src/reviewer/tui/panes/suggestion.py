"""The suggested repairs of a finding in words: value, what it repairs and breaks, the likely slip. Pure painter."""

from __future__ import annotations

from reviewer.model.finding import Culprit
from reviewer.session.status import ReviewedFinding
from reviewer.tui.fit import crop
from reviewer.tui.ink import Ink, Line, Span, fitted, width_of
from reviewer.tui.state.desk import Desk
from reviewer.words import say

REST, LABEL_LEAST = 46, 12
"""Cells of a suggestion beside its label; cells the label is cut to at the least."""


def best_lines(desk: Desk, item: ReviewedFinding, width: int) -> list[Line]:
    """The best suggestion, [] without one; what `=` would do gets a line of its own where there is no room beside."""
    if not item.finding.culprits:
        return []
    line = _spans(desk, item, 0, width)
    if width_of(line) <= width:
        return [line]
    hint = line[-1]
    return [fitted(line[:-1], width), (Span("    "), hint._replace(text=hint.text.lstrip()))]


def other_lines(desk: Desk, item: ReviewedFinding, width: int) -> list[Line]:
    """The other suggestions, the better ones first."""
    return [suggestion_line(desk, item, number, width) for number in range(1, len(item.finding.culprits))]


def suggestion_line(desk: Desk, item: ReviewedFinding, number: int, width: int) -> Line:
    """`= 2130106/合计 321.60 改 312.60  修复 3 破坏 0  数字换位  按 = 直接采纳`."""
    return fitted(_spans(desk, item, number, width), width)


def _spans(desk: Desk, item: ReviewedFinding, number: int, width: int) -> Line:
    culprits = item.finding.culprits
    culprit, look = culprits[number], desk.look
    blank = look.say("suggestion.blank")
    is_best = number == 0
    label = desk.naming.short(culprit.ref, look, desk.block_in_view)
    words = look.say(
        "suggestion.line",
        label=crop(label, max(LABEL_LEAST, width - REST)),
        printed=culprit.printed or blank,
        suggested=culprit.suggested or blank,
        repairs=culprit.repairs,
        breaks=culprit.breaks,
        cause=cause_text(desk, culprit),
    )
    target = f"suggestion:{number}"
    rank = f"{number + 1} " if len(culprits) > 1 else ""
    spans = [
        Span("  = " if is_best else "    ", Ink.KEY, "action:decide.repair" if is_best else target),
        Span(rank, Ink.MUTED, target),
        Span(words, Ink.GOOD if is_best else Ink.TEXT, target),
    ]
    if is_best:
        spans.append(
            Span("  " + look.say("suggestion.direct" if stands_alone(item) else "suggestion.shared"), Ink.MUTED)
        )
    return tuple(spans)


def cause_text(desk: Desk, culprit: Culprit) -> str:
    """The likely slip in words, "" where none is named."""
    return say(f"cause.{culprit.cause}", desk.look.language) if culprit.cause not in {"", "unknown"} else ""


def stands_alone(item: ReviewedFinding) -> bool:
    """Whether `=` may commit the first suggestion: it repairs more than any other and breaks nothing (UX 4.3)."""
    culprits = item.finding.culprits
    if not culprits or culprits[0].breaks:
        return False
    return len(culprits) == 1 or culprits[1].repairs < culprits[0].repairs or culprits[1].breaks > 0
