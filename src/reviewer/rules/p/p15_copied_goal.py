"""P15: the goal of the year repeats the goal of a project of several years. A habit, told once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.performance import Half, PerformanceForm
from reviewer.forms.performance_match import total
from reviewer.forms.performance_names import normal_name
from reviewer.model.finding import Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.p.habits import Seen, field_place, once
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Page, Rule, executed
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words, message

_ONE_YEAR = re.compile(r"^(?:1|一)年$|当年|一次性")


def check(material: Material) -> CheckResult:
    """Projects of several years whose two goals read the same."""
    several = [item for item in material.targets if is_long(item)]
    if not several:
        return NotApplicable(message("performance.no-long-project"))
    seen = [found for item in several for found in _copied(item)]
    return executed([once(seen)] if seen else (), len(several))


def is_long(item: PerformanceForm) -> bool:
    """Whether the project runs for more than the year: its period, else its amounts."""
    span = item.fields.get("period")
    words = f"{span.text if span else ''}{item.kind}"
    if words:
        return not _ONE_YEAR.search(words)
    period, year = total(item, Half.PERIOD), total(item, Half.YEAR)
    if period is None or year is None or period.figure is None or year.figure is None:
        return False
    return period.figure.base > year.figure.base


def _copied(item: PerformanceForm) -> Iterator[Seen]:
    period, year = item.fields.get("goal_period"), item.fields.get("goal_year")
    if period is not None and year is not None and year.text and normal_name(period.text) == normal_name(year.text):
        yield Seen(item, field_place(item, year), year.text[:20])


RULE = Rule(
    code="P15",
    name=Words("年度目标照抄实施期", "annual goal copied"),
    severity=Severity.ADVICE,
    category=Category.STYLE,
    page=Page(
        what=Words(
            "多年期项目的年度目标不照抄实施期目标。", "The goal of the year is not the goal of the whole period."
        ),
        why=Words("年度目标应是实施期目标的分解。", "The year's goal is a part of the whole."),
        tolerance=Words(
            "一年期项目两者本应相同；普遍现象只提示一次。", "Projects of one year may repeat it; told once."
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{forms} 个多年期项目的年度目标与实施期目标文字相同：{project}",
            "{forms} projects of several years repeat the goal of the period for the year: {project}",
        )
    },
    example=Example(
        budget(forms=form(kind="经常性项目(长期开展)", span="99年").replace("养护经费当年任务", "养护经费各项任务")),
        fires=1,
    ),
    check=check,
)
