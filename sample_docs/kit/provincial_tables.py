"""The thirteen tables of a provincial budget set (表一 … 表十三), in 万元, made from one `Book`."""

from __future__ import annotations

from decimal import Decimal

from sample_docs.kit.book import FISCAL, GENERAL, GOVERNMENT, OWN, SPECIAL, STATE, Book, Keep, Spend, wan_cell
from sample_docs.kit.content import Grid
from sample_docs.kit.vocabulary import CLASSES, ECONOMIC, FUNCTIONS, REVENUES, chinese_number, governmental_item

Rows = list[tuple[str, ...]]
SOURCES = (
    (GENERAL, "一般公共预算"),
    (GOVERNMENT, "政府性基金预算"),
    (STATE, "国有资本经营预算"),
    (SPECIAL, "财政专户管理资金"),
    (OWN, "单位资金"),
)
FUND_HEADS = ("一般公共预算", "政府性基金预算", "国有资本经营预算")


def current(spend: Spend) -> bool:
    """Planned this year."""
    return not spend.carried


def current_general(spend: Spend) -> bool:
    """This year's general public budget, 不含上年结转."""
    return not spend.carried and spend.fund == GENERAL


def of(fund: str, *, carried: bool | None = None) -> Keep:
    """Selector of one fund, of one vintage or both (None)."""
    return lambda spend: spend.fund == fund and carried in {None, spend.carried}


def budget_summary(book: Book) -> Grid:
    """表一: two sides, revenue by source and spending by class with its two vintages."""
    left: Rows = []
    for place, (key, label) in enumerate(SOURCES, 1):
        left.append((f"{chinese_number(place)}、{label}", wan_cell(book.total(of(key, carried=False)))))
    right = [_class_row(book, place, code, name) for place, (code, name) in enumerate(CLASSES, 1)]
    rows: Rows = [
        ("收入", "", "支出", "", "", ""),
        ("项目", f"{book.year}年", "项目", f"{book.year}年合计", "当年预算安排", "上年结转安排"),
    ]
    for place, cells in enumerate(right):
        rows.append((*(left[place] if place < len(left) else ("", "")), *cells))
    now, carried, whole = book.total(current), book.total(lambda s: s.carried), book.total()
    spent = (wan_cell(whole), wan_cell(now), wan_cell(carried))
    rows.append(("本年收入合计", wan_cell(now), "本年支出合计", *spent))
    rows.append(("上年结转", wan_cell(carried), "年终结转", "", "", ""))
    rows.append(("收入总计", wan_cell(whole), "支出总计", *spent))
    last = len(rows) - 1
    return _grid(
        book, ("t01", "budget-summary", "预算收支总表"), rows, 2, (0.2, 0.13, 0.28, 0.13, 0.13, 0.13),
        spans=((0, 0, 0, 1), (0, 2, 0, 5)), label="预算公开表1",
        totals=((last, 1), (last, 3), (last - 2, 1), (last - 1, 1)),
    )  # fmt: skip


def revenue_summary(book: Book) -> Grid:
    """表二: revenue by function code and source, carry-over in the last column, outside 合计."""
    rows: Rows = [
        ("项目", "", "本年收入", "", "", "", "", "", "上年结转"),
        ("科目编码", "科目名称", "合计", *FUND_HEADS, "财政专户管理资金", "单位资金", ""),
    ]
    for code in ("", *book.functions()):
        cells = [book.by_code(code, current)]
        cells += [book.by_code(code, of(key, carried=False)) for key, _ in SOURCES]
        cells.append(book.by_code(code, lambda s: s.carried))
        rows.append((*_code(code), *map(wan_cell, cells)))
    spans = ((0, 0, 0, 1), (0, 2, 0, 7), (0, 8, 1, 8))
    widths = (0.11, 0.22, 0.1, 0.1, 0.1, 0.1, 0.1, 0.085, 0.085)
    name = ("t02", "revenue-summary", "预算收入总表")
    return _grid(book, name, rows, 2, widths, spans=spans, totals=((2, 2), (2, 8)))


def expenditure_summary(book: Book) -> Grid:
    """表三: spending by function code and nature, carry-over included."""
    rows = _nature_rows(book, lambda s: True)
    return _grid(
        book,
        ("t03", "expenditure-summary", "预算支出总表"),
        rows,
        2,
        NATURE_WIDTHS,
        spans=NATURE_SPANS,
        totals=NATURE_TOTALS,
    )


def appropriation_summary(book: Book) -> Grid:
    """表四: appropriations, two sides, carry-over block under 本年收入合计."""

    def fiscal(spend: Spend) -> bool:
        return spend.fund in FISCAL

    rows: Rows = [
        ("收入", "", "支出", "", "", "", ""),
        ("项目", "金额", "项目", "金额", "", "", ""),
        ("", "", "", "小计", *FUND_HEADS),
    ]
    for place, (code, name) in enumerate(CLASSES, 1):
        amounts = [book.by_code(code, fiscal), *(book.by_code(code, of(key)) for key in FISCAL)]
        left = ("", "")
        if place <= len(FISCAL):
            key, label = SOURCES[place - 1]
            left = (
                f"{chinese_number(place)}、{label}",
                wan_cell(book.total(of(key, carried=False))),
            )
        rows.append((*left, f"{chinese_number(place)}、{name}", *map(wan_cell, amounts)))
    whole = [wan_cell(book.total(fiscal)), *(wan_cell(book.total(of(key))) for key in FISCAL)]
    rows.append(("本年收入合计", wan_cell(book.total(lambda s: current(s) and fiscal(s))), "本年支出合计", *whole))
    rows.append(
        ("上年财政拨款结转", wan_cell(book.total(lambda s: s.carried and fiscal(s))), "年终结转", "", "", "", "")
    )
    for place, key in enumerate(FISCAL):
        amount = book.total(of(key, carried=True))
        rows.append((f"{chinese_number(place + 1)}、{SOURCES[place][1]}", wan_cell(amount), "", "", "", "", ""))
    rows.append(("收入总计", whole[0], "支出总计", *whole))
    last = len(rows) - 1
    return _grid(
        book, ("t04", "appropriation-summary", "财政拨款收支总表"), rows, 3, (0.2, 0.11, 0.25, 0.11, 0.11, 0.11, 0.11),
        spans=((0, 0, 0, 1), (0, 2, 0, 6), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 6)),
        totals=((last, 1), (last, 3), (last, 4)),
    )  # fmt: skip


def general_expenditure(book: Book) -> Grid:
    """表五: general public budget of the year by function code and nature."""
    rows = _nature_rows(book, current_general)
    return _grid(
        book, ("t05", "general-budget-expenditure", "一般公共预算支出预算表（不含上年结转）"), rows, 2, NATURE_WIDTHS,
        spans=NATURE_SPANS, totals=NATURE_TOTALS,
    )  # fmt: skip


def economic_lines(book: Book) -> list[tuple[str, str, Decimal]]:
    """Departmental item, governmental item and amount of all basic spending of the year, in code order."""
    sums: dict[tuple[str, str], Decimal] = {}
    for spend in book.spends:
        if spend.is_basic and current_general(spend):
            pair = governmental_item(spend.economic, of_institution=book.unit(spend.unit).is_institution)
            sums[(spend.economic, pair)] = sums.get((spend.economic, pair), Decimal(0)) + spend.amount
    return [(code, pair, amount) for (code, pair), amount in sorted(sums.items(), key=lambda item: item[0][0])]


def basic_by_economic(book: Book) -> Grid:
    """表六: basic spending by economic item, names only, personnel and operating side."""
    rows: Rows = [
        ("部门预算支出经济科目名称", "政府预算支出经济科目名称", f"{book.year}年预算数", "", ""),
        ("", "", "合计", "人员经费", "公用经费"),
    ]
    lines = economic_lines(book)

    def cells(amount: Decimal, *, personnel: Decimal) -> tuple[str, str, str]:
        return wan_cell(amount), wan_cell(personnel), wan_cell(amount - personnel)

    def personnel_of(chosen: list[tuple[str, str, Decimal]]) -> Decimal:
        return sum((amount for code, _, amount in chosen if code[:3] in {"301", "303"}), Decimal(0))

    rows.append(("合计", "", *cells(sum((a for *_, a in lines), Decimal(0)), personnel=personnel_of(lines))))
    for head in ("301", "302", "303", "310"):
        chosen = [line for line in lines if line[0].startswith(head)]
        if chosen:
            rows.append(
                (ECONOMIC[head], "", *cells(sum((a for *_, a in chosen), Decimal(0)), personnel=personnel_of(chosen)))
            )
            rows += [(ECONOMIC[c], pair, *cells(a, personnel=personnel_of([(c, pair, a)]))) for c, pair, a in chosen]
    return _grid(
        book, ("t06", "basic-expenditure-economic", "一般公共预算安排基本支出分经济科目表（不含上年结转）"), rows, 2,
        (0.32, 0.26, 0.14, 0.14, 0.14), spans=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 4)),
        totals=((2, 2), (2, 3), (2, 4)),
    )  # fmt: skip


def fund_revenue(book: Book, code: str = "1030121") -> Grid:
    """表七: revenue of government funds, by revenue code."""
    amount = book.total(lambda s: current(s) and s.fund == GOVERNMENT)
    rows: Rows = [("项目", "", "政府性基金收入预算"), ("收入科目编码", "科目名称", ""), ("合计", "", wan_cell(amount))]
    if amount:
        rows += [(c, REVENUES[c], wan_cell(amount)) for c in (code[:3], code[:5], code)]
    return _grid(
        book, ("t07", "government-funds-revenue", "政府性基金预算收入表（不含上年结转）"), rows, 2, (0.25, 0.45, 0.3),
        spans=((0, 0, 0, 1), (0, 2, 1, 2)), totals=((2, 2),), notes=() if amount else ("注：本表无数据",),
    )  # fmt: skip


def fund_expenditure(book: Book) -> Grid:
    """表八: spending of government funds of the year."""

    def keep(spend: Spend) -> bool:
        return current(spend) and spend.fund == GOVERNMENT

    rows: Rows = [("科目编码", "科目名称", "合计", "基本支出", "项目支出"), *_nature_rows(book, keep)[2:]]
    notes = () if book.total(keep) else ("注：本表无数据",)
    return _grid(
        book, ("t08", "government-funds-expenditure", "政府性基金预算支出表（不含上年结转）"), rows, 1, NATURE_WIDTHS,
        totals=((1, 2),), notes=notes, page_break=False,
    )  # fmt: skip


def state_capital(book: Book, code: str = "1030601") -> Grid:
    """表九: state-capital revenue and spending, two sides."""

    def keep(spend: Spend) -> bool:
        return current(spend) and spend.fund == STATE

    amount = wan_cell(book.total(keep))
    rows: Rows = [
        ("国有资本经营预算收入", "", "", "国有资本经营预算支出", "", "", "", ""),
        ("收入科目编码", "科目名称", "国有资本经营收入预算", "科目编码", "科目名称", "合计", "基本支出", "项目支出"),
        ("合计", "", amount, "合计", "", amount, "", amount),
    ]
    if amount:
        for income, spent in zip((code[:3], code[:5], code), book.functions(keep), strict=True):
            rows.append(
                (
                    income,
                    REVENUES[income],
                    amount,
                    spent,
                    FUNCTIONS[spent],
                    wan_cell(book.by_code(spent, keep)),
                    "",
                    amount,
                )
            )
    return _grid(
        book, ("t09", "state-capital", "国有资本经营预算收支预算表（不含上年结转）"), rows, 2,
        (0.1, 0.16, 0.11, 0.1, 0.23, 0.1, 0.1, 0.1), spans=((0, 0, 0, 2), (0, 3, 0, 7)), totals=((2, 2), (2, 5)),
        notes=() if amount else ("注：本表无数据",),
    )  # fmt: skip


def three_public(book: Book, items: dict[str, Decimal]) -> Grid:
    """表十: 三公. `items`: abroad, reception, purchase, operation in 元, all general public budget."""
    zero = Decimal(0)
    vehicles = items.get("purchase", zero) + items.get("operation", zero)
    lines = (
        ("因公出国（境）费", items.get("abroad", zero)),
        ("公务接待费", items.get("reception", zero)),
        ("公务用车购置及运行费", vehicles),
        ("①公务用车购置费", items.get("purchase", zero)),
        ("②公务用车运行维护费", items.get("operation", zero)),
        ("合计", items.get("abroad", zero) + items.get("reception", zero) + vehicles),
    )
    rows: Rows = [("项目", f"{book.year}年预算数", "", "", ""), ("", "合计", *FUND_HEADS)]
    rows += [(label, wan_cell(amount), wan_cell(amount), "", "") for label, amount in lines]
    return _grid(
        book, ("t10", "three-public", "财政拨款安排“三公”经费支出预算表"), rows, 2, (0.32, 0.17, 0.17, 0.17, 0.17),
        spans=((0, 0, 1, 0), (0, 1, 0, 4)), label="预算公开表10", totals=((7, 1),),
    )  # fmt: skip


def operating_cost(book: Book, by_unit: dict[str, Decimal]) -> Grid:
    """表十一: 机关运行经费 by unit, 元 in."""
    rows: Rows = [("单位名称", f"{book.year}年预算数", "", "", ""), ("", "合计", *FUND_HEADS)]
    total = wan_cell(sum(by_unit.values(), Decimal(0)))
    rows.append(("部门合计", total, total, "", ""))
    rows += [(name, wan_cell(amount), wan_cell(amount), "", "") for name, amount in by_unit.items()]
    return _grid(
        book, ("t11", "operating-cost", "财政拨款安排机关运行经费预算表"), rows, 2, (0.32, 0.17, 0.17, 0.17, 0.17),
        spans=((0, 0, 1, 0), (0, 1, 0, 4)), totals=((2, 1),), page_break=False,
    )  # fmt: skip


def projects(book: Book, *, carried: bool) -> Grid:
    """表十二 / 表十三: projects by department, unit and name, this year's or carried over."""
    heads = (*FUND_HEADS, "财政专户管理资金", "单位资金") if not carried else FUND_HEADS
    keys = [key for key, _ in SOURCES][: len(heads)]
    numbers = tuple(str(number) for number in range(1, len(heads) + 3))
    top = ("项目名称", "合计", f"{book.year}年财政拨款", "", "")
    rows: Rows = [
        top if carried else (*top, "财政专户管理资金", "单位资金"),
        ("", "", *FUND_HEADS, *([] if carried else ["", ""])),
        numbers,
    ]

    def line(label: str, chosen: list[Spend]) -> tuple[str, ...]:
        amounts = [sum((s.amount for s in chosen if s.fund == key), Decimal(0)) for key in keys]
        return (label, wan_cell(sum(amounts, Decimal(0))), *map(wan_cell, amounts))

    chosen = [spend for spend in book.spends if spend.project and spend.carried is carried]
    rows.append(line(book.organisation, chosen))
    for unit in book.units:
        own = [spend for spend in chosen if spend.unit == unit.name]
        if own and (unit.name != book.organisation or carried):
            rows.append(line(unit.name, own))
        names = dict.fromkeys(spend.project for spend in own)
        rows += [line(name, [spend for spend in own if spend.project == name]) for name in names]
    rest = 0.7 / (len(heads) + 1)
    spans = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 4)] + ([] if carried else [(0, 5, 1, 5), (0, 6, 1, 6)])
    name = ("t13", "project-expenditure-carried-over", "项目支出预算表（上年结转）")
    if not carried:
        name = ("t12", "project-expenditure-current", "项目支出预算表（本年预算）")
    return _grid(
        book, name, rows, 3, (0.3, *([rest] * (len(heads) + 1))),
        spans=tuple(spans), totals=((3, 1), (3, 2)), page_break=not carried,
    )  # fmt: skip


NATURE_WIDTHS = (0.14, 0.38, 0.16, 0.16, 0.16)
NATURE_SPANS = ((0, 0, 0, 1), (0, 2, 0, 4))
NATURE_TOTALS = ((2, 2), (2, 3), (2, 4))


def _nature_rows(book: Book, keep: Keep) -> Rows:
    rows: Rows = [
        ("项目", "", f"{book.year}年预算数", "", ""),
        ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
    ]
    for code in ("", *book.functions(keep)):
        whole = book.by_code(code, keep)
        basic = book.by_code(code, lambda s: keep(s) and s.is_basic)
        rows.append((*_code(code), wan_cell(whole), wan_cell(basic), wan_cell(whole - basic)))
    return rows


def _class_row(book: Book, place: int, code: str, name: str) -> tuple[str, ...]:
    now, carried = book.by_code(code, current), book.by_code(code, lambda s: s.carried)
    return (f"{chinese_number(place)}、{name}", wan_cell(now + carried), wan_cell(now), wan_cell(carried))


def _code(code: str) -> tuple[str, str]:
    return (code, FUNCTIONS[code]) if code else ("合计", "")


def _grid(
    book: Book,
    name: tuple[str, str, str],
    rows: Rows,
    header_rows: int,
    widths: tuple[float, ...],
    **rest: object,
) -> Grid:
    identity, form, title = name
    width = len(widths)
    assert all(len(row) == width for row in rows), (identity, [len(row) for row in rows], width)
    return Grid(
        identity, form, f"{book.year}年{title}", "万元", book.organisation, tuple(rows), header_rows, widths,
        contents_title=f"表{chinese_number(int(identity[1:]))} {book.year}年{title}", **rest,  # type: ignore[arg-type]  # fields of Grid
    )  # fmt: skip
