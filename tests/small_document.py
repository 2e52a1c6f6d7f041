"""A small unit budget with two errors, as extracted text, for exports, commands and the Python interface."""

from __future__ import annotations

from pathlib import Path

TEXT = """\
示例县示例局

2030年度单位预算公开

第二部分 2030年单位预算报表

2030年预算支出总表

单位名称：示例县示例局

单位：万元

项目\t\t2030年预算数\t\t
科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t420.00\t300.00\t120.00
201\t一般公共服务支出\t320.00\t200.00\t120.00
20101\t人大事务\t320.00\t200.00\t120.00
2010101\t行政运行\t219.00\t200.00\t10.00
2010104\t人大会议\t110.00\t\t110.00
208\t社会保障和就业支出\t100.00\t100.00\t
20805\t行政事业单位养老支出\t100.00\t100.00\t
2080505\t机关事业单位基本养老保险缴费支出\t100.00\t100.00\t

第三部分 2030年度单位预算情况说明

三、支出预算情况说明

2030年度示例县示例局支出预算420.00万元，其中：基本支出300.00万元，占71.43%；项目支出120.00万元，占25.87%。
"""
WRONG_CELL = "t01/r4/c3"
"""行政运行 · 合计 prints 219.00 for 210.00."""


def written(folder: Path, text: str = TEXT, name: str = "budget.txt") -> Path:
    """The document as a file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
