"""Commands that only look: statuses and corrected texts from an overlay, nothing locked, nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.errors import OverlayError
from reviewer.extract.read import read
from reviewer.forms.catalogue import load
from reviewer.laws.readings import choose_readings
from reviewer.model.finding import Status
from reviewer.overlay.refs import same_text
from reviewer.session.analysis import Analysis, analyse
from reviewer.session.reviewed import corrected_texts, overlay_beside, read_only_session, reviewed_with_overlay
from reviewer.session.session import Session

SAMPLE = Path(__file__).parents[2] / "sample_docs" / "01-unit-budget.txt"
pytestmark = pytest.mark.skipif(not SAMPLE.is_file(), reason="the sample is not built")


@pytest.fixture(name="sample", scope="module")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Analysis]:
    """A copy of the sample, analysed, with an overlay beside it."""
    path = tmp_path_factory.mktemp("sample") / SAMPLE.name
    path.write_bytes(SAMPLE.read_bytes())
    desk = Session.open(path, author="李某")
    first, second = desk.findings[:2]
    desk.dismiss(first.key, "scope")
    desk.confirm(second.key)
    cells = _amounts(desk)
    desk.correct(cells[0], "123.45", "disclosure")
    desk.correct(cells[1], "543.21", "extraction")
    desk.correct(cells[0], "123.40", "extraction")
    analysis: Analysis = analyse(read(path))
    desk.flush()
    desk.note("document", "只在日志里")
    return path, analysis


def _amounts(desk: Session) -> list[str]:
    """Two amounts of the first recognised table."""
    bound = next(table for table in desk.analysis.material.bound.values() if table.facts)
    return [fact.ref for fact in bound.facts if not fact.figure.is_blank][:2]


def test_statuses_and_reading_corrections_come_from_the_overlay(sample: tuple[Path, Analysis]) -> None:
    path, analysis = sample
    reread, statuses = reviewed_with_overlay(analysis, path)
    assert Status.DISMISSED in statuses.values()
    assert reread is not analysis


def test_what_is_only_in_the_journal_of_a_running_session_counts(sample: tuple[Path, Analysis]) -> None:
    path, analysis = sample
    session = read_only_session(analysis, path, author="王某")
    assert session.overlay.notes[0].text == "只在日志里"
    before = overlay_beside(path).read_bytes()
    session.note("document", "nirgends")
    session.close()
    assert overlay_beside(path).read_bytes() == before


def test_the_corrected_layer_has_both_kinds_of_correction(sample: tuple[Path, Analysis]) -> None:
    path, analysis = sample
    document, bound = choose_readings(read(path), load())
    texts = corrected_texts(document, bound, path)
    assert sorted(texts.values()) == ["123.45", "543.21"]
    assert not any(same_text(text, analysis.document.path) for text in texts.values())


def test_an_overlay_asked_for_must_be_there_and_be_about_the_document(
    sample: tuple[Path, Analysis], tmp_path: Path
) -> None:
    path, analysis = sample
    with pytest.raises(OverlayError):
        read_only_session(analysis, path, tmp_path / "none.toml")
    other = tmp_path / "other.toml"
    other.write_text('schema = 1\n[document]\nname = "x.pdf"\nsha256 = "00"\norganisation = "别的单位"\n', "utf-8")
    with pytest.raises(OverlayError):
        reviewed_with_overlay(analysis, path, other)
    assert read_only_session(analysis, tmp_path / "nothing.txt").overlay.entries == ()
