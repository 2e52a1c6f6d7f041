"""C10: state assets. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.rules.c.presence import required
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, Page, Rule
from reviewer.rules.sample_prose import budget, narrative
from reviewer.words import Words

TOPIC = "assets"
WORDS = re.compile(r"国有资产|车辆|公务用车.{0,4}辆|设备.{0,12}台")


def check(material: Material) -> CheckResult:
    """The section, or the words anywhere in the body's own text."""
    return required(material, TOPIC, WORDS)


RULE = Rule(
    code="C10",
    name=Words("国有资产", "state assets"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "公开国有资产占有使用情况（车辆、大型设备等）。",
            "State assets in use are published: vehicles and large equipment.",
        ),
        why=Words(
            "资产情况是公开的必备内容，常被遗漏。",
            "Assets are a required part that is often left out.",
        ),
        tolerance=Words(
            "按标题、段落与表格判断；全文任何一处出现即视为已公开；识别不出章节的文件不报。",
            "Judged by headings, paragraphs and tables; present anywhere counts; silent where no sections were "
            "recognised.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "default": Words("未见国有资产占有使用情况", "no paragraph on state assets found"),
    },
    example=Example(budget(narrative=narrative(without="assets"))),
    check=check,
)
