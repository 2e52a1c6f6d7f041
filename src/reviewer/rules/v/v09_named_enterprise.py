"""V09: enterprises named in project texts before anything was tendered or decided. Told once. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Anchor, Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.passages import PassageKind
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words, message

_ENTERPRISE = re.compile(
    r"[\u4e00-\u9fff（）()]{3,24}?(?:有限责任公司|股份有限公司|有限公司|集团公司|合作社|会计师事务所|律师事务所|[\u4e00-\u9fff]{2}厂(?![房区长家]))(?:[\u4e00-\u9fff]{1,12}分公司)?"
)
_PUBLIC = re.compile(r"会计师事务所$|律师事务所$|^(?:委托|聘请|通过)")


def check(material: Material) -> CheckResult:
    """One finding with all places."""
    if not material.performance:
        return NotApplicable(message("performance.no-forms"))
    places: list[Anchor] = []
    names: list[str] = []
    for passage in material.passages:
        if passage.kind is not PassageKind.FIELD or passage.name in {
            "project",
            "department",
            "executing_unit",
            "target",
        }:
            continue
        for found in _ENTERPRISE.finditer(passage.text):
            if not re.fullmatch(r"(?:会计师|律师)事务所", found[0][-6:]) and not _PUBLIC.search(found[0]):
                places.append(passage.anchor(found.start(), found.end()))
                names.append(found[0][-12:])
    if not places:
        return executed((), len(material.performance))
    shown = "、".join(list(dict.fromkeys(names))[:3])
    params = {"count": len(places), "names": shown}
    return executed([Observation(places[0], params, places=tuple(places))], len(material.performance))


RULE = Rule(
    code="V09",
    name=Words("具名企业敏感", "named enterprise"),
    severity=Severity.ADVICE,
    category=Category.SENSITIVE,
    page=Page(
        what=Words(
            "绩效目标表中点名企业（尤其欠费、补助金额）宜审慎。", "Enterprises named in forms, with arrears or amounts."
        ),
        why=Words("可能泄露商业信息或提前确定供应商。", "It may disclose business data or settle a supplier early."),
        tolerance=Words("政策受益企业可公开，只提示一次。", "Beneficiaries of a policy may be named; advice, once."),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "绩效目标表中点名企业 {count} 处（{names}等），请确认可否公开",
            "Enterprises are named {count} times ({names}…)",
        )
    },
    example=Example(budget(forms=form(overview="补助示例县恒富商贸有限公司10万元。")), fires=1),
    check=check,
)
