"""C12: glossary. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words, message

_HIGHER = {
    "county": re.compile(r"省直部门|省级部门|省级财政|市级财政|市直部门|市级预算主管部门"),
    "city": re.compile(r"省直部门|省级部门|省级财政"),
}
_COUNTY = re.compile(r"[县旗]|市[\u4e00-\u9fff]{1,4}区|^[\u4e00-\u9fff]{2,4}区")
_CITY = re.compile(r"市")
_PROVINCE = re.compile(r"省|自治区")


def check(material: Material) -> CheckResult:
    """Levels named in the glossary against the level in the body's name."""
    level = _level(material.profile.organisation)
    glossary = material.section("glossary")
    if level not in _HIGHER or glossary is None:
        return NotApplicable(message("narrative.no-level"))
    for block in glossary.blocks:
        found = _HIGHER[level].search(getattr(block, "text", ""))
        if found:
            anchor = anchor_of(f"{block.id}/{found.start()}-{found.end()}", material)
            params = {"word": found.group(), "body": material.profile.organisation}
            return executed([Observation(anchor, params)], 1)
    return executed((), 1)


def _level(body: str) -> str:
    """county (districts included), city or "" (province, or not told by the name)."""
    if _COUNTY.search(body):
        return "county"
    return "city" if _CITY.search(body) and not _PROVINCE.match(body) else ""


RULE = Rule(
    code="C12",
    name=Words("名词解释", "glossary"),
    severity=Severity.ADVICE,
    page=Page(
        what=Words(
            "名词解释的层级（省直、市级、区级）应与单位所在层级一致。",
            "The glossary speaks of the level the body belongs to.",
        ),
        why=Words(
            "照抄上级模板会把下级单位写成上级。",
            "Boilerplate from above makes a county body a provincial one.",
        ),
        tolerance=Words(
            "只看“省直部门”“省级财政”“市级财政”等固定词语；每份文件一次。",
            "Only fixed words such as 省直部门 count; once a document.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "default": Words("名词解释写“{word}”，本单位为{body}", "The glossary says {word}; the body is {body}"),
    },
    example=Example(
        budget(
            glossary="第四部分 名词解释\n\n一、“三公”经费：指省直部门用财政拨款安排的因公出国（境）费、公务用车购置及运行费和公务接待费。"
        )
    ),
    check=check,
)
