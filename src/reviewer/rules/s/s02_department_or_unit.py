"""S02: whether the document is a department's or a unit's, and whether its own titles agree. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.performance_names import normal_name
from reviewer.forms.profile import Level
from reviewer.model.finding import Anchor, Severity
from reviewer.rules.material import Material
from reviewer.rules.passages import PassageKind
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_text import BODY, budget
from reviewer.words import Words, message

_LEVEL = re.compile(r"(?:年度?|级|^)\s*(部门|单位)\s*(?:预算|决算)")
_PART = re.compile(r"^第[一二三四五六七八九十]+部分|^[一二三四五六七八九十]+,")
WORDS = {Level.DEPARTMENT: "部门", Level.UNIT: "单位"}
ENOUGH = 2
"""Part headings that must say the other word."""


def check(material: Material) -> CheckResult:
    """Cover against the headings of the parts."""
    cover = next(iter(_cover(material)), None)
    if cover is None:
        if material.profile.level is None:
            return Unable(message("performance.no-level"))
        return executed((), 1)
    word, anchor = cover
    parts = list(_parts(material))
    other = [place for found, place in parts if found != word]
    if len(other) >= ENOUGH and len(other) == len(parts):
        params = {"cover": word, "parts": other[0].text, "other": "部门" if word == "单位" else "单位"}
        return executed([Observation(anchor, params, places=(anchor, *other))], len(parts))
    return executed((), len(parts))


def _cover(material: Material) -> Iterator[tuple[str, Anchor]]:
    for line in material.document.cover:
        found = _LEVEL.search(normal_name(line.text))
        if found:
            yield found[1], anchor_of(line.id, material)


def _parts(material: Material) -> Iterator[tuple[str, Anchor]]:
    covered = {line.id for line in material.document.cover}
    for passage in material.passages:
        text = normal_name(passage.text)
        if passage.kind is PassageKind.HEADING and passage.ref not in covered and _PART.match(text):
            found = _LEVEL.search(text)
            if found:
                yield found[1], passage.anchor()


RULE = Rule(
    code="S02",
    name=Words("层级识别", "department or unit"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "封面的“部门预算/单位预算”与各部分标题一致。",
            "部门 or 单位 on the cover agrees with the headings of the parts.",
        ),
        why=Words(
            "部门文件须含所属单位，单位文件只反映本单位。",
            "A department's file covers its units, a unit's only itself.",
        ),
        tolerance=Words("全部部分标题均与封面不同才报告。", "Only where all part headings say the other word."),
        basis=Words("财预〔2021〕29号", "财预〔2021〕29号"),
    ),
    messages={
        "default": Words(
            "封面为“{cover}”层级，各部分标题为“{other}”：{parts}",
            "The cover says {cover}, the parts say {other}: {parts}",
        )
    },
    example=Example(budget(cover=f"{BODY}\n\n2030年度部门预算公开"), fires=1),
    check=check,
)
