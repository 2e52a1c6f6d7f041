"""P05: what forms of carried-over projects print as annual amount. A habit, told once. Called by the engine."""

from __future__ import annotations

from reviewer.forms.performance import Half
from reviewer.forms.performance_match import total
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.p.disclosed import disclosed
from reviewer.rules.p.habits import place_in
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import PROJECTS, TABLES, budget, form
from reviewer.words import Words, message

_CARRIED_OVER = (
    PROJECTS.replace("本年预算", "上年结转")
    .replace("30.00", "9.00")
    .replace("桥梁养护经费\t18.00\t18.00\t\t\t\t\n档案整理经费\t12.00\t12.00", "堤坝加固经费\t9.00\t9.00")
)


def check(material: Material) -> CheckResult:
    """Carried-over forms with an annual amount of 0, or of the carried-over money: one finding each."""
    pairs = [pair for pair in disclosed(material).matching.pairs if pair.row.vintage == "carried_over"]
    if not pairs:
        return NotApplicable(message("performance.no-carried-over-form"))
    observations = []
    zero = [
        (pair, year)
        for pair in pairs
        if (year := total(pair.form, Half.YEAR)) is not None and year.figure is not None and not year.figure.value
    ]
    if zero:
        places = tuple(place_in(pair.form, year.ref, year.source, "0", year.label) for pair, year in zero)
        projects = "、".join(pair.form.project for pair, _ in zero)
        observations.append(Observation(places[0], {"projects": projects, "count": len(zero)}, places=places))
    return executed(observations, len(pairs))


RULE = Rule(
    code="P05",
    name=Words("结转项目年度金额", "carry-over form amount"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words(
            "上年结转项目的绩效目标表年度金额为 0 时请说明。",
            "A form of a carried-over project with an annual amount of 0.",
        ),
        why=Words(
            "结转资金本年仍要支出，应有年度目标和金额。", "Carried-over money is spent this year and has a target."
        ),
        tolerance=Words("多为系统填报习惯，全文只报一次。", "Mostly a habit of the system; told once."),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{count} 张上年结转项目的绩效目标表年度金额为 0，请说明：{projects}",
            "{count} forms of carried-over projects have an annual amount of 0: {projects}",
        )
    },
    example=Example(
        budget(
            tables=f"{TABLES}\n\n{_CARRIED_OVER}",
            forms=form(project="堤坝加固经费", period="90,000", year="0"),
        ),
        fires=1,
    ),
    check=check,
)
