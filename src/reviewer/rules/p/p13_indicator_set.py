"""P13: a form has indicators of every kind that is asked for. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.indicator_labels import SPLIT_COSTS
from reviewer.forms.performance import Half, Indicator, PerformanceForm
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.p.habits import Seen, indicator_place, place_in, told
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Page, Rule, Unable, executed
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words, message

FEWEST = 3
"""Named indicators from which a block was read well enough to miss something in it."""
_BY_NAME = {
    "时效": re.compile(r"及时|时间|时限|期限|按时|按期|进度|完成时|工期|时效"),
    "成本": re.compile(r"成本|经费|费用|标准|资金|金额|预算|投资|单价|价格|补助|补贴"),
    "质量": re.compile(r"率$|质量|合格|达标|符合|准确|规范|足额|水平"),
    "数量": re.compile(r"数$|数量|次数|人数|面积|个数|套数|户数|人次|场次|份数"),
}
"""Words of a name that show the indicator is there although its label was lost."""
KINDS = ("数量", "质量", "时效", "成本")
BENEFITS = frozenset({"经济效益", "社会效益", "生态效益", "可持续影响"})


def check(material: Material) -> CheckResult:
    """Kinds that are missing, kinds whose row is empty, per form; forms whose rows slid are left out."""
    forms = material.project_forms
    if not forms:
        return NotApplicable(message("performance.no-forms"))
    readable = [item for item in forms if _is_readable(item)]
    if not readable:
        return Unable(message("performance.indicators-unread"))
    asked = _asked(forms)
    seen = [found for item in readable for found in _missing(item, asked)]
    return executed(told(seen, forms), len(readable))


def _is_readable(item: PerformanceForm) -> bool:
    named = [indicator for indicator in item.indicators if indicator.name]
    return len(named) >= FEWEST and not any(indicator.is_shifted for indicator in item.indicators)


def _asked(forms: tuple[PerformanceForm, ...]) -> frozenset[str]:
    """Kinds the layout of this document asks for: those some form prints. Simplified municipal forms have fewer."""
    printed = {indicator.second for item in forms for indicator in item.indicators}
    if printed & SPLIT_COSTS:
        printed.add("成本")
    return frozenset(kind for kind in KINDS if kind in printed)


def _missing(item: PerformanceForm, asked: frozenset[str]) -> Iterator[Seen]:
    named = [indicator for indicator in item.indicators if indicator.name]
    kinds = {"成本" if indicator.second in SPLIT_COSTS else indicator.second for indicator in named}
    outputs = [indicator.name for indicator in named if indicator.first in {"产出", "成本"}]
    for kind in KINDS:
        if kind not in asked or kind in kinds or any(_BY_NAME[kind].search(name) for name in outputs):
            continue
        yield _seen(item, kind)
    if not kinds & BENEFITS:
        yield _seen(item, "效益")
    if not any(indicator.first == "满意度" for indicator in named):
        yield _seen(item, "满意度")


def _seen(item: PerformanceForm, kind: str) -> Seen:
    row = _row_of(item, kind)
    anchor = indicator_place(item, row) if row is not None else place_in(item, item.table_ids[0], item.source, kind)
    return Seen(item, anchor, f"{kind}指标")


def _row_of(item: PerformanceForm, kind: str) -> Indicator | None:
    """The empty row of that kind, the year's first."""
    rows = [indicator for indicator in item.indicators if indicator.second.startswith(kind) or indicator.first == kind]
    return next((indicator for indicator in rows if indicator.half is Half.YEAR), rows[0] if rows else None)


RULE = Rule(
    code="P13",
    name=Words("指标完整", "indicator set complete"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "产出（数量、质量、时效、成本）、效益（至少一类）、满意度均有三级指标。",
            "Output (quantity, quality, time, cost), at least one benefit, and satisfaction have indicators.",
        ),
        why=Words("缺类的绩效目标不完整。", "Targets without one of them are incomplete."),
        tolerance=Words(
            "“涉密”视为已填；行错位的表不判；名称含“及时”“费用”等的视为标签丢失；只要求本套表式印有的类别。",
            "涉密 counts as filled in; forms whose rows slid are left out; a name such as 及时性 shows a lost label; "
            "only kinds this layout prints are asked for.",
        ),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={"default": Words("{project}：缺少{text}", "{project}: no indicators for {text}")},
    example=Example(
        budget(forms=form().replace("养护成本\t≤18万元", "\t") + "\n\n" + form(project="档案整理经费")),
        fires=1,
    ),
    check=check,
    is_first_release=True,
)
