"""A small fictional budget as extracted text: the frame of the rules' documented examples.

Owns: a cover, four parts and three tables that agree with each other, with places where an example puts its own words.
Called by rule files and their tests; not part of any check.
"""

from __future__ import annotations

BODY = "示例县示例局"
COVER = f"{BODY}\n\n2030年度单位预算公开"
OVERVIEW = f"""第一部分 概况

一、本单位职责

承担全县示例工作，组织实施示例规划。

二、机构设置情况

{BODY}内设办公室、业务股，在职职工10人。"""
REVENUE_AND_EXPENDITURE = f"""2030年预算收支总表

单位名称：{BODY}

单位：万元

收入\t\t支出\t\t\t
项目\t2030年\t项目\t2030年合计\t当年预算安排\t上年结转安排
一、一般公共预算\t120.00\t一、一般公共服务支出\t100.00\t100.00\t
二、政府性基金预算\t\t二、外交支出\t\t\t
三、国有资本经营预算\t\t三、社会保障和就业支出\t20.00\t20.00\t
四、财政专户管理资金\t\t\t\t\t
五、单位资金\t\t\t\t\t
本年收入合计\t120.00\t本年支出合计\t120.00\t120.00\t
上年结转\t\t年终结转\t\t\t
收入总计\t120.00\t支出总计\t120.00\t120.00\t"""
EXPENDITURE = f"""2030年预算支出总表

单位名称：{BODY}

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
201\t一般公共服务支出\t100.00\t70.00\t30.00
20199\t其他一般公共服务支出\t100.00\t70.00\t30.00
2019999\t其他一般公共服务支出\t100.00\t70.00\t30.00
208\t社会保障和就业支出\t20.00\t20.00\t
20805\t行政事业单位养老支出\t20.00\t20.00\t
2080505\t机关事业单位基本养老保险缴费支出\t20.00\t20.00\t
合计\t\t120.00\t90.00\t30.00"""
PROJECTS = f"""2030年项目支出预算表（本年预算）

单位名称：{BODY}

单位：万元

项目名称\t合计\t2030年财政拨款\t\t\t财政专户管理资金\t单位资金
\t\t一般公共预算\t政府性基金预算\t国有资本经营预算\t\t
1\t2\t3\t4\t5\t6\t7
{BODY}\t30.00\t30.00\t\t\t\t
桥梁养护经费\t18.00\t18.00\t\t\t\t
档案整理经费\t12.00\t12.00\t\t\t\t"""
TABLES = "\n\n".join((REVENUE_AND_EXPENDITURE, EXPENDITURE, PROJECTS))
NARRATIVE = f"""一、单位预算收支数据变动情况及原因

2030年度{BODY}预算收入总计120.00万元，比上年增加20.00万元，增长20.00%，主要原因是新增桥梁养护项目。"""
GLOSSARY = """第四部分 名词解释

一、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。"""


def budget(
    *,
    cover: str = COVER,
    contents: str = "",
    overview: str = OVERVIEW,
    tables: str = TABLES,
    narrative: str = NARRATIVE,
    forms: str = "",
    annex: str = "",
    glossary: str = GLOSSARY,
) -> str:
    """The text of a small unit budget; each argument replaces one part of it, "" leaves the part out."""
    parts = [
        cover,
        f"目 录\n\n{contents}" if contents else "",
        overview,
        f"第二部分 2030年单位预算报表\n\n{tables}" if tables else "",
        f"第三部分 2030年度单位预算情况说明\n\n{narrative}" if narrative else "",
        forms,
        annex,
        glossary,
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def form(
    *,
    project: str = "桥梁养护经费",
    period: str = "180,000",
    year: str = "180,000",
    kind: str = "一次性项目(1年结束)",
    span: str = "1年",
    overview: str = "养护县道桥梁三座。",
    indicators: str = "",
    filed: str = "20291115093000",
    title_year: int = 2030,
) -> str:
    """A performance form of the eight-column layout; amounts in 元, all money local."""
    rows = indicators or (
        "\t产出指标\t数量指标\t养护桥梁数量\t3座\t数量指标\t养护桥梁数量\t3座\n"
        "\t\t质量指标\t验收合格率\t100%\t质量指标\t验收合格率\t100%\n"
        "\t\t时效指标\t完工时间\t2030年底\t时效指标\t完工时间\t2030年底\n"
        "\t\t成本指标\t养护成本\t≤18万元\t成本指标\t养护成本\t≤18万元\n"
        "\t效益指标\t社会效益\t通行投诉\t≤2起\t社会效益\t通行投诉\t≤2起\n"
        "\t满意度指标\t服务对象满意度\t居民满意度\t≥95%\t服务对象满意度\t居民满意度\t≥95%"
    )
    return f"""示例县预算单位项目支出绩效目标表

({title_year}年度)

项目名称\t\t{project}\t\t\t\t\t
主管部门及代码\t\t012-{BODY}\t\t实施单位\t\t{BODY}\t
项目属性\t\t{kind}\t\t项目期\t\t{span}\t
项目资金(元)\t\t实施期资金总额:\t\t{period}\t年度资金总额:\t\t{year}
\t\t其中:中央财政资金\t\t0\t其中:中央财政资金\t\t0
\t\t省级财政资金\t\t0\t省级财政资金\t\t0
\t\t市县(区)财政资金\t\t{period}\t市县(区)财政资金\t\t{year}
\t\t单位自筹\t\t0\t单位自筹\t\t0
\t\t其他资金\t\t\t其他资金\t\t
项目概况\t\t{overview}\t\t\t\t\t
立项依据\t\t《示例县公路养护管理办法》\t\t\t\t\t
项目设立必要性\t\t{project}用于保障群众出行安全。\t\t\t\t\t
保证项目实施的制度、措施\t\t《示例局内部控制制度》\t\t\t\t\t
项目实施计划\t\t2030年12月底前完成。\t\t\t\t\t
实施期目标\t\t\t\t\t年度目标\t\t
总体目标\t\t完成{project}各项任务。\t\t\t完成{project}当年任务。\t\t
绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t二级指标\t三级指标\t指标值
{rows}
负责人:\t\t经办人:\t\t联系电话:\t\t填报日期:\t{filed}"""
