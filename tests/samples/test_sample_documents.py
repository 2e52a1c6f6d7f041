"""What each sample promises in its EXPECTED.toml holds, for PDF and for text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from bench.expectation import score
from bench.findings import Told, squeezed
from bench.places import SAMPLES

from reviewer.forms.performance import Half
from tests.samples.conftest import Checked


def _described(findings: Iterable[Told]) -> list[str]:
    return [f"{item.code} {item.where}: {item.message}" for item in findings]


def test_the_document_is_identified(sample: Checked) -> None:
    profile = sample.analysis.material.profile
    expected = sample.expected
    assert profile.kind.value == expected.kind
    assert profile.level is not None
    assert profile.level.value == expected.level
    assert profile.year == expected.year
    assert profile.organisation == expected.organisation


def test_every_table_is_recognised_once(sample: Checked) -> None:
    forms = [bound.form for bound in sample.analysis.material.bound.values()]
    assert forms == [table.form for table in sample.expected.tables]


def test_every_table_has_its_shape_and_its_key_totals(sample: Checked) -> None:
    bound = tuple(sample.analysis.material.bound.values())
    for table, expected in zip(bound, sample.expected.tables, strict=True):
        rows = [[cell.text for cell in row] for row in (*table.table.header, *table.table.rows)]
        assert len(rows) == expected.rows, expected.title
        assert table.table.width == expected.columns, expected.title
        assert table.unit is not None
        assert table.unit.label == expected.unit, expected.title
        assert [rows[row][column] for row, column, _ in expected.totals] == [text for *_, text in expected.totals]


def test_every_performance_form_is_read_with_its_amount(sample: Checked) -> None:
    forms = sample.analysis.material.performance
    assert len(forms) == {"01-unit-budget": 8, "02-department-budget": 7}.get(sample.expected.name, 0)
    assert all(form.amount(Half.YEAR) for form in forms)


def test_every_error_that_was_put_in_is_found(sample: Checked) -> None:
    result = score(sample.expected, list(sample.findings), in_text=sample.in_text)
    missed = [f"{item.identity} {'/'.join(item.codes)} {item.note}" for item in result.missed]
    other = [f"{item.identity} {'/'.join(item.codes)} told as {codes}" for item, codes in result.other]
    assert (missed, other) == ([], [])


def test_nothing_else_is_reported_as_error_or_warning(sample: Checked) -> None:
    result = score(sample.expected, list(sample.findings), in_text=sample.in_text)
    assert _described(result.false) == []


def test_no_trap_is_reported(sample: Checked) -> None:
    for trap in sample.expected.traps:
        reported = [
            finding
            for finding in sample.findings
            if finding.is_grave and finding.code in trap.codes and squeezed(trap.quote) in squeezed(finding.anchor_text)
        ]
        assert reported == [], trap.identity


def test_a_document_without_errors_gives_no_error_and_no_warning(clean: Checked) -> None:
    assert _described(item for item in clean.findings if item.is_grave) == []


def test_the_committed_files_are_what_the_builder_makes(tmp_path: Path) -> None:
    pytest.importorskip("reportlab", reason="reportlab builds the samples")
    from sample_docs.build import RECIPES, build
    from sample_docs.kit.fonts import MissingFontError

    for recipe in RECIPES:
        try:
            written = build(recipe, tmp_path, clean=False)
        except MissingFontError as error:
            pytest.skip(str(error))
        for path in written:
            if path.suffix != ".pdf":  # another font version draws other bytes
                assert path.read_text("utf-8") == (SAMPLES / path.name).read_text("utf-8"), path.name
            else:
                assert path.stat().st_size < 300_000
