"""F20: the opening balance is last year's closing balance. Needs last year's final accounts. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.forms.profile import DocumentKind
from reviewer.model.equation import Grade, Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, TIE_TOLERANCE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_tables import final_tables
from reviewer.rules.table_facts import evidence, graded, no_table, tables_of
from reviewer.words import Words, message

FORMS = ("final-summary", "final-appropriation-summary")


def check(material: Material) -> CheckResult:
    """Both summaries; adjustments by audit or approval need a note, so a difference is asked about where one is given."""
    prior = material.prior
    if prior is None or prior.profile.kind is not DocumentKind.FINAL:
        return Unable(message("laws.unable.prior"))
    if all(tables_of(material).grid(form) is None for form in FORMS):
        return no_table(FORMS[0])
    return executed(_observations(material, prior), len(FORMS))


def _observations(material: Material, prior: Material) -> Iterator[Observation]:
    now, before = tables_of(material), tables_of(prior)
    for form in FORMS:
        opening = now.spot(form, "carried_over", "total", "revenue")
        closing = before.spot(form, "year_end", "total", "expenditure")
        if opening is None or closing is None:
            continue
        stated, expected = material.figures.get(opening.ref), prior.figures.get(closing.ref)
        if stated is None or expected is None:
            continue
        if graded(Law.TIE, stated, [expected]).grade is Grade.CONTRADICTION:
            anchor = anchor_of(opening.ref, material)
            params = {"text": anchor.text or "0", "before": expected.text or "0"}
            yield Observation(anchor, params, evidence=evidence(material, [opening]))


RULE = Rule(
    code="F20",
    name=Words("年初结转↔上年年末结转", "opening balance"),
    severity=Severity.ERROR,
    kinds=frozenset({"final"}),
    page=Page(
        what=Words(
            "年初结转和结余等于上年度决算的年末结转和结余。", "The opening balance equals last year's closing balance."
        ),
        why=Words("两年决算首尾相接。", "One year begins where the other ended."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages={
        "default": Words(
            "年初结转和结余 {text} 与上年年末结转和结余 {before} 不一致（如有审计或批复调整请注明）",
            "opening balance {text} is not last year's closing balance {before} (note any adjustment)",
        )
    },
    example=Example(
        final_tables(),
        prior=final_tables(change=(("年末结转和结余\t10.00", "年末结转和结余\t16.00"),)).replace("2030", "2029"),
    ),
    check=check,
)
