"""S04: the date state assets are counted at lies at the end of the year before the budget. Called by the engine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reviewer.forms.profile import DocumentKind
from reviewer.model.finding import Anchor, Severity
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_text import NARRATIVE, budget
from reviewer.words import Words, message

_DATE = re.compile(r"截[至止]\s*(20\d\d)\s*年\s*(?:(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日|底|末)?|底|末)")
_ASSET = re.compile(r"车辆|公务用车|办公用房|设备|国有资产|固定资产")
LAST_DAYS = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


def check(material: Material) -> CheckResult:
    """One finding per wrong date, with all its places."""
    year = material.profile.year
    if year is None:
        return Unable(message("performance.no-year"))
    dates = list(_dates(material))
    if not dates:
        return NotApplicable(message("performance.no-asset-date"))
    is_final = material.profile.kind is DocumentKind.FINAL
    expected = year if is_final else year - 1
    usual = Counter(date for date, _ in dates).most_common(1)[0][0]
    wrong: dict[tuple[int, int | None, int | None], list[Anchor]] = {}
    for date, anchor in dates:
        if date != usual:
            continue  # paragraphs that disagree among themselves are A11's matter
        if date[0] != expected or not _is_end_of_month(date[1], date[2]) or (is_final and date[1] not in {None, 12}):
            wrong.setdefault(date, []).append(anchor)
    return executed(
        (
            Observation(places[0], {"text": places[0].text, "expected": expected}, places=tuple(places))
            for places in wrong.values()
        ),
        len(dates),
    )


def _dates(material: Material) -> Iterator[tuple[tuple[int, int | None, int | None], Anchor]]:
    for passage in material.passages:
        if not passage.is_prose or "performance_forms" in passage.topics:
            continue
        if "assets" not in passage.topics and not _ASSET.search(passage.text):
            continue
        for found in _DATE.finditer(passage.text):
            if "assets" in passage.topics or _ASSET.search(passage.text[found.end() : found.end() + 80]):
                month = int(found[2]) if found[2] else None
                day = int(found[3]) if found[3] else None
                yield (int(found[1]), month, day), passage.anchor(found.start(), found.end())


def _is_end_of_month(month: int | None, day: int | None) -> bool:
    if month is None or day is None:
        return True
    return LAST_DAYS.get(month) == day or (month == 2 and day == 29)


RULE = Rule(
    code="S04",
    name=Words("期限年份合理", "reference date"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "国有资产占有情况的截止日：预算为上年末（或上年内某月末），决算为本年末。",
            "Assets are counted at the end of last year (or of a month of it) in a budget, "
            "at year end in final accounts.",
        ),
        why=Words("日期未更新说明沿用上年文本。", "A date left over shows last year's text."),
        tolerance=Words("允许上年其他月末（如8月31日）。", "Other month ends of last year (31 August) are allowed."),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "资产统计截止日“{text}”与应为的{expected}年末不符",
            "Assets counted at “{text}”, expected the end of {expected}",
        )
    },
    example=Example(
        budget(
            narrative=NARRATIVE + "\n\n二、国有资产占有使用情况\n\n"
            "截至2028年12月31日，示例县示例局共有公务用车编制2辆，实有2辆。"
        ),
        fires=1,
    ),
    check=check,
)
