"""G01: published within twenty days of approval. Needs dates that no disclosure prints. Called by the engine."""

from __future__ import annotations

from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Page, Rule, Unable
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """Not decidable from the file."""
    del material
    return Unable(message("performance.needs-dates"))


RULE = Rule(
    code="G01",
    name=Words("20日", "within 20 days"),
    severity=Severity.ERROR,
    page=Page(
        what=Words("批复后20日内公开。", "Published within 20 days of approval."),
        why=Words("预算法第14条的时限。", "The limit of the budget law, art. 14."),
        tolerance=Words("需要批复日期和公开日期，文件本身没有。", "Needs both dates, which the file does not hold."),
        basis=Words("预算法第14条", "Budget law, art. 14"),
    ),
    messages={"default": Words("公开日期晚于批复后20日", "Published later than 20 days after approval")},
    check=check,
)
