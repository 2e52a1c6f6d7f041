"""S09: words on a page that say the file was not meant for publication. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.performance_names import normal_name
from reviewer.model.document import Paragraph
from reviewer.model.finding import Anchor, Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import BODY, budget
from reviewer.words import Words

_MARKS = re.compile(
    r"仅?供?内部(?:审核|使用|资料|文件|参考|传阅|交流|讨论|稿件?)|内部(?:材料|稿)|(?:征求意见|讨论|送审|审核|评审|报审|校对|修改)稿|草稿|初稿|"
    r"(?:注意保密|不得外传|请勿外传|严禁外传|不得公开|未经.{0,6}(?:不得|禁止).{0,4}(?:公开|外传))|样稿|内部"
)
_OWN_LINE = re.compile(r"^[(【\[<《]?(?:%s)[)】\]>》]?[!。]?$" % _MARKS.pattern)  # noqa: UP031 - braces in the pattern
_IN_BRACKETS = re.compile(
    r"[(（【\[](?:仅供内部|内部(?:资料|文件|材料|使用|审核|稿)|注意保密|不得外传|请勿外传|严禁外传)[^()（）【】\[\]]{0,12}[)）】\]]"
    r"|(?:^|(?<=[。；]))[(（【\[](?:征求意见|讨论|送审|审核|报审|校对|修改)稿[)）】\]]"
)
"""Behind a sentence or a title; the name of a draft law bears its brackets behind its own words."""
SHOWN = 60
"""Places listed at most."""


def check(material: Material) -> CheckResult:
    """One finding with all places: a line of its own, or a watermark."""
    found = list(_marks(material))
    if not found:
        return executed((), len(material.passages))
    places = tuple(anchor for anchor, _ in found)
    marks = "、".join(dict.fromkeys(mark for _, mark in found))
    params = {"mark": marks, "count": len(found)}
    return executed([Observation(places[0], params, places=places[:SHOWN])], len(found))


def _marks(material: Material) -> Iterator[tuple[Anchor, str]]:
    document = material.document
    for number, watermark in enumerate(document.watermarks, start=1):
        if _MARKS.search(normal_name(watermark.text)):
            for source in watermark.places:
                yield Anchor(f"watermark{number}", "水印", source, text=watermark.text), watermark.text
    # A mark on a line of its own counts wherever it stands, the annex included.
    for block in document.blocks:
        if isinstance(block, Paragraph) and _OWN_LINE.match(normal_name(block.text)):
            yield Anchor(block.id, block.text, block.source, text=block.text), block.text
    for passage in material.passages:
        for found in _IN_BRACKETS.finditer(passage.text) if passage.is_prose else ():
            if not _OWN_LINE.match(normal_name(passage.text)):
                yield passage.anchor(found.start(), found.end()), found[0]


RULE = Rule(
    code="S09",
    name=Words("内部标记", "internal mark"),
    severity=Severity.ERROR,
    category=Category.SENSITIVE,
    page=Page(
        what=Words(
            "公开文件中不得有“内部资料”“仅供内部审核”“征求意见稿”“草稿”等字样（含水印）。",
            "A published file bears no 内部资料, 仅供内部审核, 征求意见稿, 草稿 or the like, watermarks included.",
        ),
        why=Words("说明误发了内部审核稿。", "It shows that a draft for internal review was published."),
        tolerance=Words(
            "须独占一行或为水印；职责、制度名称中的词不计；全文只报一次。",
            "Only on a line of its own or as a watermark; words inside sentences do not count; reported once.",
        ),
        basis=Words("政府信息公开条例；保守国家秘密法", "Regulations on disclosure; law on state secrets"),
    ),
    messages={"default": Words("出现内部标记“{mark}”，共 {count} 处", "Internal mark “{mark}”, {count} places")},
    example=Example(budget(cover=f"征求意见稿\n\n{BODY}\n\n2030年度单位预算公开"), fires=1),
    check=check,
    is_first_release=True,
)
