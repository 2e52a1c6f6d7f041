"""What a section is about, by the words of its heading: data and one lookup.

Owns the vocabulary of section headings of provincial budgets, municipal budgets and final accounts. The most telling
words come first: 一般公共预算财政拨款基本支出 is about basic expenditure, not about the general budget. Used by
`forms.outline` only.
"""

from __future__ import annotations

import re

PART_TOPICS = frozenset({"overview", "tables", "narrative", "other_matters", "glossary", "projects", "annexes"})
"""Topics of parts; unnumbered headings of these topics stand at the top."""

_TOPICS: tuple[tuple[str, str], ...] = (
    ("performance_forms", r"绩效目标(申报|自评)?表|绩效自评表|自评表"),
    ("glossary", r"名词解释|专业名词|名词释义|专业性名词|术语解释"),
    ("services_directory", r"购买服务.*(目录|情况|说明|预算)|指导性目录"),
    ("three_public", r"[“\"”']?三公[”\"“']?\s*经费|三公"),
    ("operating_cost", r"机关运行(经费|费)|运行经费(预算)?安排|事业运行经费"),
    ("procurement", r"政府采购"),
    ("assets", r"国有资产|资产占用|资产占有|车辆.*(情况|占用)|房屋.*情况"),
    ("performance", r"绩效"),
    ("meetings", r"会议费|培训费"),
    ("debt", r"债务"),
    ("transfers", r"(专项)?转移支付"),
    ("basic", r"基本支出"),
    ("government_funds", r"政府性基金"),
    ("state_capital", r"国有资本(经营)?"),
    ("general_budget_scale", r"(一般公共预算|财政拨款).*(规模变化|总体情况$|规模)|规模变化"),
    ("general_budget_structure", r"(一般公共预算|财政拨款).*(支出)?(决算|预算)?结构|支出结构"),
    ("general_budget_use", r"(一般公共预算|财政拨款).*(具体(使用)?情况|具体安排)|具体使用情况"),
    ("general_budget", r"^一般公共预算(财政拨款)?(收支|收入支出)"),
    ("appropriation", r"财政拨款(收支|收入支出|收入和支出)|财政拨款.*总体情况|财政拨款收入支出"),
    ("general_budget", r"一般公共预算|财政拨款支出"),
    (
        "overall",
        r"收支(预算|决算)?.*(变动|总体|总表|增减|情况)|收入支出(预算|决算)?(总体|总表|总)|收支总体|预算收支|"
        r"收入、支出|收支概况|收支说明|总体收支",
    ),
    ("revenue", r"收入(预算|决算|总体|总表|情况|增减|构成|说明)|部门收入|单位收入"),
    ("expenditure", r"支出(预算|决算|总体|总表|情况|增减|构成|说明)|部门支出|单位支出"),
    ("project", r"项目支出|项目预算|重点项目|项目经费"),
    ("carry_over", r"结转|结余"),
    ("duties", r"职责|职能"),
    ("organisation", r"机构设置|机构情况|机构构成|单位构成|内设机构|组织机构|预算单位|决算单位"),
    ("staff", r"人员(构成|情况|编制)|编制.*人员|人员"),
    ("vehicles", r"^车辆"),
    ("other", r"其他"),
)
_PARTS: tuple[tuple[str, str], ...] = (
    ("glossary", r"名词解释|专业名词|名词释义|专业性名词|术语解释"),
    ("tables", r"(预算|决算|公开)(报)?表(格)?$|附表$|报表"),
    ("projects", r"项目经费情况说明|项目情况说明"),
    ("other_matters", r"其他相关情况说明|其他重要事项的?情况说明|其他事项说明"),
    ("narrative", r"(预算|决算)(编制)?(情况)?(的)?说明|情况说明|编制说明"),
    ("overview", r"概况|基本情况"),
    ("annexes", r"^附件|^附录"),
)
_TABLE_TITLE = re.compile(r"(表|表[(（].*[)）])$")


def topic_of(words: str, part: str) -> str:
    """Stable topic of a heading without its number, "" where its words are not known.

    `part`: topic of the part it stands in; a numbered section 四、部门预算编制说明 is no part. `words` in normal form.
    """
    bare = re.sub(r"^\d{4}年(度)?", "", words)
    for topic, pattern in _TOPICS:
        if re.search(pattern, bare) and not _is_part_word(bare, topic):
            if _TABLE_TITLE.search(bare) and topic not in {"performance_forms", "services_directory"}:
                return "tables" if part != "narrative" and re.search(r"(报表|预算表|决算表)$", bare) else ""
            return topic
    return next((topic for topic, pattern in _PARTS if re.search(pattern, bare)), "")


def _is_part_word(bare: str, topic: str) -> bool:
    """Words such as 部门预算编制说明 name a part although they hold the words of a section."""
    if topic in {"overall", "revenue", "expenditure", "other", "project", "organisation"}:
        return bool(
            re.fullmatch(r".*?(部门|单位)?(预算|决算)(编制)?(情况)?(的)?说明", bare)
            and not re.search(r"收入|支出|收支", bare)
        ) or bool(re.search(r"其他相关情况说明|其他重要事项的?情况说明|项目经费情况说明", bare))
    return False
