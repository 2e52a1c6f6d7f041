"""S03: one budget year on the cover, in the contents, in table titles, headings and the opening of paragraphs.

Owns: which years of a title or heading speak of the budget itself. Called by the engine.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reviewer.forms.profile import DocumentKind
from reviewer.model.document import TableKind
from reviewer.model.finding import Anchor, Severity
from reviewer.rules.material import Material
from reviewer.rules.passages import PassageKind
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_text import REVENUE_AND_EXPENDITURE, TABLES, budget
from reviewer.words import Words, message

_CITED = re.compile(r"《[^》]*》|[〔\[【(（]20\d\d[〕\]】)）]\s*\d*\s*号?")
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年(?!\s*\d{1,2}\s*月)(?:度)?(?![-—~至])")
_COMPARED = re.compile(r"(与|比|较|同|至|截至|从|自|[-—–~])\s*$")
_OF_ANOTHER_YEAR = re.compile(
    r"执行情况|执行数|完成情况|自评|评价|总结|对比|历年|上年(?!财政拨款结转|结转)|"
    r"规划(?![和与及]|局|自然|资源|建设|管理|设计|展|馆|院)|审计(?!局|厅|署|委|厅|中心)"
)
"""Titles that may speak of another year than the budget's: last year's execution, a plan, an evaluation."""
_SPEAKS_OF_BUDGET = re.compile(r"预算|决算|收支|支出|收入|三公|报表")
_OPENING = re.compile(
    r"^(20\d\d)\s*年(?:度)?\s*(?:本单位|本部门|[\u4e00-\u9fff（）()]{4,40}?)[^，。；]{0,20}(?:预算|决算)"
)
_EXECUTED = re.compile(r"执行数|完成|决算数|年初")


def check(material: Material) -> CheckResult:
    """One finding per wrong year, with all its places."""
    stated = list(_stated(material))
    if not stated:
        return Unable(message("performance.no-year"))
    expected = _expected(material, stated)
    wrong: dict[int, list[Anchor]] = {}
    for year, anchor, _ in stated:
        if year != expected:
            wrong.setdefault(year, []).append(anchor)
    soft = dict(_openings(material, expected))
    observations = [
        Observation(places[0], {"year": year, "expected": expected, "text": places[0].text}, places=tuple(places))
        for year, places in wrong.items()
    ]
    observations += [
        Observation(anchor, {"year": year, "expected": expected, "text": anchor.text}, severity=Severity.WARNING)
        for anchor, year in soft.items()
    ]
    return executed(observations, len(stated))


def _expected(material: Material, stated: list[tuple[int, Anchor, str]]) -> int:
    """The year most places state; the profile's year where there is a draw."""
    votes = Counter(year for year, _, _ in stated)
    best = max(votes.values())
    leaders = [year for year, count in votes.items() if count == best]
    year = material.profile.year
    return year if year is not None and (year in leaders or best < 3) else leaders[0]


def _stated(material: Material) -> Iterator[tuple[int, Anchor, str]]:
    """Year, place and kind of every title, heading, contents entry and cover line that states the budget year."""
    document = material.document
    for line in document.cover:
        if year := _own_year(line.text):
            yield year, anchor_of(line.id, material), "cover"
    covered = {line.id for line in document.cover}
    for entry in document.contents:
        if year := _own_year(entry.text):
            yield year, Anchor(entry.id, f"目录 / {entry.text}", entry.source, text=entry.text), "contents"
    for table in document.tables:
        if table.kind is TableKind.GRID and (year := _own_year(table.title)):
            yield year, anchor_of(table.id, material), "title"
    for form in material.performance:
        if form.year is not None:
            yield form.year, anchor_of(form.table_ids[0], material), "form"
    headed = {section.heading.id for section in material.sections}
    for passage in material.passages:
        is_heading = (passage.kind is PassageKind.HEADING or passage.ref in headed) and passage.ref not in covered
        if is_heading and not _is_of_other_kind(passage.text, material) and (year := _own_year(passage.text)):
            yield year, passage.anchor(), "heading"


def _is_of_other_kind(text: str, material: Material) -> bool:
    """二、2021年“三公”经费决算情况 in a budget: last year's accounts beside this year's budget."""
    words = ("预算", "决算")
    own, other = words if material.profile.kind is DocumentKind.BUDGET else reversed(words)
    return other in text and own not in text


def _own_year(text: str) -> int | None:
    """The year a title speaks about; None where it has none, several, or only cites or compares one."""
    bare = _CITED.sub("", text)
    if not _SPEAKS_OF_BUDGET.search(bare):
        return None
    years = {int(found[1]) for found in _YEAR.finditer(bare) if not _COMPARED.search(bare[: found.start()])}
    return years.pop() if len(years) == 1 and not _OF_ANOTHER_YEAR.search(bare) else None


def _openings(material: Material, expected: int) -> Iterator[tuple[Anchor, int]]:
    """Paragraphs of the narrative that open with another year and the body's name: probably last year's text."""
    name = material.profile.organisation
    for passage in material.passages:
        found = _OPENING.match(passage.text) if passage.kind is PassageKind.PARAGRAPH else None
        if found is None or int(found[1]) == expected or _EXECUTED.search(found[0]):
            continue
        is_last = int(found[1]) == expected - 1 and material.profile.kind is DocumentKind.FINAL
        names_body = "本单位" in found[0] or "本部门" in found[0] or (bool(name) and name in found[0])
        if names_body and not is_last and "performance_forms" not in passage.topics:
            yield passage.anchor(0, found.end()), int(found[1])


RULE = Rule(
    code="S03",
    name=Words("年度一致", "budget year"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "封面、目录、表题、各级标题中的年度一致；正文段落开头的年度与之一致。",
            "The year on the cover, in the contents, in table titles and headings is the same, "
            "and paragraphs open with it.",
        ),
        why=Words("标题年度错误多为沿用上年文本所致。", "A wrong year is usually left over from last year's text."),
        tolerance=Words(
            "以多数处的年度为准；文号、书名号、截至日期、与上年比较中的年份不计；仅段落开头年度不同时为建议修改。",
            "What most places state counts. Years in document numbers, cited titles, reference dates and comparisons "
            "are left out. A differing year at the opening of a paragraph alone is a warning.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "default": Words(
            "此处年度为{year}年，全文为{expected}年：{text}", "Year {year} here, {expected} elsewhere: {text}"
        )
    },
    example=Example(
        budget(tables=TABLES.replace(REVENUE_AND_EXPENDITURE[:4], "2029")),
        fires=1,
    ),
    check=check,
    is_first_release=True,
)
