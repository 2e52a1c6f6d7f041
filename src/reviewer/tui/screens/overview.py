"""The cover page of a review: progress, coverage, one line per place, what could not be checked and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reviewer.model.document import PageState
from reviewer.model.equation import Grade
from reviewer.model.finding import CellState, RuleOutcome, RuleState, Severity, Status
from reviewer.narrative.ledger import NumberState
from reviewer.tui.actions import Context
from reviewer.tui.fit import cells, crop, pad_left, pad_right, wrap
from reviewer.tui.ink import BLANK, Ink, Line, Span, fitted
from reviewer.tui.panes.title import document_name, meter
from reviewer.tui.screens.list_screen import ListScreen
from reviewer.tui.state.counting import PlaceCount
from reviewer.tui.state.desk import Desk
from reviewer.tui.state.naming import place_name, place_words
from reviewer.tui.state.places import PlaceKind
from reviewer.words import Message

CELLS = 26
CODES = 5
"""Rules named in a line; of more their number is told."""
COLUMN = 7
NAME_LEAST = 12
NAME_MOST = 64
"""Cells a name is given at most: the eye has to find its figures."""
LEAD = 7


class OverviewScreen(ListScreen):
    """See the module."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Its own keys before those of lists."""
        return (Context.OVERVIEW, Context.LIST)

    def heading(self) -> str:
        """What the document is and how much of it there is."""
        document = self.desk.model.analysis.document
        places = self.desk.places
        counts = self.look.say(
            "overview.heading",
            tables=places.count(PlaceKind.TABLE),
            sections=places.count(PlaceKind.PROSE),
            forms=places.count(PlaceKind.FORM),
            pages=len(document.pages) or "-",
        )
        name = document_name(self.desk, is_short=False)  # a name may be cut, the counts not
        return f"{crop(name, max(NAME_LEAST, self.size.width - cells(counts) - 3))}   {counts}"

    def content(self, width: int) -> Sequence[Line]:
        """Progress, coverage, places, what was not checked."""
        figures = [line for name, words in self._figures() for line in _figure(name, words, width)]
        lines = (*figures, BLANK, *self._places(width), BLANK, *self._unchecked())
        return [fitted(line, width) for line in lines]

    async def chosen(self, target: str) -> None:
        """To the place, the finding or the reference."""
        self.desk_app.pop_screen()
        if self.desk_app.front is not None:
            self.desk_app.front.go(target)

    def _figures(self) -> Iterable[tuple[str, str]]:
        desk, look = self.desk, self.look
        model, analysis = desk.model, desk.model.analysis
        counts, total = model.counts(), len(model.findings)
        waiting = counts[Status.OPEN] + counts[Status.STALE] + counts[Status.DEFERRED]
        share = (total - waiting) * 100 // total if total else 100
        yield (
            look.say("overview.progress"),
            meter(share, CELLS)
            + "  "
            + look.say(
                "overview.decided",
                done=total - waiting,
                total=total,
                open=waiting,
                deferred=counts[Status.DEFERRED],
                recheck=sum(note.asks_recheck for note in model.overlay.notes),
                raised=len(model.overlay.raised),
            ),
        )
        states = [analysis.coverage.states.get(ref) for ref in analysis.coverage.cells]
        proved = states.count(CellState.PROVED)
        yield (
            look.say("overview.coverage"),
            look.say(
                "overview.numbers",
                total=len(states),
                proved=proved,
                share=proved * 100 // len(states) if states else 0,
                contradicted=states.count(CellState.CONTRADICTED),
                unchecked=states.count(CellState.UNCHECKED),
                doubtful=states.count(CellState.DOUBTFUL),
            ),
        )
        ledger = analysis.material.ledger
        yield (
            look.say("overview.prose"),
            look.say(
                "overview.prose-numbers",
                total=len(ledger.numbers),
                tied=ledger.count(NumberState.TIED),
                derived=ledger.count(NumberState.DERIVED),
                contradicted=ledger.count(NumberState.CONTRADICTED),
                unsourced=ledger.count(NumberState.UNSOURCED),
                constant=ledger.count(NumberState.CONSTANT),
            ),
        )
        ran = {state: sum(outcome.state is state for outcome in analysis.outcomes) for state in RuleState}
        strained = sum(item.severity is Severity.ADVICE for item in analysis.findings)
        undecided = sum(verdict.grade is Grade.UNDECIDABLE for verdict in analysis.verdicts)
        yield (
            look.say("overview.regime"),
            look.say(
                "overview.rules",
                regime=look.say(f"regime.{analysis.material.profile.regime.value}"),
                advice=strained,
                undecided=undecided,
                ran=ran[RuleState.EXECUTED],
                unable=ran[RuleState.UNABLE],
                not_applicable=ran[RuleState.NOT_APPLICABLE],
            ),
        )

    def _places(self, width: int) -> Iterable[Line]:
        look, counts = self.look, self.desk.counts
        names = ("numbers", "proved", "contradicted", "unchecked", "doubtful", "open")
        room = max(10, min(NAME_MOST, width - 2 - COLUMN * len(names)))
        head = "".join(pad_left(crop(look.say(f"overview.column.{name}"), COLUMN), COLUMN) for name in names)
        yield (Span(" " * (room + 2) + head, Ink.HEADER),)
        for place in self.desk.places.all:
            count = counts[place.id]
            if place.kind is not PlaceKind.PROSE or count.is_anything:
                bound = self.desk.model.analysis.material.bound.get(place.id)
                name = f"{place_name(place, look)} {place_words(place, bound, look)}"
                yield _place(name, count, room, f"place:{place.id}")

    def _unchecked(self) -> Iterable[Line]:
        look, analysis = self.look, self.desk.model.analysis
        yield (Span(look.say("overview.unchecked"), Ink.HEADER),)
        for place in self.desk.places.all:
            count = self.desk.counts[place.id].unchecked
            if count and place.kind is not PlaceKind.PROSE:
                first = self._first_unchecked(place.id)
                words = look.say("overview.no-equation", place=place_name(place, look), count=count)
                yield (Span("? ", Ink.UNCHECKED, f"ref:{first}"), Span(words, Ink.TEXT, f"ref:{first}"))
        for place in self.desk.places.all:
            for doubt in place.table.doubts if place.table else ():
                words = f"{place_name(place, look)} {look.words(doubt.message)}"
                yield (Span("~ ", Ink.DOUBTFUL, f"place:{place.id}"), Span(words, Ink.TEXT, f"place:{place.id}"))
        for page in analysis.document.pages:
            if page.state is not PageState.READ:
                reason = look.words(page.reason) if page.reason else look.say(f"overview.page.{page.state.value}")
                yield (
                    Span("~ ", Ink.DOUBTFUL, f"ref:p{page.number}"),
                    Span(f"p{page.number} {reason}", Ink.TEXT, f"ref:p{page.number}"),
                )
        for state in (RuleState.UNABLE, RuleState.NOT_APPLICABLE):
            yield from self._outcomes(state)

    def _first_unchecked(self, place: str) -> str:
        states = self.desk.model.analysis.coverage.states
        refs = (ref for ref, state in states.items() if state is CellState.UNCHECKED and ref.split("/")[0] == place)
        return next(refs, place)

    def _outcomes(self, state: RuleState) -> Iterable[Line]:
        """Rules that did not run, those with one reason together."""
        groups: dict[str, list[RuleOutcome]] = {}
        for outcome in self.desk.model.analysis.outcomes:
            if outcome.state is state:
                reason = self.look.words(outcome.reason) if isinstance(outcome.reason, Message) else ""
                groups.setdefault(reason, []).append(outcome)
        for reason, outcomes in groups.items():
            codes = " ".join(outcome.code for outcome in outcomes[:CODES])
            if len(outcomes) > CODES:
                codes = self.look.say("overview.codes", codes=codes, count=len(outcomes))
            words = self.look.say(f"overview.{state.value}", codes=codes, reason=reason)
            yield (Span("- ", Ink.MUTED), Span(words, Ink.MUTED))


def _figure(name: str, words: str, width: int) -> Iterable[Line]:
    """A name and its words, as many lines as they take."""
    for number, (_offset, line) in enumerate(wrap(words, max(20, width - LEAD))):
        yield (Span(pad_right(name if number == 0 else "", LEAD), Ink.HEADER), Span(line.lstrip(), Ink.TEXT))


def _place(name: str, count: PlaceCount, room: int, target: str) -> Line:
    glyph = count.glyph
    ink = {"!": Ink.CONTRADICTED, "~": Ink.DOUBTFUL, "?": Ink.UNCHECKED}.get(glyph, Ink.PROVED)
    figures = (count.numbers, count.proved, count.contradicted, count.unchecked, count.doubtful)
    spans = [Span(f"{glyph} ", ink, target), Span(pad_right(crop(name, room), room), Ink.TEXT, target)]
    spans += [Span(pad_left(str(figure), COLUMN), Ink.TEXT if figure else Ink.MUTED, target) for figure in figures]
    open_ink = Ink.STRONG if count.open else Ink.MUTED
    return (*spans, Span(pad_left(f"{count.open}/{count.findings}", COLUMN), open_ink, target))
