"""Accounts of a whole government are told from those of a department, and a text of one paragraph has no cover."""

from __future__ import annotations

from pathlib import Path

from reviewer.model.finding import Severity
from reviewer.session.analysis import analyse
from tests.forms.tables_kit import document

GOVERNMENT = """示例县2030年财政决算报告

一、2030年决算情况
（一）一般公共预算收支情况
2030年全县税收收入800.00万元，增长4.0%；非税收入200.00万元。一般公共预算收入总计1,500.00万元，比上年增长3.0%，加上调入资金、动用预算稳定调节基金等。
全县一般公共预算支出1,400.00万元，加上上解上级支出100.00万元，支出总计1,500.00万元。
（二）政府性基金预算收支情况
全县政府性基金收入300.00万元，支出300.00万元。
（三）国有资本经营预算收支情况
无收支。
"""


def test_a_government_is_not_asked_for_what_departments_say(tmp_path: Path) -> None:
    checked = analyse(document(GOVERNMENT, tmp_path))
    assert checked.material.profile.is_government
    assert not [item for item in checked.findings if item.severity in {Severity.ERROR, Severity.WARNING}]


def test_a_paragraph_that_follows_the_title_at_once_is_text_not_cover(tmp_path: Path) -> None:
    text = (
        "2030年示例市“三公”经费决算情况说明\n\n经汇总，2030年示例市部门“三公”经费决算总额2,771.00万元，比上年下降1.8%。分项情况是：因公出国"
        "（境）经费决算120.00万元，公务接待费决算1,033.00万元，公务用车购置及运行费决算1,618.00万元。\n"
    )
    checked = analyse(document(text, tmp_path))
    assert "2,771.00" in {number.figure.text for number in checked.material.ledger.numbers}
    assert "元" not in checked.material.profile.organisation


def test_tables_published_apart_are_asked_for_once(tmp_path: Path) -> None:
    text = (
        "示例局2030年度部门决算\n\n目录\n第一部分 概况.....1\n一、收入决算表.....2\n二、支出决算表.....3\n"
        "第三部分 情况说明.....4\n\n"
        "第一部分 概况\n\n一、职责\n\n承担示例工作。\n\n第三部分 情况说明\n\n报表见附件。\n"
    )
    told = [item for item in analyse(document(text, tmp_path)).findings if item.code == "S13"]
    assert [item.severity for item in told] == [Severity.QUESTION]
