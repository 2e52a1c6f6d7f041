"""S07: overview, tables, narrative and glossary are all there. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.performance_names import normal_name
from reviewer.model.document import InputKind, PageState, TableKind
from reviewer.model.finding import Anchor, Severity
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words, message

NARRATIVE_TOPICS = frozenset(
    {"narrative", "overall", "revenue", "expenditure", "appropriation", "general_budget", "basic", "three_public"}
)
OVERVIEW_TOPICS = frozenset({"overview", "duties", "organisation"})
PARTS = {
    "overview": (Words("概况", "overview"), re.compile("概况|主要职责|主要职能|机构设置|部门职责|单位职责")),
    "tables": (Words("报表", "tables"), re.compile("收支(?:预算|决算)?总表|收入支出决算总表")),
    "narrative": (Words("情况说明", "narrative"), re.compile("情况说明|编制说明")),
    "glossary": (Words("名词解释", "glossary"), re.compile("名词解释|名词释义|专业名词|术语解释|专业性较强的名词")),
}
ENOUGH = 2
"""Parts that must be there before the file counts as a whole disclosure."""


def check(material: Material) -> CheckResult:
    """One finding per missing part; nothing is said of files whose pages were not all read."""
    document = material.document
    if document.kind is InputKind.XLSX:
        return NotApplicable(message("performance.tables-only"))
    if any(page.state is not PageState.READ for page in document.pages):
        return Unable(message("performance.pages-unread"))
    missing = list(_missing(material))
    if not document.contents and {"overview", "narrative", "glossary"} <= set(missing):
        return NotApplicable(message("performance.tables-only"))
    present = len(PARTS) - len(missing)
    promised = " ".join(normal_name(entry.text) for entry in document.contents)
    observations = []
    for part in missing:
        words, pattern = PARTS[part]
        is_promised = bool(pattern.search(promised))
        certain = present > ENOUGH or (is_promised and present >= ENOUGH)
        anchor = Anchor(ref=f"part:{part}", semantic=words.zh)
        if part == "tables":
            # A page of a site that has the tables as files beside it.
            observations.append(Observation(anchor, {"part": words}, "attached", severity=Severity.QUESTION))
            continue
        severity = Severity.ERROR if certain else Severity.WARNING
        observations.append(Observation(anchor, {"part": words}, severity=severity))
    return executed(observations, len(PARTS))


def _missing(material: Material) -> Iterator[str]:
    topics = {section.topic for section in material.sections}
    text_of = {part: any(PARTS[part][1].search(normal_name(p.text)) for p in material.passages) for part in PARTS}
    has_tables = any(table.kind is TableKind.GRID for table in material.document.tables)
    has_prose = any(number.section in NARRATIVE_TOPICS for number in material.ledger.numbers)
    if not topics & OVERVIEW_TOPICS and not text_of["overview"]:
        yield "overview"
    if not has_tables:
        yield "tables"
    if not topics & NARRATIVE_TOPICS and not has_prose and not text_of["narrative"]:
        yield "narrative"
    if "glossary" not in topics and not text_of["glossary"]:
        yield "glossary"


RULE = Rule(
    code="S07",
    name=Words("必备部分", "four parts"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "概况、报表、情况说明、名词解释四部分齐全。", "Overview, tables, narrative and glossary are all present."
        ),
        why=Words("缺一部分即公开不完整。", "Without one of them the disclosure is incomplete."),
        tolerance=Words(
            "顺序不限；有未读出的页面时不执行；只有报表的文件不适用；没有任何报表的只请说明（可能另附）。",
            "Any order; not run when pages could not be read, nor for files that hold tables only; a file without any "
            "table is a question, they may be published apart.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "default": Words("未见“{part}”部分", "The part “{part}” is missing"),
        "attached": Words("文件中没有任何报表，是否另附", "The file has no table at all; are they published apart?"),
    },
    example=Example(budget(glossary=""), fires=1),
    check=check,
)
