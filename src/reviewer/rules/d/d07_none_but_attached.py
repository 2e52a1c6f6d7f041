"""D07: a section says 无 although the document it speaks of follows. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.performance_names import normal_name
from reviewer.forms.sections import Section
from reviewer.model.document import Paragraph, Table, TableKind
from reviewer.model.finding import Anchor, Severity
from reviewer.rules.material import Material
from reviewer.rules.passages import ANNEX_TOPICS
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import NARRATIVE, budget, form
from reviewer.words import Words, message

_NONE = re.compile(
    r"^(?:\(?[一二三四五六七八九十\d]+[),、.])?(?:本单位|本部门|我单位)?(?:暂?无|没有|不涉及|未编制)[^,。;]{0,20}[。.]?$"
)


def check(material: Material) -> CheckResult:
    """Sections about the services directory and the performance forms."""
    says_none = list(_sections_saying_none(material))
    if not says_none:
        return NotApplicable(message("performance.no-none"))
    observations = []
    for section, paragraph in says_none:
        attached = _attached(section, material)
        if attached is not None:
            anchor = Anchor(paragraph.id, section.heading.text, paragraph.source, text=paragraph.text)
            params = {"section": section.heading.text, "text": paragraph.text, "attached": attached.text}
            observations.append(Observation(anchor, params, places=(anchor, attached)))
    return executed(observations, len(says_none))


def _sections_saying_none(material: Material) -> Iterator[tuple[Section, Paragraph]]:
    for section in material.sections:
        if section.topic not in {"services_directory", "performance"}:
            continue
        first = next((block for block in section.blocks if isinstance(block, Paragraph)), None)
        if first is not None and _NONE.match(normal_name(first.text)):
            yield section, first


def _attached(section: Section, material: Material) -> Anchor | None:
    if section.topic == "performance":
        form_ids = [name for form in material.performance for name in form.table_ids]
        return _table_anchor(material.document.table(form_ids[0])) if form_ids else None
    after = material.document.position(section.heading.id)
    for later in material.sections:
        if later.topic in ANNEX_TOPICS and material.document.position(later.heading.id) > after:
            return Anchor(later.heading.id, later.heading.text, later.heading.source, text=later.heading.text)
    for table in material.document.tables:
        if table.kind is TableKind.DIRECTORY and material.document.position(table.id) > after:
            return _table_anchor(table)
    return None


def _table_anchor(table: Table) -> Anchor:
    source = table.title_source if table.title else table.cell(0, 0).source
    return Anchor(table.id, table.title or table.id, source, text=table.title or table.id)


RULE = Rule(
    code="D07",
    name=Words("“无”与附件矛盾", "“none” but attached"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "写“无”的节（购买服务目录、绩效）不应附有相应文件。",
            "A section on the services directory or performance that says 无 has no such document attached.",
        ),
        why=Words("前后矛盾，读者无法判断是否适用。", "The file contradicts itself."),
        tolerance=Words(
            "只看该节第一段整句为“无”的情形。", "Only where the first paragraph of the section is 无 and nothing else."
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "“{section}”写“{text}”，但文件附有“{attached}”", "“{section}” says “{text}”, yet “{attached}” is attached"
        )
    },
    example=Example(budget(narrative=NARRATIVE + "\n\n二、绩效管理情况\n\n无", forms=form()), fires=1),
    check=check,
    is_first_release=True,
)
