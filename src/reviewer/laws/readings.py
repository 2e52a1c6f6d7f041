"""Choosing between the ways a grid can be read: the reading under which most sums close (DESIGN §2).

Owns: trying the alternatives a reader kept (a lost column, a header narrower than its body, other texts of a cell),
replacing the table, and saying so on it. A reading problem is never reported as a fault of the disclosure; a repair is
visible, keeps the literal reading beside it, and is never silent. Called by `session.analysis` before anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reviewer.extract.signals import is_in_doubt
from reviewer.forms.bind import Binding, bind_tables
from reviewer.forms.bound import BoundTable
from reviewer.forms.catalogue import Catalogue
from reviewer.forms.profile import DocumentKind, Profile
from reviewer.laws.build import between, inside
from reviewer.laws.evaluate import evaluate
from reviewer.laws.figures import Figures
from reviewer.laws.index import EquationIndex
from reviewer.laws.reading_doubts import amounts_of, perhaps_read_as, without_reading
from reviewer.laws.shifts import shifted_readings
from reviewer.laws.voting import has_unproved, reads_alike, with_vote
from reviewer.model.document import LITERAL, Alternative, Cell, Document, Doubt, InputKind, Row, Table, TableKind
from reviewer.model.equation import Equation, Grade, Verdict
from reviewer.model.figure import Figure
from reviewer.words import message

ANYTHING = Profile(DocumentKind.OTHER)
"""Relations of every kind are tried; the kind is not known before the readings are chosen."""
LEAST_GAIN = 2
"""Sums that must close in addition before another reading is believed."""


LEAST_WITH_SIGNAL = 1
"""The same where the grid as it stands cannot be right: rows of different width, two amounts in a cell."""
ILL_FORMED = frozenset({"column-lost", "column-gained", "rows-merged", "rows-torn"})
"""Readings of such grids."""
MOVED = frozenset({"column-shifted", "value-shifted"})
"""Readings that move values over the columns of a page."""


@dataclass(frozen=True, slots=True)
class _Proof:
    """How many equations hold and break under a reading."""

    held: int
    broken: int

    @property
    def net(self) -> int:
        return self.held - self.broken


Second = Callable[[Document, Sequence[str]], Mapping[str, Alternative]]
"""Who reads some tables (by id) again, with other eyes: what it saw of those it found, also where that is the same."""


def choose_readings(
    document: Document, catalogue: Catalogue, second: Second | None = None, *, as_printed: bool = False
) -> tuple[Document, dict[str, BoundTable]]:
    """The document with the best readings in place, and its bound tables. `second` is asked for the tables whose sums
    do not close under any reading of the first. `as_printed`: values stay in the column over which a PDF prints them,
    also where a sum would close beside it."""
    binding = Binding(document, catalogue)
    bound = binding.tables()
    chosen: dict[str, Table] = {}
    for table in document.tables:
        is_open = table.kind is TableKind.GRID and not table.is_chosen
        alternatives = (*table.alternatives, *shifted_readings(table)) if is_open else ()
        if as_printed and document.kind is InputKind.PDF:
            alternatives = tuple(other for other in alternatives if other.doubt.code not in MOVED)
        if alternatives:
            bound = _choose(table, alternatives, bound, binding)
            if bound[table.id].table is not table:
                chosen[table.id] = bound[table.id].table
    if second is not None:
        bound = _voted(document, second, bound, binding, chosen)
    document = document.with_tables(chosen) if chosen else document
    if any(cell.readings for table in document.tables for _, _, cell in table.body()):
        document, bound = _choose_texts(document, bound, catalogue)
    return document, bound


def _voted(
    document: Document,
    second: Second,
    bound: dict[str, BoundTable],
    binding: Binding,
    chosen: dict[str, Table],
) -> dict[str, BoundTable]:
    """The bound tables after the second reader voted on those with broken sums, then on those in doubt with amounts
    that no sum proves; adds to `chosen`. Nobody is asked about any other table: that costs, and its reading stands."""
    figures = dict(Figures.collect(bound))
    broken, in_doubt = [], []
    for table in document.tables:
        if table.kind is not TableKind.GRID or table.is_chosen or table.id not in bound:
            continue
        verdicts = _verdicts(table.id, bound, figures)
        if any(map(_is_broken, verdicts)):
            broken.append(table.id)
        elif _is_open_doubt(bound[table.id].table) and has_unproved(bound[table.id], verdicts):
            in_doubt.append(table.id)
    if not broken and not in_doubt:
        return bound
    for identity, alternative in second(document, [*broken, *in_doubt]).items():
        table = bound[identity].table
        kept = bound
        if not reads_alike(table, alternative):
            kept = _choose(table, (alternative,), bound, binding, is_asked=True)
        if kept[identity].table.reading != alternative.doubt:
            before = _proof(identity, kept, dict(Figures.collect(kept)))
            other = {**kept, identity: binding.again(_read_as(table, alternative))}
            is_worse = _proof(identity, other, dict(Figures.collect(other))).net < before.net
            voted = with_vote(kept[identity].table, alternative, is_worse=is_worse)
            kept = {**kept, identity: replace(kept[identity], table=voted)}
        bound = kept
        if bound[identity].table is not table:
            chosen[identity] = bound[identity].table
    return bound


def _is_open_doubt(table: Table) -> bool:
    """Whether a signal stands on the table that no chosen reading has settled."""
    return table.reading is None and is_in_doubt(table)


def _choose(
    table: Table,
    alternatives: tuple[Alternative, ...],
    bound: dict[str, BoundTable],
    binding: Binding,
    *,
    is_asked: bool = False,
) -> dict[str, BoundTable]:
    """The bound tables, with another reading of `table` in its place where that closes more; where nothing decides, the
    doubt is said and the cells in question are doubtful. `is_asked`: the table was in doubt for another reason."""
    figures = dict(Figures.collect(bound))
    literal = _proof(table.id, bound, figures)
    if not literal.broken and not is_asked and not is_in_doubt(table):
        return bound
    tried: list[tuple[_Proof, Alternative, dict[str, BoundTable]]] = []
    for alternative in _distinct(table, alternatives):
        candidate = {**bound, table.id: binding.again(_read_as(table, alternative))}
        proof = _proof(table.id, candidate, {**figures, **Figures.collect({table.id: candidate[table.id]})})
        if proof.net > literal.net and (proof.broken <= literal.broken or _tells_apart(alternative, proof, literal)):
            tried.append((proof, alternative, candidate))
    if tried:
        best = max(proof.net for proof, _, _ in tried)
        leading = [item for item in tried if item[0].net == best]
        # Of readings that are the same to the amounts the one without a column more than needed.
        leading.sort(key=lambda item: max(map(len, item[1].rows)))
        proof, alternative, candidate = leading[0]
        gain, fewer = proof.held - literal.held, literal.broken - proof.broken
        if _decides(gain, fewer, alternative, [other for _, other, _ in leading[1:]]):
            chosen = _repaired(table, alternative, gain, fewer)
            if proof.broken:
                left = {**figures, **Figures.collect({table.id: candidate[table.id]})}
                chosen = _doubted(chosen, table, alternatives, candidate, left)
            return {**candidate, table.id: replace(candidate[table.id], table=chosen)}
        doubted = perhaps_read_as(table, [other for _, other, _ in leading], gain, fewer)
    else:
        doubted = table
    doubted = _doubted(doubted, table, alternatives, bound, figures) if literal.broken else doubted
    return bound if doubted is table else {**bound, table.id: replace(bound[table.id], table=doubted)}


def _doubted(
    table: Table,
    literal: Table,
    alternatives: Sequence[Alternative],
    bound: Mapping[str, BoundTable],
    figures: Mapping[str, Figure],
) -> Table:
    """The table with what its broken sums leave in doubt."""
    broken = [verdict.equation for verdict in _verdicts(table.id, bound, figures) if _is_broken(verdict)]
    return without_reading(table, literal, alternatives, broken)


def _tells_apart(alternative: Alternative, proof: _Proof, literal: _Proof) -> bool:
    """Whether a row taken apart closes clearly more than it breaks: a cell with two amounts is in no sum before, so
    that a fault of the disclosure beside it shows only then."""
    return alternative.doubt.code == "rows-merged" and proof.held - literal.held >= LEAST_GAIN


def _decides(gain: int, fewer: int, best: Alternative, equals: Sequence[Alternative]) -> bool:
    """Whether so many more sums that close choose a reading: two, or one where the grid itself is ill-formed, or none
    but `fewer` that break; never where another reading with its amounts elsewhere does as well."""
    if any(amounts_of(other) != amounts_of(best) for other in equals):
        return False
    if best.doubt.code in ILL_FORMED:
        return gain >= LEAST_WITH_SIGNAL or (gain == 0 and fewer > 0)
    return gain >= LEAST_GAIN


def _distinct(table: Table, alternatives: tuple[Alternative, ...]) -> Iterator[Alternative]:
    """Alternatives that differ in what is printed where: a blank put in beside a blank is the same reading."""
    seen = {_printed(table.header, table.rows)}
    for alternative in alternatives:
        key = _printed(alternative.header, alternative.rows)
        if key not in seen:
            seen.add(key)
            yield alternative


def _printed(header: tuple[Row, ...], rows: tuple[Row, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.text for cell in row) for row in (*header, *rows))


def _read_as(table: Table, other: Alternative) -> Table:
    return replace(table, header=other.header, rows=other.rows, row_pages=other.row_pages or table.row_pages)


def _repaired(table: Table, chosen: Alternative, gain: int, fewer: int) -> Table:
    key, count = ("laws.reading.chosen", gain) if gain > 0 else ("laws.reading.chosen_fewer", fewer)
    said = Doubt("read-as", message(key, what=chosen.doubt.message, count=count), is_repair=True)
    literal = Alternative(table.header, table.rows, Doubt(LITERAL, message("laws.reading.literal")), table.row_pages)
    others = tuple(item for item in table.alternatives if item is not chosen)
    return replace(
        _read_as(table, chosen),
        doubts=(*(doubt for doubt in table.doubts if doubt.code != chosen.doubt.code), said),
        alternatives=(literal, *others),
        reading=chosen.doubt,
    )


def _proof(identity: str, bound: Mapping[str, BoundTable], figures: Mapping[str, Figure]) -> _Proof:
    """Equations a table stands in, inside it and with others, graded with the printed figures."""
    return _counted(_verdicts(identity, bound, figures))


def _verdicts(identity: str, bound: Mapping[str, BoundTable], figures: Mapping[str, Figure]) -> list[Verdict]:
    table = bound[identity]
    equations = [equation for _, made in inside(table) for equation in made.equations]
    if table.form:
        equations += [
            equation
            for _, made in between(bound, ANYTHING, table.form)
            for equation in made.equations
            if any(ref.partition("/")[0] == identity for ref in equation.refs)
        ]
    return [evaluate(equation, figures) for equation in equations]


def _graded(equations: list[Equation], figures: Mapping[str, Figure]) -> _Proof:
    return _counted([evaluate(equation, figures) for equation in equations])


def _counted(verdicts: Sequence[Verdict]) -> _Proof:
    return _Proof(sum(verdict.grade.holds for verdict in verdicts), sum(map(_is_broken, verdicts)))


def _is_broken(verdict: Verdict) -> bool:
    """A contradiction on a doubtful cell is graded undecidable; here it is what another reading may repair."""
    return verdict.grade is Grade.CONTRADICTION or (
        verdict.grade is Grade.UNDECIDABLE and verdict.difference is not None
    )


def _choose_texts(
    document: Document, bound: dict[str, BoundTable], catalogue: Catalogue
) -> tuple[Document, dict[str, BoundTable]]:
    """Cells that may show another text: the one that closes what the printed one breaks, and breaks nothing."""
    made = [equation for table in bound.values() for _, one in inside(table) for equation in one.equations]
    made += [equation for _, one in between(bound, ANYTHING) for equation in one.equations]
    index, figures = EquationIndex.of(made), Figures.collect(bound)
    changed: dict[str, Table] = {}
    for table in document.tables:
        for row, column, cell in table.body():
            ref = table.ref(row, column)
            equations = list(index.touching((ref,))) if cell.readings else []
            before = _graded(equations, figures)
            if not equations or not before.broken:
                continue
            options = [(text, _graded(equations, figures.changed({ref: text}))) for text in cell.readings]
            text, proof = max(options, key=lambda option: option[1].net)
            if proof.broken == 0 and proof.held - before.held >= 1:
                figures = figures.changed({ref: text})
                current = changed.get(table.id, table)
                changed[table.id] = _with_text(current, row, column, text, proof.held - before.held)
    if not changed:
        return document, bound
    document = document.with_tables(changed)
    return document, bind_tables(document, catalogue)


def _with_text(table: Table, row: int, column: int, text: str, gain: int) -> Table:
    cells = list(table.rows[row])
    old = cells[column]
    others = tuple(dict.fromkeys((old.text, *(item for item in old.readings if item != text))))
    cells[column] = Cell(text, old.source, old.row_span, old.column_span, old.is_covered, old.trust, others)
    said = Doubt(
        "cell-read-as",
        message("laws.reading.cell", place=table.ref(row, column), old=old.text, new=text, count=gain),
        is_repair=True,
    )
    rows = (*table.rows[:row], tuple(cells), *table.rows[row + 1 :])
    return replace(table, rows=rows, doubts=(*table.doubts, said))
