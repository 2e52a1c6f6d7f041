"""P16: the value of an indicator is of the kind its name calls for, in both halves. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.performance import Half, Indicator, PerformanceForm
from reviewer.forms.performance_names import normal_name, same_or_cut
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.p.habits import Seen, indicator_place, told
from reviewer.rules.p.p15_copied_goal import is_long
from reviewer.rules.p.targets import RATE, all_judged, full_name, target_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words, message

_NEGATIVE = re.compile(
    r"投诉|事故|违规|违法|差错|错误|损失|能耗|故障|死亡|伤亡|案件|次生|缺陷|返工|超标|排放|信访|上访|逾期|纠纷|发案|返贫|"
    r"成本|费用|经费|天数|时间|工期|时长|周期|病|犯罪|流失|浪费|违约|负担|隐患|停电|中断|破产|不良|超"
)
"""Outcomes of which fewer is better."""
_RATE_WORDS = re.compile(r"(?<!效)率(?:\(%\))?$|比例$|百分比$|占比$")
_RISE = re.compile(r"(?:提高|提升|增加|增长|降低|下降|减少)(?:到|至)?\s*([≥≤>]?\s*\d+(?:\.\d+)?)\s*%")
HIGH = 90
"""Percentage from which 提高99% is a level that was written as a change."""


def check(material: Material) -> CheckResult:
    """Six kinds of misfit, each told per form or once as a habit."""
    forms = material.targets
    if not forms:
        return NotApplicable(message("performance.no-forms"))
    observations: list[Observation] = []
    for which, seen in (
        ("rate-as-count", _rates_as_counts(forms)),
        ("words-for-rate", _words_for_rates(forms)),
        ("at-most", _outputs_at_most(forms)),
        ("change", _levels_as_changes(forms)),
        ("halves", _halves_differ(forms)),
        ("values", _values_differ(forms)),
    ):
        observations += told(seen, forms, message=which)
    return executed(observations, sum(len(item.indicators) for item in forms))


Forms = tuple[PerformanceForm, ...]


def _rates_as_counts(forms: Forms) -> Iterator[Seen]:
    for item, indicator, target in all_judged(forms):
        if indicator.second == "数量" and target.is_percentage and not _RISE.search(target.text):
            yield _seen(item, indicator)


def _words_for_rates(forms: Forms) -> Iterator[Seen]:
    for item, indicator, target in all_judged(forms):
        name = full_name(indicator, item)
        is_level = indicator.first == "效益" and not name.endswith(("率", "率(%)"))
        if target.is_words and RATE.search(name) and _RATE_WORDS.search(name) and not is_level:
            if indicator.second == "时效" and "及时" in name:
                continue  # 及时率“及时” is said by half the country and is understood
            yield _seen(item, indicator)


def _outputs_at_most(forms: Forms) -> Iterator[Seen]:
    for item, indicator, target in all_judged(forms):
        name = full_name(indicator, item)
        if indicator.second != "数量" or target.direction >= 0 or not target.numbers or target.numbers[0] == 0:
            continue
        if not _NEGATIVE.search(name) and target.money is None and not target.is_time:
            yield _seen(item, indicator)


def _levels_as_changes(forms: Forms) -> Iterator[Seen]:
    for item, indicator, target in all_judged(forms):
        found = _RISE.search(target.text)
        if found and "到" not in found[0] and "至" not in found[0]:
            value = target.numbers[0] if target.numbers else 0
            if value >= HIGH and RATE.search(full_name(indicator, item)):
                yield _seen(item, indicator)


def _halves_differ(forms: Forms) -> Iterator[Seen]:
    """One indicator of a kind without counterpart on each side: the same row under two names."""
    for item in forms:
        for second in dict.fromkeys(indicator.second for indicator in item.indicators):
            period, year = _of(item, second, Half.PERIOD), _of(item, second, Half.YEAR)
            if not period or len(period) != len(year):
                continue
            left, right = _unpaired(period, year)
            if len(left) == 1 and len(right) == 1 and _has_value_of(left[0], right[0]):
                params = {"period": left[0].name, "year": right[0].name}
                yield Seen(item, indicator_place(item, right[0]), right[0].name, params)


def _values_differ(forms: Forms) -> Iterator[Seen]:
    """A project of one year with another value for the year than for the period."""
    for item in forms:
        if is_long(item):
            continue
        for second in dict.fromkeys(indicator.second for indicator in item.indicators):
            year = _of(item, second, Half.YEAR)
            for one in _of(item, second, Half.PERIOD):
                same = [other for other in year if normal_name(other.name) == normal_name(one.name)]
                if len(same) == 1 and one.target and same[0].target and not _same_target(one.target, same[0].target):
                    params = {"period": f"{one.name}“{one.target}”", "year": f"“{same[0].target}”"}
                    yield Seen(item, indicator_place(item, same[0]), one.name, params)


def _of(item: PerformanceForm, second: str, half: Half) -> list[Indicator]:
    rows = [indicator for indicator in item.indicators if indicator.second == second and indicator.half is half]
    return [] if any(row.is_shifted for row in rows) else [row for row in rows if row.name]


def _unpaired(first: list[Indicator], second: list[Indicator]) -> tuple[list[Indicator], list[Indicator]]:
    left, right = [], list(second)
    for one in first:
        same = next((other for other in right if _is_same_row(one, other)), None)
        if same is None:
            left.append(one)
        else:
            right.remove(same)
    return left, right


def _is_same_row(one: Indicator, other: Indicator) -> bool:
    if same_or_cut(one.name, other.name):
        return True
    short, long = sorted((normal_name(one.name), normal_name(other.name)), key=len)
    return len(short) >= 4 and long.startswith(short)


def _has_value_of(one: Indicator, other: Indicator) -> bool:
    """Equal values show that two names stand for one row; masked values are equal without showing anything."""
    return _same_target(one.target, other.target) and not target_of(one.target).is_masked


def _same_target(one: str, other: str) -> bool:
    first, second = target_of(one), target_of(other)
    if first.numbers and second.numbers:
        return (first.direction, first.numbers, first.is_percentage) == (
            second.direction,
            second.numbers,
            second.is_percentage,
        )
    return normal_name(one) == normal_name(other)


def _seen(item: PerformanceForm, indicator: Indicator) -> Seen:
    return Seen(item, indicator_place(item, indicator), f"{full_name(indicator, item)}“{indicator.target}”")


RULE = Rule(
    code="P16",
    name=Words("指标值与单位", "value fits indicator"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "数量指标用数量，“率”用百分数，产出数量不设上限；变化幅度与水平不混；两期指标名称、数值一致。",
            "Quantities are counts, rates are percentages, outputs have no upper bound, changes and levels are "
            "not mixed, and both halves name the same indicators.",
        ),
        why=Words("指标值与指标名不对应，无法考核。", "A value of another kind cannot be assessed."),
        tolerance=Words(
            "投诉、事故、成本、天数等以少为好的指标可设上限；错位的行不判；多年期项目两期数值可不同。",
            "Complaints, accidents, costs or days may have upper bounds; rows that slid are left out; values of "
            "projects of several years may differ.",
        ),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={
        "rate-as-count": Words(
            "{project}：数量指标填了百分数：{text}", "{project}: a percentage as a quantity: {text}"
        ),
        "words-for-rate": Words("{project}：“率”类指标值不是百分数：{text}", "{project}: words for a rate: {text}"),
        "at-most": Words(
            "{project}：产出数量设为上限，方向疑有误：{text}", "{project}: an upper bound on an output: {text}"
        ),
        "change": Words("{project}：变化幅度与水平混用：{text}", "{project}: a level written as a change: {text}"),
        "halves": Words(
            "{project}：实施期为“{period}”，年度为“{year}”，两期指标名称不同",
            "{project}: “{period}” for the period, “{year}” for the year",
        ),
        "values": Words(
            "{project}：一年期项目两期指标值不同：实施期{period}，年度{year}",
            "{project}: a project of one year with two values: {period}, {year}",
        ),
    },
    example=Example(budget(forms=form().replace("养护桥梁数量\t3座", "养护桥梁数量\t100%")), fires=1),
    check=check,
)
