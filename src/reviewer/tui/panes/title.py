"""The title line and, on a narrow screen, the line of the current finding. Pure painters."""

from __future__ import annotations

from decimal import Decimal

from reviewer.forms.profile import DocumentKind
from reviewer.model.document import Trust
from reviewer.model.figure import Unit
from reviewer.model.finding import RuleState, Status
from reviewer.overlay.refs import parse_ref
from reviewer.rules.amounts import written
from reviewer.rules.law_findings import leading_operand
from reviewer.session.status import ReviewedFinding
from reviewer.tui.fit import cells, crop
from reviewer.tui.glyphs import SEVERITY_INKS, STATUS_INKS, severity_glyph
from reviewer.tui.ink import Ink, Line, Span, fitted, spread
from reviewer.tui.state.desk import Desk
from reviewer.tui.state.naming import place_name, place_words, short_cell
from reviewer.tui.state.places import Place, PlaceKind

BAR_CELLS = 20
WIDE, MEDIUM = 160, 100


def title_line(desk: Desk, width: int) -> Line:
    """Body, place, progress, saved: as much as there is room for."""
    done, kept = progress(desk, width), saved(desk)
    room = width - cells(done) - cells(kept) - 8
    name = crop(document_name(desk, is_short=width < MEDIUM), max(12, room // 2))
    place = place_title(desk, room - cells(name))
    left = (
        Span(name, Ink.TITLE),
        Span(" | ", Ink.RULE),
        Span(place, Ink.TITLE),
        Span(" | ", Ink.RULE),
        Span(done, Ink.TEXT),
    )
    return spread(left, (Span(kept, Ink.MUTED),), width)


def document_name(desk: Desk, *, is_short: bool) -> str:
    """Organisation, year and kind of document."""
    profile = desk.model.analysis.material.profile
    look = desk.look
    organisation = profile.organisation or look.say("title.no-organisation")
    kind = profile.kind.value if profile.kind in {DocumentKind.BUDGET, DocumentKind.FINAL} else "document"
    form = "short" if is_short else "long"
    level = look.say(f"title.level.{profile.level.value}") if profile.level else ""
    return look.say(f"title.{form}.{kind}", organisation=organisation, year=profile.year or "", level=level)


def place_title(desk: Desk, width: int = 80) -> str:
    """The place in view with its number, unit and pages; its title gives way."""
    place, look = desk.place, desk.look
    if place is None:
        return look.say("title.empty")
    lead = look.say("title.place", name=place_name(place, look), total=desk.places.count(place.kind))
    unit = unit_of(desk, place) if place.table is not None else ""
    tail = " ".join(part for part in (unit, place_pages(place)) if part)
    bound = desk.model.analysis.material.bound.get(place.id)
    title = crop(place_words(place, bound, look), max(8, width - cells(lead) - cells(tail) - 2))
    return " ".join(part for part in (lead, title, tail) if part)


def unit_of(desk: Desk, place: Place) -> str:
    """The amount unit of a table as printed, "" where none is known."""
    bound = desk.model.analysis.material.bound.get(place.id)
    unit = (bound.unit if bound else None) or (place.table.unit if place.table else None)
    return unit.label if unit is not None and unit is not Unit.COUNT else ""


def place_pages(place: Place) -> str:
    """p7, p88-89 or ""."""
    if not place.pages:
        return f"L{place.source.line}" if place.source.line else ""
    first, last = place.pages[0], place.pages[-1]
    return f"p{first}" if first == last else f"p{first}-{last}"


def progress(desk: Desk, width: int) -> str:
    """How far the review is, in as many words as fit."""
    look, counts = desk.look, desk.model.counts()
    waiting = counts[Status.OPEN] + counts[Status.STALE]
    corrected = sum(item.glyph == "c" for item in desk.model.findings)
    total = len(desk.model.findings)
    decided = total - waiting - counts[Status.DEFERRED]
    if width < MEDIUM:
        return look.say("title.counts.short", decided=decided, open=waiting)
    parts = (
        ("open", waiting),
        ("confirmed", counts[Status.CONFIRMED] - corrected),
        ("corrected", corrected),
        ("dismissed", counts[Status.DISMISSED]),
        ("deferred", counts[Status.DEFERRED]),
    )
    shown = " ".join(look.say(f"title.counts.{name}", count=count) for name, count in parts if count or name == "open")
    words = look.say("title.counts.long", total=total, parts=shown)
    filtered = look.say(
        "title.filter.some" if desk.filter.is_active else "title.filter.all", shown=len(desk.queue.items)
    )
    if width < WIDE:
        return f"{words} | {filtered}"
    share = decided * 100 // total if total else 100
    return f"{words}  {meter(share)} {share}% | {filtered} | {coverage(desk)} | {rules(desk)}"


def meter(share: int, cells: int = BAR_CELLS) -> str:
    """[=====-----]"""
    full = min(cells, max(0, share * cells // 100))
    return "[" + "=" * full + "-" * (cells - full) + "]"


def coverage(desk: Desk) -> str:
    """Share of the numbers that some equation proves."""
    cover = desk.model.analysis.coverage
    proved = sum(cover.states.get(ref) == "proved" for ref in cover.cells)
    share = proved * 100 // len(cover.cells) if cover.cells else 0
    return desk.look.say("title.coverage", share=share)


def rules(desk: Desk) -> str:
    """Rules that ran of those there are."""
    outcomes = desk.model.analysis.outcomes
    ran = sum(outcome.state is RuleState.EXECUTED for outcome in outcomes)
    return desk.look.say("title.rules", ran=ran, total=len(outcomes))


def saved(desk: Desk) -> str:
    """When it was saved, `*` while something is on its way to the file."""
    if desk.model.dirty:
        return desk.look.say("title.saving")
    at = desk.model.saved_at
    return desk.look.say("title.saved", time=f"{at:%H:%M}") if at else desk.look.say("title.unchanged")


def finding_line(desk: Desk, width: int, *, is_short: bool = False) -> Line:
    """Status, severity, number, code, title, place, difference of the current finding; or what there is instead.

    `is_short`: without difference and trust, which stand elsewhere."""
    item, look = desk.current, desk.look
    if item is None:
        return (Span(no_finding(desk), Ink.MUTED),)
    finding = item.finding
    total = len(desk.queue.items)
    index = desk.queue.index(item.key) + 1
    number = f"{index}/{total}" if index else f"-/{total}"
    parts = [
        Span(item.glyph + suffix(item) + " ", STATUS_INKS.get(item.glyph, Ink.TEXT)),
        Span(severity_glyph(finding, look.language) + " ", SEVERITY_INKS[finding.severity]),
        Span(f"{number} ", Ink.MUTED),
        Span(f"{finding.code} ", Ink.STRONG),
        Span(look.words(finding.title) + "  ", Ink.STRONG),
        Span(short_place(desk, item) + "  ", Ink.TEXT),
    ]
    if is_short:
        return fitted(parts, width)
    off = difference(desk, item)
    if off:
        parts.append(Span(look.say("finding.difference", amount=off) + "  ", Ink.CONTRADICTED))
    if finding.proofs:
        parts.append(Span(look.say("finding.proofs", count=len(finding.proofs)) + "  ", Ink.MUTED))
    parts.append(Span(trust(desk, item), Ink.MUTED))
    return tuple(parts)


def no_finding(desk: Desk) -> str:
    """What stands where there is no finding: silence is a state."""
    cover = desk.model.analysis.coverage
    unchecked = sum(cover.states.get(ref) == "unchecked" for ref in cover.cells)
    if not desk.model.findings:
        return desk.look.say("finding.none", unchecked=unchecked)
    if not desk.queue.items:
        return desk.look.say("finding.filtered", total=len(desk.model.findings))
    return desk.look.say("finding.not-chosen", unchecked=unchecked)


def suffix(item: ReviewedFinding) -> str:
    """`m` has a note, `f` asks for a second reader."""
    return ("f" if item.recheck else "") + ("m" if item.has_note and not item.recheck else "")


def short_place(desk: Desk, item: ReviewedFinding) -> str:
    """2130106/合计, or the words of the sentence."""
    anchor = item.finding.anchor
    look = desk.look
    if anchor.row or anchor.column:
        return look.clean(short_cell(anchor.row, anchor.column))
    if anchor.ref:
        return look.clean(anchor.text or desk.naming.row_column(anchor.ref)[0]) or look.say("finding.whole-block")
    return look.clean(anchor.semantic) or look.say("finding.document")


def difference(desk: Desk, item: ReviewedFinding) -> str:
    """The difference of the first proof in the unit of its place, "" where there is none."""
    if not item.finding.proofs:
        return ""
    proof = item.finding.proofs[0]
    lead = leading_operand(proof.equation)
    like = desk.model.analysis.material.figures.get(lead.ref) if lead is not None else None
    if not proof.difference:
        return ""
    if like is not None and like.unit is Unit.PERCENT:  # to the decimals printed; the evidence tells it in full
        points = abs(proof.difference) / like.unit.factor
        return f"{points.quantize(Decimal(1).scaleb(-max(2, like.decimals))):f}%"
    return written(abs(proof.difference), like)


def trust(desk: Desk, item: ReviewedFinding) -> str:
    """Whether the reading of the place is sure."""
    place = next((p for p in desk.places.all if p.id == desk.place_id_of(item)), None)
    if place is None or place.kind is not PlaceKind.TABLE or place.table is None:
        return ""
    parts = parse_ref(item.finding.anchor.ref)
    if parts is not None and 0 <= parts.row < len(place.table.rows) and parts.column >= 0 and not parts.is_header:
        sure = place.table.cell(parts.row, parts.column).trust is Trust.CERTAIN
        return desk.look.say("finding.certain" if sure else "finding.doubtful")
    return ""
