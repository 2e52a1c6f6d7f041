"""Everything a rule may look at, computed once per document. Read only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from reviewer.forms.bound import BoundTable
from reviewer.forms.performance import FormScope, PerformanceForm
from reviewer.forms.profile import Profile
from reviewer.forms.sections import Section
from reviewer.laws.select import Tables
from reviewer.model.document import Document
from reviewer.model.equation import Verdict
from reviewer.model.fact import Fact
from reviewer.model.figure import Figure
from reviewer.narrative.ledger import Ledger
from reviewer.rules.passages import Passage, passages_of
from reviewer.words import Message


@dataclass(frozen=True)
class Material:
    """One document, understood. `bound` by table id (every GRID table, also those of no known form).

    `verdicts`: all evaluated equations, passing ones included. `unable`: reasons the equation builders gave for rules
    they could not build equations for, by rule code; `not_applicable` likewise. `prior`: last year's document;
    `units`: documents of the subordinate units of a department."""

    document: Document
    profile: Profile
    bound: Mapping[str, BoundTable]
    sections: tuple[Section, ...]
    ledger: Ledger
    performance: tuple[PerformanceForm, ...]
    verdicts: tuple[Verdict, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    """Every number an equation may refer to, by reference, as read (reading corrections applied)."""
    unable: Mapping[str, Message] = field(default_factory=dict)
    not_applicable: Mapping[str, Message] = field(default_factory=dict)
    prior: Material | None = None
    units: tuple[Material, ...] = ()

    @cached_property
    def by_form(self) -> Mapping[str, tuple[BoundTable, ...]]:
        """Bound tables by form id, in reading order."""
        grouped: dict[str, list[BoundTable]] = {}
        for bound in self.bound.values():
            grouped.setdefault(bound.form, []).append(bound)
        return {form: tuple(tables) for form, tables in grouped.items()}

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All facts of all tables, in document order."""
        return tuple(fact for bound in self.bound.values() for fact in bound.facts)

    @cached_property
    def tables(self) -> Tables:
        """The recognised tables, one per form, ready to be asked for cells."""
        return Tables(self.bound, self.profile)

    @cached_property
    def targets(self) -> tuple[PerformanceForm, ...]:
        """The forms that set targets: all but self-assessments of a year that is over."""
        return tuple(form for form in self.performance if form.scope is not FormScope.ASSESSMENT)

    @cached_property
    def project_forms(self) -> tuple[PerformanceForm, ...]:
        """The forms of single projects, the ones a text counts and a project table lists."""
        return tuple(form for form in self.performance if form.scope is FormScope.PROJECT)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All text of the body's own, in reading order; annexed notices and directories left out."""
        return passages_of(self.document, self.sections, self.performance)

    @cached_property
    def facts_by_ref(self) -> Mapping[str, Fact]:
        """All facts of all tables by reference."""
        return {fact.ref: fact for fact in self.facts}

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """Words of the innermost heading each block stands under, by block id."""
        inner = sorted(self.sections, key=lambda section: section.depth)
        return {block: section.heading.text for section in inner for block in _own(section)}

    def form(self, identity: str) -> BoundTable | None:
        """The first table recognised as that form."""
        tables = self.by_form.get(identity)
        return tables[0] if tables else None

    def section(self, topic: str) -> Section | None:
        """The first section of that topic."""
        return next((section for section in self.sections if section.topic == topic), None)


def _own(section: Section) -> tuple[str, ...]:
    return (section.heading.id, *(block.id for block in section.blocks))
