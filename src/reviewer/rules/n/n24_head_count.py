"""N24: head count. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import budget
from reviewer.words import Words

RULE = Rule(
    code="N24",
    name=Words("人员数", "head count"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words("人员分类之和等于总人数。", "Categories of staff make the total."),
        why=Words("人数改动后分类漏改。", "Categories are forgotten when the total changes."),
        tolerance=Words("数量没有误差，必须完全相等。", "Counts are exact."),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{place}：总数为 {stated}，分类合计为 {expected}",
            "{place}: total {stated}, categories {expected}",
        ),
    },
    example=Example(
        budget(
            overview="第一部分 概况\n\n一、本单位职责\n\n承担全县示例工作。\n\n"
            "二、机构设置情况\n\n示例县示例局现有在职人员30人，其中：行政人员12人，参公人员10人，事业人员9人。"
        )
    ),
    is_first_release=False,
)
