"""P08: the annual amounts of all forms add up to the amount the text states. Called by the engine."""

from __future__ import annotations

from reviewer.forms.performance import Half
from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.material import Material
from reviewer.rules.p.disclosed import Disclosed, disclosed
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_text import NARRATIVE, budget, form
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """The sum against the statement; a difference that missing forms explain is P02's."""
    if not material.project_forms:
        return NotApplicable(message("performance.no-forms"))
    found = disclosed(material)
    if found.amount is None or not _speaks_of_these(found):
        return NotApplicable(message("performance.no-stated-amount"))
    verdict = found.sum_verdict(Half.YEAR)
    if verdict is None:
        return Unable(message("performance.amount-lost"))
    if verdict.grade.holds or found.explains() or verdict.expected is None:
        return executed((), 1)
    right = found.sum_verdict(Half.YEAR, from_rows=True)
    if right is not None and right.grade.holds:
        return executed((), 1)  # a form that contradicts its project row is the cause, told by P04
    period = found.sum_verdict(Half.PERIOD)
    is_period = period is not None and period.grade.holds
    anchor = anchor_of(found.amount.ref, material)
    like = found.amount.figure
    params = {
        "stated": like.text,
        "expected": written(verdict.expected, like),
        "difference": written(verdict.difference, like),
        "unit": unit_label(like),
        "count": len(found.forms),
    }
    is_certain = found.is_disclosed and not is_period and not material.profile.is_secret
    seen = Observation(
        anchor,
        params,
        message="period" if is_period else "default",
        proofs=(verdict,),
        severity=Severity.ERROR if is_certain else Severity.WARNING,
        stake=abs(verdict.difference) if verdict.difference is not None else verdict.expected,
    )
    return executed([seen], 1)


def _speaks_of_these(found: Disclosed) -> bool:
    """The statement is about the forms in this file: disclosed ones, or as many targets as there are forms."""
    return found.is_disclosed or (found.count is not None and found.count.figure.value == len(found.forms))


RULE = Rule(
    code="P08",
    name=Words("合计=说明", "forms add up to the text"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "各绩效目标表年度资金总额之和等于说明中公开项目的金额。",
            "The annual totals of all forms add up to the amount the text states for them.",
        ),
        why=Words("不符说明表或说明有一处未更新。", "Otherwise the forms or the text were not updated."),
        tolerance=Words(
            "说明按显示位数比较；年度栏未读出的用项目行金额；恰等于实施期合计的、仅述“编报”的为建议修改。",
            "The statement at its own precision; a lost total is taken from its row; equal to the sum of the "
            "periods, or a statement about targets set, is a warning.",
        ),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={
        "default": Words(
            "说明为 {stated} {unit}，{count} 张绩效目标表年度金额合计 {expected} {unit}，相差 {difference} {unit}",
            "The text states {stated} {unit}, the annual amounts of {count} forms add up to {expected} {unit}",
        ),
        "period": Words(
            "说明的 {stated} {unit} 是 {count} 张表实施期总额之和，年度金额合计为 {expected} {unit}，口径应为年度",
            "The stated {stated} {unit} is the sum of the periods; the year's amounts add up to {expected} {unit}",
        ),
    },
    example=Example(
        budget(
            narrative=NARRATIVE + "\n\n二、绩效管理情况\n\n"
            "2030年示例县示例局公开项目绩效目标1个，涉及项目金额21.00万元，占部门（单位）项目支出总额的60%。",
            forms=form(),
        ),
        fires=1,
    ),
    check=check,
)
