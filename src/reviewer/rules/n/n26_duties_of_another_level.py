"""N26: duties fit the body. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.document import Paragraph
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words, message

LEVELS = ("全国", "全省", "全市", "全县")
OWN_LEVEL = ((r"[县旗]|(?<!市)[\u4e00-\u9fff]区", 3), (r"市", 2), (r"省|自治区", 1))
LEAST_MENTIONS = 2


def check(material: Material) -> CheckResult:
    """Levels named in the duties against the level in the body's name."""
    section = material.section("duties")
    body = material.profile.organisation
    own = next((level for pattern, level in OWN_LEVEL if re.search(pattern, body)), None)
    if section is None or own is None:
        return Unable(message("narrative.no-duties"))
    text = "".join(block.text for block in section.blocks if isinstance(block, Paragraph))
    counts = {name: text.count(name) for name in LEVELS}
    mine = counts[LEVELS[own]] + (text.count("全区") + text.count("辖区") if own == 3 else 0)
    higher = [name for name in LEVELS[1:own] if counts[name] >= LEAST_MENTIONS]
    if not higher or mine:
        return executed((), 1)
    anchor = anchor_of(section.heading.id, material)
    return executed([Observation(anchor, {"named": "、".join(higher), "body": body})], 1)


RULE = Rule(
    code="N26",
    name=Words("职责与主体", "duties fit the body"),
    severity=Severity.ADVICE,
    page=Page(
        what=Words(
            "职责表述的层级（全省、全市、全县）应与单位所在层级一致。",
            "The level the duties speak of is that of the body.",
        ),
        why=Words(
            "机构改革后沿用上级文本，职责层级会错。",
            "Text taken over from a higher level leaves the wrong level in the duties.",
        ),
        tolerance=Words(
            "只在通篇只提更高层级、从不提本级时提示。",
            "Only where the duties name a higher level throughout and never their own.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "职责只提“{named}”，单位名称为{body}",
            "The duties speak of {named} only; the body is {body}",
        ),
    },
    example=Example(
        budget(
            overview="第一部分 概况\n\n一、本单位职责\n\n承担全省示例工作，组织实施全省示例规划，指导全省示例业务。",
        )
    ),
    check=check,
)
