"""P18: what a project rests on is of its time and cited rightly. Called by the engine.

Owns: plans of another period, meeting numbers that the date of filing cannot have reached, one notice cited under two
document numbers. Standing laws and measures have no end and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from reviewer.forms.performance import PerformanceForm
from reviewer.forms.performance_names import normal_name
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.p.filing import filed_on
from reviewer.rules.p.habits import Seen, field_place, told
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words, message

_TITLE = re.compile(r"《([^《》]{4,80})》")
_RANGE = re.compile(r"(20\d\d)\s*年?\s*[-—–~至]\s*(20\d\d)\s*年?")
_YEAR = re.compile(r"(20\d\d)\s*年")
_PLAN = re.compile(r"计划|方案|规划|要点|安排|预算|预案|行动")
_FIVE_YEARS = {"十二五": (2011, 2015), "十三五": (2016, 2020), "十四五": (2021, 2025), "十五五": (2026, 2030)}
_MEETING = re.compile(r"(?:会议)?纪要\s*[〔\[【(（]\s*(20\d\d)\s*[〕\]】)）]\s*(\d{1,3})\s*(次|号|期)")
_NUMBERED = re.compile(
    r"([\u4e00-\u9fff]{2,8})[〔\[【(（](20\d\d)[〕\]】)）]\s*(\d{1,4})号\s*《([^《》]{8,80})》|"
    r"《([^《》]{8,80})》\s*[(（]?([\u4e00-\u9fff]{2,8})[〔\[【(（](20\d\d)[〕\]】)）]\s*(\d{1,4})号"
)
FIELDS = ("overview", "basis", "necessity", "measures", "plan")
SAME_LETTERS = 3
"""First characters (province and bureau) that two document numbers of one office share."""


def check(material: Material) -> CheckResult:
    """Three kinds of doubt, all questions to the body."""
    forms = material.targets
    if not forms:
        return NotApplicable(message("performance.no-forms"))
    year = material.profile.year
    observations: list[Observation] = []
    if year is not None:
        observations += told((seen for item in forms for seen in _outdated(item, year)), forms)
    observations += told((seen for item in forms for seen in _impossible(item)), forms, message="meeting")
    observations += told(_two_numbers(forms), (), message="number")
    return executed(observations, len(forms))


def _outdated(item: PerformanceForm, year: int) -> Iterator[Seen]:
    for name in ("basis", "plan"):
        field = item.fields.get(name)
        for found in _TITLE.finditer(field.text) if field is not None else ():
            span = _span(found[1])
            if field is not None and span is not None and _PLAN.search(found[1]) and not span[0] <= year <= span[1]:
                yield Seen(item, field_place(item, field, found[1]), f"《{found[1]}》", {"year": year})


def _span(title: str) -> tuple[int, int] | None:
    """First and last year a title speaks of; None where it names none."""
    if found := _RANGE.search(title):
        return int(found[1]), int(found[2])
    for words, span in _FIVE_YEARS.items():
        if words in title:
            return span
    years = [int(year) for year in _YEAR.findall(title)]
    return (min(years), max(years)) if years else None


def _impossible(item: PerformanceForm) -> Iterator[Seen]:
    """The 73rd meeting of a year cited in a form filed on its 26th day."""
    day = filed_on(item)
    if day is None:
        return
    for name in FIELDS:
        field = item.fields.get(name)
        for found in _MEETING.finditer(field.text) if field is not None else ():
            if field is not None and _is_too_early(int(found[1]), int(found[2]), day):
                params = {"filed": day.isoformat()}
                yield Seen(item, field_place(item, field, found[0]), found[0], params)
                return


def _is_too_early(year: int, number: int, day: date) -> bool:
    if year > day.year:
        return True
    return year == day.year and number > (day - date(year, 1, 1)).days + 1


def _two_numbers(forms: tuple[PerformanceForm, ...]) -> Iterator[Seen]:
    """Numbers of one office on one subject whose letters differ by one: 会 for 企 and the like."""
    cited: list[tuple[PerformanceForm, str, str, str, str, str]] = []
    for item in forms:
        for name in FIELDS:
            field = item.fields.get(name)
            for found in _NUMBERED.finditer(field.text) if field is not None else ():
                letters, year, title = (found[1], found[2], found[4]) if found[1] else (found[6], found[7], found[5])
                number = found[3] if found[1] else found[8]
                office = _office(letters)
                cited.append((item, name, office, year, normal_name(title), f"{office}〔{year}〕{number}号"))
    told_pairs: set[tuple[str, str]] = set()
    for order, (item, name, letters, year, title, shown) in enumerate(cited):
        for other, _, letters2, year2, title2, shown2 in cited[order + 1 :]:
            pair = (letters, letters2)
            if other is item or year != year2 or pair in told_pairs or not _one_differs(letters, letters2):
                continue
            if _is_like(title, title2):
                told_pairs.add(pair)
                field = item.fields[name]
                yield Seen(item, field_place(item, field, shown), shown, {"first": shown, "second": shown2})


def _office(letters: str) -> str:
    """The letters of a document number without words that ran into them (文件晋市财企 → 晋市财企)."""
    return re.sub(r"^.*(?:文件|局|厅|委|和|的|据|照|于)", "", letters)


def _one_differs(first: str, second: str) -> bool:
    if len(first) != len(second) or len(first) < SAME_LETTERS + 1 or first[:SAME_LETTERS] != second[:SAME_LETTERS]:
        return False
    return sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _is_like(first: str, second: str) -> bool:
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= 0.75


RULE = Rule(
    code="P18",
    name=Words("依据时效", "basis out of date"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words(
            "立项依据、实施计划所引计划、方案覆盖本年度；所引纪要编号在填报日前可能形成；同一主题文号一致。",
            "Cited plans cover the year, meeting numbers can have been reached when the form was filed, and one office "
            "uses one kind of document number.",
        ),
        why=Words(
            "依据过期或编号有误，项目依据不足。", "An outdated or wrong reference leaves the project without basis."
        ),
        tolerance=Words(
            "法律、办法等长期有效的依据不计；均为请单位说明。", "Standing laws are left out; all are questions."
        ),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={
        "default": Words("{project}：所引{text}不含 {year} 年，请说明", "{project}: {text} does not cover {year}"),
        "meeting": Words(
            "{project}：所引“{text}”在填报日 {filed} 前不可能有这么多次，请核对年份或编号",
            "{project}: “{text}” cannot have been reached by {filed}",
        ),
        "number": Words(
            "{project}：同一主题文件的文号字头不一：“{first}”与“{second}”，请核对",
            "{project}: two kinds of document number on one subject: “{first}”, “{second}”",
        ),
    },
    example=Example(
        budget(forms=form().replace("《示例县公路养护管理办法》", "《示例县桥梁养护三年行动方案(2024-2026年)》")),
        fires=1,
    ),
    check=check,
)
