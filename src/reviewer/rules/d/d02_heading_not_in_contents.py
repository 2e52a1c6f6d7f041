"""D02: a section of the body that the contents do not list. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.forms.sections import Section
from reviewer.model.finding import Anchor, Category, Severity
from reviewer.rules.d.titles import likeness, plain_title
from reviewer.rules.material import Material
from reviewer.rules.passages import ANNEX_TOPICS
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words, message

LIKE = 0.6
"""Share of common characters from which the contents list the heading under other words (D01's matter)."""
SAME = 0.9
"""From here on the contents list the heading itself."""
SKIPPED = frozenset({*ANNEX_TOPICS, "performance_forms", "tables"})
DEEPEST = 2
"""Parts and sections; contents rarely list what lies deeper."""


def check(material: Material) -> CheckResult:
    """One finding with all headings; where the contents list parts only, sections are not expected there."""
    contents = material.document.contents
    if not contents:
        return NotApplicable(message("performance.no-contents"))
    own = material.profile.organisation
    listed = [plain_title(entry.text, own) for entry in contents]
    places = tuple(_unlisted(material, listed))
    if not places:
        return executed((), len(material.sections))
    names = "、".join(place.text for place in places)
    seen = Observation(places[0], {"headings": names, "count": len(places)}, places=places)
    return executed([seen], len(material.sections))


def _unlisted(material: Material, listed: list[str]) -> Iterator[Anchor]:
    own = material.profile.organisation
    siblings: dict[tuple[str, ...], list[tuple[Section, float]]] = {}
    for section in material.sections:
        if section.depth <= DEEPEST and section.topic and section.topic not in SKIPPED:
            plain = plain_title(section.heading.text, own)
            best = max((_listed_as(plain, entry) for entry in listed), default=0.0)
            siblings.setdefault(section.path[:-1], []).append((section, best))
    for group in siblings.values():
        # Contents that list none or few of the siblings stop at the level above.
        if sum(best >= SAME for _, best in group) * 2 < len(group):
            continue
        for section, best in group:
            if best < LIKE and plain_title(section.heading.text, own):
                anchor = anchor_of(section.heading.id, material)
                yield Anchor(anchor.ref, anchor.semantic, anchor.source, text=section.heading.text)


def _listed_as(plain: str, entry: str) -> float:
    if min(len(plain), len(entry)) >= 3 and (plain.endswith(entry) or entry in plain or plain in entry):
        return 1.0
    return likeness(plain, entry)


RULE = Rule(
    code="D02",
    name=Words("正文标题漏列目录", "heading missing from contents"),
    severity=Severity.ADVICE,
    category=Category.STYLE,
    page=Page(
        what=Words("正文的部分和一级标题都列入目录。", "Parts and sections of the body are listed in the contents."),
        why=Words("漏列的内容读者难以找到。", "What is not listed is hard to find."),
        tolerance=Words("附件、绩效表和更低层标题不计。", "Attachments, forms and lower headings do not count."),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words("{count} 个标题未列入目录：{headings}", "{count} headings are not in the contents: {headings}")
    },
    example=Example(
        budget(
            contents="第一部分 概况.....1\n一、本单位职责.....1\n第二部分 2030年单位预算报表.....2\n"
            "第三部分 2030年度单位预算情况说明.....5\n一、单位预算收支数据变动情况及原因.....5\n"
            "第四部分 名词解释.....6"
        ),
        fires=1,
    ),
    check=check,
)
