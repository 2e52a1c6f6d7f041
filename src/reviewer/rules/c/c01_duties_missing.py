"""C01: duties. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.rules.c.presence import required
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, Page, Rule
from reviewer.rules.sample_text import budget
from reviewer.words import Words

TOPIC = "duties"
WORDS = re.compile(r"职责|职能|主要任务|宗旨|业务范围|主要业务")


def check(material: Material) -> CheckResult:
    """The section, or the words anywhere in the body's own text."""
    return required(material, TOPIC, WORDS)


RULE = Rule(
    code="C01",
    name=Words("主要职责", "duties"),
    severity=Severity.ERROR,
    page=Page(
        what=Words("公开主要职责。", "The duties are published."),
        why=Words("职责是公开的必备内容。", "Duties are a required part."),
        tolerance=Words(
            "按标题、段落与表格判断；全文任何一处出现即视为已公开；识别不出章节的文件不报。",
            "Judged by headings, paragraphs and tables; present anywhere counts; silent where no sections were "
            "recognised.",
        ),
        basis=Words("财预〔2016〕143号；保守国家秘密法", "财预〔2016〕143号; Law on Guarding State Secrets"),
    ),
    messages={
        "default": Words("未见主要职责", "no duties found"),
    },
    example=Example(
        budget(overview="第一部分 概况\n\n二、机构设置情况\n\n示例县示例局内设办公室、业务股，在编人员10人。")
    ),
    check=check,
)
