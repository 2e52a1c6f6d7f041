"""N27: operating-cost paragraph. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import BODY, TABLES, budget
from reviewer.words import Words

OPERATING_COST = (
    f"\n\n2030年财政拨款安排机关运行经费预算表\n\n单位名称：{BODY}\n\n单位：万元\n\n"
    "单位名称\t2030年预算数\t\t\t\n\t合计\t一般公共预算\t政府性基金预算\t国有资本经营预算\n"
    f"部门合计\t25.00\t25.00\t\t\n{BODY}\t25.00\t25.00\t\t"
)

RULE = Rule(
    code="N27",
    name=Words("机关运行经费说明", "operating-cost paragraph"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "说明中的机关运行经费与机关运行经费表一致。",
            "The operating cost in the text equals its table.",
        ),
        why=Words(
            "预算法要求对机关运行经费安排作出说明。",
            "The Budget Law requires the operating cost to be explained.",
        ),
        tolerance=Words(
            "说明与表格为同一数字，按各自显示的小数位取区间比较（ROUNDING R3）；元与万元先换算。",
            "Both print one number; the intervals of their printed digits must meet (ROUNDING R3), 元 and 万元 "
            "converted.",
        ),
        basis=Words("预算法第十四条", "Budget Law, article 14"),
    ),
    messages={
        "default": Words(
            "{place}：文字为 {stated} {unit}，表中为 {expected} {unit}，相差 {difference} {unit}",
            "{place}: {stated} {unit} in the text, {expected} {unit} in the table, difference {difference} {unit}",
        ),
    },
    example=Example(
        budget(
            tables=TABLES + OPERATING_COST,
            narrative="八、机关运行经费增减变动原因说明\n\n本单位机关运行经费财政拨款预算25.50万元，比2029年预算增加2.00万元，主要原因是人员增加。",
        )
    ),
    is_first_release=True,
)
