"""N06: share recomputed. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import budget
from reviewer.words import Words

RULE = Rule(
    code="N06",
    name=Words("占比复算", "share recomputed"),
    severity=Severity.ERROR,
    law=Law.SHARE,
    page=Page(
        what=Words(
            "占比＝部分÷整体；分母可为本年合计或总计，以能吻合者为准。",
            "A share is part over whole; the whole may be the current year or the total, whichever fits.",
        ),
        why=Words("金额改动后占比常漏改。", "Shares are forgotten when amounts change."),
        tolerance=Words(
            "按显示位数取区间计算（ROUNDING R7），分母过小而无法判断时不报。",
            "Computed with intervals of the printed digits (ROUNDING R7); silent where the base is too small to tell.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{place}：文字为 {stated}%，计算为 {expected}%",
            "{place}: {stated}% in the text, {expected}% computed",
        ),
    },
    example=Example(
        budget(
            narrative="三、支出预算情况说明\n\n2030年度示例县示例局支出预算120.00万元，其中：基本支出90.00万元，占75.00%；项目"
            "支出30.00万元，占26.00%。",
        )
    ),
    is_first_release=True,
)
