"""V04: minors, offenders, informants and the like are not named. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget, form
from reviewer.rules.v.people import near, people_in
from reviewer.words import Words

_PROTECTED = re.compile(
    r"未成年|罪犯|服刑|社区矫正|刑满释放|举报人|检举人|证人|吸毒|戒毒|艾滋|精神障碍|性侵|被拐|留守儿童|孤儿|事实无人抚养|弃婴|涉案|嫌疑人|强制隔离"
)


def check(material: Material) -> CheckResult:
    """Names in the clause of such a word."""
    observations = []
    for passage in material.passages:
        if "duties" in passage.topics or "glossary" in passage.topics or not _PROTECTED.search(passage.text):
            continue
        for person in people_in(passage.text):
            found = near(passage.text, person, _PROTECTED)
            if found is not None:
                params = {"name": person.name[:-1] + "*", "word": found[0]}
                observations.append(Observation(passage.anchor(person.start, person.end), params))
    return executed(observations, len(material.passages))


RULE = Rule(
    code="V04",
    name=Words("未成年人/罪犯/举报人", "protected persons"),
    severity=Severity.WARNING,
    category=Category.SENSITIVE,
    page=Page(
        what=Words(
            "不点名未成年人、罪犯、戒毒人员、举报人、证人等。",
            "Minors, offenders, addicts, informants and witnesses are not named.",
        ),
        why=Words("法律对其身份信息有特别保护。", "The law protects their identity."),
        tolerance=Words("须有姓名；人数、类别不计。", "Only names; numbers and categories do not count."),
        basis=Words("个人信息保护法；保守国家秘密法", "Personal information protection law; law on state secrets"),
    ),
    messages={"default": Words("点名受保护人员“{name}”（{word}）", "A protected person is named: “{name}” ({word})")},
    example=Example(budget(forms=form(overview="用于罪犯赵明远医疗费用。")), fires=1),
    check=check,
)
