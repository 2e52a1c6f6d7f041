"""N25: number of bodies. Called by the engine."""

from __future__ import annotations

import re
from itertools import takewhile

from reviewer.model.document import Paragraph
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words

TOPICS = frozenset({"organisation", "overview"})
_STATED = re.compile(
    r"(?:下属|所属|共有|包括|纳入|共)[^，。；：、]{0,24}?(?P<count>\d{1,3})\s*[个家]\s*"
    r"(?:预算|行政|事业|下属|所属|二级)*单位"
)
_LISTED = re.compile(r"^\s*(?:\d{1,3}[.、．]|[(（]\d{1,3}[)）])\s*[^\s，。；;]{4,40}[。；;]?$")
LEAST_LISTED = 2
_OWN = re.compile(r"本级|本部|机关[)）]?[。；;]?$")


def check(material: Material) -> CheckResult:
    """The stated number of bodies against the numbered list below it."""
    seen: list[Observation] = []
    checked = 0
    for section in material.sections:
        if section.topic not in TOPICS or section.depth > 2:
            continue
        texts = [(block.id, block.text) for block in section.blocks if isinstance(block, Paragraph)]
        for place, (identity, text) in enumerate(texts):
            found = _STATED.search(text)
            listed = _list_behind([later for _, later in texts[place + 1 :]])
            if found is None or len(listed) < LEAST_LISTED:
                continue
            checked += 1
            own = sum(1 for item in listed if _OWN.search(item))
            stated = int(found["count"])
            if stated not in {len(listed), len(listed) - own, len(listed) - 1}:
                ref = f"{identity}/{found.start('count')}-{found.end('count')}"
                seen.append(Observation(anchor_of(ref, material), {"stated": stated, "listed": len(listed)}))
    return executed(seen[:1], checked)


def _list_behind(texts: list[str]) -> list[str]:
    """The numbered lines that follow, one sentence of introduction between allowed."""
    start = 0 if texts and _LISTED.match(texts[0]) else 1
    return list(takewhile(lambda text: _LISTED.match(text) is not None, texts[start:]))


RULE = Rule(
    code="N25",
    name=Words("机构数", "number of bodies"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "所述下属单位数与列出的单位数一致。",
            "The number of subordinate bodies equals the list that follows.",
        ),
        why=Words("机构改革后单位数常漏改。", "After reforms the number is often left behind."),
        tolerance=Words(
            "本级（本部）可计可不计；内设股室不计。",
            "The body itself may or may not be counted; offices inside it are not.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words("所述{stated}家单位，列出{listed}家", "{stated} bodies stated, {listed} listed"),
    },
    example=Example(
        budget(
            overview="第一部分 概况\n\n一、主要职责\n\n承担全县示例工作。\n\n二、机构设置情况\n\n"
            "示例县示例局部门预算包括本级及下属5家预算单位，具体包括："
            "\n\n1. 示例县示例局（本级）。\n\n2. 示例县示例中心。\n\n"
            "3. 示例县示例站。",
        )
    ),
    check=check,
)
