"""Forms are paired with project rows, and their amounts stand in equations."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reviewer.forms.performance import FundingSource, Half, PerformanceForm
from reviewer.forms.performance_equations import performance_equations
from reviewer.forms.performance_match import By, ProjectRow, match_forms
from reviewer.forms.profile import DocumentKind, Profile
from reviewer.forms.read_performance import read_performance
from reviewer.laws.evaluate import evaluate
from reviewer.laws.figures import Figures
from reviewer.model.document import NOWHERE
from reviewer.model.equation import Grade
from reviewer.model.figure import Figure, Unit
from tests.forms.performance.sample_forms import HEAD, PLAIN, document_of

PROFILE = Profile(DocumentKind.BUDGET)


def form(name: str, amount: str) -> PerformanceForm:
    (read,) = read_performance(document_of(PLAIN.replace("桥梁养护经费", name).replace("120,000.50", amount)))
    return read


def row(name: str, amount: str, *, masked: bool = False) -> ProjectRow:
    figure = Figure(amount, Decimal(amount), 2, Unit.TEN_THOUSAND_YUAN)
    return ProjectRow(name, f"t90/{name}{amount}", figure, NOWHERE, "t90", "current", is_masked=masked)


def broken(text: str) -> list[tuple[str, str]]:
    forms = read_performance(document_of(text))
    built = performance_equations(forms, {}, PROFILE)
    figures = Figures.collect({}, None, forms)
    verdicts = [evaluate(equation, figures, PROFILE.regime) for equation in built.equations]
    return [(v.equation.rule, v.equation.note) for v in verdicts if v.grade is Grade.CONTRADICTION]


def test_a_consistent_form_breaks_nothing() -> None:
    assert broken(PLAIN) == []


def test_sources_that_do_not_add_up_break_p06() -> None:
    wrong = PLAIN.replace("\t\t市县(区)财政资金\t\t200,000", "\t\t市县(区)财政资金\t\t210,000")
    assert [rule for rule, _ in broken(wrong)] == ["P06"]


def test_a_source_under_another_label_in_one_half_is_found_although_both_halves_add_up() -> None:
    wrong = PLAIN.replace(
        "中央财政资金\t\t0\t其中:中央财政资金\t\t0", "中央财政资金\t\t0\t其中:中央财政资金\t\t20,000.50"
    ).replace("省级财政资金\t\t20,000.50", "省级财政资金\t\t0")
    assert broken(wrong) == [("P06", "桥梁养护经费 · 其中:中央财政资金")]


def test_a_year_above_its_period_is_one_contradiction() -> None:
    wrong = PLAIN.replace("实施期资金总额:\t\t300,000", "实施期资金总额:\t\t30,000").replace("200,000", "0", 1)
    assert "P07" in [rule for rule, _ in broken(wrong)]


def test_a_lost_half_builds_no_equation() -> None:
    lost = PLAIN.replace("120,000.50", "").replace("20,000.50", "")
    lost = lost.replace("财政资金\t\t100,000\n", "财政资金\t\t\n").replace("资金\t\t0\n", "资金\t\t\n")
    lost = lost.replace("单位自筹\t\t0\t单位自筹\t\t0", "单位自筹\t\t0\t单位自筹\t\t")
    built = performance_equations(read_performance(document_of(lost)), {}, PROFILE)
    assert {equation.rule for equation in built.equations} == {"P06"}
    assert set(built.unable) == {"P04", "P07"}


def test_without_forms_the_rules_do_not_apply() -> None:
    assert set(performance_equations((), {}, PROFILE).not_applicable) == {"P04", "P06", "P07", "P22"}


def test_one_name_on_two_rows_is_told_apart_by_the_amount() -> None:
    forms = (form("甲项目", "50,000"), form("甲项目", "30,000"))
    matching = match_forms(forms, (row("甲项目", "3.00", masked=True), row("甲项目", "5.00", masked=True)))
    assert [pair.row.figure.text for pair in matching.pairs] == ["5.00", "3.00"]


def test_masked_rows_are_paired_by_amount() -> None:
    matching = match_forms(
        (form("甲项目", "50,000"),), (row("业务费", "3.00", masked=True), row("业务费", "5.00", masked=True))
    )
    assert [(pair.by, pair.row.figure.text) for pair in matching.pairs] == [(By.AMOUNT, "5.00")]


def test_a_plain_row_is_not_paired_by_amount_alone() -> None:
    matching = match_forms((form("甲项目", "50,000"),), (row("会议费", "5.00"),))
    assert matching.pairs == ()


def test_a_name_in_other_brackets_is_the_same_name() -> None:
    matching = match_forms((form("甲项目【2030】", "50,000"),), (row("甲项目〔2030〕", "5.00"),))
    assert [pair.by for pair in matching.pairs] == [By.NAME]


@given(st.permutations([("甲项目", "10,000"), ("乙项目", "20,000"), ("丙项目", "30,000"), ("甲项目", "40,000")]))
def test_pairs_do_not_depend_on_the_order_of_the_forms(order: list[tuple[str, str]]) -> None:
    rows = (
        row("甲项目", "4.00", masked=True),
        row("乙项目", "2.00"),
        row("甲项目", "1.00", masked=True),
        row("丁项目", "9.00"),
    )
    matching = match_forms(tuple(form(name, amount) for name, amount in order), rows)
    pairs = {(pair.form.project, pair.form.amount(Half.YEAR), pair.row.figure.text) for pair in matching.pairs}
    assert pairs == {
        ("甲项目", Decimal(40000), "4.00"),
        ("乙项目", Decimal(20000), "2.00"),
        ("甲项目", Decimal(10000), "1.00"),
    }
    assert [left.name for left in matching.rows] == ["丁项目"]
    assert [left.project for left in matching.forms] == ["丙项目"]


def test_the_total_of_a_form_has_its_own_source_of_funds() -> None:
    assert form("甲项目", "50,000").amount(Half.YEAR, FundingSource.TOTAL) == Decimal(50000)


def municipal(*rows: str) -> str:
    return HEAD + "项目名称\t甲项目\t\t\n项目资金(元)\t" + "\n\t".join(rows) + "\n项目概况\t做事。\t\t\n"


def test_a_row_that_holds_others_is_not_added_to_them() -> None:
    rows = ("年度资金总额:\t100", "其中:财政拨款\t100", "本级财政资金\t60", "省级补助\t40", "其他资金\t0")
    assert broken(municipal(*rows)) == []
    assert broken(municipal("年度资金总额:\t100", "其中:财政拨款\t100", "本级财政资金\t60", "其他资金\t0")) == []


def test_sources_under_labels_nobody_knows_need_not_add_up() -> None:
    assert broken(municipal("年度资金总额:\t100", "其中:财政拨款\t60", "银行贷款\t40")) == []


def test_a_single_half_that_does_not_name_itself_is_the_year() -> None:
    (form_read,) = read_performance(document_of(municipal("资金总额\t100\t其中:财政拨款\t90\t其他资金\t10")))
    assert {item.half for item in form_read.funding} == {Half.YEAR}
    assert form_read.amount(Half.YEAR) == Decimal(100)


def test_a_single_half_is_checked_like_any_other() -> None:
    assert [rule for rule, _ in broken(municipal("年度资金总额:\t100", "其中:财政拨款\t80", "其他资金\t10"))] == ["P06"]
