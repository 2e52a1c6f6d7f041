"""N02: item in the text and in the table. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import budget
from reviewer.words import Words

RULE = Rule(
    code="N02",
    name=Words("说明数与表数（分项）", "item in the text and in the table"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "说明中每个“科目＋金额”与表中该科目的金额一致。",
            "Each item with its amount in the text equals its row in the table.",
        ),
        why=Words(
            "分项金额与表不一致，公开内容自相矛盾。",
            "An item that differs from its row makes the disclosure contradict itself.",
        ),
        tolerance=Words(
            "说明与表格为同一数字，按各自显示的小数位取区间比较（ROUNDING R3）；元与万元先换算。",
            "Both print one number; the intervals of their printed digits must meet (ROUNDING R3), 元 and 万元 "
            "converted.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{place}：文字为 {stated} {unit}，表中为 {expected} {unit}，相差 {difference} {unit}",
            "{place}: {stated} {unit} in the text, {expected} {unit} in the table, difference {difference} {unit}",
        ),
    },
    example=Example(
        budget(
            narrative="三、支出预算情况说明\n\n2030年度示例县示例局支出预算120.00万元，其中：基本支出91.00万元；项目支出30.00万"
            "元。",
        )
    ),
    is_first_release=True,
)
