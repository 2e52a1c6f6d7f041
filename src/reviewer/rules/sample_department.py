"""A fictional department with two units: its own tables and those of each unit, agreeing with each other.

Owns: documents for the examples of the roll-up rules. Called by rule files of family U and their cases.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reviewer.rules.sample_tables import BODY, tables

OWN, STATION = f"{BODY}（本级）", "示例县示例水利站"
UNITS = (OWN, STATION)
_FORMS = ("budget-summary", "expenditure-summary", "three-public", "operating-cost", "project-expenditure-current")
_AMOUNT = re.compile(r"\d+\.\d\d")
_PROJECTS = """370.00\t290.00\t20.00\t60.00\t\t
渠道维修养护\t190.00\t190.00\t\t\t\t
水库安全监测\t100.00\t100.00\t\t\t\t
农村饮水管网改造\t20.00\t\t20.00\t\t\t
国有企业退休人员社会化管理补助\t60.00\t\t\t60.00\t\t"""


def department(*, change: tuple[tuple[str, str], ...] = ()) -> str:
    """The department: every amount twice that of a unit, its units listed in the tables that list them."""
    text = _AMOUNT.sub(lambda amount: f"{Decimal(amount[0]) * 2:.2f}", tables(*_FORMS))
    text = text.replace("单位预算公开", "部门预算公开")
    text = text.replace(f"{BODY}\t160.00\t160.00\t\t", f"{OWN}\t80.00\t80.00\t\t\n{STATION}\t80.00\t80.00\t\t")
    start = text.index(f"{BODY}\t740.00")
    text = f"{text[:start]}{BODY}\t740.00\t580.00\t40.00\t120.00\t\t\n{OWN}\t{_PROJECTS}\n{STATION}\t{_PROJECTS}\n"
    return _changed(text, change)


def unit(name: str, *, change: tuple[tuple[str, str], ...] = ()) -> str:
    """One unit of the department."""
    return _changed(tables(*_FORMS).replace(BODY, name), change)


def units(*, change: tuple[tuple[str, str], ...] = ()) -> tuple[str, str]:
    """Both units; `change` is made in the second one."""
    return unit(OWN), unit(STATION, change=change)


def _changed(text: str, change: tuple[tuple[str, str], ...]) -> str:
    for old, new in change:
        if old not in text:
            raise ValueError(f"nothing to change: {old}")
        text = text.replace(old, new, 1)
    return text
