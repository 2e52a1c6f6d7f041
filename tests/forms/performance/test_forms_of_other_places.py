"""Forms in the manner of other places give the same meaning, whatever their layout."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reviewer.forms.performance import Half, PerformanceForm
from reviewer.forms.performance_labels import compact
from reviewer.forms.read_performance import read_performance
from tests.forms.performance.drawn_forms import read_drawn

PLACES = Path(__file__).parent / "places"


def case(name: str) -> dict[str, Any]:
    return tomllib.loads((PLACES / f"{name}.toml").read_text("utf-8"))


def cases() -> list[str]:
    return sorted(path.stem for path in PLACES.glob("*.toml"))


def shown(form: PerformanceForm, half: Half) -> list[str]:
    return [
        compact(f"{item.first}/{item.second}/{item.name}/{item.target}")
        for item in form.indicators
        if item.half is half
    ]


def amounts(form: PerformanceForm) -> dict[str, Decimal]:
    return {f"{item.half.value}_{item.source_of_funds.value}": item.figure.base for item in form.funding if item.figure}


@pytest.mark.parametrize("name", cases())
def test_a_form_of_another_place_is_read_whole(name: str) -> None:
    drawn = case(name)
    forms = read_performance(read_drawn(drawn["form"]))
    assert len(forms) == len(drawn["expected"])
    for form, expected in zip(forms, drawn["expected"], strict=True):
        assert form.scope.value == expected["scope"]
        read = {key: compact(form.fields[key].text) for key in expected["fields"] if key in form.fields}
        assert read == {key: compact(text) for key, text in expected["fields"].items()}
        stated = {key: Decimal(text) for key, text in expected["funding"].items()}
        assert amounts(form).items() >= stated.items()
        for half in Half:
            assert shown(form, half) == [compact(text) for text in expected.get(half.value, [])]
        assert not any(indicator.is_shifted for indicator in form.indicators)


@pytest.mark.parametrize("name", cases())
def test_no_field_swallows_what_stands_beside_it(name: str) -> None:
    drawn = case(name)
    known = {compact(cell) for cell in drawn["form"].replace("\n", "|").split("|")}
    known = {text.rpartition(">")[0] or text for text in known} | known
    for form in read_performance(read_drawn(drawn["form"])):
        for field in form.fields.values():
            text = compact(field.text)
            assert not text or any(text in cell for cell in known)
