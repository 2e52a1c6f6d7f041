"""Small documents with performance forms as extracted text: rows with tabs are tables, other lines paragraphs."""

from __future__ import annotations

from reviewer.model.document import (
    EMPTY_CELL,
    Block,
    Cell,
    Document,
    InputKind,
    Paragraph,
    Row,
    Source,
    Table,
    TableKind,
)


def document_of(text: str) -> Document:
    """A document whose tab rows are tables; a table that begins with 项目名称 and has amounts is a performance form."""
    blocks: list[Block] = []
    rows: list[list[Cell]] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if "\t" in line and line.strip():
            rows.append([Cell(cell.strip(), Source(line=number)) for cell in line.split("\t")])
            continue
        if rows:
            blocks.append(_table(f"t{sum(isinstance(block, Table) for block in blocks) + 1:02d}", rows))
            rows = []
        if line.strip():
            blocks.append(Paragraph(f"b{number:04d}", line.strip(), Source(line=number)))
    return Document("sample.txt", "", InputKind.TEXT, tuple(blocks))


def _table(name: str, rows: list[list[Cell]]) -> Table:
    width = max(len(row) for row in rows)
    padded: tuple[Row, ...] = tuple((*row, *[EMPTY_CELL] * (width - len(row))) for row in rows)
    is_form = any("资金总额" in cell.text or "三级指标" in cell.text for row in rows for cell in row)
    return Table(name, "", (), padded, kind=TableKind.PERFORMANCE if is_form else TableKind.GRID)


HEAD = """示例县预算单位项目支出绩效目标表

(2030年度)

"""
"""Caption and year line above a form."""

PLAIN = (
    HEAD
    + """项目名称\t\t桥梁养护经费\t\t\t\t\t
主管部门及代码\t\t012-示例县示例局\t\t实施单位\t\t示例县示例中心\t
项目属性\t\t经常性项目(长期开展)\t\t项目期\t\t99年\t
项目资金(元)\t\t实施期资金总额:\t\t300,000\t年度资金总额:\t\t120,000.50
\t\t其中:中央财政资金\t\t0\t其中:中央财政资金\t\t0
\t\t省级财政资金\t\t100,000\t省级财政资金\t\t20,000.50
\t\t市县(区)财政资金\t\t200,000\t市县(区)财政资金\t\t100,000
\t\t单位自筹\t\t0\t单位自筹\t\t0
\t\t其他资金\t\t\t其他资金\t\t
项目概况\t\t养护三座桥梁。\t\t\t\t\t
立项依据\t\t《示例县桥梁养护办法》\t\t\t\t\t
项目设立必要性\t\t保障通行。\t\t\t\t\t
保证项目实施的制度、措施\t\t《示例局财务制度》\t\t\t\t\t
项目实施计划\t\t2030年12月底前完成。\t\t\t\t\t
实施期目标\t\t\t\t\t年度目标\t\t
总体目标\t\t三年内桥梁完好。\t\t\t当年完成两座。\t\t
绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t二级指标\t三级指标\t指标值
\t产出指标\t数量指标\t养护桥梁数量\t3座\t数量指标\t养护桥梁数量\t2座
\t\t\t巡查次数\t≥36次\t\t巡查次数\t≥12次
\t\t质量指标\t验收合格率\t100%\t质量指标\t验收合格率\t100%
\t\t时效指标\t完工时间\t2032年底\t时效指标\t完工时间\t2030年底
\t\t成本指标\t养护成本\t≤30万元\t成本指标\t养护成本\t≤12万元
\t效益指标\t社会效益\t绕行投诉\t≤2起\t社会效益\t绕行投诉\t≤1起
\t满意度指标\t服务对象满意度\t居民满意度\t≥95%\t服务对象满意度\t居民满意度\t≥95%
负责人:\t\t经办人:\t\t联系电话:\t\t填报日期:\t20291115093000
"""
)
"""A form in the clean eight-column grid."""
