"""G04: a re-published file differs from the earlier one. Needs the earlier file. Called by the engine."""

from __future__ import annotations

from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Page, Rule, Unable
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """Not decidable from one file; `reviewer diff` compares two."""
    del material
    return Unable(message("performance.needs-version"))


RULE = Rule(
    code="G04",
    name=Words("长期保留/版本", "version changed"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words("重新发布的文件与先前版本的差异须说明。", "What changed in a re-published file is explained."),
        why=Words("悄悄更换会使引用失效。", "A silent change voids what others cited."),
        tolerance=Words("需要先前版本，用 reviewer diff 比较。", "Needs the earlier file; reviewer diff compares."),
        basis=Words("政府信息公开条例", "Disclosure regulations"),
    ),
    messages={"default": Words("与先前版本不同", "Differs from the earlier version")},
    check=check,
)
