"""C02: organisation. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.rules.c.presence import required
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, Page, Rule
from reviewer.rules.sample_text import budget
from reviewer.words import Words

TOPIC = "organisation"
WORDS = re.compile(
    r"机构设置|内设机构|内设.{0,12}[科股室处]|单位构成|下属.{0,6}单位|预算单位|决算单位|组织机构|机构情况"
)


def check(material: Material) -> CheckResult:
    """The section, or the words anywhere in the body's own text."""
    return required(material, TOPIC, WORDS)


RULE = Rule(
    code="C02",
    name=Words("机构设置", "organisation"),
    severity=Severity.ERROR,
    page=Page(
        what=Words("公开机构设置情况。", "The organisation is published."),
        why=Words("机构设置是公开的必备内容。", "The organisation is a required part."),
        tolerance=Words(
            "按标题、段落与表格判断；全文任何一处出现即视为已公开；识别不出章节的文件不报。",
            "Judged by headings, paragraphs and tables; present anywhere counts; silent where no sections were "
            "recognised.",
        ),
        basis=Words("财预〔2016〕143号；保守国家秘密法", "财预〔2016〕143号; Law on Guarding State Secrets"),
    ),
    messages={
        "default": Words("未见机构设置情况", "no organisation found"),
    },
    example=Example(budget(overview="第一部分 概况\n\n一、本单位职责\n\n承担全县示例工作。现有工作人员10人。")),
    check=check,
)
