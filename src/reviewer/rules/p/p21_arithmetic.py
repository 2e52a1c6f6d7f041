"""P21: arithmetic written in a form's text comes out, and cost targets make the project's amount. Called by the engine.

Owns: products with a printed result, a share of a stated base, lists with a printed sum, cost indicators against the
annual amount. Everything in decimals, each number at the precision it shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from reviewer.forms.performance import Field, Half, PerformanceForm
from reviewer.forms.performance_match import total
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.p.habits import Seen, field_place, indicator_place, told
from reviewer.rules.p.prose_amounts import FACTORS, Amount, amount, amounts_in
from reviewer.rules.p.targets import full_name, judged, target_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words, message

_FACTOR = r"(\d[\d,]*(?:\.\d+)?)\s*(%|万元|元|万)?[^\d\s*×✕=＝，。；、,;()（）]{0,8}"
_PRODUCT = re.compile(
    rf"(?<![\d.])({_FACTOR}(?:\s*[*×✕＊xX]\s*{_FACTOR})+)\s*[=＝]\s*(约)?(\d[\d,]*(?:\.\d+)?)\s*(亿元|万元|元|万)?"
)
_SHARE = re.compile(r"按照?(?:其|上述|该)?[^，。；\d]{0,8}(\d+(?:\.\d+)?)\s*%(?:的)?(?:比例|标准)?")
_TOTAL = re.compile(r"(?:共计|合计|总计|总共)[^\d，。；]{0,6}$")
_NUMBERED = re.compile(r"(?:^|[^\d.])(\d{1,2})[.、．](?=\D)")
_UNIT_PRICE = re.compile(r"标准|单价|单位成本|人均|户均|平均|每|/|日常|次均|单[个座项次件台套位处场人]")
NEAR = 30
"""Characters between a base and 按…% that still speak of it."""
FIELDS = ("overview", "basis", "necessity", "measures", "plan")


def check(material: Material) -> CheckResult:
    """Four kinds of arithmetic, each told per form."""
    forms = material.targets
    if not forms:
        return NotApplicable(message("performance.no-forms"))
    observations: list[Observation] = []
    for which, find, severity in (
        ("product", _products, Severity.WARNING),
        ("share", _shares, Severity.WARNING),
        ("sum", _sums, Severity.QUESTION),
    ):
        seen = [found for item in forms for found in find(item)]
        observations += told(seen, (), message=which, severity=severity)
    broken = (verdict for verdict in material.verdicts if verdict.equation.rule in {"P04", "P06", "P07", "P22"})
    wrong = frozenset(ref for verdict in broken if not verdict.grade.holds for ref in verdict.equation.refs)
    costs = [found for item in forms for found in _costs(item, wrong)]
    observations += told(costs, (), message="cost", severity=Severity.WARNING)
    return executed(observations, len(forms))


def _texts(item: PerformanceForm) -> Iterator[Field]:
    yield from (item.fields[name] for name in FIELDS if name in item.fields and item.fields[name].text)


def _products(item: PerformanceForm) -> Iterator[Seen]:
    """35人*1500元*12月=630000元."""
    for field in _texts(item):
        for found in _PRODUCT.finditer(field.text):
            left, stated_number, unit = found[1], found[found.re.groups - 1], found[found.re.groups] or ""
            factors = [_factor(part) for part in re.split(r"[*×✕＊xX]", left)]
            if found[found.re.groups - 2] or any(factor is None for factor in factors):
                continue
            product = Decimal(1)
            for factor in factors:
                product *= factor or Decimal(1)
            is_money = any(word in left for word in ("万元", "元", "万"))
            result = amount(stated_number, unit if is_money else "", 0, 0, "")
            if unit == "" and is_money:
                continue
            if abs(product - result.value) > result.half:
                params = {"stated": f"{stated_number}{unit}", "expected": _shown(product, unit)}
                yield Seen(item, field_place(item, field, found[0]), found[0], params)


def _factor(part: str) -> Decimal | None:
    found = re.search(r"(\d[\d,]*(?:\.\d+)?)\s*(%|万元|元|万)?", part)
    if found is None:
        return None
    value = Decimal(found[1].replace(",", ""))
    if found[2] == "%":
        return value / 100
    return value * FACTORS.get(found[2] or "", Decimal(1))


def _shares(item: PerformanceForm) -> Iterator[Seen]:
    """租金约482万元，按照10%的比例，申请资金40万元: the nearest amount before and the next one after."""
    for field in _texts(item):
        for sentence in re.split(r"(?<=[。；])", field.text):
            found_amounts = list(amounts_in(sentence))
            for share in _SHARE.finditer(sentence):
                base = next(
                    (a for a in reversed(found_amounts) if share.start() - NEAR <= a.end <= share.start()), None
                )
                part = next((a for a in found_amounts if a.start >= share.end()), None)
                if base is None or part is None or part.start - share.end() > NEAR:
                    continue
                rate = Decimal(share[1]) / 100
                expected = base.value * rate
                if abs(expected - part.value) > base.half * rate + part.half:
                    unit = next(unit for unit in FACTORS if part.text.endswith(unit))
                    params = {
                        "base": base.text,
                        "rate": share[1],
                        "stated": part.text,
                        "expected": _shown(expected, unit),
                    }
                    quote = sentence[base.start : part.end]
                    yield Seen(item, field_place(item, field, quote), quote, params)


def _sums(item: PerformanceForm) -> Iterator[Seen]:
    """1.…10万元 2.…10万元 3.…10万元，共计30万元: numbered parts with one amount each and a printed sum."""
    for field in _texts(item):
        found = list(amounts_in(field.text))
        for place, stated in enumerate(found):
            if not _TOTAL.search(field.text[max(0, stated.start - 12) : stated.start]):
                continue
            parts = _numbered_parts(field.text, found[:place])
            if len(parts) < 2 or _some_run_is(stated, found[:place]):
                continue
            added = sum((part.value for part in parts), Decimal(0))
            slack = sum((part.half for part in parts), stated.half)
            if abs(added - stated.value) > slack:
                unit = next(unit for unit in FACTORS if stated.text.endswith(unit))
                params = {"stated": stated.text, "expected": _shown(added, unit)}
                yield Seen(item, field_place(item, field, stated.text), stated.text, params)


def _numbered_parts(text: str, before: list[Amount]) -> list[Amount]:
    """The amounts of numbered parts where every part holds exactly one; else none."""
    starts = [found.start() for found in _NUMBERED.finditer(text)]
    if len(starts) < 2 or not before:
        return []
    bounds = [*starts, before[-1].end + 1]
    parts = []
    for start, end in pairwise(bounds):
        inside = [a for a in before if start <= a.start < end]
        if len(inside) != 1:
            return []
        parts.append(inside[0])
    return parts


def _some_run_is(stated: Amount, before: list[Amount]) -> bool:
    """Whether the last amounts before the sum, however many, make it."""
    added = slack = Decimal(0)
    for part in reversed(before):
        added += part.value
        slack += part.half
        if abs(added - stated.value) <= slack + stated.half:
            return True
    return False


def _costs(item: PerformanceForm, wrong: frozenset[str]) -> Iterator[Seen]:
    """Cost indicators that are amounts of money, all of them, against the annual total. A total that other places
    contradict (`wrong`) is told there."""
    year = total(item, Half.YEAR) or total(item, Half.PERIOD)
    if (
        year is None
        or year.ref in wrong
        or year.figure is None
        or any(indicator.is_shifted for indicator in item.indicators)
    ):
        return
    costs = [indicator for indicator in judged(item) if indicator.second in {"成本", "经济成本"}]
    targets = [target_of(indicator.target) for indicator in costs]
    names = [full_name(indicator, item) for indicator in costs]
    if not costs or any(target.money is None for target in targets) or any(_UNIT_PRICE.search(name) for name in names):
        return
    added = sum((target.money for target in targets if target.money is not None), Decimal(0))
    slack = sum((_half_of(target.text) for target in targets), Decimal(0))
    too_much = added - year.figure.base > slack and not any(target.direction < 0 for target in targets)
    if year.figure.base - added > slack or too_much:
        params = {"stated": _shown(added, "元"), "expected": _shown(year.figure.base, "元")}
        yield Seen(item, indicator_place(item, costs[0]), f"{names[0]}“{costs[0].target}”", params)


def _half_of(text: str) -> Decimal:
    """Half the worth of the last digit a cost target shows."""
    return next((found.half for found in amounts_in(text)), Decimal(0))


def _shown(value: Decimal, unit: str) -> str:
    """A value in a unit, without needless zeros."""
    number = (value / FACTORS.get(unit, Decimal(1))).quantize(Decimal("0.0001")).normalize()
    return f"{number:,f}{unit}"


RULE = Rule(
    code="P21",
    name=Words("目标与金额", "quantity × standard"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words(
            "表内文字中的乘积、按比例计算、分项合计算得对；成本指标之和等于项目金额。",
            "Products, shares and sums written in a form come out; cost indicators make the project's amount.",
        ),
        why=Words("测算依据与金额不符，预算编制不实。", "An amount that its own arithmetic does not give."),
        tolerance=Words(
            "按各数显示位数比较；“约”按其末位；单价、标准类成本指标不计。",
            "Each number at the precision it shows; unit prices and standards are left out.",
        ),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={
        "product": Words("{project}：“{text}”应为 {expected}", "{project}: “{text}” is {expected}"),
        "share": Words(
            "{project}：{base}的 {rate}% 为 {expected}，文中为 {stated}：{text}",
            "{project}: {rate} % of {base} is {expected}, the text says {stated}",
        ),
        "sum": Words(
            "{project}：分项之和为 {expected}，文中共计 {stated}", "{project}: the parts make {expected}, not {stated}"
        ),
        "cost": Words(
            "{project}：成本指标合计 {stated}，项目年度金额 {expected}：{text}",
            "{project}: cost indicators make {stated}, the project's amount is {expected}",
        ),
    },
    example=Example(
        budget(forms=form(overview="养护县道桥梁，聘请养护工35人*1500元*12月=640000元，其余为材料费。")), fires=1
    ),
    check=check,
)
