"""Tables of final accounts in the layouts places print them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests.forms.tables_kit import bound_tables

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
