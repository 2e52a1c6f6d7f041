"""Y05: stale number. Called by the engine."""

from __future__ import annotations

from reviewer.model.finding import Severity
from reviewer.narrative.ledger import NumberState
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_prose import budget, narrative
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """Contradicted numbers against the numbers of last year's text."""
    if material.prior is None:
        return Unable(message("narrative.no-prior"))
    last = {
        (number.section, number.measure, number.label, number.figure.value)
        for number in material.prior.ledger.numbers
        if number.figure.value != 0
    }
    wrong = [number for number in material.ledger.numbers if number.state is NumberState.CONTRADICTED]
    seen = [
        Observation(anchor_of(number.ref, material), {"label": number.label, "text": number.figure.text})
        for number in wrong
        if (number.section, number.measure, number.label, number.figure.value) in last
    ]
    return executed(seen, len(wrong))


RULE = Rule(
    code="Y05",
    name=Words("去年数字残留", "stale number"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "说明中与表不符的数字，若正是去年说明中同一处的数字，应为漏改。",
            "A number that disagrees with the table and stood in the same place last year was left behind.",
        ),
        why=Words("沿用上年文本最常见的错误。", "The commonest fault of copied text."),
        tolerance=Words(
            "只看与本年表格或算式矛盾的数字，去年同名事项的数字与之完全相同时报。",
            "Only numbers that contradict this year's tables or sums, where last year's same item shows exactly "
            "this number.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{label}“{text}”与本年表不符，与去年说明中的数字相同",
            "{label}: {text} contradicts this year's tables and equals last year's text",
        ),
    },
    example=Example(
        budget(
            narrative=narrative(
                expenditure="三、支出预算情况说明\n\n2030年度示例县示例局支出预算120.00万元，其中：基本支出88.00万元，占75.00%；项目支出30.00万元，占25.00%。"
            )
        ),
        prior=budget(
            narrative=narrative(
                expenditure="三、支出预算情况说明\n\n2029年度示例县示例局支出预算118.00万元，其中：基本支出88.00万元，占74.58%；"
                "项目支出30.00万元，占25.42%。"
            )
        ),
    ),
    check=check,
)
