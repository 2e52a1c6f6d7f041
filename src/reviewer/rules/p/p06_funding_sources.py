"""P06: funding sources add up to the total in both halves, and the halves fit source by source."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words

RULE = Rule(
    code="P06",
    name=Words("资金来源之和", "form sources"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "资金总额 = 中央 + 省级 + 市县 + 单位自筹 + 其他，实施期、年度分别成立；同一来源年度金额不超过实施期金额。",
            "Total = central + provincial + local + own + other in both halves; no source gives more in the year "
            "than in the whole period.",
        ),
        why=Words(
            "来源填错栏时合计仍然相等，只有逐项比较才能发现。",
            "An amount under the wrong source leaves the total right.",
        ),
        tolerance=Words(
            "元到分，不允许误差；一半未读出时不执行。",
            "元 to the cent, no allowance; a half that was not read is left out.",
        ),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={
        "default": Words(
            "{place}：各来源之和 {expected} {unit}，资金总额 {stated} {unit}，相差 {difference} {unit}",
            "{place}: the sources add up to {expected} {unit}, the total is {stated} {unit}",
        ),
        "bound": Words(
            "{place}：同一来源年度金额 {expected} {unit} 大于实施期金额 {stated} {unit}，两栏来源填列不一致",
            "{place}: this source gives {expected} {unit} in the year, {stated} {unit} in the whole period",
        ),
    },
    example=Example(
        budget(forms=form().replace("市县(区)财政资金\t\t180,000\t市县", "市县(区)财政资金\t\t150,000\t市县")), fires=1
    ),
    is_first_release=True,
)
