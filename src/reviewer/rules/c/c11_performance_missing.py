"""C11: performance. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.rules.c.presence import required
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, Page, Rule
from reviewer.rules.sample_prose import budget, narrative
from reviewer.words import Words

TOPIC = "performance"
WORDS = re.compile(r"绩效")


def check(material: Material) -> CheckResult:
    """The section, or the words anywhere in the body's own text."""
    return required(material, TOPIC, WORDS)


RULE = Rule(
    code="C11",
    name=Words("绩效", "performance"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "公开绩效目标（决算为绩效自评）情况。",
            "Performance targets are published; final accounts publish self-assessment.",
        ),
        why=Words("绩效信息是公开的必备内容。", "Performance is a required part."),
        tolerance=Words(
            "按标题、段落与表格判断；全文任何一处出现即视为已公开；识别不出章节的文件不报。",
            "Judged by headings, paragraphs and tables; present anywhere counts; silent where no sections were "
            "recognised.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "default": Words("未见绩效管理情况", "no paragraph on performance found"),
    },
    example=Example(budget(narrative=narrative(without="performance"))),
    check=check,
)
