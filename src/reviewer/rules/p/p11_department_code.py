"""P11: the supervising body has one code in all forms. Called by the engine."""

from __future__ import annotations

from collections import Counter

from reviewer.forms.performance_names import normal_name
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.p.habits import field_place
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """One finding with the forms whose code is not the usual one for the name."""
    coded = [form_ for form_ in material.targets if "department_code" in form_.fields]
    if len(coded) < 2:
        return NotApplicable(message("performance.no-codes"))
    codes: dict[str, Counter[str]] = {}
    for item in coded:
        name = normal_name(item.fields["department"].text)
        codes.setdefault(name, Counter())[item.fields["department_code"].text] += 1
    wrong = [
        item
        for item in coded
        if item.fields["department_code"].text
        != codes[normal_name(item.fields["department"].text)].most_common(1)[0][0]
    ]
    if not wrong:
        return executed((), len(coded))
    places = tuple(field_place(item, item.fields["department_code"]) for item in wrong)
    name = wrong[0].fields["department"].text
    usual = codes[normal_name(name)].most_common(1)[0][0]
    params = {"name": name, "usual": usual, "code": wrong[0].fields["department_code"].text, "count": len(wrong)}
    return executed([Observation(places[0], params, places=places)], len(coded))


RULE = Rule(
    code="P11",
    name=Words("主管部门代码", "supervising code"),
    severity=Severity.ADVICE,
    page=Page(
        what=Words("同一主管部门在各张表中的代码一致。", "A supervising body has the same code in all forms."),
        why=Words("代码不一多为录入或读取丢失数字。", "A differing code is a slip, or a digit lost in reading."),
        tolerance=Words("仅作提示。", "Advice only."),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "“{name}”在 {count} 张表中的代码为 {code}，其余为 {usual}",
            "“{name}” has code {code} in {count} forms, else {usual}",
        )
    },
    example=Example(
        budget(
            forms="\n\n".join(
                (
                    form(),
                    form(project="档案整理经费", period="120,000", year="120,000").replace("012-", "021-"),
                    form(project="图书采购经费"),
                )
            )
        ),
        fires=1,
    ),
    check=check,
)
