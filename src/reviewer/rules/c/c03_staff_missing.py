"""C03: staff. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.rules.c.presence import is_provincial_set, required
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Page, Rule
from reviewer.rules.sample_text import budget
from reviewer.words import Words, message

WORDS = re.compile(r"\d+\s*[人名]|人员编制|编制数|实有人数|在职|不予公开|不宜公开|涉密")


def check(material: Material) -> CheckResult:
    """Numbers of people in the overview of a provincial unit budget."""
    if not is_provincial_set(material) or material.profile.is_secret:
        return NotApplicable(message("narrative.not-asked-here"))
    return required(material, "staff", WORDS)


RULE = Rule(
    code="C03",
    name=Words("人员", "staff"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "公开人员编制或在职人数；依法不公开的应说明。",
            "Staff numbers are published, or the text says why they are not.",
        ),
        why=Words("人员情况用于理解基本支出。", "Staff numbers explain basic expenditure."),
        tolerance=Words(
            "仅对省级样式的单位预算要求；涉密单位和说明“不予公开”的不报。",
            "Asked of provincial unit budgets only; silent for masked bodies and where the text declines with a "
            "reason.",
        ),
        basis=Words("财预〔2016〕143号；保守国家秘密法", "财预〔2016〕143号; Law on Guarding State Secrets"),
    ),
    messages={
        "default": Words("概况中未见人员情况", "no staff numbers in the overview"),
    },
    example=Example(
        budget(
            overview="第一部分 概况\n\n一、本单位职责\n\n承担全县示例工作。\n\n二、机构设置情况\n\n示例县示例局内设办公室、业务股。"
        )
    ),
    check=check,
    kinds=frozenset({"budget"}),
)
