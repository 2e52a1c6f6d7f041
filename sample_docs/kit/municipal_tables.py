"""The nine tables of a municipal set: tables 1–8 in 元 with separators and the total row last, table 9 in 万元."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sample_docs.kit.book import FISCAL, GENERAL, GOVERNMENT, OWN, STATE, Book, Keep, wan
from sample_docs.kit.content import Grid
from sample_docs.kit.vocabulary import CLASSES, ECONOMIC, FUNCTIONS, chinese_number

Rows = list[tuple[str, ...]]
CODE_HEAD = ("类", "款", "项")
CODE_WIDTHS = (0.07, 0.06, 0.06)


@dataclass(frozen=True)
class ThreePublic:
    """三公 and operating cost in 元."""

    abroad: Decimal
    reception: Decimal
    purchase: Decimal
    operation: Decimal
    operating_cost: Decimal

    @property
    def vehicles(self) -> Decimal:
        """Purchase and running of vehicles."""
        return self.purchase + self.operation

    @property
    def total(self) -> Decimal:
        """All three items."""
        return self.abroad + self.reception + self.vehicles


def cell(amount: Decimal) -> str:
    """元 with separators, `0` for zero."""
    return f"{amount:,}"


def blank(amount: Decimal) -> str:
    """As `cell`, blank for zero."""
    return cell(amount) if amount else ""


def fiscal(fund: str = "") -> Keep:
    """Selector of appropriations, or of one fund among them."""
    return lambda spend: spend.fund in FISCAL and fund in {"", spend.fund}


def budget_summary(book: Book) -> Grid:
    """Table 1: both sides, only the classes in use."""
    left = [
        ("一、财政拨款收入", book.total(fiscal())),
        ("1. 一般公共预算资金", book.total(fiscal(GENERAL))),
        ("2. 政府性基金", book.total(fiscal(GOVERNMENT))),
        ("3. 国有资本经营预算", book.total(fiscal(STATE))),
        ("二、事业收入", book.total(lambda s: s.fund == OWN)),
        ("三、事业单位经营收入", Decimal(0)),
        ("四、其他收入", Decimal(0)),
    ]
    right = [(f"{chinese_number(n)}、{name}", amount) for n, (name, amount) in enumerate(_classes(book), 1)]
    rows: Rows = [("本年收入", "", "本年支出", ""), ("项目", "预算数", "项目", "预算数")]
    for place in range(max(len(left), len(right))):
        one = left[place] if place < len(left) else ("", Decimal(0))
        two = right[place] if place < len(right) else ("", Decimal(0))
        rows.append((one[0], blank(one[1]), two[0], blank(two[1])))
    rows.append(("收入总计", cell(book.total()), "支出总计", cell(book.total())))
    return _grid(
        book, ("t01", "budget-summary", "财务收支预算总表"), rows, 2, (0.28, 0.22, 0.28, 0.22),
        spans=((0, 0, 0, 1), (0, 2, 0, 3)), totals=((len(rows) - 1, 1), (len(rows) - 1, 3)),
    )  # fmt: skip


def revenue_summary(book: Book) -> Grid:
    """Table 2: revenue by function code and source."""
    rows: Rows = [
        ("项目", "", "", "", "收入预算", "", "", "", ""),
        (
            "功能分类科目编码",
            "",
            "",
            "功能分类科目名称",
            "合计",
            "财政拨款收入",
            "事业收入",
            "事业单位经营收入",
            "其他收入",
        ),
        (*CODE_HEAD, "", "", "", "", "", ""),
    ]
    for code in (*book.functions(), ""):
        whole = book.by_code(code, lambda s: True)
        own = book.by_code(code, lambda s: s.fund == OWN)
        rows.append((*_code(code), *map(cell, (whole, whole - own, own, Decimal(0), Decimal(0)))))
    spans = ((0, 0, 0, 3), (0, 4, 0, 8), (1, 0, 1, 2), *((1, column, 2, column) for column in range(3, 9)))
    return _grid(
        book, ("t02", "revenue-summary", "收入预算总表"), rows, 3,
        (*CODE_WIDTHS, 0.23, 0.13, 0.13, 0.12, 0.1, 0.1), spans=_with_total(spans, rows), totals=((len(rows) - 1, 4),),
    )  # fmt: skip


def expenditure_summary(book: Book) -> Grid:
    """Table 3: spending by function code and nature."""
    return _nature(book, ("t03", "expenditure-summary", "支出预算总表"), "支出预算", lambda s: True)


def appropriation_summary(book: Book) -> Grid:
    """Table 4: appropriations, both sides, spending by fund."""
    left = [
        ("一、一般公共预算资金", book.total(fiscal(GENERAL))),
        ("二、政府性基金", book.total(fiscal(GOVERNMENT))),
        ("三、国有资本经营预算", book.total(fiscal(STATE))),
    ]
    rows: Rows = [
        ("财政拨款收入", "", "财政拨款支出", "", "", "", ""),
        ("项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"),
    ]
    for place, (name, _) in enumerate(_classes(book, fiscal())):
        one = left[place] if place < len(left) else ("", Decimal(0))
        amounts = [sum((s.amount for s in book.spends if _named(s.function) == name and keep(s)), Decimal(0))
                   for keep in (fiscal(), fiscal(GENERAL), fiscal(GOVERNMENT), fiscal(STATE))]  # fmt: skip
        rows.append((one[0], blank(one[1]), f"{chinese_number(place + 1)}、{name}", *map(blank, amounts)))
    whole = [book.total(keep) for keep in (fiscal(), fiscal(GENERAL), fiscal(GOVERNMENT), fiscal(STATE))]
    rows.append(("收入总计", cell(whole[0]), "支出总计", *map(blank, whole)))
    return _grid(
        book, ("t04", "appropriation-summary", "财政拨款收支预算总表"), rows, 2,
        (0.2, 0.14, 0.22, 0.14, 0.14, 0.08, 0.08), spans=((0, 0, 0, 1), (0, 2, 0, 6)),
        totals=((len(rows) - 1, 1), (len(rows) - 1, 3)),
    )  # fmt: skip


def general_expenditure(book: Book) -> Grid:
    """Table 5: general public budget by function code and nature."""
    name = ("t05", "general-budget-expenditure", "一般公共预算支出功能分类预算表")
    return _nature(book, name, "一般公共预算支出", fiscal(GENERAL))


def empty_fund(book: Book, identity: str, form: str, fund: str) -> Grid:
    """Tables 6 and 7: empty, and they say so."""
    rows: Rows = [
        ("项目", "", "", "", f"{fund}支出", "", ""),
        ("功能分类科目编码", "", "", "功能分类科目名称", "合计", "基本支出", "项目支出"),
        (*CODE_HEAD, "", "", "", ""),
        ("合计", "", "", "", "", "", ""),
    ]
    spans = ((0, 0, 0, 3), (0, 4, 0, 6), (1, 0, 1, 2), *((1, c, 2, c) for c in range(3, 7)), (3, 0, 3, 3))
    note = f"注：本部门{book.year}年没有{fund}财政拨款安排的预算，本表为空表。"
    return _grid(
        book, (identity, form, f"{fund}支出功能分类预算表"), rows, 3, (*CODE_WIDTHS, 0.3, 0.17, 0.17, 0.17),
        spans=spans, notes=(note,),
    )  # fmt: skip


def basic_by_economic(book: Book) -> Grid:
    """Table 8: basic spending of the general public budget by economic item."""
    sums: dict[str, Decimal] = {}
    for spend in book.spends:
        if spend.is_basic and spend.fund == GENERAL:
            for code in (spend.economic[:3], spend.economic):
                sums[code] = sums.get(code, Decimal(0)) + spend.amount
    rows: Rows = [
        ("项目", "", "", "一般公共预算基本支出", "", ""),
        ("部门预算经济分类科目编码", "", "经济分类科目名称", "合计", "人员经费", "公用经费"),
        ("类", "款", "", "", "", ""),
    ]
    for code in sorted(sums):
        personnel = sums[code] if code[:3] in {"301", "303"} else Decimal(0)
        name = ECONOMIC[code]
        rows.append((code[:3], code[3:], name, *map(cell, (sums[code], personnel, sums[code] - personnel))))
    whole = sum((amount for code, amount in sums.items() if len(code) == 3), Decimal(0))
    people = sum((amount for code, amount in sums.items() if code in {"301", "303"}), Decimal(0))
    rows.append(("合计", "", "", *map(cell, (whole, people, whole - people))))
    last = len(rows) - 1
    return _grid(
        book, ("t08", "basic-expenditure-economic", "一般公共预算基本支出部门预算经济分类预算表"), rows, 3,
        (0.08, 0.07, 0.34, 0.17, 0.17, 0.17),
        spans=((0, 0, 0, 2), (0, 3, 0, 5), (1, 0, 1, 1), *((1, c, 2, c) for c in range(2, 6)), (last, 0, last, 2)),
        totals=((last, 3), (last, 4), (last, 5)),
    )  # fmt: skip


def three_public(book: Book, items: ThreePublic) -> Grid:
    """Table 9 in 万元: one row, operating cost beside it."""
    rows: Rows = [
        (f"{book.year}年“三公”经费预算数", "", "", "", "", "", f"{book.year}年机关运行经费预算数"),
        ("合计", "因公出国（境）费", "公务接待费", "公务用车购置及运行费", "", "", ""),
        ("", "", "", "小计", "购置费", "运行费", ""),
        tuple(map(short, (items.total, items.abroad, items.reception, items.vehicles, items.purchase, items.operation,
                          items.operating_cost))),
    ]  # fmt: skip
    spans = ((0, 0, 0, 5), (0, 6, 2, 6), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 5))
    return _grid(
        book, ("t09", "three-public", "“三公”经费和机关运行经费预算表"), rows, 3,
        (0.12, 0.15, 0.13, 0.13, 0.13, 0.13, 0.21), spans=spans, totals=((3, 0), (3, 3)), unit="万元",
    )  # fmt: skip


def short(amount: Decimal) -> str:
    """万元 with as many decimals as are needed, `0` for zero, as table 9 and its paragraph print them."""
    text = wan(amount)
    return text.rstrip("0").rstrip(".") if amount else "0"


def _nature(book: Book, name: tuple[str, str, str], head: str, keep: Keep) -> Grid:
    rows: Rows = [
        ("项目", "", "", "", head, "", ""),
        ("功能分类科目编码", "", "", "功能分类科目名称", "合计", "基本支出", "项目支出"),
        (*CODE_HEAD, "", "", "", ""),
    ]
    for code in (*book.functions(keep), ""):
        whole = book.by_code(code, keep)
        basic = book.by_code(code, lambda s: keep(s) and s.is_basic)
        rows.append((*_code(code), *map(cell, (whole, basic, whole - basic))))
    spans = ((0, 0, 0, 3), (0, 4, 0, 6), (1, 0, 1, 2), *((1, c, 2, c) for c in range(3, 7)))
    last = len(rows) - 1
    return _grid(
        book, name, rows, 3, (*CODE_WIDTHS, 0.3, 0.17, 0.17, 0.17), spans=_with_total(spans, rows),
        totals=((last, 4), (last, 5), (last, 6)),
    )  # fmt: skip


def _classes(book: Book, keep: Keep = lambda spend: True) -> list[tuple[str, Decimal]]:
    sums = [(name, book.by_code(code, keep)) for code, name in CLASSES]
    return [(name, amount) for name, amount in sums if amount]


def _named(function: str) -> str:
    return FUNCTIONS[function[:3]]


def _with_total(spans: tuple[tuple[int, int, int, int], ...], rows: Rows) -> tuple[tuple[int, int, int, int], ...]:
    return (*spans, (len(rows) - 1, 0, len(rows) - 1, 3))


def _code(code: str) -> tuple[str, str, str, str]:
    return (code[:3], code[3:5], code[5:], FUNCTIONS[code]) if code else ("合计", "", "", "")


def _grid(
    book: Book,
    name: tuple[str, str, str],
    rows: Rows,
    header_rows: int,
    widths: tuple[float, ...],
    *,
    unit: str = "元",
    **rest: object,
) -> Grid:
    identity, form, title = name
    assert all(len(row) == len(widths) for row in rows), (identity, [len(row) for row in rows])
    full = f"{book.year}年部门{title}"
    return Grid(
        identity, form, full, unit, book.organisation, tuple(rows), header_rows, widths,
        organisation_label="编制部门", contents_title=f"{int(identity[1:])}. {full}",
        **rest,  # type: ignore[arg-type]  # fields of Grid
    )  # fmt: skip
