"""How a document rounds is read from its own sums."""

from __future__ import annotations

from reviewer.export.rule_page import document_of
from reviewer.forms.bind import bind_tables
from reviewer.forms.catalogue import load
from reviewer.forms.identify import identify
from reviewer.forms.profile import Regime


def regime(parents: list[tuple[str, list[str]]], note: str = "") -> Regime:
    """The regime of a table in which each parent has these children."""
    lines = ["科目编码\t科目名称\t政府性基金收入预算"]
    for number, (total, children) in enumerate(parents, start=1):
        code = f"103{number:02}"
        lines.append(f"{code}\t类{number}\t{total}")
        lines += [f"{code}{index:02}\t款{index}\t{text}" for index, text in enumerate(children, start=1)]
    text = "2030年政府性基金预算收入表\n\n单位：万元\n\n" + "\n".join(lines) + f"\n\n{note}\n"
    document = document_of(text)
    return identify(document, bind_tables(document, load())).regime


def test_a_gap_of_a_last_digit_shows_independent_rounding() -> None:
    assert regime([("3.01", ["1.00", "1.00", "1.00"])]) is Regime.INDEPENDENT


def test_a_note_on_rounding_is_believed() -> None:
    parents = [("3.00", ["1.00", "1.00", "1.00"])] * 12
    assert regime(parents, "注：本表因四舍五入可能存在尾差") is Regime.INDEPENDENT


def test_many_exact_long_sums_show_that_displayed_values_were_added() -> None:
    parents = [(f"{n + 3}.33", [f"{n}.11", "1.22", "1.00", "1.00"]) for n in range(12)]
    assert regime(parents) is Regime.DISPLAYED


def test_a_few_exact_sums_tell_nothing() -> None:
    assert regime([("3.00", ["1.00", "1.00", "1.00"])]) is Regime.UNKNOWN


def test_sums_that_always_lose_in_one_direction_show_cutting() -> None:
    parents = [(f"{n + 4}.04", [f"{n}.00", "1.00", "1.00", "1.00", "1.00"]) for n in range(6)]
    assert regime(parents) is Regime.TRUNCATED
