"""T16: project tables add up along department, unit and project.

Equations come from `laws.organisations`; the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, LAW_MESSAGES, SUM_TOLERANCE
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="T16",
    name=Words("项目支出表层级", "department, unit, project"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "部门等于各单位之和，单位等于其项目之和；同额重复行不相加。",
            "A department equals its units, a unit its projects; a repeated row is not added.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("project-expenditure-current", change=(("渠道维修养护\t190.00", "渠道维修养护\t180.00"),))),
    is_first_release=True,
)
