"""P17: the period of a project fits its kind. System habits are told once. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.performance import Half, PerformanceForm
from reviewer.forms.performance_match import total
from reviewer.forms.performance_names import normal_name
from reviewer.model.finding import Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.p.habits import Seen, field_place, once, told
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Page, Rule, executed
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words, message

_YEARS = re.compile(r"^(\d{1,3})年$")
_ONE_OFF = re.compile(r"一次性|当年")
_RECURRING = re.compile(r"经常性|长期|常年|持续")
_YEARLY = re.compile(r"(?:每年|逐年|常年|年年)[^，。；,;]{0,24}(?:拨付|安排|提取|投入|支付|补助|预算|资金|经费)")
ENDLESS = 50
"""Years from which the system means 'without end'."""


def check(material: Material) -> CheckResult:
    """Kinds against periods, one-off projects whose text says 每年, and the 99-year habit."""
    forms = [item for item in material.targets if item.kind]
    if not forms:
        return NotApplicable(message("performance.no-kind"))
    everything = material.targets
    observations = [
        *told((seen for item in forms for seen in _span(item)), everything),
        *told((seen for item in forms for seen in _yearly(item)), everything, message="yearly"),
    ]
    endless = [seen for item in forms for seen in _endless(item)]
    if endless:
        observations.append(once(endless, message="endless", severity=Severity.ADVICE, category=Category.STYLE))
    return executed(observations, len(forms))


def _years(item: PerformanceForm) -> int | None:
    span = item.fields.get("period")
    found = _YEARS.match(normal_name(span.text)) if span is not None else None
    return int(found[1]) if found else None


def _span(item: PerformanceForm) -> Iterator[Seen]:
    years, kind = _years(item), item.kind
    if years is None:
        return
    if (_ONE_OFF.search(kind) and years > 1) or (_RECURRING.search(kind) and years == 1):
        yield Seen(item, field_place(item, item.fields["period"]), f"{kind}，{years}年")


def _yearly(item: PerformanceForm) -> Iterator[Seen]:
    """A one-off project whose own text says that it is paid every year."""
    if not _ONE_OFF.search(item.kind):
        return
    for name in ("overview", "basis", "necessity"):
        field = item.fields.get(name)
        found = _YEARLY.search(field.text) if field is not None else None
        if field is not None and found:
            yield Seen(item, field_place(item, item.fields["kind"]), found[0])
            return


def _endless(item: PerformanceForm) -> Iterator[Seen]:
    """A project without end whose period total is one year's amount."""
    period, year = total(item, Half.PERIOD), total(item, Half.YEAR)
    years = _years(item)
    if years is None or years < ENDLESS or period is None or year is None:
        return
    if period.figure is not None and year.figure is not None and period.figure.base == year.figure.base:
        yield Seen(item, field_place(item, item.fields["period"]), f"{years}年")


RULE = Rule(
    code="P17",
    name=Words("项目期与属性", "period fits type"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "一次性项目为1年，经常性项目为多年；一次性项目的概况不写“每年”安排。",
            "One-off projects last a year, recurring ones several; a one-off project is not paid 每年.",
        ),
        why=Words("属性填错影响预算安排方式。", "The wrong kind changes how money is planned."),
        tolerance=Words(
            "99年为系统习惯，实施期总额等于年度的只提示一次。",
            "99 years is a habit of the system; a period total of one year's amount is advice, once.",
        ),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={
        "default": Words("{project}：项目属性与项目期不符：{text}", "{project}: kind and period do not fit: {text}"),
        "yearly": Words(
            "{project}：项目属性为一次性，概况却写“{text}”", "{project}: a one-off project whose text says “{text}”"
        ),
        "endless": Words(
            "{forms} 个项目的项目期为{text}，实施期总额却等于一年金额",
            "{forms} projects of {text} whose period total is one year's amount",
        ),
    },
    example=Example(budget(forms=form(span="3年")), fires=1),
    check=check,
)
