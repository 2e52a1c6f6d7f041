"""Identity, phone and bank numbers told from other long digit runs by their checksums. Called by V02 and V07."""

from __future__ import annotations

import re
from datetime import date

IDENTITY = re.compile(r"(?<![\dA-Za-z])[1-9]\d{16}[\dXx](?![\dA-Za-z])")
MOBILE = re.compile(r"(?<![\d.,-])1[3-9]\d{9}(?![\d.,])")
SPACED_MOBILE = re.compile(r"(?<![\d.,-])1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d.,])")
"""Written in groups; only behind a word for a phone, for amounts and codes are grouped too."""
PHONE_WORDS = re.compile(r"手机|电话|联系方式|微信|致电")
IDENTITY_WORDS = re.compile(r"身份证|证件号|公民身份")
CARD = re.compile(r"(?<![\d.,])(?:62\d{14,17}|[3-6]\d{3}(?: \d{4}){3}(?: \d{1,3})?)(?![\d.,])")
CARD_WORDS = re.compile(r"卡号|账号|帐号|账户|帐户|开户")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
"""GB 11643: check digit by remainder."""


def is_identity(number: str) -> bool:
    """Whether 18 characters are an identity number: province, birth date, check digit."""
    if not 11 <= int(number[:2]) <= 65:
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    if not 1900 <= born.year <= 2100:
        return False
    remainder = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number[:17], strict=True)) % 11
    return CHECK_DIGITS[remainder] == number[17].upper()


def has_birth_date(number: str) -> bool:
    """Whether 18 characters are built like an identity number; where the words say that it is one, the check digit
    may be a slip."""
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return 11 <= int(number[:2]) <= 65 and 1900 <= born.year <= 2100


def is_card(number: str) -> bool:
    """Whether the digits of a bank card pass the Luhn check."""
    digits = [int(character) for character in number if character.isdigit()]
    if not 16 <= len(digits) <= 19:
        return False
    doubled = [digit if place % 2 == 0 else digit * 2 for place, digit in enumerate(reversed(digits))]
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0


def covered(number: str) -> str:
    """A number with its middle covered, for reports."""
    return f"{number[:3]}{'*' * max(len(number) - 5, 1)}{number[-2:]}"
