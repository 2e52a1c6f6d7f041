"""A12: services directory. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.document import Heading, Paragraph
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words, message

_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,8}[〔\[【(（](?P<year>20\d\d)[〕\]】)）]\s*\d+\s*号")
ALLOWED_AGE = 1
"""Years between the directory and the document at which nothing is asked."""


def check(material: Material) -> CheckResult:
    """Document numbers of an annexed directory."""
    annex = material.section("annex")
    year = material.profile.year
    if annex is None or year is None:
        return NotApplicable(message("narrative.no-directory"))
    texts = [(annex.heading.id, annex.heading.text)]
    texts += [(block.id, block.text) for block in annex.blocks if isinstance(block, Paragraph | Heading)]
    found = [(identity, match) for identity, text in texts for match in _NUMBER.finditer(text)]
    if not found:
        return NotApplicable(message("narrative.no-directory"))
    newest = max(int(match["year"]) for _, match in found)
    if newest >= year - ALLOWED_AGE:
        return executed((), len(found))
    identity, match = next((item for item in found if int(item[1]["year"]) == newest), found[0])
    anchor = anchor_of(f"{identity}/{match.start()}-{match.end()}", material)
    return executed([Observation(anchor, {"number": match.group(), "year": newest})], len(found))


RULE = Rule(
    code="A12",
    name=Words("购买服务目录", "services directory"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "公开的政府购买服务指导性目录应为现行有效版本。",
            "The annexed services directory is the one in force.",
        ),
        why=Words("目录逐年修订，附旧目录会误导。", "Directories are revised; an old one misleads."),
        tolerance=Words(
            "按文号年份判断：早于上一年度的请核实是否现行有效。",
            "Judged by the year of the document number: one older than last year is to be confirmed.",
        ),
        basis=Words("政府购买服务管理办法（财政部令第102号）", "Decree 102 of the Ministry of Finance"),
    ),
    messages={
        "default": Words(
            "所附目录文号为{number}（{year}年），请核实是否现行有效",
            "The annexed directory is {number} ({year}): confirm that it is in force",
        ),
    },
    example=Example(
        budget(
            annex="# 示例市财政局文件\n\n示市财综〔2027〕22号\n\n关于转发《示例省部门政府购买服务指导性目录》的通知\n\n"
            "现将目录转发给你们，请遵照执行。",
        )
    ),
    check=check,
)
