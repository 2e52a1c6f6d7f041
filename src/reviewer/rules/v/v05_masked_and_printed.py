"""V05: what is masked in one half of a form is not printed in the other. Called by the engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reviewer.forms.performance import Half, Indicator, PerformanceForm
from reviewer.forms.performance_names import normal_name
from reviewer.model.finding import Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.p.habits import Seen, indicator_place, told
from reviewer.rules.p.targets import target_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Page, Rule, executed
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """Indicators of one name and kind, masked in one half and a number in the other."""
    forms = material.performance
    if not any(target_of(i.target).is_masked for item in forms for i in item.indicators):
        return NotApplicable(message("performance.nothing-masked"))
    return executed(told((seen for item in forms for seen in _mixed(item)), ()), len(forms))


def _mixed(item: PerformanceForm) -> Iterator[Seen]:
    """Only names that stand once in each half in full: a cut-off name may belong to another indicator."""
    keys = Counter(_key(indicator) for indicator in item.indicators)
    year = {_key(i): i for i in item.indicators if i.half is Half.YEAR and i.name and not i.is_shifted}
    for indicator in item.indicators:
        other = year.get(_key(indicator))
        if indicator.half is not Half.PERIOD or other is None or keys[_key(indicator)] != 2 or _is_cut(indicator, item):
            continue
        first, second = target_of(indicator.target), target_of(other.target)
        if first.is_masked != second.is_masked and (first.numbers or second.numbers):
            printed = other if first.is_masked else indicator
            yield Seen(item, indicator_place(item, printed), f"{printed.name}“{printed.target}”")


def _key(indicator: Indicator) -> tuple[str, str]:
    return indicator.second, normal_name(indicator.name)


def _is_cut(indicator: Indicator, item: PerformanceForm) -> bool:
    """Whether another indicator's name goes on from this one."""
    name = normal_name(indicator.name)
    return any(len(other := normal_name(i.name)) > len(name) and other.startswith(name) for i in item.indicators)


RULE = Rule(
    code="V05",
    name=Words("涉密混用", "masked and printed"),
    severity=Severity.ERROR,
    category=Category.SENSITIVE,
    page=Page(
        what=Words(
            "同一指标不一处写“涉密”、一处印出数值。", "An indicator is not masked in one half and printed in the other."
        ),
        why=Words("等于公开了涉密内容。", "It publishes what was to be kept."),
        tolerance=Words(
            "名称须完整且唯一；被版面截断的名称不判。",
            "Only full and unique names; names the layout cut off are left out.",
        ),
        basis=Words("保守国家秘密法", "Law on state secrets"),
    ),
    messages={
        "default": Words("{project}：同一指标既标“涉密”又印出数值：{text}", "{project}: masked and printed: {text}")
    },
    example=Example(
        budget(
            forms=form().replace(
                "养护桥梁数量\t3座\t数量指标\t养护桥梁数量\t3座", "养护桥梁数量\t涉密\t数量指标\t养护桥梁数量\t3座"
            )
        ),
        fires=1,
    ),
    check=check,
)
