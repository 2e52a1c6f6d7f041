"""V07: contact lines bear office numbers, not private mobiles. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.model.finding import Anchor, Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget, form
from reviewer.rules.v.numbers import MOBILE, covered
from reviewer.words import Words

_CONTACT = re.compile(
    r"(?:联系|咨询|监督|举报|服务|值班|热线|办公)(?:人)?(?:电话|方式|热线)?[^\d]{0,12}$|电话[:：]?\s*$"
)


def check(material: Material) -> CheckResult:
    """One finding with all mobiles in contact lines and in the signature line of forms."""
    found = list(_mobiles(material))
    if not found:
        return executed((), len(material.passages))
    places = tuple(anchor for _, anchor in found)
    params = {"number": covered(found[0][0]), "count": len(found)}
    return executed([Observation(places[0], params, places=places)], len(material.passages))


def _mobiles(material: Material) -> Iterator[tuple[str, Anchor]]:
    for passage in material.passages:
        for number in MOBILE.finditer(passage.text):
            before = passage.text[max(0, number.start() - 16) : number.start()]
            if passage.name in {"phone", "handler", "responsible"} or (
                passage.name != "filed" and _CONTACT.search(before)
            ):
                yield number[0], passage.anchor(number.start(), number.end())


RULE = Rule(
    code="V07",
    name=Words("负责人/经办人/电话", "private contact"),
    severity=Severity.WARNING,
    category=Category.SENSITIVE,
    page=Page(
        what=Words("联系电话用办公电话，不用个人手机。", "Contact lines bear office numbers."),
        why=Words("个人手机号属个人信息。", "A private mobile is personal information."),
        tolerance=Words("固定电话不计；空白属正常。", "Land lines do not count; blank is normal."),
        basis=Words("个人信息保护法", "Personal information protection law"),
    ),
    messages={
        "default": Words("联系电话为个人手机（{count} 处）：{number}", "Private mobiles as contact ({count}): {number}")
    },
    example=Example(budget(forms=form().replace("联系电话:\t\t", "联系电话:\t13800000000\t")), fires=1),
    check=check,
)
