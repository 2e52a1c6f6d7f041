"""S06: a unit's document does not call itself a department, nor the reverse. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.profile import Level
from reviewer.model.finding import Anchor, Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.passages import PassageKind
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_text import NARRATIVE, budget
from reviewer.words import Words, message

_PATTERNS = {
    Level.UNIT: (
        re.compile(r"本部门(?!（单位）|\(单位\))"),
        re.compile(r"(?<!级)部门(?:预算|决算)(?!支出经济|经济|编制|管理|批复|改革|公开的)"),
    ),
    Level.DEPARTMENT: (
        re.compile(r"本单位(?!（部门）|\(部门\))"),
        re.compile(r"(?<![级属各家个的业])单位(?:预算|决算)(?!编制|管理|构成)"),
    ),
}
_FIXED = re.compile(r"部门[（(/]单位|单位[（(/]部门|主管部门|下属|所属|各部门|各单位|部门和单位|部门、单位")
SKIPPED = frozenset({"glossary", "duties", "performance_forms", "annex", "annexes", "tables"})
WORDS = {Level.DEPARTMENT: Words("部门", "a department's"), Level.UNIT: Words("单位", "a unit's")}


def check(material: Material) -> CheckResult:
    """本部门 in a unit's text is a warning; 部门预算 in it, and the reverse, is advice; one finding each."""
    level = material.profile.level
    if level is None:
        return Unable(message("performance.no-level"))
    subject, budget_words = _PATTERNS[level]
    observations = []
    for pattern, severity, which in (
        (subject, Severity.WARNING if level is Level.UNIT else Severity.ADVICE, "subject"),
        (budget_words, Severity.ADVICE, "budget"),
    ):
        places = tuple(_places(material, pattern))
        if places:
            params = {"level": WORDS[level], "count": len(places), "text": places[0].text}
            category = Category.DISCLOSURE if severity is Severity.WARNING else Category.STYLE
            seen = Observation(places[0], params, which, places=places, severity=severity, category=category)
            observations.append(seen)
    return executed(observations, len(material.passages))


def _places(material: Material, pattern: re.Pattern[str]) -> Iterator[Anchor]:
    covered = {line.id for line in material.document.cover}
    for passage in material.passages:
        if passage.kind is not PassageKind.PARAGRAPH or passage.ref in covered or SKIPPED & set(passage.topics):
            continue
        for found in pattern.finditer(passage.text):
            if not _FIXED.search(passage.text[max(0, found.start() - 4) : found.end() + 4]):
                yield passage.anchor(found.start(), found.end())


RULE = Rule(
    code="S06",
    name=Words("部门/单位称谓混用", "department/unit wording mixed"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "单位公开中不写“本部门”“部门预算”，部门公开反之。",
            "A unit's text does not say 本部门 or 部门预算, nor the reverse.",
        ),
        why=Words("称谓混用说明套用了另一层级的模板。", "Mixed wording shows the template of another level."),
        tolerance=Words(
            "模板固定用语（部门（单位）、主管部门）、名词解释、职责和表格不计；“部门预算”等仅作提示。",
            "Fixed phrases of templates, glossary, duties and tables do not count; 部门预算 alone is advice.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "subject": Words(
            "本件为{level}公开，正文有 {count} 处称谓不一致：{text}",
            "The document is {level}; {count} times it says: {text}",
        ),
        "budget": Words(
            "本件为{level}公开，正文有 {count} 处用语属另一层级：{text}",
            "The document is {level}; wording of the other level, {count} times: {text}",
        ),
    },
    example=Example(budget(narrative=NARRATIVE.replace("主要原因是", "主要原因是本部门")), fires=1),
    check=check,
)
