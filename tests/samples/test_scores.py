"""The scorers: a finding counts for an error only where it points at it and quotes it."""

from __future__ import annotations

from bench.expectation import Expectation, PutIn, score
from bench.findings import Told, numbers
from bench.keyscore import Item
from bench.keyscore import score as key_score


def _told(
    code: str, *, line: int | None = None, page: int | None = None, text: str = "", severity: str = "error"
) -> Told:
    return Told(
        code=code,
        severity=severity,
        category="disclosure",
        message=f"这里有问题：{text}",
        anchor_text=text,
        row="",
        table="",
        lines=frozenset([line] if line else []),
        pages=frozenset([page] if page else []),
        anchor_line=line,
        anchor_page=page,
        numbers=numbers(text),
    )


def _put_in(*, printed: str = "321.65") -> PutIn:
    places = frozenset({7}), frozenset({173})
    return PutIn("E01", ("T01", "X03"), "error", printed, "312.65", "2130306", *places, "digits swapped")


def _expectation(*items: PutIn) -> Expectation:
    return Expectation("s", "示例局", 2030, "budget", "unit", "provincial-13", 9, (), items, ())


def _item(kind: str, *, quote: str = "9,436.52", lines: frozenset[int] = frozenset({554})) -> Item:
    return Item("K-1", kind, "performance", lines, frozenset(), quote, numbers(quote), 0.9, (), "")


def test_numbers_are_compared_without_separators_and_trailing_zeros() -> None:
    assert numbers("合计1,234.50万元，占12.30%") == {"1234.5", "12.3"}


def test_a_finding_on_the_line_tells_the_error_whatever_it_says() -> None:
    result = score(_expectation(_put_in()), [_told("X03", line=173)], in_text=True)
    assert (len(result.found), result.missed, result.false) == (1, (), ())


def test_a_finding_with_an_unforeseen_code_is_counted_apart() -> None:
    result = score(_expectation(_put_in()), [_told("T21", line=173)], in_text=True)
    assert [codes for _, codes in result.other] == [("T21",)]


def test_a_finding_elsewhere_is_false_and_the_error_missed() -> None:
    result = score(_expectation(_put_in()), [_told("T01", line=20)], in_text=True)
    assert (len(result.missed), len(result.false)) == (1, 1)


def test_on_a_page_the_finding_must_also_quote_the_error_or_carry_its_code() -> None:
    expected = _expectation(_put_in())
    quoting = score(expected, [_told("T21", page=7, text="321.65")], in_text=False)
    silent = score(expected, [_told("T21", page=7, text="99.99")], in_text=False)
    assert len(quoting.other) == 1
    assert len(silent.false) == 1


def test_an_error_that_took_words_away_is_not_told_by_every_finding_on_its_page() -> None:
    result = score(_expectation(_put_in(printed="")), [_told("T21", page=7, text="99.99")], in_text=False)
    assert len(result.missed) == 1


def test_advice_never_counts_as_false() -> None:
    result = score(_expectation(), [_told("T01", line=1, severity="advice")], in_text=True)
    assert result.false == ()


def test_an_item_of_the_key_is_found_by_place_and_number() -> None:
    result = key_score("d", (_item("error"),), [_told("P08", line=554, text="9436.52")])
    assert result.found("error") == (1, 1)
    assert result.unexplained == ()


def test_a_reported_trap_is_told_apart_from_a_finding_outside_the_key() -> None:
    findings = [_told("T01", line=554, text="9436.52"), _told("T02", line=3, text="1.00")]
    result = key_score("d", (_item("rounding"),), findings)
    assert [finding.code for _, finding in result.sprung()] == ["T01"]
    assert [finding.code for finding in result.unexplained] == ["T02"]


def test_a_trap_is_not_sprung_by_a_finding_that_tells_a_true_error_there() -> None:
    items = (_item("error"), _item("extraction"))
    result = key_score("d", items, [_told("P08", line=554, text="9436.52")])
    assert result.sprung() == []
