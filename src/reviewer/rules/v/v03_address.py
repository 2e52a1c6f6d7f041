"""V03: no home address, school or medical record of a named person. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget, form
from reviewer.rules.v.people import near, people_in
from reviewer.words import Words

_ADDRESS = re.compile(
    r"(?:家住|住址|家庭住址|户籍地|现住|居住于|住在)[:：]?[^，。；]{2,30}(?:号|室|单元|村|组|户|小区)|\d+号楼\d*(?:单元)?\d*室?|\d+单元\d+室|"
    r"就读于[^，。；]{2,20}(?:学校|小学|中学|大学|学院|幼儿园)|病历号|病历[:：]|确诊为|诊断为"
)
_OWN = re.compile(r"(?:家庭住址|家住|户籍地址?)[:：]?[^，。；]{2,30}\d+号")


def check(material: Material) -> CheckResult:
    """An address next to a name, or words that only private addresses have."""
    observations = []
    for passage in material.passages:
        if "duties" in passage.topics or "glossary" in passage.topics:
            continue
        named = [
            (person, found)
            for person in people_in(passage.text)
            if (found := near(passage.text, person, _ADDRESS)) is not None
        ]
        if named:
            person, found = named[0]
            anchor = passage.anchor(person.start, max(person.end, found.end()))
            observations.append(Observation(anchor, {"text": found[0][:6] + "…"}))
            continue
        own = _OWN.search(passage.text)
        if own:
            observations.append(Observation(passage.anchor(own.start(), own.end()), {"text": own[0][:6] + "…"}))
    return executed(observations, len(material.passages))


RULE = Rule(
    code="V03",
    name=Words("住址/学校/病历细节", "address or record"),
    severity=Severity.WARNING,
    category=Category.SENSITIVE,
    page=Page(
        what=Words(
            "不公开具名个人的住址、就读学校、诊断信息。", "No home address, school or diagnosis of a named person."
        ),
        why=Words("属个人信息。", "It is personal information."),
        tolerance=Words("单位办公地址、工程地点不计。", "Office addresses and building sites do not count."),
        basis=Words("个人信息保护法", "Personal information protection law"),
    ),
    messages={
        "default": Words("出现个人住址或就读、诊断信息：{text}", "A private address, school or diagnosis: {text}")
    },
    example=Example(budget(forms=form(overview="救助村民赵明远，家住示例镇中心街12号。")), fires=1),
    check=check,
)
