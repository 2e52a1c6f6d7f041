"""V02: no identity, mobile or bank number of a person. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.model.finding import Anchor, Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget, form
from reviewer.rules.v.numbers import (
    CARD,
    CARD_WORDS,
    IDENTITY,
    IDENTITY_WORDS,
    MOBILE,
    PHONE_WORDS,
    SPACED_MOBILE,
    covered,
    has_birth_date,
    is_card,
    is_identity,
)
from reviewer.words import Words

_CODE = re.compile(r"(?:编码|编号|代码|文号|流水号|项目码|单号|批次号)[:：]?\s*$")
_CONTACT = re.compile(
    r"(?:联系|咨询|监督|举报|服务|值班|热线|办公)(?:人)?(?:电话|方式|热线)?[^\d]{0,12}$|电话[:：]?\s*$"
)
KINDS = {
    "identity": Words("居民身份证号", "identity number"),
    "mobile": Words("手机号码", "mobile number"),
    "card": Words("银行卡号", "bank card number"),
}


def check(material: Material) -> CheckResult:
    """One finding per number; contact lines of offices are V07's matter."""
    return executed(
        (
            Observation(anchor, {"kind": KINDS[kind], "number": covered(number)}, places=(anchor,))
            for kind, number, anchor in _numbers(material)
        ),
        len(material.passages),
    )


def _numbers(material: Material) -> Iterator[tuple[str, str, Anchor]]:
    for passage in material.passages:
        if passage.name in {"phone", "filed", "department_code"}:
            continue
        text = passage.text
        for found in IDENTITY.finditer(text):
            before = text[max(0, found.start() - 16) : found.start()]
            is_said = IDENTITY_WORDS.search(before) is not None and has_birth_date(found[0])
            if is_said or (is_identity(found[0]) and not _CODE.search(text[: found.start()])):
                yield "identity", found[0], passage.anchor(found.start(), found.end())
        for found in MOBILE.finditer(text):
            before = text[max(0, found.start() - 16) : found.start()]
            if not _CODE.search(before) and not _CONTACT.search(before):
                yield "mobile", found[0], passage.anchor(found.start(), found.end())
        for found in SPACED_MOBILE.finditer(text):
            before = text[max(0, found.start() - 16) : found.start()]
            is_plain = MOBILE.match(text, found.start()) is not None
            if not is_plain and PHONE_WORDS.search(before) and not _CONTACT.search(before):
                yield "mobile", found[0], passage.anchor(found.start(), found.end())
        for found in CARD.finditer(text):
            before = text[max(0, found.start() - 16) : found.start()]
            if is_card(found[0]) and CARD_WORDS.search(before):
                yield "card", found[0], passage.anchor(found.start(), found.end())


RULE = Rule(
    code="V02",
    name=Words("身份证/手机/银行卡", "identity, phone, bank number"),
    severity=Severity.ERROR,
    category=Category.SENSITIVE,
    page=Page(
        what=Words(
            "公开文件不出现身份证号、手机号、银行卡号。", "No identity, mobile or bank card number is published."
        ),
        why=Words("属个人敏感信息。", "They are sensitive personal information."),
        tolerance=Words(
            "身份证号验证校验位和出生日期，银行卡号验证校验位；项目编码、填报时间戳、指导性目录不计；办公联系电话由 V07 处理。",
            "Checksums and birth dates are verified; project codes, time stamps and the directory do not count; "
            "contact lines are V07's.",
        ),
        basis=Words("个人信息保护法", "Personal information protection law"),
    ),
    messages={"default": Words("出现{kind}：{number}", "A {kind} is published: {number}")},
    example=Example(budget(forms=form(overview="补助款打入村民账户，身份证号11010519491231002X。")), fires=1),
    check=check,
    is_first_release=True,
)
