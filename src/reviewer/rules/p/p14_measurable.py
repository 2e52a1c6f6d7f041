"""P14: quantity, quality and cost have values that can be measured and missed. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.model.finding import Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.p.habits import Seen, indicator_place, once, told
from reviewer.rules.p.targets import RATE, all_judged, full_name
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Page, Rule, executed
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words, message

MEASURED = frozenset({"数量", "质量", "成本", "经济成本"})
BENEFITS = frozenset({"经济效益", "社会效益", "生态效益", "可持续影响"})
_GRADES = re.compile(
    r"^(?:合格|优良?|良好|达标|符合|通过|完好|规范|标准|合规|是|否|有|无|全部|全覆盖|正常|准确)(?:要求|标准|规定)?$"
)
"""Outcomes a quality can be found to have or not to have."""


def check(material: Material) -> CheckResult:
    """Words where a number belongs, bounds every outcome meets, and, as advice, words for benefits."""
    forms = material.targets
    if not forms:
        return NotApplicable(message("performance.no-forms"))
    observations = [
        *told(_words(material, MEASURED), forms),
        *told(_void(material), forms, message="void"),
    ]
    words = list(_words(material, BENEFITS))  # may be put in words; that they are is said once
    if words:
        observations.append(once(words, message="benefit", severity=Severity.ADVICE, category=Category.STYLE))
    return executed(observations, sum(len(item.indicators) for item in forms))


def _words(material: Material, kinds: frozenset[str]) -> Iterator[Seen]:
    for item, indicator, target in all_judged(material.targets):
        if indicator.second not in kinds or not target.is_words:
            continue
        if indicator.second == "质量" and _GRADES.match(target.text):
            continue
        if RATE.search(full_name(indicator, item)) and indicator.second in MEASURED:
            continue  # a rate with words is P16's matter
        yield Seen(item, indicator_place(item, indicator), f"{full_name(indicator, item)}“{target.text}”")


def _void(material: Material) -> Iterator[Seen]:
    for item, indicator, target in all_judged(material.targets):
        is_zero = len(target.numbers) == 1 and target.numbers[0] == 0
        is_all = target.is_percentage and len(target.numbers) == 1 and target.numbers[0] >= 100
        if (target.direction > 0 and is_zero) or (target.direction < 0 and is_all):
            yield Seen(item, indicator_place(item, indicator), f"{full_name(indicator, item)}“{target.text}”")


RULE = Rule(
    code="P14",
    name=Words("指标可衡量", "indicator measurable"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "数量、质量、成本指标的指标值为数字（或合格、达标等可判定结果），且不是“≥0”“≤100%”这类恒成立的界限。",
            "Quantity, quality and cost have numbers (or outcomes such as 合格), and no bound every outcome meets.",
        ),
        why=Words("“保障”“合理”无法考核。", "保障 or 合理 cannot be assessed."),
        tolerance=Words(
            "效益指标允许定性，普遍定性的只提示一次；“涉密”不计；多数表都有的问题只报一次。",
            "Benefits may be put in words, said once as advice; 涉密 is left out; what most forms have is told once.",
        ),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={
        "default": Words(
            "{project}：{count} 个指标值无法衡量：{text}", "{project}: {count} targets cannot be measured: {text}"
        ),
        "void": Words("{project}：指标值恒成立：{text}", "{project}: every outcome meets the target: {text}"),
        "benefit": Words(
            "{forms} 张表的效益指标为定性表述（{count} 处），宜量化：{text}",
            "Benefits in {forms} forms are put in words ({count}): {text}",
        ),
    },
    example=Example(
        budget(forms=form().replace("养护成本\t≤18万元", "养护成本\t合理")),
        fires=1,
    ),
    check=check,
    is_first_release=True,
)
