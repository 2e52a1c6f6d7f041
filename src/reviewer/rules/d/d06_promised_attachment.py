"""D06: what the text says is attached is in the file. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.performance_names import normal_name
from reviewer.model.document import Document, Heading, Paragraph, Table, TableKind
from reviewer.model.finding import Anchor, Severity
from reviewer.rules.material import Material
from reviewer.rules.passages import ANNEX_TOPICS, PassageKind
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import NARRATIVE, budget
from reviewer.words import Words, message

_PROMISE = re.compile(
    r"(?:详?见|附于?|附后的?|列于?)(?:本)?(?:附件|附表|文后|附后)|附件[:：]?\d*(?=[。)）]|$)|(?:情况|表|目录)附后"
)
_ATTACHMENT = re.compile(r"^附(?:件|表|录)(?:\d{0,2}|[一二三四五六七八九十]?)[:：.、]?")
_PERFORMANCE = re.compile(r"绩效")
_DIRECTORY = re.compile(r"目录|购买服务")


def check(material: Material) -> CheckResult:
    """Each promise against the attachment it names; any attachment will do where it names none."""
    promises = list(_promises(material))
    if not promises:
        return NotApplicable(message("performance.no-promise"))
    observations = []
    for text, anchor in promises:
        topic, is_there = _delivered(text, material)
        if not is_there:
            severity = Severity.WARNING if topic == "performance" else Severity.QUESTION
            observations.append(Observation(anchor, {"text": anchor.text}, severity=severity))
    return executed(observations, len(promises))


def _promises(material: Material) -> Iterator[tuple[str, Anchor]]:
    for passage in material.passages:
        if passage.kind is not PassageKind.PARAGRAPH or ANNEX_TOPICS & set(passage.topics):
            continue
        if _ATTACHMENT.match(normal_name(passage.text)):
            continue
        for found in _PROMISE.finditer(passage.text):
            near = passage.text[max(0, found.start() - 40) : found.end() + 10]
            yield f"{passage.where} {near}", passage.anchor(found.start(), found.end())


def _delivered(text: str, material: Material) -> tuple[str, bool]:
    if _DIRECTORY.search(text) and not _PERFORMANCE.search(text):
        return "directory", _has_directory(material)
    if _PERFORMANCE.search(text):
        return "performance", bool(material.performance) or _has_attachment(material.document, _PERFORMANCE)
    return "other", _has_attachment(material.document, re.compile("")) or bool(material.performance)


def _has_directory(material: Material) -> bool:
    is_table = any(table.kind is TableKind.DIRECTORY for table in material.document.tables)
    is_section = any(section.topic in ANNEX_TOPICS for section in material.sections)
    return is_table or is_section or _has_attachment(material.document, _DIRECTORY)


def _has_attachment(document: Document, about: re.Pattern[str]) -> bool:
    for block in document.blocks:
        text = block.title if isinstance(block, Table) else block.text
        is_short = isinstance(block, Heading | Table) or (isinstance(block, Paragraph) and len(text) < 40)
        if is_short and _ATTACHMENT.match(normal_name(text)) and about.search(text):
            return True
        if isinstance(block, Table) and block.kind is TableKind.PERFORMANCE and about.search("绩效"):
            return True
    return False


RULE = Rule(
    code="D06",
    name=Words("“见附件”落实", "attachment promised"),
    severity=Severity.WARNING,
    page=Page(
        what=Words("正文写“见附件”的，文件中应有该附件。", "What the text says is attached is in the file."),
        why=Words("附件缺失即内容未公开。", "Without the attachment the content is not disclosed."),
        tolerance=Words(
            "附件可能单独发布：除绩效目标表外只请单位说明。",
            "It may be published apart: a question, except for performance forms.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "default": Words(
            "文中称“{text}”，文件中未见该附件", "The text says “{text}”, no such attachment is in the file"
        )
    },
    example=Example(
        budget(narrative=NARRATIVE + "\n\n二、绩效管理情况\n\n（项目绩效目标表公开情况见附件）"),
        fires=1,
    ),
    check=check,
)
