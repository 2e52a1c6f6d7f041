"""Titles as different places print them lead to the same form."""

from __future__ import annotations

import pytest

from reviewer.export.rule_page import document_of
from reviewer.forms.bind import bind_tables
from reviewer.forms.catalogue import load
from reviewer.rules.sample_tables import BUDGET, FINAL

TITLES = {
    "budget-summary": [
        "部门收支总体情况表",
        "2030年部门财务收支预算总表",
        "部门收支预算总表",
        "表1 收支预算总表",
        "单位收支总体情况表",
    ],
    "revenue-summary": ["部门收入总体情况表", "2030年部门收入预算总表", "收入预算总表", "部门收入总表"],
    "expenditure-summary": ["部门支出总体情况表", "2030年部门支出预算总表", "支出预算总表", "部门预算支出总表"],
    "appropriation-summary": ["财政拨款收支总体情况表", "2030年部门财政拨款收支预算总表", "财政拨款收支预算表"],
    "general-budget-expenditure": [
        "一般公共预算支出情况表",
        "2030年部门一般公共预算支出功能分类预算表",
        "一般公共预算支出表（按功能科目）",
        "一般公共预算当年拨款支出预算表",
    ],
    "basic-expenditure-economic": [
        "一般公共预算基本支出情况表",
        "2030年部门一般公共预算基本支出部门预算经济分类预算表",
        "一般公共预算基本支出表（按经济分类）",
        "一般公共预算财政拨款基本支出预算表",
    ],
    "government-funds-expenditure": [
        "政府性基金预算支出情况表",
        "2030年部门政府性基金预算支出功能分类预算表",
        "政府性基金预算财政拨款支出预算表",
    ],
    "three-public": [
        "一般公共预算“三公”经费支出情况表",
        "“三公”经费预算表",
        "部门“三公”经费支出预算表",
        "财政拨款“三公”经费支出表",
    ],
    "operating-cost": ["机关运行经费支出预算表", "机关运行经费预算表"],
    "project-expenditure-current": [
        "项目支出预算表",
        "部门项目支出表",
        "一般公共预算项目支出表",
        "项目支出明细表（当年财政拨款）",
    ],
    "project-expenditure-carried-over": ["上年结转项目支出预算表", "项目支出表（上年结转）"],
    "final-summary": ["收入支出决算总表（公开01表）", "部门收支决算总表", "2030年度收入支出决算总体情况表"],
    "final-revenue": ["部门收入决算表", "收入决算总表", "收入决算情况表"],
    "final-expenditure": ["部门支出决算表", "支出决算情况表"],
    "final-appropriation-summary": ["财政拨款收支决算总表", "部门财政拨款收入支出决算总表"],
    "final-general-expenditure": ["一般公共预算支出决算表", "一般公共预算财政拨款支出决算情况表"],
    "final-basic-expenditure": ["一般公共预算财政拨款基本支出决算明细表", "一般公共预算基本支出决算表"],
    "final-government-funds": ["政府性基金预算财政拨款收支决算表", "政府性基金预算收入支出决算表"],
    "final-state-capital": ["国有资本经营预算支出决算表", "国有资本经营预算财政拨款支出决算表"],
    "final-three-public": ["“三公”经费支出决算表", "一般公共预算财政拨款“三公”经费支出决算表"],
}


@pytest.mark.parametrize("form", TITLES)
def test_every_title_of_a_form_is_recognised(form: str) -> None:
    _, _, grid = (FINAL if form in FINAL else BUDGET)[form].partition("\n")
    for title in TITLES[form]:
        text = f"示例县示例局\n\n2030年度部门文件\n\n{title}\n\n单位：万元\n\n{grid}\n"
        found = [table.form for table in bind_tables(document_of(text), load()).values()]
        assert found == [form], title
