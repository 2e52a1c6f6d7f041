"""F13: the text on basic expenditure of appropriation uses the fiscal figure, not the all-fund one.

Equations come from the narrative; the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, LAW_MESSAGES, TIE_TOLERANCE
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import final_tables
from reviewer.words import Words

RULE = Rule(
    code="F13",
    name=Words("基本支出说明口径", "fiscal figure, not all-fund"),
    severity=Severity.ERROR,
    law=Law.TIE,
    kinds=frozenset({"final"}),
    page=Page(
        what=Words(
            "一般公共预算财政拨款基本支出的说明取自一般公共预算表，不取全部资金的支出决算表。",
            "The paragraph on basic expenditure of appropriation states its own figures, not those of all funds.",
        ),
        why=Words("两种口径的数不同，混用会误导。", "The two scopes differ."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        final_tables(
            change=(
                ("2130306\t水利工程运行与维护\t320.00\t\t320.00", "2130306\t水利工程运行与维护\t320.00\t10.00\t310.00"),
                ("21303\t水利\t820.00\t500.00\t320.00", "21303\t水利\t820.00\t510.00\t310.00"),
                ("213\t农林水支出\t820.00\t500.00\t320.00", "213\t农林水支出\t820.00\t510.00\t310.00"),
                ("合计\t\t1010.00\t640.00\t370.00", "合计\t\t1010.00\t650.00\t360.00"),
            )
        )
        + "\n第三部分 2030年度单位决算情况说明\n\n六、一般公共预算财政拨款基本支出决算情况说明\n\n"
        "一般公共预算财政拨款基本支出650.00万元。其中：人员经费560.00万元，主要包括：基本工资、津贴补贴；"
        "公用经费80.00万元，主要包括：办公费、公务接待费。\n"
    ),
    is_first_release=True,
)
