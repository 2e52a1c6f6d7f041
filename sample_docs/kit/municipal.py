"""Puts a nine-table municipal budget together: narrative before the tables, item by item, in 万元."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sample_docs.kit import municipal_tables as tables
from sample_docs.kit.book import FISCAL, GENERAL, OWN, Book, rate, wan
from sample_docs.kit.content import Block, Content, Sample, Text
from sample_docs.kit.municipal_tables import ThreePublic, short
from sample_docs.kit.provincial import contents
from sample_docs.kit.source import Source, book_of, defects_of, shaped, traps_of
from sample_docs.kit.vocabulary import FUNCTIONS

VEHICLES = (
    "部级领导干部用车", "主要领导干部用车", "机要通信用车", "应急保障用车", "执法执勤用车", "特种专业技术用车",
    "离退休干部用车", "其他用车",
)  # fmt: skip


def sample_of(source: Source) -> Sample:
    """The document with its defects and traps."""
    return Sample(content_of(source), defects_of(source), traps_of(source))


def content_of(source: Source) -> Content:
    """The document without errors."""
    book = book_of(source)
    name, year = book.organisation, book.year
    items = _three_public(source["three_public"], book)
    before = _three_public(source["three_public_before"], book)
    grids = [
        tables.budget_summary(book),
        tables.revenue_summary(book),
        tables.expenditure_summary(book),
        tables.appropriation_summary(book),
        tables.general_expenditure(book),
        tables.empty_fund(book, "t06", "government-funds-expenditure", "政府性基金预算"),
        tables.empty_fund(book, "t07", "state-capital", "国有资本经营预算"),
        tables.basic_by_economic(book),
        tables.three_public(book, items),
    ]
    blocks: list[Block] = [
        Text("p1", f"{name}（部门）主要职能", 1, page_break=True),
        *(Text(f"d{n:02d}", line) for n, line in enumerate(source["duties"], 1)),
        Text("p2", f"{name}（部门）机构设置", 1, page_break=True),
        *(Text(f"o{n:02d}", line) for n, line in enumerate(source["organisation_lines"], 1)),
        Text("p3", "名词解释", 1, page_break=True),
        *(Text(f"g{n:02d}", line) for n, line in enumerate(source["glossary"], 1)),
        Text("p4", f"{year}年部门预算编制说明", 1, page_break=True),
        *_narrative(book, source),
        *(shaped(grid, source) for grid in grids),
        Text("p6", "其他相关情况说明", 1, page_break=True),
        *_other(book, source, items, before),
        Text("p7", "项目经费情况说明", 1, page_break=True),
        *(Text(f"j{n:02d}", line) for n, line in enumerate(source["project_lines"], 1)),
    ]
    listed = dict(contents(blocks))
    order = ("p1", "p2", "p3", "p4", "", *(f"t{n:02d}" for n in range(1, 10)), "p6", "p7")
    heads = {
        "p1": "一、部门主要职能", "p2": "二、部门机构设置", "p3": "三、名词解释", "p4": "四、部门预算编制说明",
        "": "五、部门预算表", "p6": "六、其他相关情况说明", "p7": "七、项目经费情况说明",
    }  # fmt: skip
    entries = tuple((key or "t01", heads.get(key) or listed[key]) for key in order)
    cover = (f"澜州市晏河区{year}年区级部门预算", f"预算主管部门：{name}")
    return Content(
        source["name"], "budget", source["level"], name, year, "municipal-9", "元", cover, tuple(blocks), entries
    )


def _narrative(book: Book, source: Source) -> list[Text]:
    year, name = book.year, book.organisation
    whole, own = book.total(), book.total(lambda s: s.fund == OWN)
    appropriation = book.total(lambda s: s.fund in FISCAL)
    moved = _moved(appropriation, book.prior["appropriation"], year, with_rate=False)
    zero = f"0.00万元，与{year - 1}年预算持平"
    lines = [
        f"{year}年，{name}收入预算{wan(whole)}万元，其中：财政拨款收入{wan(appropriation)}万元，{moved}；"
        f"事业收入{wan(own)}万元；事业单位经营收入0.00万元；其他收入0.00万元。",
        f"支出预算{wan(whole)}万元，其中：财政拨款支出预算{wan(appropriation)}万元，{moved}。财政拨款支出预算中，"
        f"一般公共预算拨款支出预算{wan(book.total(lambda s: s.fund == GENERAL))}万元，{moved}；"
        f"政府性基金拨款支出预算{zero}；国有资本经营预算拨款支出预算{zero}。",
        f"财政拨款收入支出变动的主要原因是{source['reason_total']}。",
        "财政拨款支出主要内容如下：",
    ]
    blocks = [Text(f"n{place:02d}", line) for place, line in enumerate(lines, 1)]
    codes = sorted({s.function for s in book.spends if s.fund == GENERAL})
    for place, code in enumerate(codes, 1):
        amount = book.by_code(code, lambda s: s.fund == GENERAL)
        item = source["items"][code]
        before = Decimal(item["before"])
        full = f"{FUNCTIONS[code[:3]]}（类）{FUNCTIONS[code[:5]]}（款）{FUNCTIONS[code]}（项）"
        compared = (
            f"与{year - 1}年预算执行数持平" if amount == before
            else f"比{year - 1}年预算执行数{'增加' if amount > before else '减少'}"
                 f"{rate(amount, before) + '%' if before else wan(amount) + '万元'}"
        )  # fmt: skip
        blocks.append(
            Text(
                f"i{code}",
                f"{place}. “{full}”{wan(amount)}万元，主要用于{item['use']}。"
                f"{year - 1}年当年预算执行数为{wan(before)}万元，"
                f"{year}年预算安排{wan(amount)}万元，{compared}。主要原因是：{item['reason']}。",
            )
        )
    return blocks


def _other(book: Book, source: Source, items: ThreePublic, before: ThreePublic) -> list[Text]:
    year, name = book.year, book.organisation
    reasons = source["reasons"]

    def moved(key: str) -> str:
        return _moved(getattr(items, key), getattr(before, key), year, with_rate=False)

    goods, works, services = (Decimal(amount) for amount in source["procurement"])
    small = [Decimal(amount) for amount in source["small_firms"]]
    held: dict[str, int] = source["vehicles"]
    vehicles = "、".join(f"{kind}{held.get(kind, 0)}辆" for kind in VEHICLES)
    heads = ("“三公”经费预算情况", "机关运行经费预算", "政府采购预算情况", "绩效目标设置情况", "国有资产占有使用情况")
    texts = (
        [
            f"{year}年“三公”经费预算数为{short(items.total)}万元，{moved('total')}。其中：",
            f"（一）因公出国（境）费{short(items.abroad)}万元，{moved('abroad')}。主要原因是：{reasons['abroad']}。",
            f"（二）公务用车购置及运行费{short(items.vehicles)}万元，{moved('vehicles')}，主要原因是："
            f"{reasons['vehicles']}。"
            f"其中：公务用车购置费{short(items.purchase)}万元，{moved('purchase')}；"
            f"公务用车运行费{short(items.operation)}万元，{moved('operation')}。",
            f"（三）公务接待费{short(items.reception)}万元，{moved('reception')}。主要原因是：{reasons['reception']}。",
        ],
        [f"{year}年{name}（部门）下属1家机关财政拨款的机关运行经费预算为{short(items.operating_cost)}万元。"],
        [
            f"{year}年本部门政府采购预算{wan(goods + works + services)}万元，其中：政府采购货物预算{wan(goods)}万元、"
            f"政府采购工程预算{wan(works)}万元、政府采购服务预算{wan(services)}万元。",
            f"{year}年本部门面向中小企业预留政府采购项目预算金额{wan(small[0])}万元，其中，"
            f"预留给小型和微型企业的政府采购项目预算为{wan(small[1])}万元。",
        ],
        [
            f"按照全区预算绩效管理的总体安排，本部门{len(book.units)}个预算单位开展了{year}年项目预算绩效目标编报工作，"
            f"编报绩效目标的项目{len([s for s in book.spends if s.project])}个，"
            f"涉及项目预算资金{wan(book.total(lambda s: bool(s.project)))}万元。"
        ],
        [
            f"截至{year - 1}年8月31日，{name}（部门）共有车辆{sum(held.values())}辆，其中：{vehicles}；"
            f"单价100万元（含）以上设备（不含车辆）{source['equipment']}台（套）。"
        ],
    )
    blocks = []
    for place, (head, lines) in enumerate(zip(heads, texts, strict=True), 1):
        blocks.append(Text(f"q{place}x", f"{'一二三四五'[place - 1]}、{year}年{head}" if place == 1 else
                           f"{'一二三四五'[place - 1]}、{head}", 2))  # fmt: skip
        blocks += [Text(f"q{place}{'abcd'[n]}", line) for n, line in enumerate(lines)]
    return blocks


def _moved(amount: Decimal, before: Decimal, year: int, *, with_rate: bool) -> str:
    if amount == before:
        return f"与{year - 1}年预算持平"
    word = "增加" if amount > before else "减少"
    tail = f"，{'增长' if amount > before else '下降'}{rate(amount, before)}%" if with_rate else ""
    return f"比{year - 1}年预算{word}{short(abs(amount - before))}万元{tail}"


def _three_public(given: dict[str, Any], book: Book) -> ThreePublic:
    amounts = {key: Decimal(str(value)) for key, value in given.items()}
    return ThreePublic(operating_cost=book.prior["operating_now"], **amounts)
