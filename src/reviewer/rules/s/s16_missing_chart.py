"""S16: a caption of a chart with nothing under it. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.performance_names import normal_name
from reviewer.model.document import Paragraph, Table
from reviewer.model.finding import Anchor, Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.passages import SENTENCE_END, PassageKind
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import NARRATIVE, budget
from reviewer.words import Words

_CAPTION = re.compile(r"(?:结构|分布|构成|对比|变动|变化|趋势|示意|比例|饼|柱状|折线)图$")
LONGEST = 40
"""Characters of a caption."""


def check(material: Material) -> CheckResult:
    """One finding with all captions; charts are images, so it stays advice."""
    places = tuple(_captions(material))
    if not places:
        return executed((), len(material.passages))
    names = "、".join(place.text for place in places)
    return executed([Observation(places[0], {"captions": names, "count": len(places)}, places=places)], len(places))


def _captions(material: Material) -> Iterator[Anchor]:
    blocks = material.document.blocks
    for passage in material.passages:
        text = normal_name(passage.text)
        if not passage.is_prose or len(text) > LONGEST or not _CAPTION.search(text):
            continue
        if passage.kind is PassageKind.PARAGRAPH and SENTENCE_END.search(text):
            continue
        place = material.document.position(passage.ref)
        follows = blocks[place + 1] if place + 1 < len(blocks) else None
        if not (isinstance(follows, Table) or (isinstance(follows, Paragraph) and text in normal_name(follows.text))):
            yield passage.anchor()


RULE = Rule(
    code="S16",
    name=Words("图表缺失", "chart missing"),
    severity=Severity.ADVICE,
    category=Category.EXTRACTION,
    page=Page(
        what=Words("“结构图”“分布图”标题下应有图。", "A caption such as 结构图 has its chart."),
        why=Words(
            "只剩标题说明图未插入或提取时丢失。", "A bare caption means the chart was left out or lost in reading."
        ),
        tolerance=Words("图为图片，无法读取，只作提示。", "Charts are images and cannot be read; advice only."),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{count} 处图题下未见图（图片无法读取，请核对原件）：{captions}",
            "{count} captions without a chart (images cannot be read, look at the original): {captions}",
        )
    },
    example=Example(budget(narrative=NARRATIVE + "\n\n一般公共预算支出结构图"), fires=1),
    check=check,
)
