"""N12: change by item. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import budget
from reviewer.words import Words

RULE = Rule(
    code="N12",
    name=Words("变动分解", "change by item"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "各分项增减额之和等于总增减额；“与上年相同”按零计。",
            "The changes of the items make the change of the whole; unchanged counts as zero.",
        ),
        why=Words(
            "“三公”经费等分项变动与总变动不符，必有一处有误。",
            "Where the changes of items and whole differ, one of them is wrong.",
        ),
        tolerance=Words(
            "按显示位数取区间相加，允许四舍五入产生的末位差（ROUNDING R4–R5）。",
            "Intervals of the printed digits are added; differences that rounding explains are allowed (ROUNDING "
            "R4–R5).",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{place}：总增减额为 {stated} {unit}，分项合计为 {expected} {unit}，相差 {difference} {unit}",
            "{place}: change {stated} {unit}, items {expected} {unit}, difference {difference} {unit}",
        ),
    },
    example=Example(
        budget(
            narrative="七、“三公”经费增减变动原因说明\n\n"
            "2030年示例县示例局“三公”经费预算9.00万元，比2029年增加4.00万元，主要原因是车辆老化。其中：因公出国（境）"
            "费0万元，与上年相同；公务接待费1.00万元，比上年减少2.00万元；公务用车购置及运行费8.00万元，比上年增加"
            "5.00万元。",
        )
    ),
    is_first_release=True,
)
