"""V06: no classification mark and no number of a classified document. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.performance_names import normal_name
from reviewer.model.document import Heading, Paragraph
from reviewer.model.finding import Anchor, Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import BODY, budget
from reviewer.words import Words

_MARK = re.compile(r"^\(?(?:绝密|机密|秘密)(?:[★☆*](?:长期|启用前|\d{1,2}(?:年|个月))?|\(?\d{1,2}年\)?)?\)?$")
_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,6}(?:密|机密|密发|密字)\s*[〔\[【(（]\s*(?:19|20)\d\d\s*[〕\]】)）]\s*第?\d{1,4}号"
)
_MINUTES = re.compile(
    r"[\u4e00-\u9fff]{0,16}(?:办公会议?|专题会议?|常务会议?|常委会议?|党组会议?|局长办公会)(?:会议)?纪要"
)


def check(material: Material) -> CheckResult:
    """Marks and numbers as errors; cited minutes as one line of advice."""
    observations = [
        Observation(places[0], {"mark": mark, "count": len(places)}, places=tuple(places))
        for mark, places in _grouped(_marks(material)).items()
    ]
    minutes = [
        passage.anchor(found.start(), found.end())
        for passage in material.passages
        for found in _MINUTES.finditer(passage.text)
        if not {"duties", "glossary"} & set(passage.topics)
    ]
    if minutes:
        params = {"count": len(minutes), "text": minutes[0].text}
        observations.append(
            Observation(minutes[0], params, message="minutes", places=tuple(minutes), severity=Severity.ADVICE)
        )
    return executed(observations, len(material.passages))


def _marks(material: Material) -> Iterator[tuple[str, Anchor]]:
    for number, watermark in enumerate(material.document.watermarks, start=1):
        if _MARK.match(normal_name(watermark.text)):
            for source in watermark.places:
                yield watermark.text, Anchor(f"watermark{number}", "水印", source, text=watermark.text)
    for block in material.document.blocks:
        if isinstance(block, Paragraph | Heading) and _MARK.match(normal_name(block.text)):
            yield block.text, Anchor(block.id, block.text, block.source, text=block.text)
    for passage in material.passages:
        for found in _NUMBER.finditer(passage.text):
            yield found[0], passage.anchor(found.start(), found.end())


def _grouped(marks: Iterator[tuple[str, Anchor]]) -> dict[str, list[Anchor]]:
    grouped: dict[str, list[Anchor]] = {}
    for mark, anchor in marks:
        grouped.setdefault(mark, []).append(anchor)
    return grouped


RULE = Rule(
    code="V06",
    name=Words("密级/内部文号", "classification mark"),
    severity=Severity.ERROR,
    category=Category.SENSITIVE,
    page=Page(
        what=Words(
            "不出现密级标志、密件文号；内部会议纪要宜不引用。",
            "No classification mark or number; internal minutes are better not cited.",
        ),
        why=Words("涉密文件不得公开。", "Classified documents must not be published."),
        tolerance=Words(
            "密级须独占一行或为水印；《保密法》等引用不计；会议纪要只提示一次。",
            "A mark stands on a line of its own or as a watermark; cited laws do not count; minutes are advice, once.",
        ),
        basis=Words("保守国家秘密法", "Law on state secrets"),
    ),
    messages={
        "default": Words(
            "出现密级标志或密件文号“{mark}”（{count} 处）", "Classification mark or number “{mark}” ({count})"
        ),
        "minutes": Words(
            "引用内部会议纪要 {count} 处，请确认可否公开：{text}", "Internal minutes are cited {count} times: {text}"
        ),
    },
    example=Example(budget(cover=f"机密★10年\n\n{BODY}\n\n2030年度单位预算公开"), fires=1),
    check=check,
)
