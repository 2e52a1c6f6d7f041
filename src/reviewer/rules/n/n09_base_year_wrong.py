"""N09: base year. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.forms.profile import DocumentKind
from reviewer.model.finding import Severity
from reviewer.narrative.ledger import Movement
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """Printed years of comparisons."""
    year = material.profile.year
    if year is None:
        return Unable(message("narrative.no-year"))
    compared = [
        (statement, movement)
        for statement in material.ledger.statements
        if not statement.in_reason
        for movement in statement.movements
        if movement.base_year_printed is not None
    ]
    right = {item.key for item, movement in compared if movement.base_year_printed == year - 1}
    stale = [movement for item, movement in compared if item.key not in right]
    return executed((seen for movement in stale for seen in _wrong(movement, year, material)), len(compared))


def _wrong(movement: Movement, year: int, material: Material) -> Iterator[Observation]:
    printed = movement.base_year_printed
    is_own_budget = (
        printed == year and material.profile.kind is DocumentKind.FINAL and movement.base_scenario == "budget"
    )
    if printed is None or is_own_budget:
        return
    params = {"printed": printed, "expected": year - 1}
    # An earlier year may be meant (before the epidemic); two years back or the year itself is last year's text.
    severity = None if printed >= year - 2 else Severity.QUESTION
    yield Observation(anchor_of(movement.ref, material), params, severity=severity)


RULE = Rule(
    code="N09",
    name=Words("比较年份", "base year"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "与上年比较时，写明的年份应为本年度的上一年。",
            "A comparison with last year names the year before the document's.",
        ),
        why=Words(
            "沿用上年文本时，比较年份常未更新。",
            "In text copied from last year the base year is often left behind.",
        ),
        tolerance=Words(
            "与当年年初预算比较、文号和项目名称中的年份不计；多年比较不计。",
            "Comparisons with this year's own opening budget, document numbers and names are left out.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words("与{printed}年比较，应为{expected}年", "Compared with {printed}, should be {expected}"),
    },
    example=Example(
        budget(
            narrative="八、机关运行经费增减变动原因说明\n\n"
            "本单位机关运行经费财政拨款预算25.53万元，比2028年预算增加2.03万元，增长8.64%，原因是人员增加。",
        )
    ),
    check=check,
    is_first_release=True,
)
