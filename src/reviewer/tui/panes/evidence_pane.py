"""The evidence: the selected proof with every operand, the other proofs, the suggestions; or a cell's own proofs.

Pure painter. Three lines on a narrow screen, everything where there is room; each operand is a target.
"""

from __future__ import annotations

from collections.abc import Iterable

from reviewer.model.document import NOWHERE, Source
from reviewer.session.reasons import REASONS
from reviewer.session.status import ReviewedFinding
from reviewer.tui.fit import cells, crop, pad_left, pad_right, wrap
from reviewer.tui.glyphs import GLYPHS, INKS, Mark
from reviewer.tui.ink import BLANK, Ink, Line, Span, fitted, spread
from reviewer.tui.panes.equation_text import OperandText, ProofText, numbers_text, proof_text
from reviewer.tui.panes.suggestion import best_lines, other_lines, suggestion_line
from reviewer.tui.panes.title import finding_line
from reviewer.tui.state.desk import Desk

SHORT = 4
"""Lines up to which the evidence is told in short."""
TWO_COLUMNS = 80
AROUND = 6
"""Lines kept for title, head, numbers, suggestion and other proofs beside the operands."""
VALUE = 14
LEAST_NAME = 8
"""Cells a name is cut to before something else gives way."""


def evidence_lines(
    desk: Desk, width: int, height: int, *, focused: bool, cursor: int = -1, is_titled: bool = False
) -> list[Line]:
    """What speaks for and against. `cursor`: line of the pane's own cursor; `is_titled`: the finding stands on top."""
    room = None if focused else height
    lines = compact(desk, width) if height <= SHORT and not focused else full(desk, width, room, is_titled=is_titled)
    if focused and lines:
        cursor = min(max(cursor, 0), len(lines) - 1)
        first = max(0, min(cursor - height // 2, len(lines) - height))
        lines = [_pointed(line) if number == cursor else line for number, line in enumerate(lines)]
        return lines[first : first + height]
    if len(lines) > height:
        more = desk.look.say("evidence.more", count=len(lines) - height + 1)
        lines = [*lines[: height - 1], (Span(f"  {more}", Ink.MUTED, "action:pane.zoom"),)] if height > SHORT else lines
    return lines[:height]


def compact(desk: Desk, width: int) -> list[Line]:
    """Three lines: selected proof, other proofs, suggestion."""
    proofs = [proof_text(desk, verdict) for verdict in desk.proofs]
    item, look = desk.current, desk.look
    if not proofs:
        text = look.words(item.finding.message) if item is not None and not desk.cell_ref else look.say("evidence.none")
        if desk.cell_ref:
            text = look.say("evidence.cell-unchecked")
        return _wrapped(text, width, Ink.TEXT)[:3]
    at = desk.proof % len(proofs)
    shown = proofs[at]
    head = look.say("evidence.head", number=at + 1, total=len(proofs)) + " "
    numbers = numbers_text(desk, shown)
    place = crop(shown.head, max(10, width - cells(head) - cells(numbers) - 1)) + " "
    lines: list[Line] = [fitted((Span(head, Ink.HEADER), Span(place, Ink.TEXT), _numbers(desk, shown)), width)]
    others = [(number, proof) for number, proof in enumerate(proofs) if number != at]
    follow = Span(look.say("evidence.follow"), Ink.MUTED, "action:follow")
    room = width - cells(follow.text) - 1
    spans = _others(desk, others, len(proofs), room) if others else _operands_in_line(shown, room)
    lines.append(spread(spans, (follow,), width))
    if item is not None and item.finding.culprits and not desk.cell_ref:
        lines.append(suggestion_line(desk, item, 0, width))
    elif item is not None:
        lines.append((Span("  " + look.words(item.finding.message), Ink.MUTED),))
    return lines


def full(desk: Desk, width: int, height: int | None, *, is_titled: bool) -> list[Line]:
    """Operands, numbers, suggestion, the other proofs, message, places, what was decided; the most telling first.

    `height`: lines there are; long sums are abridged to it. None: as many as it takes."""
    item, look = desk.current, desk.look
    if desk.cell_ref:
        name = look.say("evidence.cell", place=desk.naming.long(desk.cell_ref, look))
        empty: Line = (Span("  " + look.say("evidence.cell-unchecked"), Ink.UNCHECKED),)
        return [(Span(name, Ink.HEADER),), *(_proofs(desk, width, height) or [empty]), *_other_proofs(desk, width)]
    if item is None:
        return [*_proofs(desk, width, height), *_other_proofs(desk, width)] or [
            (Span(look.say("evidence.none"), Ink.MUTED),)
        ]
    lines: list[Line] = [fitted(finding_line(desk, width, is_short=True), width)] if is_titled else []
    message = _wrapped(look.words(item.finding.message), width, Ink.TEXT)
    best, others = best_lines(desk, item, width), other_lines(desk, item, width)
    if not item.finding.proofs:
        lines += [*message, *best, *others]
    else:
        lines += [*_proofs(desk, width, height), *best, *_other_proofs(desk, width), *others, *message]
    if not item.finding.proofs:
        lines += [_place(desk, entry.ref, entry.label, entry.text, width) for entry in item.finding.evidence]
    if len(item.finding.places) > 1 and not item.finding.proofs:
        lines.append((Span(look.say("evidence.places", count=len(item.finding.places)), Ink.HEADER),))
        lines += [_place(desk, place.ref, "", place.text, width, source=place.source) for place in item.finding.places]
    if item.decision is not None and item.decision.reason:
        lines += _wrapped(look.say("evidence.reason", reason=reason_text(desk, item)), width, Ink.MUTED)
    for changed in item.changed:
        place = desk.naming.long(changed.ref, look)
        lines += _wrapped(
            look.say("evidence.changed", place=place, was=changed.was, now=changed.now), width, Ink.WARNING
        )
    return lines


def reason_text(desk: Desk, item: ReviewedFinding) -> str:
    """The reason of a decision; the code of a dismissal is spoken."""
    reason = item.decision.reason if item.decision else ""
    code, _, text = reason.partition(":")
    known = next((entry for entry in REASONS if entry.code == code.strip()), None)
    if known is None:
        return desk.look.clean(reason)
    return f"{desk.look.words(known.words)} {desk.look.clean(text.strip())}".strip()


def operand_lines(desk: Desk, proof: ProofText, width: int, most: int | None) -> list[Line]:
    """The operands, the stated number last. `most`: lines there are: two columns where there is room, the suspects and
    the first ones stay, of the others their number is told. None: every operand on a line of its own."""
    lead = [part for part in proof.operands if part.is_lead]
    parts = [part for part in proof.operands if not part.is_lead]
    printed = [part for part in parts if part.text]
    shown = [*(printed or parts), *lead]
    two = width >= TWO_COLUMNS and len(shown) > 3 and most is not None
    fit = len(shown) if most is None else most * (2 if two else 1)
    left_out = len(shown) - fit
    if left_out > 0:
        fit -= 1 + len(lead)
        suspects = [part for part in shown if part.mark is Mark.CONTRADICTED and not part.is_lead][:fit]
        kept = set(suspects) | set(
            [part for part in shown if part not in suspects and not part.is_lead][: fit - len(suspects)]
        )
        left_out = len(shown) - len(lead) - len(kept)
        shown = [part for part in shown if part in kept or part.is_lead]
    painted = [_operand(desk, part, width // 2 - 1 if two else width) for part in shown]
    half = (len(painted) + 1) // 2 if two else len(painted)
    lines: list[Line] = [
        (*painted[row], Span("  "), *painted[row + half]) if row + half < len(painted) else painted[row]
        for row in range(half)
    ]
    if left_out > 0:
        lines.append((Span("    " + desk.look.say("evidence.others", count=left_out), Ink.MUTED, "action:pane.zoom"),))
    elif printed and len(printed) < len(parts) and most is None:
        hidden = desk.look.say("evidence.blank", count=len(parts) - len(printed))
        lines.append((Span("    " + hidden, Ink.MUTED),))
    return lines


def _proofs(desk: Desk, width: int, height: int | None) -> list[Line]:
    """The selected proof in full."""
    proofs = [proof_text(desk, verdict) for verdict in desk.proofs]
    if not proofs:
        return []
    look, at = desk.look, desk.proof % len(proofs)
    shown = proofs[at]
    head = look.say("evidence.head", number=at + 1, total=len(proofs)) + " "
    left = (Span(head, Ink.HEADER), Span(f"{shown.code} ", Ink.STRONG), Span(shown.head, Ink.TEXT))
    right = (Span(look.say("evidence.next"), Ink.MUTED, "action:evidence.next"),) if len(proofs) > 1 else ()
    most = None if height is None else max(2, height - AROUND)
    numbers: Line = (Span("  "), _numbers(desk, shown))
    return [spread(left, right, width), *operand_lines(desk, shown, width, most), numbers]


def _other_proofs(desk: Desk, width: int) -> list[Line]:
    """The proofs that are not selected, a line each."""
    proofs = [proof_text(desk, verdict) for verdict in desk.proofs]
    lines: list[Line] = []
    for number, proof in enumerate(proofs):
        if number != desk.proof % len(proofs):
            target = f"proof:{number}"
            lead, numbers = f"  {number + 1}/{len(proofs)} {proof.code} ", _numbers(desk, proof)
            room = width - cells(lead) - cells(numbers.text) - 1
            if room < LEAST_NAME:  # the name gives way, and where that is not enough the numbers get a line
                lines.append(fitted((Span(lead, Ink.MUTED, target), Span(proof.head, Ink.TEXT, target)), width))
                lines.append((Span("      "), numbers))
            else:
                name = Span(crop(proof.head, room) + " ", Ink.TEXT, target)
                lines.append((Span(lead, Ink.MUTED, target), name, numbers))
    return lines


def _others(desk: Desk, others: Iterable[tuple[int, ProofText]], total: int, width: int) -> list[Span]:
    """As many other proofs as fit whole: names give way, numbers do not."""
    spans = [Span("  ")]
    room = width - 2
    for number, proof in others:
        lead, numbers = f"{number + 1}/{total} ", f" {numbers_text(desk, proof, is_short=True)}   "
        left = room - cells(lead) - cells(numbers)
        if left < min(LEAST_NAME, cells(proof.head)):
            break
        text = lead + crop(proof.head, left) + numbers
        room -= cells(text)
        spans.append(Span(text, Ink.TEXT, f"proof:{number}"))
    return spans


def _operands_in_line(proof: ProofText, width: int) -> list[Span]:
    """As many operands as fit whole."""
    spans: list[Span] = []
    for part in proof.operands:
        span = Span(f"  {part.glyph} {part.label} {part.text}", Ink.TEXT, f"ref:{part.ref}" if part.ref else "")
        if part.text and sum(cells(other.text) for other in (*spans, span)) <= width:
            spans.append(span)
    return spans


def _operand(desk: Desk, part: OperandText, width: int) -> Line:
    target = f"ref:{part.ref}" if part.ref else ""
    is_elsewhere = bool(part.ref) and part.ref.split("/")[0] != desk.block_in_view
    page = desk.look.place(desk.naming.source(part.ref)) if part.ref else ""
    tail = f" {desk.naming.block(part.ref, desk.look)} {page}".rstrip() if is_elsewhere else ""
    number = pad_left(part.text or "-", VALUE)
    room = max(6, width - 4 - cells(number) - 2 - cells(tail))
    ink = Ink.CONTRADICTED if part.mark is Mark.CONTRADICTED else Ink.TEXT
    return (
        Span(f"  {part.glyph} ", Ink.STRONG, target),
        Span(pad_right(crop(part.label, room), room), ink, target),
        Span(number, ink, target),
        Span(f" {GLYPHS[desk.look.glyphs][part.mark]}", INKS[part.mark], target),
        Span(tail, Ink.MUTED, target),
    )


def _place(desk: Desk, ref: str, label: str, text: str, width: int, *, source: Source = NOWHERE) -> Line:
    look = desk.look
    is_known = bool(ref) and desk.places.index_of(ref) is not None
    name = look.clean(label) or (desk.naming.long(ref, look) if is_known else "")
    said = look.clean(text) if text and look.clean(text) not in name else ""
    body = "  - " + " ".join(part for part in (name, said) if part)
    page = look.place(source) or (look.place(desk.naming.source(ref)) if is_known else "")
    return spread((Span(body, Ink.TEXT, f"ref:{ref}"),), (Span(page, Ink.MUTED, f"ref:{ref}"),), width)


def _wrapped(text: str, width: int, ink: Ink) -> list[Line]:
    return [(Span("  " + line, ink),) for _offset, line in wrap(text, max(8, width - 2))]


def _numbers(desk: Desk, proof: ProofText) -> Span:
    ink = Ink.PROVED if proof.holds else Ink.CONTRADICTED if proof.grade == "G3" else Ink.DOUBTFUL
    return Span(numbers_text(desk, proof), ink)


def _pointed(line: Line) -> Line:
    """The line with the cursor's sign in its first cell."""
    body = list(line or BLANK) or [Span(" ")]
    first = body[0]
    text = ">" + first.text[1:] if first.text[:1] == " " else ">" + first.text
    return (first._replace(text=text, ink=Ink.STRONG), *body[1:])
