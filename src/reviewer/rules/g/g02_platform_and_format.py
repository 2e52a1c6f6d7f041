"""G02: the platform, column and format of publication. Not in the file. Called by the engine."""

from __future__ import annotations

from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Page, Rule, Unable
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """Not decidable from the file."""
    del material
    return Unable(message("performance.needs-platform"))


RULE = Rule(
    code="G02",
    name=Words("平台/栏目/下载格式", "platform and format"),
    severity=Severity.WARNING,
    page=Page(
        what=Words("在统一平台规定栏目公开，可下载。", "Published in the right place of the platform, for download."),
        why=Words("便于查找和利用。", "So that it is found and used."),
        tolerance=Words(
            "需要公开网址信息，文件本身没有。", "Needs the place of publication, which the file does not hold."
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={"default": Words("公开平台或格式不符合要求", "Platform or format does not comply")},
    check=check,
)
