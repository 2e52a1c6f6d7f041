"""N18: template alternative left. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words

_WORD = "增加|增长|上升|提高|减少|下降|降低|大于|小于|高于|低于"
_ALTERNATIVE = re.compile(rf"(?:{_WORD})\s*[(（]\s*(?:{_WORD})\s*[)）]|(?:{_WORD})\s*[/／]\s*(?:{_WORD})")
SILENT = frozenset({"glossary", "annex", "annexes", "tables", "services_directory"})


def check(material: Material) -> CheckResult:
    """Both alternatives of a template in one place of the prose."""
    read = [item for item in material.passages if item.is_prose and not SILENT & set(item.topics)]
    seen = [
        Observation(anchor := passage.anchor(found.start(), found.end()), {"text": anchor.text})
        for passage in read
        for found in _ALTERNATIVE.finditer(passage.text)
    ]
    return executed(seen, len(read))


RULE = Rule(
    code="N18",
    name=Words("模板二选一残留", "template alternative left"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "正文不应保留“增加（减少）”“下降（增长）”“增长/下降”等模板选项。",
            "The text keeps no template alternatives such as 增加（减少） or 增长/下降.",
        ),
        why=Words(
            "残留选项使读者无从判断增减方向。",
            "With both alternatives left in, nobody can tell which way the figure moved.",
        ),
        tolerance=Words(
            "名词解释、附件、表题和“增减（＋/－）”表头不计。",
            "Glossary, annexes and table headers are left out.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words("模板选项未删：{text}", "Template alternative left in: {text}"),
    },
    example=Example(
        budget(
            narrative="八、机关运行经费增减变动原因说明\n\n"
            "本单位机关运行经费财政拨款预算25.53万元，比2029年预算增加（减少）2.03万元，增长8.64%，原因是人员增加。",
        )
    ),
    check=check,
    is_first_release=True,
)
