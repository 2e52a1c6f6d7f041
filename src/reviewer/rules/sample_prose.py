"""Prose for the documented examples of rules about the text: a narrative part behind sample tables.

Owns: the frame of one section behind chosen tables, and a whole narrative that agrees with `sample_text.TABLES`. Called
by rule files and their cases; not part of any check.
"""

from __future__ import annotations

from reviewer.rules.sample_tables import BODY, tables
from reviewer.rules.sample_text import budget

__all__ = ["BODY", "SECTIONS", "budget", "narrative", "tables", "told"]

SECTIONS = {
    "overall": f"""一、单位预算收支数据变动情况及原因

2030年度{BODY}预算收入总计120.00万元，比上年增加20.00万元，增长20.00%，主要原因是新增桥梁养护项目；本年单位预算支出总计120.00万元，\
比上年增加20.00万元，增长20.00%，主要原因是新增桥梁养护项目。""",
    "revenue": f"""二、收入预算情况说明

2030年度{BODY}预算收入120.00万元，主要包括一般公共预算拨款收入120.00万元，占100%。""",
    "expenditure": f"""三、支出预算情况说明

2030年度{BODY}支出预算120.00万元，其中：基本支出90.00万元，占75.00%；项目支出30.00万元，占25.00%。""",
    "three_public": """七、“三公”经费增减变动原因说明

本单位无“三公”经费预算。""",
    "operating_cost": """八、机关运行经费增减变动原因说明

本单位无机关运行经费。""",
    "procurement": f"""九、政府采购情况

2030年{BODY}政府采购预算总额10.00万元。其中：政府采购货物预算4.00万元、政府采购工程预算0万元、政府采购服务预算6.00万元。""",
    "performance": f"""十、绩效管理情况

2030年{BODY}纳入绩效目标管理的二级项目2个，共计金额30.00万元。""",
    "assets": f"""十一、国有资产占有使用情况

截至2029年12月31日，{BODY}共有公务用车编制3辆，实有3辆，其中：机要通信用车1辆，应急保障用车1辆，其他公务用车1辆。""",
}


def narrative(without: str = "", **other: str) -> str:
    """The sections of a whole narrative, one left out or some replaced (by topic)."""
    return "\n\n".join(other.get(topic, text) for topic, text in SECTIONS.items() if topic != without)


def told(heading: str, *paragraphs: str, final: bool = False) -> str:
    """A narrative part with one section."""
    part = f"第三部分 2030年度{BODY}{'决算' if final else '预算'}情况说明"
    return "\n\n".join(("", part, heading, *paragraphs)) + "\n"
