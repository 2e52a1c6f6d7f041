"""N01: total in the text and in the table. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import budget
from reviewer.words import Words

RULE = Rule(
    code="N01",
    name=Words("说明数与表数（总）", "total in the text and in the table"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "第一至四节的收支总数与对应表格合计一致。",
            "Totals in the first sections of the text equal the totals of their tables.",
        ),
        why=Words(
            "表格由系统导出，文字由人工修改，总数最容易漏改。",
            "Tables come out of the system, sentences are edited by hand, and totals are forgotten.",
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
            narrative="二、收入预算情况说明\n\n2030年度示例县示例局预算收入121.00万元。",
        )
    ),
    is_first_release=True,
)
