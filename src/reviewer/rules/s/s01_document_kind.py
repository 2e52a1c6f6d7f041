"""S01: what kind of document this is, and whether cover and tables say the same. Called by the engine."""

from __future__ import annotations

import re

from reviewer.forms.performance_names import normal_name
from reviewer.forms.profile import DocumentKind
from reviewer.model.finding import Anchor, Severity
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import BODY, budget
from reviewer.words import Words

_BUDGET = re.compile(r"(?<!决)预算(?!执行|绩效评价|调整)")
_FINAL = re.compile(r"决算")
COVER_LINES = 8
"""Lines at the beginning that may be the cover where none was told apart."""


def check(material: Material) -> CheckResult:
    """One finding where nothing was recognised, or where the cover contradicts the tables."""
    kind = material.profile.kind
    first = material.document.blocks[0].id if material.document.blocks else ""
    if kind is DocumentKind.OTHER:
        return executed([Observation(anchor_of(first, material), message="unknown", severity=Severity.QUESTION)], 1)
    if kind is DocumentKind.TEMPLATE:
        return executed((), 1)
    stated = _stated_on_cover(material)
    if stated is not None and stated[0] is not kind:
        params = {"cover": _WORDS[stated[0]], "tables": _WORDS[kind], "text": stated[1].text}
        return executed([Observation(stated[1], params)], 1)
    return executed((), 1)


_WORDS = {DocumentKind.BUDGET: Words("预算", "budget"), DocumentKind.FINAL: Words("决算", "final accounts")}


def _stated_on_cover(material: Material) -> tuple[DocumentKind, Anchor] | None:
    """The kind the first lines state; None where they state none or both."""
    lines = material.document.cover
    for line in lines[:COVER_LINES]:
        text = normal_name(line.text)
        is_budget, is_final = bool(_BUDGET.search(text)), bool(_FINAL.search(text))
        if is_budget != is_final:
            return (DocumentKind.BUDGET if is_budget else DocumentKind.FINAL), anchor_of(line.id, material)
    return None


RULE = Rule(
    code="S01",
    name=Words("文种识别", "document kind"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "判定文件是预算、决算还是空白模板，并核对封面与报表是否一致。",
            "Tells budget, final accounts and blank templates apart and compares the cover with the tables.",
        ),
        why=Words("文种不同，适用的表和规则不同。", "Other tables and rules apply to another kind."),
        tolerance=Words(
            "以报表为准，正文提到“年初预算”等不影响；未识别出任何报表时只提示一次。",
            "Tables decide, words such as 年初预算 in the text do not; nothing recognised is said once.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "封面写明为{cover}，报表为{tables}：{text}", "The cover says {cover}, the tables are {tables}: {text}"
        ),
        "unknown": Words(
            "未识别出预算或决算公开报表：已读出表格并执行通用核对，其余规则不适用",
            "No budget or final-accounts form was recognised; tables are read and generic laws run",
        ),
    },
    example=Example(budget(cover=f"{BODY}\n\n2030年度单位决算公开"), fires=1),
    check=check,
)
