"""The command line: output on stdout only, exit states of the contract, one clear line for every error."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from reviewer.batch.state import NAME, Stored
from reviewer.cli.main import main
from tests.small_document import TEXT, WRONG_CELL, written

Capture = pytest.CaptureFixture[str]
RIGHT = TEXT.replace("219.00", "210.00").replace("25.87", "28.57")


def run(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    status = main([*arguments, "--lang", "zh"])
    out, err = capsys.readouterr()
    return status, out, err


def test_check_says_what_is_wrong_and_exits_with_one(tmp_path: Path, capsys: Capture) -> None:
    status, out, err = run(capsys, "check", str(written(tmp_path)), "--no-cache")
    assert (status, err) == (1, "")
    assert "219.00 改为 210.00" in out


def test_a_right_document_exits_with_zero(tmp_path: Path, capsys: Capture) -> None:
    assert run(capsys, "check", str(written(tmp_path, RIGHT)))[0] == 0


@pytest.mark.parametrize(("level", "status"), [("error", 1), ("warning", 1), ("never", 0)])
def test_the_level_that_fails_can_be_chosen(level: str, status: int, tmp_path: Path, capsys: Capture) -> None:
    assert run(capsys, "check", str(written(tmp_path)), "--fail-on", level)[0] == status


def test_the_json_has_the_fields_of_the_contract(tmp_path: Path, capsys: Capture) -> None:
    _, out, _ = run(capsys, "check", str(written(tmp_path)), "--format", "json")
    result = json.loads(out)
    assert {"schema", "document", "tables", "findings", "equations", "coverage", "narrative", "timing", "rules"} <= set(
        result
    )
    assert {
        "path",
        "sha256",
        "title",
        "organisation",
        "level",
        "kind",
        "year",
        "pages",
        "amount_unit",
        "regime",
    } <= set(result["document"])
    finding = next(item for item in result["findings"] if item["anchor"]["ref"] == WRONG_CELL)
    assert {"key", "code", "title", "severity", "category", "message", "evidence", "equation", "culprits", "places",
            "status"} <= set(finding)  # fmt: skip
    assert finding["culprits"][0]["suggested"] == "210.00"
    assert finding["anchor"]["line"] == 18
    assert "page" not in finding["anchor"]
    assert len(result["rules"]) == 205


def test_several_files_give_a_list_and_a_bad_one_does_not_stop_the_others(tmp_path: Path, capsys: Capture) -> None:
    paths = [str(written(tmp_path)), str(tmp_path / "missing.pdf"), str(written(tmp_path, RIGHT, "b.txt"))]
    status, out, err = run(capsys, "check", *paths, "--format", "json")
    assert status == 2
    assert len(json.loads(out)) == 2
    assert err.count("\n") == 1
    assert "missing.pdf" in err


def test_tables_are_rectangular(tmp_path: Path, capsys: Capture) -> None:
    status, out, _ = run(capsys, "tables", str(written(tmp_path)))
    table = json.loads(out)["tables"][0]
    assert status == 0
    assert {len(row) for row in (*table["header"], *table["rows"])} == {5}


@pytest.mark.parametrize(("form", "names"), [("csv", 1), ("xlsx", 1)])
def test_tables_as_files(form: str, names: int, tmp_path: Path, capsys: Capture) -> None:
    status, out, _ = run(capsys, "tables", str(written(tmp_path)), "--format", form, "-o", str(tmp_path / "out"))
    assert status == 0
    assert len(out.splitlines()) == names
    assert all(Path(line).exists() for line in out.splitlines())


def test_select_and_ignore_work_by_prefix(tmp_path: Path, capsys: Capture) -> None:
    path = str(written(tmp_path))
    _, out, _ = run(capsys, "check", path, "--select", "N", "--format", "json")
    assert {finding["code"][0] for finding in json.loads(out)["findings"]} == {"N"}
    _, out, _ = run(capsys, "check", path, "--ignore", "T,N", "--format", "json")
    assert not {finding["code"][0] for finding in json.loads(out)["findings"]} & {"T", "N"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "missing.pdf"),
        ("rules", "explain", "ZZ9"),
        ("export", "missing.pdf", "--to", "md"),
        ("what-if", "missing.txt", "t01/r1/c1=3"),
        ("batch", "no-such-folder"),
        ("nonsense",),
    ],
)
def test_wrong_use_is_one_line_and_exit_two(arguments: tuple[str, ...], tmp_path: Path, capsys: Capture) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1


def test_an_unknown_option_exits_with_two(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as left:
        main(["check", "x.pdf", "--bogus"])
    assert left.value.code == 2
    assert "--bogus" in capsys.readouterr().err


def test_english_on_request(tmp_path: Path, capsys: Capture) -> None:
    assert main(["check", str(written(tmp_path)), "--lang", "en"]) == 1
    assert "change 219.00 to 210.00" in capsys.readouterr().out


def test_why_why_not_and_what_if(tmp_path: Path, capsys: Capture) -> None:
    path = str(written(tmp_path))
    assert "219.00" in run(capsys, "why", path, "T03")[1] + run(capsys, "why", path, "T01")[1]
    assert "印证" in run(capsys, "why-not", path, "t01/r1/c3")[1]
    assert "2 式转为成立，0 式转为不成立" in run(capsys, "what-if", path, f"{WRONG_CELL}=210.00")[1]


def test_a_unit_that_cannot_be_read_is_said_and_the_check_goes_on(tmp_path: Path, capsys: Capture) -> None:
    units = tmp_path / "units"
    units.mkdir()
    (units / "a.pdf").write_bytes(b"no pdf")
    written(units, name="b.txt")
    status, out, err = run(capsys, "check", str(written(tmp_path)), "--units", str(units), "--no-cache")
    assert status == 1
    assert "219.00 改为 210.00" in out
    assert "a.pdf" in err


def test_check_counts_the_numbers_of_tables_and_of_the_prose(tmp_path: Path, capsys: Capture) -> None:
    out = run(capsys, "check", str(written(tmp_path)), "--no-cache")[1]
    in_tables, in_prose = (line for line in out.splitlines() if line.startswith(("表内数字", "正文数字")))
    assert "矛盾 1" in in_tables  # 219.00
    assert "矛盾 1" in in_prose  # 25.87%


def test_a_place_in_the_prose_is_named_by_the_heading_it_stands_under(tmp_path: Path, capsys: Capture) -> None:
    out = run(capsys, "check", str(written(tmp_path)), "--no-cache")[1]
    assert "三、支出预算情况说明" in next(line for line in out.splitlines() if "N06" in line)


def test_coverage_counts_and_mutates_the_same_way_twice(tmp_path: Path, capsys: Capture) -> None:
    path = str(written(tmp_path))
    first = run(capsys, "coverage", path, "--mutate", "40", "--seed", "3", "--format", "json")[1]
    assert first == run(capsys, "coverage", path, "--mutate", "40", "--seed", "3", "--format", "json")[1]
    assert json.loads(first)["mutation"]["tried"] > 0


def test_a_batch_goes_on_after_a_kill_and_compares_with_the_run_before(tmp_path: Path, capsys: Capture) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    written(folder)
    written(folder, RIGHT, "right.txt")
    (folder / "bad.pdf").write_text("junk")
    database = tmp_path / "all.db"
    arguments = ("batch", str(folder), "-o", str(out), "--jobs", "1", "--db", str(database))
    status, first, _ = run(capsys, *arguments)
    assert status == 2
    assert "bad.pdf" in first
    state = out / NAME
    lines = state.read_text("utf-8").splitlines(keepends=True)
    state.write_text("".join(lines[:1]) + lines[1][:40], "utf-8")
    assert run(capsys, *arguments)[1] == first
    assert len(Stored(state)) == 3
    with sqlite3.connect(database) as rows:
        assert rows.execute("SELECT COUNT(*) FROM document").fetchone() == (3,)
        assert rows.execute("SELECT COUNT(*) FROM finding WHERE severity = 'error'").fetchone()[0] >= 2
    written(folder, RIGHT)
    compared = run(capsys, "batch", str(folder), "-o", str(tmp_path / "again"), "--jobs", "1", "--baseline", str(out))[
        1
    ]
    assert "新增: 0" in compared
    assert "已消失: 0" not in compared
