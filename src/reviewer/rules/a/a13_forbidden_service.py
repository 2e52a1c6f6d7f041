"""A13: forbidden service. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import TABLES, budget
from reviewer.words import Words

_SERVICE = re.compile(r"购买服务")
_EXCLUDED = re.compile(r"聘用|招聘|编外人员|劳务派遣|融资|工程建设|新建|改建|扩建")
_DENIED = re.compile(r"不得|禁止|严禁|不属于|不包括")
SILENT = frozenset({"annex", "annexes", "services_directory", "glossary"})


def check(material: Material) -> CheckResult:
    """Project names and sentences that join purchased services and an excluded matter."""
    read = [item for item in material.passages if not SILENT & set(item.topics) and _SERVICE.search(item.text)]
    seen: dict[str, Observation] = {}
    for passage in read:
        for sentence in re.finditer(r"[^。；;]+", passage.text):
            found = _EXCLUDED.search(sentence.group())
            if found and _SERVICE.search(sentence.group()) and not _DENIED.search(sentence.group()):
                anchor = passage.anchor(sentence.start() + found.start(), sentence.start() + found.end())
                seen.setdefault(sentence.group(), Observation(anchor, {"word": found.group(), "text": anchor.text}))
    return executed(seen.values(), len(read))


RULE = Rule(
    code="A13",
    name=Words("购买服务禁项", "forbidden service"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words(
            "政府购买服务不得用于人员招聘、劳务派遣用工、融资和工程。",
            "Purchased services do not cover recruitment, agency labour, financing or works.",
        ),
        why=Words(
            "上述事项被明令禁止纳入政府购买服务。",
            "These are expressly excluded from purchased services.",
        ),
        tolerance=Words(
            "仅在项目名称或说明同时出现“购买服务”与禁项词语时询问。",
            "Asked only where one text names purchased services and an excluded matter.",
        ),
        basis=Words("政府购买服务管理办法（财政部令第102号）", "Decree 102 of the Ministry of Finance"),
    ),
    messages={
        "default": Words("购买服务涉及“{word}”：{text}", "Purchased service concerns {word}: {text}"),
    },
    example=Example(budget(tables=TABLES.replace("档案整理经费", "购买服务聘用编外人员经费"))),
    check=check,
)
