"""P10: one project, one beneficiary, one name: in the form, in its project row, in the notice it rests on.

Owns: names of matched rows that differ, a project named after a cited notice with another word in it, a company
written in two ways. Called by the engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.performance import Field, PerformanceForm
from reviewer.forms.performance_match import By
from reviewer.forms.performance_names import normal_name
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.p.disclosed import disclosed
from reviewer.rules.p.habits import Seen, field_place, indicator_place, told
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.s.bodies import is_slip
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words, message

_CITED = re.compile(r"《([^《》]{8,80})》")
_KIND_OF_NOTICE = re.compile(r"的?(?:补充)?(?:通知|函|批复|意见|请示|报告|方案|办法)$")
_COMPANY = re.compile(
    r"[\u4e00-\u9fff（）()]{4,40}?(?:有限责任公司|股份有限公司|有限公司)(?:[\u4e00-\u9fff]{1,12}?分公司)?"
)
LONG = 8
"""Characters of a name in which one differing character is a slip."""
TAIL = 4
"""Characters before 有限公司 that two spellings of one company share at least."""


def check(material: Material) -> CheckResult:
    """Rows, cited notices, beneficiaries."""
    if not material.project_forms:
        return NotApplicable(message("performance.no-forms"))
    forms = material.project_forms
    observations = [
        *_rows(material),
        *told((seen for form_ in forms for seen in _cited(form_)), forms, message="cited"),
        *told((seen for form_ in forms for seen in _companies(form_)), forms, message="beneficiary"),
    ]
    return executed(observations, len(forms))


def _rows(material: Material) -> Iterator[Observation]:
    for pair in disclosed(material).matching.pairs:
        if pair.by is not By.LIKENESS or pair.row.is_masked or "project" not in pair.form.fields:
            continue
        anchor = field_place(pair.form, pair.form.fields["project"])
        row = anchor_of(pair.row.ref, material)
        params = {"form": pair.form.project, "row": pair.row.name}
        yield Observation(anchor, params, message="row", places=(anchor, row))


def _cited(item: PerformanceForm) -> Iterator[Seen]:
    """A notice whose title is the project's name but for one character."""
    name = normal_name(item.project)
    for field in item.fields.values():
        for found in _CITED.finditer(field.text):
            title = _KIND_OF_NOTICE.sub("", normal_name(found[1]))
            for shown in {title, title.removeprefix("关于")}:
                if min(len(name), len(shown)) >= LONG and _differs_by_little(name, shown):
                    anchor = field_place(item, item.fields["project"]) if "project" in item.fields else None
                    if anchor is not None:
                        yield Seen(item, anchor, found[1], {"name": item.project, "cited": found[1]})
                        return


def _differs_by_little(name: str, title: str) -> bool:
    if is_slip(name, title):
        return True
    if len(name) != len(title):
        return False
    return sum(a != b for a, b in zip(name, title, strict=True)) == 1 and not any(
        a.isdigit() or b.isdigit() for a, b in zip(name, title, strict=True) if a != b
    )


def _companies(item: PerformanceForm) -> Iterator[Seen]:
    """Two spellings of a company that never stand in one text: listed side by side they are two companies."""
    texts: list[tuple[Field | None, int, str]] = [
        (field, -1, field.text) for name, field in item.fields.items() if name not in {"project", "department"}
    ]
    texts += [(None, place, indicator.name) for place, indicator in enumerate(item.indicators)]
    named: dict[str, list[int]] = {}
    for place, (_, _, text) in enumerate(texts):
        for found in _COMPANY.finditer(text):
            named.setdefault(normal_name(found[0]), []).append(place)
    names = sorted(named)
    for order, first in enumerate(names):
        for second in names[order + 1 :]:
            if set(named[first]) & set(named[second]) or not _is_same_company(first, second):
                continue
            rare, usual = sorted((first, second), key=lambda name: len(named[name]))
            shown_rare, shown_usual = _differing(rare, usual)
            for place, shown in ((named[rare][0], shown_rare), (named[usual][0], shown_usual)):
                field, index, _ = texts[place]
                anchor = field_place(item, field, shown) if field else indicator_place(item, item.indicators[index])
                yield Seen(item, anchor, shown, {"first": shown_rare, "second": shown_usual})


def _is_same_company(first: str, second: str) -> bool:
    """The same ending, one or two characters that differ, and the same characters before them."""
    end = _common_end(first, second)
    core = re.sub(r"(?:有限责任公司|股份有限公司|有限公司).*$", "", first[len(first) - end :])
    if len(core) < TAIL and end < LONG:
        return False
    for width_first, width_second in ((1, 1), (2, 2), (1, 0), (0, 1), (2, 1), (1, 2)):
        head_first = first[: len(first) - end - width_first]
        head_second = second[: len(second) - end - width_second]
        common = _common_end(head_first, head_second)
        if common >= 2 and (core or common >= TAIL):
            return len(core) >= 2
    return False


def _common_end(first: str, second: str) -> int:
    length = 0
    while length < min(len(first), len(second)) and first[-1 - length] == second[-1 - length]:
        length += 1
    return length


def _differing(first: str, second: str) -> tuple[str, str]:
    """Both spellings from a few characters before the point where they differ."""
    end = _common_end(first, second)
    return first[max(0, len(first) - end - TAIL - 1) :], second[max(0, len(second) - end - TAIL - 1) :]


RULE = Rule(
    code="P10",
    name=Words("项目名称一致", "project name"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "绩效目标表、项目支出预算表、所引文件中的项目名称一致；同一受益单位名称前后一致。",
            "One name for a project in form, project table and cited notice, and for a beneficiary throughout a form.",
        ),
        why=Words("名称不一致无法对应，多为录入错误。", "Names that differ cannot be matched; mostly slips of typing."),
        tolerance=Words(
            "标点、括号、全半角差异不计；同一段文字中并列的相似名称视为不同单位。",
            "Punctuation, brackets and width do not count; names side by side in one text are two companies.",
        ),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={
        "row": Words(
            "绩效目标表为“{form}”，项目支出预算表为“{row}”", "The form says “{form}”, the project table “{row}”"
        ),
        "cited": Words(
            "项目名称“{name}”与所引文件《{cited}》仅个别字不同，疑为笔误",
            "The project “{name}” differs from the cited 《{cited}》 by a character",
        ),
        "beneficiary": Words(
            "{project}：同一单位写法不一：“{first}”与“{second}”",
            "{project}: one company in two spellings: “{first}”, “{second}”",
        ),
    },
    example=Example(budget(forms=form(project="桥梁维护养护经费")), fires=1),
    check=check,
    is_first_release=True,
)
