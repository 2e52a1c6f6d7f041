"""One defect in one form is one finding; the same defect in most forms is a habit and is told once with all places.

Owns: places in a form as anchors, grouping what a rule saw by form or into one habit. Called by the P rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reviewer.forms.performance import Field, Indicator, PerformanceForm
from reviewer.model.document import Source
from reviewer.model.finding import Anchor, Category, Severity
from reviewer.rules.rule import Observation

FEWEST = 3
"""Forms that make a habit, if they are also at least half of all."""
FIELD_WORDS = {
    "project": "项目名称",
    "department": "主管部门",
    "department_code": "主管部门代码",
    "executing_unit": "实施单位",
    "kind": "项目属性",
    "category": "项目类别",
    "period": "项目期",
    "overview": "项目概况",
    "basis": "立项依据",
    "necessity": "项目设立必要性",
    "measures": "制度、措施",
    "plan": "项目实施计划",
    "goal_period": "实施期总体目标",
    "goal_year": "年度总体目标",
    "responsible": "负责人",
    "handler": "经办人",
    "phone": "联系电话",
    "filed": "填报日期",
    "indicator": "三级指标",
    "target": "指标值",
}
"""Fields as the forms themselves print them: places are named in the document's own words."""
SHOWN = 3
"""Examples quoted in a habit's sentence."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One place of a defect in a form. `text`: what is quoted; `params`: further slots of the sentence."""

    form: PerformanceForm
    anchor: Anchor
    text: str
    params: Mapping[str, object] = field(default_factory=dict)


def place_in(form: PerformanceForm, ref: str, source: Source, text: str, label: str = "") -> Anchor:
    """A cell of a form as a place a person can find: form, project, label."""
    title = form.title or "绩效目标表"
    semantic = " / ".join(part for part in (title, form.project, label) if part)
    return Anchor(ref=ref, semantic=semantic, source=source, table=title, row=form.project, column=label, text=text)


def field_place(form: PerformanceForm, item: Field, text: str = "") -> Anchor:
    """A text field of a form as a place."""
    return place_in(form, item.ref, item.source, text or item.text, FIELD_WORDS.get(item.name, item.name))


def indicator_place(form: PerformanceForm, indicator: Indicator) -> Anchor:
    """An indicator's target as a place."""
    label = f"{indicator.second} {indicator.name}".strip()
    return place_in(form, indicator.target_ref, indicator.source, f"{indicator.name} {indicator.target}".strip(), label)


def told(
    seen: Iterable[Seen],
    material_forms: tuple[PerformanceForm, ...],
    *,
    message: str = "default",
    severity: Severity | None = None,
    category: Category | None = None,
) -> Iterator[Observation]:
    """One observation per form, or a single one where the defect is a habit of `material_forms` (never where those are
    left empty). Slots: project, text, count, forms."""
    by_form: dict[int, list[Seen]] = {}
    for item in seen:
        by_form.setdefault(id(item.form), []).append(item)
    groups = list(by_form.values())
    if material_forms and len(groups) >= FEWEST and len(groups) * 2 >= len(material_forms):
        groups = [[item for group in groups for item in group]]
    for group in groups:
        yield once(group, message=message, severity=severity, category=category)


def once(
    group: list[Seen],
    *,
    message: str = "default",
    severity: Severity | None = None,
    category: Category | None = None,
) -> Observation:
    """One observation with all places of a group that is not empty."""
    projects = list(dict.fromkeys(item.form.project for item in group))
    texts = list(dict.fromkeys(item.text for item in group if item.text))
    params: dict[str, object] = {
        **group[0].params,
        "project": "、".join(projects[:SHOWN]) + ("等" if len(projects) > SHOWN else ""),
        "text": "；".join(texts[:SHOWN]) + ("……" if len(texts) > SHOWN else ""),
        "count": len({item.anchor.ref for item in group}),
        "forms": len(projects),
    }
    places = tuple({item.anchor.ref: item.anchor for item in group}.values())
    return Observation(places[0], params, message, places=places, severity=severity, category=category)
