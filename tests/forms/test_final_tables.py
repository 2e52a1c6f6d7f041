"""Tables of final accounts in the layouts places print them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reviewer.model.equation import Grade
from reviewer.session.analysis import analyse
from tests.forms.tables_kit import bound_tables, document

BASIC = """一般公共预算财政拨款基本支出决算明细表
单位：万元
人员经费\t\t\t公用经费\t\t\t\t\t
科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数
301\t工资福利支出\t60.00\t302\t商品和服务支出\t18.00\t310\t资本性支出\t2.00
30101\t基本工资\t60.00\t30201\t办公费\t18.00\t31002\t办公设备购置\t2.00
303\t对个人和家庭的补助\t5.00\t\t\t\t\t\t
30302\t退休费\t5.00\t\t\t\t\t\t
人员经费合计\t\t65.00\t公用经费合计\t\t\t\t\t20.00
"""


def test_a_total_behind_the_last_of_the_blocks_its_label_covers_is_that_total(tmp_path: Path) -> None:
    (table,) = bound_tables(BASIC, tmp_path)
    public = [table.fact("public", "total", side) for side in ("g2", "g3")]
    assert public[0] is None
    assert public[1] is not None
    assert (public[1].figure.value, public[1].label) == (Decimal("20.00"), "公用经费合计")


BALANCE = """一般公共预算财政拨款收入支出决算表
单位：万元
项目\t\t年初结转和结余\t\t\t本年收入\t\t\t本年支出\t\t\t年末结转和结余\t\t
科目编码\t科目名称\t合计\t基本支出结转\t项目支出结转和结余\t合计\t基本支出\t项目支出\t合计\t基本支出\t项目支出\t合计\t基本支出结转\t项目支出结转和结余
合计\t\t3.00\t\t3.00\t90.00\t60.00\t30.00\t91.00\t60.00\t31.00\t2.00\t\t2.00
205\t教育支出\t3.00\t\t3.00\t90.00\t60.00\t30.00\t91.00\t60.00\t31.00\t2.00\t\t2.00
20502\t普通教育\t3.00\t\t3.00\t90.00\t60.00\t30.00\t91.00\t60.00\t31.00\t2.00\t\t2.00
"""
LIST = """财政拨款“三公”经费、行政参公单位机关运行经费情况表
单位：万元
项目\t行次\t全年预算数\t决算统计数
一、“三公”经费支出\t1\t—\t—
（一）支出合计\t2\t9.00\t8.00
1．因公出国（境）费\t3\t0.00\t0.00
2．公务用车购置及运行维护费\t4\t6.00\t6.00
（1）公务用车购置费\t5\t0.00\t0.00
（2）公务用车运行维护费\t6\t6.00\t6.00
3．公务接待费\t7\t3.00\t2.00
（二）相关统计数\t8\t—\t—
4．公务用车保有量（辆）\t9\t—\t3
5．国内公务接待批次（个）\t10\t—\t41
二、机关运行经费\t11\t—\t77.00
"""
PAIRS = """一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表
单位：万元
项目\t“三公”经费\t\t\t\t\t会议费\t培训费
\t小计\t因公出国（境）费用\t公务接待费\t公务用车购置及运行维护费\t\t\t
\t\t\t\t公务用车购置费\t公务用车运行维护费\t\t
预算数\t9.00\t0.00\t3.00\t0.00\t6.00\t1.00\t2.00
决算数\t8.00\t0.00\t2.00\t0.00\t6.00\t1.00\t2.00
"""
DETAIL = """一般公共预算财政拨款支出决算明细表
单位：万元
科目编码\t科目名称\t合计\t工资福利支出\t商品和服务支出\t资本性支出
合计\t\t91.00\t50.00\t40.00\t1.00
205\t教育支出\t91.00\t50.00\t40.00\t1.00
20502\t普通教育\t91.00\t50.00\t40.00\t1.00
"""
PROJECTS = """一般公共预算财政拨款项目支出决算表
单位：万元
科目编码\t科目名称\t金额
合计\t\t31.00
205\t教育支出\t31.00
20502\t普通教育\t31.00
"""


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (BALANCE, "final-general-balance"),
        (BALANCE.replace("一般公共", "政府性基金"), "final-government-funds"),
        (LIST, "final-three-public"),
        (PAIRS, "final-three-public"),
        (DETAIL, "final-general-detail"),
        (DETAIL.replace("一般公共预算", ""), "final-fiscal-detail"),
        (PROJECTS, "final-project-expenditure"),
    ],
)
def test_tables_of_other_places_are_known_and_right(text: str, form: str, tmp_path: Path) -> None:
    checked = analyse(document(text, tmp_path))
    (table,) = checked.material.bound.values()
    assert table.form == form
    assert not table.missing_columns
    assert checked.verdicts
    assert not [verdict for verdict in checked.verdicts if verdict.grade is Grade.CONTRADICTION]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "code"),
    [
        (BALANCE, "31.00\t2.00\t\t2.00\n205", "31.00\t5.00\t\t2.00\n205", "F09"),
        (LIST, "（一）支出合计\t2\t9.00", "（一）支出合计\t2\t9.50", "F15"),
        (PAIRS, "决算数\t8.00", "决算数\t8.80", "F15"),
        (DETAIL, "合计\t\t91.00", "合计\t\t91.90", "F06"),
        (PROJECTS, "合计\t\t31.00", "合计\t\t13.00", "T02"),
    ],
)
def test_a_slip_in_them_is_seen(text: str, right: str, wrong: str, code: str, tmp_path: Path) -> None:
    assert right in text
    broken = analyse(document(text.replace(right, wrong, 1), tmp_path)).verdicts
    assert code in {verdict.equation.rule for verdict in broken if verdict.grade is Grade.CONTRADICTION}


def test_counts_below_the_three_public_items_are_no_amounts_of_anything(tmp_path: Path) -> None:
    (table,) = bound_tables(LIST, tmp_path)
    counts = [fact for fact in table.facts if fact.label.endswith(("（辆）", "（个）"))]
    assert counts
    assert {fact.dimensions.topic for fact in counts} == {"statistic"}


def test_whole_amounts_in_yuan_are_no_codes(tmp_path: Path) -> None:
    text = (
        "一般公共预算财政拨款支出决算表\n单位：元\n科目编码\t科目名称\t小计\t基本支出\t项目支出\n合计\t\t2567000\t2000000\t567000\n"
        "205\t教育支出\t2567000\t2000000\t567000\n20502\t普通教育\t2567000\t2000000\t567000\n"
        "2050202\t小学教育\t2567000\t2000000\t567000\n"
    )
    (table,) = bound_tables(text, tmp_path)
    assert [column.role for column in table.columns] == ["total", "basic", "project"]
    assert [row.code for row in table.rows] == ["", "205", "20502", "2050202"]
