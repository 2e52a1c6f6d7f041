"""D05: a section heading with nothing under it. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.performance_names import normal_name
from reviewer.forms.sections import Section
from reviewer.model.document import Document, PageState
from reviewer.model.finding import Anchor, Severity
from reviewer.rules.material import Material
from reviewer.rules.passages import ANNEX_TOPICS
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_text import NARRATIVE, budget
from reviewer.words import Words, message

SKIPPED = frozenset({*ANNEX_TOPICS, "performance_forms", "tables", "contents", "glossary"})
_NOT_EMPTY = re.compile(r"[:：]|图$|表$|表\(.*\)$|附件|见附|无$")
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+[,、.]|\([一二三四五六七八九十]+\))")
WIDEST = 48.0
"""Points between two headings with nothing but white space between them, two lines at most."""
FARTHEST = 1
"""Pages between the heading and the next one; something that could not be read may fill more."""


def check(material: Material) -> CheckResult:
    """Numbered sections of known topic without any block before the next heading."""
    document = material.document
    if any(page.state is not PageState.READ for page in document.pages):
        return Unable(message("performance.pages-unread"))
    sections = [section for section in material.sections if _counts(section)]
    return executed(_empty(sections, material), len(sections))


def _counts(section: Section) -> bool:
    text = normal_name(section.heading.text)
    return bool(section.topic) and section.topic not in SKIPPED and bool(_NUMBERED.match(text))


def _empty(sections: list[Section], material: Material) -> Iterator[Observation]:
    for section in sections:
        if section.blocks or _NOT_EMPTY.search(normal_name(section.heading.text)):
            continue
        anchor = anchor_of(section.heading.id, material)
        anchor = Anchor(anchor.ref, anchor.semantic, anchor.source, text=section.heading.text)
        is_certain = _is_followed_closely(section, material.document)
        severity = Severity.ERROR if is_certain else Severity.WARNING
        yield Observation(anchor, {"heading": section.heading.text}, severity=severity)


def _is_followed_closely(section: Section, document: Document) -> bool:
    """The next block stands on the same page or the one after, and there is a next block."""
    place = document.position(section.heading.id)
    if place + 1 >= len(document.blocks):
        return False
    following = document.blocks[place + 1]
    source = following.title_source if hasattr(following, "title_source") else following.source
    if section.heading.source.page is None or source.page is None:
        return True
    above, below = section.heading.source.bbox, source.bbox
    if above is not None and below is not None and below.y0 - above.y1 > WIDEST:
        return False  # something that is no text may stand between them
    return source.page - section.heading.source.page < FARTHEST


RULE = Rule(
    code="D05",
    name=Words("节空白", "empty section"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "每个带序号的标题下都有内容（文字、表或“见附件”）。", "Every numbered heading has something under it."
        ),
        why=Words("空白节即应公开内容未公开。", "An empty section is content that was not disclosed."),
        tolerance=Words(
            "图题、表题不计；有未读出的页面时不执行；与下一标题隔页的为建议修改。",
            "Captions do not count; not run when pages could not be read; a warning where the next heading "
            "is a page away.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={"default": Words("“{heading}”下没有内容", "Nothing stands under “{heading}”")},
    example=Example(
        budget(narrative=NARRATIVE + "\n\n二、收入预算情况说明\n\n三、政府采购情况\n\n本年无政府采购预算。"),
        fires=1,
    ),
    check=check,
)
