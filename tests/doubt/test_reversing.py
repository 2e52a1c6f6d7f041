"""A repaired reading is reversible: the reviewer chooses another one, the overlay keeps it, undo brings it back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.cli.main import main
from reviewer.model.document import LITERAL
from reviewer.model.finding import Severity
from reviewer.overlay.entries import Fault
from reviewer.session.session import Session
from tests.doubt import kit
from tests.doubt.kit import BODY, HEAD, Line
from tests.doubt.test_merged_and_torn_rows import TWO, merged, torn
from tests.tui.driving import desk

NARROW = [HEAD, *BODY[:3], merged(*TWO, "<br>"), *BODY[5:]]
ASIDE = [HEAD, *BODY[:5], (*BODY[5][:4], "", BODY[5][4]), *BODY[6:]]
TORN = [HEAD, *BODY[:3], *torn(BODY[3]), *BODY[4:]]


def written(lines: list[Line], folder: Path) -> Path:
    kit.as_text(lines, folder)
    return folder / "a.txt"


def rows(session: Session) -> list[Line]:
    return [tuple(cell.text for cell in row) for row in session.analysis.document.tables[0].rows]


@pytest.mark.parametrize("lines", [ASIDE, TORN, [tuple(t.replace("<br>", " ") for t in row) for row in NARROW]])
def test_the_reading_as_it_stands_is_taken_kept_and_taken_back(lines: list[Line], tmp_path: Path) -> None:
    path = written(lines, tmp_path)
    session = Session.open(path, author="甲")
    assert rows(session) == list(BODY)
    assert [reading.name for reading in session.readings("t01")][1] == LITERAL
    outcome = session.read_as("t01", LITERAL, "已对照原件")
    assert outcome.is_done
    literal = rows(session)
    assert literal != list(BODY)
    assert "审核人选用此读法" in session.analysis.document.tables[0].doubts[-1].message.text()
    session.close()

    again = Session.open(path, author="乙")
    assert rows(again) == literal
    (entry,) = again.overlay.corrections
    assert (entry.at, entry.value, entry.fault, entry.reason) == ("t01", LITERAL, Fault.EXTRACTION, "已对照原件")
    assert again.undo().is_done
    assert rows(again) == list(BODY)
    assert again.redo().is_done
    assert rows(again) == literal
    assert again.read_as("t01", again.readings("t01")[0].name).is_done
    assert rows(again) == list(BODY)
    assert not again.overlay.corrections
    again.close()


def test_a_fault_the_repair_had_taken_away_is_found_when_it_is_reversed(tmp_path: Path) -> None:
    session = Session.open(written(ASIDE, tmp_path))
    before = {item.finding.code for item in session.findings if item.finding.severity is Severity.ERROR}
    session.read_as("t01", LITERAL)
    after = {item.finding.code for item in session.findings if item.finding.severity is Severity.ERROR}
    assert not before
    assert after
    session.close()


def test_a_reading_nobody_offered_is_refused(tmp_path: Path) -> None:
    session = Session.open(written(ASIDE, tmp_path))
    assert not session.read_as("t01", "column-lost-ffffff").is_done
    assert not session.read_as("t77", LITERAL).is_done
    assert not session.read_as("t01", session.readings("t01")[0].name).is_done
    session.close()


def test_a_correction_of_a_cell_goes_with_its_row_when_the_rows_change(tmp_path: Path) -> None:
    session = Session.open(written(TORN, tmp_path))
    assert session.correct("t01/r5/c3", "31.40", Fault.DISCLOSURE).is_done
    session.read_as("t01", LITERAL)
    (about,) = [item for item in session.overlay.corrections if item.fault is Fault.DISCLOSURE]
    assert about.at == "t01/r6/c3"
    session.close()


@pytest.mark.parametrize("make", [kit.as_text])
def test_a_doubt_that_stays_can_be_decided_by_the_reviewer(make: Callable[..., object], tmp_path: Path) -> None:
    damaged = [*BODY[:7], (*BODY[7][:4], "", BODY[7][4]), BODY[8]]
    make([HEAD, *damaged], tmp_path)
    session = Session.open(tmp_path / "a.txt")
    assert rows(session) == damaged
    other = next(reading for reading in session.readings("t01") if reading.rows[7][4].text == BODY[7][4])
    assert session.read_as("t01", other.name).is_done
    assert rows(session) == list(BODY)
    session.close()


async def test_at_the_desk_r_goes_from_reading_to_reading_and_says_which(tmp_path: Path) -> None:
    model = Session.open(written(TORN, tmp_path))
    async with desk(model) as run:
        await run.press("t", "enter", "r")
        assert "按原样读取" in run.screen.desk.notice
        assert rows(model) == TORN[1:]
        await run.press("u")
        assert rows(model) == list(BODY)
        for _ in model.readings("t01"):
            await run.press("r")
        assert rows(model) == list(BODY)
    model.close()


def test_corrected_tables_follow_the_reading_the_reviewer_chose(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(TORN, tmp_path)
    session = Session.open(path)
    session.read_as("t01", LITERAL)
    session.close()
    assert main(["tables", str(path), "--corrected", "--no-cache"]) == 0
    printed = json.loads(capsys.readouterr().out)["tables"][0]["rows"]
    assert [tuple(row) for row in printed] == TORN[1:]
