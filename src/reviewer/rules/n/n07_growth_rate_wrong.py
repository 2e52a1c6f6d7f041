"""N07: growth rate recomputed. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import budget
from reviewer.words import Words

RULE = Rule(
    code="N07",
    name=Words("增减率复算", "growth rate recomputed"),
    severity=Severity.ERROR,
    law=Law.GROWTH,
    page=Page(
        what=Words(
            "增减率＝增减额÷上年数；上年数未写明时按本年数与增减额倒算。",
            "The rate is the change over last year's figure, printed or implied by this year and the change.",
        ),
        why=Words(
            "增减额或本年数改动后，增减率常漏改。",
            "Rates are forgotten when the change or the amount is edited.",
        ),
        tolerance=Words(
            "增减额、增减率、方向词与基数一并按区间计算（ROUNDING R8）。",
            "Change, rate, direction and base are computed together with intervals (ROUNDING R8).",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{place}：文字为 {stated}{unit}，计算为 {expected}{unit}",
            "{place}: {stated}{unit} in the text, {expected}{unit} computed",
        ),
    },
    example=Example(
        budget(
            narrative="一、单位预算收支数据变动情况及原因\n\n"
            "2030年度示例县示例局预算收入总计120.00万元，比上年增加20.00万元，增长21.00%，主要原因是新增桥梁养护项目"
            "。",
        )
    ),
    is_first_release=True,
)
