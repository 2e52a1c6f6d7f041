"""N16: unchanged against figures. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import budget
from reviewer.words import Words

RULE = Rule(
    code="N16",
    name=Words("持平与数值矛盾", "unchanged against figures"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "写“持平”“相同”的，两年数额应相等。",
            "Where the text says unchanged, both figures are equal.",
        ),
        why=Words("数字更新后文字未改。", "The figures were updated and the words were not."),
        tolerance=Words(
            "说明与表格为同一数字，按各自显示的小数位取区间比较（ROUNDING R3）；元与万元先换算。",
            "Both print one number; the intervals of their printed digits must meet (ROUNDING R3), 元 and 万元 "
            "converted.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{place}：文字称持平，但一为 {stated} {unit}，一为 {expected} {unit}",
            "{place}: said to be unchanged, but {stated} {unit} against {expected} {unit}",
        ),
    },
    example=Example(
        budget(
            narrative="四、部门预算编制说明\n\n1．“社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴"
            "费支出（项）”20.00万元，主要用于缴费。2029年当年预算执行数为19.00万元，2030年预算安排20.00万元，比2029年"
            "预算执行数持平。",
        )
    ),
    is_first_release=True,
)
