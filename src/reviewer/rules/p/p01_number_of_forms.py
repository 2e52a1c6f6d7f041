"""P01: as many performance forms as the text says are disclosed. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.p.disclosed import disclosed
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import NARRATIVE, budget, form
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """The stated number against the forms; a difference that missing forms explain is P02's."""
    if not material.project_forms:
        return NotApplicable(message("performance.no-forms"))
    found = disclosed(material)
    if found.count is None or not found.is_disclosed:
        return NotApplicable(message("performance.no-stated-count"))
    verdict = found.count_verdict()
    if verdict is None or verdict.grade.holds or found.explains():
        return executed((), 1)
    anchor = anchor_of(found.count.ref, material)
    params = {"stated": found.count.figure.text, "found": len(found.forms)}
    forms = tuple(anchor_of(item.table_ids[0], material) for item in found.forms)
    is_certain = not material.profile.is_secret
    severity = Severity.ERROR if is_certain else Severity.QUESTION
    return executed([Observation(anchor, params, places=(anchor, *forms), proofs=(verdict,), severity=severity)], 1)


RULE = Rule(
    code="P01",
    name=Words("表数量", "number of forms"),
    severity=Severity.ERROR,
    law=Law.COUNT,
    page=Page(
        what=Words(
            "绩效目标表的张数等于说明中公开的项目数。", "There are as many forms as the text says are disclosed."
        ),
        why=Words("数量不符说明有表未公开或说明未更新。", "Otherwise forms are missing or the text was not updated."),
        tolerance=Words(
            "跨页重复表头的合并为一张；差额恰为缺表的由 P02 报告；涉密单位请其说明。",
            "A head repeated on the next page is one form; a difference of missing forms is P02's; "
            "a question for secret bodies.",
        ),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={
        "default": Words(
            "说明称公开绩效目标 {stated} 个，文件中有 {found} 张表",
            "The text says {stated} forms, the file has {found}",
        )
    },
    example=Example(
        budget(
            narrative=NARRATIVE + "\n\n二、绩效管理情况\n\n"
            "2030年示例县示例局公开项目绩效目标4个，涉及项目金额18.00万元，占部门（单位）项目支出总额的60%。",
            forms=form(),
        ),
        fires=1,
    ),
    check=check,
    is_first_release=True,
)
