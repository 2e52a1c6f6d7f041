"""One document, checked: the pipeline from a `Document` to findings, and the short way after a correction.

Owns the order of the steps and nothing else. Pure: same document and settings, same result. Called by the session, the
command line, batch and the arena.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from reviewer.diagnose.causes import localise
from reviewer.diagnose.coverage import Coverage, cover
from reviewer.forms.catalogue import Catalogue, load
from reviewer.forms.identify import identify
from reviewer.forms.outline import outline
from reviewer.forms.performance_equations import performance_equations
from reviewer.forms.profile import DocumentKind
from reviewer.forms.read_performance import read_performance
from reviewer.laws.build import build_equations
from reviewer.laws.evaluate import evaluate
from reviewer.laws.figures import Figures
from reviewer.laws.readings import Second, choose_readings
from reviewer.model.document import Document
from reviewer.model.equation import Equation, Verdict
from reviewer.model.figure import parse_number
from reviewer.model.finding import Finding, RuleOutcome
from reviewer.model.rewriting import with_texts
from reviewer.narrative.read import read_narrative
from reviewer.narrative.settle import settle
from reviewer.rules.engine import RuleRun, rerun, run
from reviewer.rules.formulas import Formula, formula_equations, load_formulas
from reviewer.rules.material import Material
from reviewer.rules.rule import Rule
from reviewer.session.settings import Settings


@dataclass(frozen=True)
class Analysis:
    """Everything known about one document. `verdicts` in the order of `equations`; `findings` merged by cause."""

    material: Material
    equations: tuple[Equation, ...]
    figures: Figures
    findings: tuple[Finding, ...]
    outcomes: tuple[RuleOutcome, ...]
    coverage: Coverage
    result: RuleRun
    """What the rules said before causes were told apart."""
    settings: Settings = field(default_factory=Settings)
    seconds: float = 0.0
    further: tuple[Rule, ...] = ()
    """Rules of the user's formulas."""

    @property
    def document(self) -> Document:
        """The document as read, alternatives chosen."""
        return self.material.document

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """All evaluated equations."""
        return self.material.verdicts

    @cached_property
    def equations_by_ref(self) -> Mapping[str, tuple[Equation, ...]]:
        """Equations that touch a reference."""
        index: dict[str, list[Equation]] = {}
        for equation in self.equations:
            for ref in equation.refs:
                index.setdefault(ref, []).append(equation)
        return {ref: tuple(items) for ref, items in index.items()}

    @cached_property
    def verdict_by_id(self) -> Mapping[str, Verdict]:
        """Verdict of every equation by its id."""
        return {verdict.equation.id: verdict for verdict in self.verdicts}

    def reread(self, texts: Mapping[str, str]) -> Analysis:
        """The analysis with some cells read differently (`ref` → text).

        Where only numbers change, the equations that touch them are evaluated again and nothing else; where a word
        changes, the changed document is analysed anew."""
        if not texts:
            return self
        if any(ref not in self.figures or parse_number(text) is None for ref, text in texts.items()):
            return analyse(
                with_texts(self.document, texts),
                self.settings,
                prior=self.material.prior.document if self.material.prior else None,
                units=tuple(unit.document for unit in self.material.units),
            )
        figures = self.figures.changed(texts)
        regime = self.material.profile.regime
        touched = {equation.id for ref in texts for equation in self.equations_by_ref.get(ref, ())}
        verdicts = tuple(
            evaluate(verdict.equation, figures, regime) if verdict.equation.id in touched else verdict
            for verdict in self.verdicts
        )
        ledger = settle(self.material.ledger, verdicts)
        material = replace(self.material, verdicts=verdicts, figures=figures, ledger=ledger)
        result = rerun(self.result, material, self.settings.selection, self.further)
        return _concluded(result, material, figures, self)


def analyse(
    document: Document,
    settings: Settings | None = None,
    *,
    prior: Document | None = None,
    units: tuple[Document, ...] = (),
    catalogue: Catalogue | None = None,
    second: Second | None = None,
) -> Analysis:
    """Check one document. `prior`: last year's disclosure of the same body; `units`: those of a department's units;
    `second`: reads tables again whose sums do not close."""
    started = time.perf_counter()
    chosen = settings or Settings()
    forms = catalogue or load(chosen.form_folders)
    formulas = load_formulas(chosen.formulas)
    earlier = _understood(prior, forms)[0] if prior else None
    below = tuple(_understood(unit, forms)[0] for unit in units)
    own, figures = _understood(document, forms, formulas, second)
    material = replace(own, prior=earlier, units=below)
    further = tuple(formula.rule for formula in formulas)
    result = run(material, chosen.selection, further)
    findings = localise(result.findings, material, figures)
    return Analysis(
        material=material,
        equations=tuple(verdict.equation for verdict in material.verdicts),
        figures=figures,
        findings=findings,
        outcomes=result.outcomes,
        coverage=cover(material, findings),
        result=result,
        settings=chosen,
        further=further,
        seconds=time.perf_counter() - started,
    )


def _concluded(result: RuleRun, material: Material, figures: Figures, before: Analysis) -> Analysis:
    findings = localise(result.findings, material, figures)
    return replace(
        before,
        material=material,
        figures=figures,
        findings=findings,
        outcomes=result.outcomes,
        coverage=before.coverage.renewed(material, findings),
        result=result,
    )


def _understood(
    document: Document, forms: Catalogue, formulas: tuple[Formula, ...] = (), second: Second | None = None
) -> tuple[Material, Figures]:
    """The document with its meaning and its graded equations, before any rule has spoken."""
    document, bound = choose_readings(document, forms, second)
    profile = identify(document, bound)
    sections = outline(document)
    performance = read_performance(document)
    narrative = read_narrative(document, sections, bound, profile, performance)
    built = build_equations(bound, profile, performance)
    stated = performance_equations(performance, bound, profile)
    own, own_unable = formula_equations(formulas, bound)
    figures = Figures.collect(bound, narrative.ledger, performance)
    is_checked = profile.kind is not DocumentKind.TEMPLATE
    equations = (*built.equations, *narrative.equations, *stated.equations, *own) if is_checked else ()
    material = Material(
        document=document,
        profile=profile,
        bound=bound,
        sections=sections,
        ledger=narrative.ledger,
        performance=performance,
        figures=figures,
        unable={**built.unable, **narrative.unable, **stated.unable, **own_unable},
        not_applicable={**built.not_applicable, **narrative.not_applicable, **stated.not_applicable},
    )
    verdicts = tuple(evaluate(equation, figures, profile.regime) for equation in equations)
    return replace(material, verdicts=verdicts, ledger=settle(narrative.ledger, verdicts)), figures
