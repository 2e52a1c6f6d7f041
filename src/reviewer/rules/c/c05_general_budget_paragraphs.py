"""C05: general budget paragraphs. Called by the engine."""

from __future__ import annotations

from reviewer.forms.codes import functions
from reviewer.forms.profile import DocumentKind
from reviewer.model.finding import Severity
from reviewer.narrative.labels import bare_name
from reviewer.narrative.ledger import Statement
from reviewer.rules.c.presence import is_provincial_set
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words, message

PARTS = {
    "general_budget_scale": Words("规模", "size"),
    "general_budget_structure": Words("结构", "structure"),
}
DETAIL = "general_budget_use"
LEAST_CLASSES = 2


def check(material: Material) -> CheckResult:
    """Subsections, or what they would say, in the part on the general budget."""
    topics = {section.topic for section in material.sections}
    general = {"general_budget", *PARTS, DETAIL}
    if not topics & general:
        return NotApplicable(message("narrative.no-general-budget"))
    told = [item for item in material.ledger.statements if not item.in_reason]
    mine = [item for item in told if item.section in general]
    named = [item for item in told if _names_class(item)]
    found = set(topics)
    if any(item.movements or item.amount("now") for item in mine) or any(_is_general(item) for item in told):
        found.add("general_budget_scale")
    if len(named) >= LEAST_CLASSES:
        found.add("general_budget_structure")
    if any(item.path for item in mine) or len([item for item in named if item.movements or item.completion]) > 1:
        # Item by item, or class by class against the budget (as some cities print it).
        found |= {"general_budget_structure", DETAIL}
    wanted = dict(PARTS)
    if material.profile.kind is DocumentKind.FINAL:
        wanted[DETAIL] = Words("具体情况", "detail by item")
    missing = [words for topic, words in wanted.items() if topic not in found]
    if not missing:
        return executed((), len(wanted))
    section = next(section for section in material.sections if section.topic in general)
    params = {"missing": Words("、".join(w.zh for w in missing), ", ".join(w.en for w in missing))}
    is_asked = material.profile.kind is DocumentKind.FINAL or is_provincial_set(material)
    severity = Severity.WARNING if is_asked else Severity.ADVICE
    observation = Observation(anchor_of(section.heading.id, material), params, severity=severity)
    return executed([observation], len(wanted))


def _names_class(item: Statement) -> bool:
    known = item.dimensions is not None and item.dimensions.function not in {"", "?"}
    return known or bool(functions().code(bare_name(item.label)[0]))


def _is_general(item: Statement) -> bool:
    own = item.dimensions
    return own is not None and own.fund == "general" and not own.nature and bool(item.amount("now"))


RULE = Rule(
    code="C05",
    name=Words("一般公共预算说明", "general budget paragraphs"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "一般公共预算说明应有规模与结构；决算还应有具体情况。",
            "The general budget is explained by size and structure; final accounts also item by item.",
        ),
        why=Words("三段说明是公开模板的固定内容。", "These paragraphs are part of the prescribed text."),
        tolerance=Words(
            "按项级科目逐项说明的视为已有结构与具体情况。",
            "A text that goes item by item has structure and detail.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "default": Words("一般公共预算说明缺少：{missing}", "The general budget is not explained by: {missing}"),
    },
    example=Example(
        budget(
            narrative="五、一般公共预算支出情况说明\n\n"
            "（一）一般公共预算当年支出规模变化情况\n\n"
            "2030年度示例县示例局一般公共预算当年支出120.00万元，比上年增加20.00万元，增长20.00%，主要原因是新增项目"
            "。",
        )
    ),
    check=check,
)
