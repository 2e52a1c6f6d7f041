"""P19: forms bear a valid filing date near the budget's preparation. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reviewer.forms.performance import PerformanceForm
from reviewer.forms.profile import DocumentKind
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.p.filing import date_of
from reviewer.rules.p.habits import Seen, field_place, told
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Page, Rule, Unable, executed
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """Stamps that are no date, and dates outside June of last year to April of the year."""
    dated = [item for item in material.targets if "filed" in item.fields and item.fields["filed"].text]
    if not dated:
        return NotApplicable(message("performance.no-filing-date"))
    year = material.profile.year
    if year is None:
        return Unable(message("performance.no-year"))
    if material.profile.kind is DocumentKind.FINAL:
        return NotApplicable(message("performance.no-filing-date"))
    forms = material.targets
    observations = [
        *told((seen for item in dated for seen in _invalid(item)), forms, message="invalid"),
        *told((seen for item in dated for seen in _outside(item, year)), forms),
    ]
    return executed(observations, len(dated))


def _invalid(item: PerformanceForm) -> Iterator[Seen]:
    field = item.fields["filed"]
    if date_of(field.text) is None and any(character.isdigit() for character in field.text):
        yield Seen(item, field_place(item, field), field.text)


def _outside(item: PerformanceForm, year: int) -> Iterator[Seen]:
    field = item.fields["filed"]
    day = date_of(field.text)
    if day is not None and not date(year - 1, 6, 1) <= day <= date(year, 4, 30):
        yield Seen(item, field_place(item, field), day.isoformat(), {"year": year})


RULE = Rule(
    code="P19",
    name=Words("填报日期", "filing date"),
    severity=Severity.ADVICE,
    page=Page(
        what=Words(
            "填报日期为有效日期，在上年6月至本年4月之间。",
            "The filing date is a date, from June of last year to April.",
        ),
        why=Words("日期过早说明沿用以前年度的绩效目标。", "An early date shows targets of an earlier year."),
        tolerance=Words("仅作提示；识别可能有误。", "Advice only; digits may be misread."),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{project}：填报日期 {text} 不在 {year} 年预算编制期内",
            "{project}: filed on {text}, outside the preparation of {year}",
        ),
        "invalid": Words("{project}：填报日期无效：{text}", "{project}: no valid filing date: {text}"),
    },
    example=Example(budget(forms=form(filed="20280715093000")), fires=1),
    check=check,
)
