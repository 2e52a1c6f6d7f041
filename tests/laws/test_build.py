"""The equations of a document: complete on the sample, silent where the scope is uncertain, with reasons where none."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from reviewer.extract.read import read
from reviewer.forms.bind import bind_tables
from reviewer.forms.catalogue import load
from reviewer.forms.identify import identify
from reviewer.forms.profile import DocumentKind, Profile
from reviewer.laws.build import EquationSet, build_equations
from reviewer.laws.conditions import CONDITIONS
from reviewer.laws.evaluate import evaluate
from reviewer.laws.figures import Figures
from reviewer.laws.inside import INSIDE_KINDS
from reviewer.laws.readings import choose_readings
from reviewer.model.document import Document
from reviewer.model.equation import Grade, Verdict
from tests.forms.tables_kit import REVENUE, SAMPLE, document


def built(read_document: Document) -> tuple[EquationSet, list[Verdict]]:
    read_document, bound = choose_readings(read_document, load())
    profile = identify(read_document, bound)
    made = build_equations(bound, profile)
    figures = Figures.collect(bound)
    return made, [evaluate(equation, figures, profile.regime) for equation in made.equations]


def broken(text: str, folder: Path) -> list[str]:
    """Codes of the broken equations of a text."""
    _, verdicts = built(document(text, folder))
    return sorted({verdict.equation.rule for verdict in verdicts if verdict.grade is Grade.CONTRADICTION})


@pytest.fixture(scope="module")
def sample() -> tuple[EquationSet, list[Verdict]]:
    return built(read(SAMPLE))


def test_every_rule_of_the_first_release_has_equations_or_a_reason(sample: tuple[EquationSet, list[Verdict]]) -> None:
    made, _ = sample
    executed = {equation.rule for equation in made.equations}
    said = executed | set(made.unable) | set(made.not_applicable)
    wanted = {f"T{n:02}" for n in range(1, 18)} | {f"X{n:02}" for n in (*range(1, 19), 20)}
    # T12 and T13 look at names, not at sums.
    assert wanted - said - {"T12", "T13"} == set()


def test_no_equation_of_the_sample_breaks_but_for_the_planted_cells(
    sample: tuple[EquationSet, list[Verdict]],
) -> None:
    _, verdicts = sample
    rules = Counter(verdict.equation.rule for verdict in verdicts if verdict.grade is Grade.CONTRADICTION)
    assert set(rules) <= {"T01", "T03", "T17"}


def test_equation_ids_are_unique_and_stable(sample: tuple[EquationSet, list[Verdict]]) -> None:
    made, _ = sample
    ids = [equation.id for equation in made.equations]
    assert len(ids) == len(set(ids))
    again, _ = built(read(SAMPLE))
    assert [equation.id for equation in again.equations] == ids


def test_every_relation_names_a_kind_and_conditions_that_exist() -> None:
    catalogue = load()
    for form in catalogue.forms:
        assert {relation.kind for relation in form.relations} <= INSIDE_KINDS
    ids = {form.id for form in catalogue.forms}
    for relation in catalogue.relations:
        assert relation.kind in {"sum", "bound"}
        assert set(relation.when) <= set(CONDITIONS)
        assert relation.total is not None
        for variant in relation.variants:
            assert set(variant.when) <= set(CONDITIONS)
            assert {part.form for part in variant.parts} | {relation.total.form} <= ids


def test_a_wrong_digit_breaks_its_row_and_its_column(tmp_path: Path) -> None:
    assert broken(REVENUE, tmp_path) == []
    assert broken(REVENUE.replace("60.00\t50.00", "66.00\t50.00"), tmp_path) == ["T01", "T04"]


def test_carry_over_inside_the_total_is_learned_from_the_table(tmp_path: Path) -> None:
    inside = REVENUE.replace("\t90.00\t80.00", "\t95.00\t80.00").replace("60.00\t50.00", "65.00\t50.00")
    assert broken(inside, tmp_path) == []


def test_a_table_that_prints_some_codes_only_says_nothing(tmp_path: Path) -> None:
    text = """2031年预算支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t900.00\t500.00\t400.00
205\t教育支出\t600.00\t300.00\t300.00
2050202\t小学教育\t60.00\t30.00\t30.00
208\t社会保障和就业支出\t200.00\t150.00\t50.00
2080505\t养老\t20.00\t15.00\t5.00
210\t卫生健康支出\t100.00\t50.00\t50.00
2101101\t行政单位医疗\t10.00\t5.00\t5.00
"""
    made, _ = built(document(text, tmp_path))
    assert "T01" in made.unable
    assert broken(text, tmp_path) == []


def test_a_missing_table_is_a_reason_not_silence(tmp_path: Path) -> None:
    made, _ = built(document(REVENUE, tmp_path))
    assert "预算收支总表" in made.unable["X01"].text()


def test_tables_without_a_unit_are_not_compared_with_others(tmp_path: Path) -> None:
    text = SAMPLE.read_text("utf-8").replace("单位：万元", "")
    made, _ = built(document(text, tmp_path))
    assert not any(equation.rule.startswith("X") for equation in made.equations)
    assert "单位" in made.unable["X03"].text()


def test_a_template_yields_no_equations() -> None:
    bound = bind_tables(read(SAMPLE), load())
    assert build_equations(bound, Profile(DocumentKind.TEMPLATE)).equations == ()


def test_generic_laws_run_on_a_table_of_no_known_form(tmp_path: Path) -> None:
    text = """经费安排一览
单位：元
编码\t名称\t数额
205\t教育支出\t30.00
20502\t普通教育\t30.00
2050202\t小学教育\t10.00
2050203\t初中教育\t25.00
"""
    assert broken(text, tmp_path) == ["T01"]


def test_department_and_unit_rows_of_one_amount_are_not_added(tmp_path: Path) -> None:
    text = """2031年财政拨款安排机关运行经费预算表
单位名称：示例县示例局
单位：万元
单位名称\t合计\t一般公共预算\t政府性基金预算\t国有资本经营预算
部门合计\t25.00\t25.00\t\t
示例县示例局\t25.00\t25.00\t\t
示例县示例局（本级）\t15.00\t15.00\t\t
示例县示例中心\t10.00\t10.00\t\t
"""
    assert broken(text, tmp_path) == []


def test_a_repeated_unit_row_above_its_projects_stands_for_them(tmp_path: Path) -> None:
    text = """2031年项目支出预算表（上年结转）
单位名称：示例县示例局
单位：万元
项目名称\t合计\t一般公共预算\t政府性基金预算\t国有资本经营预算
示例县示例局\t30.00\t30.00\t\t
示例县示例局\t30.00\t30.00\t\t
水渠维修\t12.00\t12.00\t\t
示例县示例局办公楼\t18.00\t18.00\t\t
"""
    assert broken(text, tmp_path) == []
    assert broken(text.replace("18.00\t18.00", "19.00\t19.00"), tmp_path) == ["T16"]
