"""P12: mandatory fields of a performance form are filled in. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.forms.performance import PerformanceForm
from reviewer.forms.performance_labels import SIGNATURE
from reviewer.model.finding import Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.p.habits import Seen, field_place, once, told
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Page, Rule, executed
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words, message

NAMES = {
    "department": "主管部门",
    "executing_unit": "实施单位",
    "kind": "项目属性",
    "period": "项目期",
    "overview": "项目概况",
    "basis": "立项依据",
    "necessity": "项目设立必要性",
    "measures": "制度、措施",
    "plan": "项目实施计划",
    "goal_period": "实施期总体目标",
    "goal_year": "年度总体目标",
}
SIGNATURE_NAMES = {"responsible": "负责人", "handler": "经办人", "phone": "联系电话", "filed": "填报日期"}


def check(material: Material) -> CheckResult:
    """Blank fields per form; a blank signature line is a habit of templates and is told once as advice."""
    forms = material.targets
    if not forms:
        return NotApplicable(message("performance.no-forms"))
    observations = list(told((seen for item in forms for seen in _blank(item)), forms))
    unsigned = [seen for item in forms for seen in _unsigned(item)]
    if len({id(seen.form) for seen in unsigned}) == len(forms):
        observations.append(once(unsigned, message="unsigned", severity=Severity.ADVICE, category=Category.STYLE))
    return executed(observations, len(forms))


def _blank(item: PerformanceForm) -> Iterator[Seen]:
    for name, words in NAMES.items():
        field = item.fields.get(name)
        if field is not None and not field.text and not field.is_lost:
            yield Seen(item, field_place(item, field, words), words)


def _unsigned(item: PerformanceForm) -> Iterator[Seen]:
    blank = [
        item.fields[name]
        for name in SIGNATURE_NAMES
        if name in item.fields and not item.fields[name].text and name != "filed"
    ]
    if blank and not any(item.fields[name].text for name in SIGNATURE & item.fields.keys() - {"filed"}):
        words = "、".join(SIGNATURE_NAMES[field.name] for field in blank)
        yield Seen(item, field_place(item, blank[0], words), words)


RULE = Rule(
    code="P12",
    name=Words("必填格", "mandatory field blank"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "项目概况、立项依据、必要性、制度措施、实施计划、两栏总体目标等不留空。",
            "Overview, basis, necessity, measures, plan and both goals are filled in.",
        ),
        why=Words("空格使绩效目标不完整。", "A blank field leaves the target incomplete."),
        tolerance=Words(
            "读取时丢失的一半不计；负责人、经办人、联系电话普遍为空的只提示一次（可能为公开而隐去）。",
            "A half lost in reading does not count; a signature line blank in all forms is advice, once.",
        ),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={
        "default": Words("{project}：必填项为空：{text}（{count} 处）", "{project}: blank fields: {text} ({count})"),
        "unsigned": Words(
            "各绩效目标表的{text}均为空（可能为公开而隐去）",
            "{text} blank in all forms (perhaps left out for publication)",
        ),
    },
    example=Example(
        budget(forms=form().replace("《示例县公路养护管理办法》", "").replace("联系电话:\t\t", "联系电话:\t2000000\t")),
        fires=1,
    ),
    check=check,
)
