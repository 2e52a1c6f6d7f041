"""P03: every performance form has a row in the project tables. Called by the engine."""

from __future__ import annotations

from reviewer.forms.performance import Half
from reviewer.forms.performance_match import total
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.p.disclosed import disclosed
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """One finding with all forms that have no row."""
    if not material.project_forms:
        return NotApplicable(message("performance.no-forms"))
    found = disclosed(material)
    if not found.matching.pairs and not found.matching.rows:
        return Unable(message("performance.no-project-table"))
    extra = [item for item in found.matching.forms if item.project or total(item, Half.YEAR) is not None]
    if not extra:
        return executed((), len(material.project_forms))
    places = tuple(anchor_of(item.fields["project"].ref, material) for item in extra if "project" in item.fields)
    names = []
    for item in extra:
        year = total(item, Half.YEAR)
        amount = f"（{year.figure.text} {year.figure.unit.label}）" if year is not None and year.figure else ""
        names.append(f"{item.project}{amount}")
    anchor = places[0] if places else anchor_of(extra[0].table_ids[0], material)
    params = {"projects": "、".join(names), "count": len(extra)}
    return executed([Observation(anchor, params, places=places)], len(material.project_forms))


RULE = Rule(
    code="P03",
    name=Words("多余表", "form without project"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words("每张绩效目标表在项目支出预算表中有对应项目。", "Every form has its row in the project tables."),
        why=Words(
            "没有预算的项目不应公开绩效目标，或项目漏列。", "A form without money, or a project left out of the table."
        ),
        tolerance=Words(
            "结转项目在上年结转表中；重名、涉密项目按金额对应。",
            "Carried-over tables count; repeated names go by amount.",
        ),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={
        "default": Words(
            "{count} 张绩效目标表在项目支出预算表中没有对应项目：{projects}",
            "{count} forms without a project row: {projects}",
        )
    },
    example=Example(budget(forms=form(project="图书采购经费", period="7,000", year="7,000")), fires=1),
    check=check,
)
