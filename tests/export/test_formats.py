"""Every export says what was decided, in its own form, and nothing in a document acts in it."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document as WordDocument
from openpyxl import load_workbook
from pypdf import PdfReader

from reviewer.errors import UsageError
from reviewer.export.columns import COLUMNS, neutral
from reviewer.export.exporter import exporters, write_export
from reviewer.export.report import Conclusion, Report, Scope, report_of
from reviewer.model.finding import Severity
from reviewer.session.session import Session
from reviewer.words import Language
from tests.small_document import TEXT, WRONG_CELL, written

MADE = datetime(2030, 2, 3, 4, 5, tzinfo=UTC)
HOSTILE = "=HYPERLINK(1)<script>alert(1)</script>\x1b]0;t\x07"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    opened = Session.open(written(tmp_path, TEXT.replace("人大会议", HOSTILE)), author="审核员甲")
    opened.correct(WRONG_CELL, "210.00", "disclosure", finding_key=keys(opened, "t01")[0])
    opened.raise_finding("t01/r5/c3", "warning", HOSTILE, "100.00")
    opened.note("t01/r1/c3", "合计已与批复核对")
    return opened


def keys(session: Session, table: str) -> list[str]:
    return [found.key for found in session.findings if found.finding.anchor.ref == WRONG_CELL and table in found.key]


def report(session: Session, scope: Scope = Scope.ALL, language: Language = Language.CHINESE) -> Report:
    return report_of(session, language, made=MADE, scope=scope)


def test_the_report_lists_what_is_wrong_and_leaves_out_what_was_dismissed(session: Session) -> None:
    whole = report(session)
    assert [issue.severity for issue in whole.issues] == sorted(
        (issue.severity for issue in whole.issues), key=lambda severity: severity.rank
    )
    assert WRONG_CELL in [issue.ref for issue in whole.of_severity(Severity.ERROR)]
    assert "t01/r5/c3" in [issue.ref for issue in whole.of_severity(Severity.WARNING)]
    prose = next(found.key for found in session.findings if found.key.startswith("N06"))
    session.dismiss(prose, "scope")
    assert len(report(session).issues) == len(whole.issues) - 1
    assert [issue.status for issue in report(session, Scope.CONFIRMED).issues] == ["已确认", "已确认"]


def test_the_corrected_value_and_its_proof_stand_in_the_issue(session: Session) -> None:
    issue = next(item for item in report(session).issues if item.ref == WRONG_CELL)
    assert (issue.excerpt, issue.expected) == ("219.00", "210.00")
    assert "200.00 + 10.00 = 219.00" in issue.computation


def test_the_program_concludes_changes_and_never_returns_by_itself(session: Session) -> None:
    assert report(session).conclusion is Conclusion.AFTER_CHANGES


@pytest.mark.parametrize("form", sorted(set(exporters()) - {"pdf"}))
@pytest.mark.parametrize("language", list(Language))
def test_every_format_is_written_in_both_languages(
    form: str, language: Language, session: Session, tmp_path: Path
) -> None:
    exporter = exporters()[form]
    target = write_export(report(session, language=language), exporter, tmp_path / f"out{exporter.suffix}")
    assert target.stat().st_size > 500
    assert b"\x1b" not in target.read_bytes() or form in {"xlsx", "docx"}


def test_markdown_holds_opinion_list_and_appendices(session: Session) -> None:
    text = exporters()["md"].render(report(session)).decode()
    for words in ("审核意见", "## 问题清单", "## 未核对事项", "## 核对通过清单", "合计已与批复核对", "审核员甲"):
        assert words in text
    assert "<script>" not in text


def test_the_web_page_escapes_and_loads_nothing(session: Session) -> None:
    text = exporters()["html"].render(report(session)).decode()
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "http" not in text.split("</head>")[0].replace("http-equiv", "")


def test_csv_has_25_columns_and_no_formula(session: Session) -> None:
    rows = list(csv.reader(io.StringIO(exporters()["csv"].render(report(session)).decode("utf-8-sig"))))
    assert len(rows[0]) == len(COLUMNS) == 25
    assert len(rows) == 1 + len(report(session).issues)
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_a_leading_sign_of_a_number_is_no_formula() -> None:
    assert (neutral("-12.50"), neutral("=A1"), neutral("+SUM"), neutral(3)) == ("-12.50", "'=A1", "'+SUM", 3)
    assert (neutral("-9.01 万元"), neutral("-9.01 cmd"), neutral("@SUM(1)")) == ("-9.01 万元", "'-9.01 cmd", "'@SUM(1)")
    assert (neutral("\t=1"), neutral("-1+1"), neutral("=cmd|' /C calc'!A0")) == (
        "'\t=1",
        "'-1+1",
        "'=cmd|' /C calc'!A0",
    )


def test_the_workbook_has_its_sheets_comments_and_live_proofs(session: Session) -> None:
    book = load_workbook(io.BytesIO(exporters()["xlsx"].render(report(session))))
    assert book.sheetnames[:4] == ["问题清单", "未核对事项", "尾差汇总", "核对通过清单"]
    issues = book["问题清单"]
    assert (issues.max_column, issues.max_row, issues.freeze_panes) == (25, 1 + len(report(session).issues), "A2")
    assert book.sheetnames[4] == "验算"
    table = book.worksheets[5]
    noted = [cell for row in table.iter_rows() for cell in row if cell.comment is not None]
    assert "219.00" in noted[0].comment.text
    assert noted[0].value == pytest.approx(210)
    formulas = [str(cell.value) for row in table.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas
    assert all(set(formula) <= set("=-+()ABCDEFGH0123456789") for formula in formulas)


def computed(book: bytes, folder: Path) -> dict[tuple[int, int], str]:
    """The sheet of proofs as LibreOffice computes it: row and column (1-based) → text."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    source = folder / "book.xlsx"
    source.write_bytes(book)
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,5"
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", form]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=120)
    text = next(folder.glob("book*.csv")).read_text("utf-8")
    return {(r, c): cell for r, row in enumerate(csv.reader(io.StringIO(text)), 1) for c, cell in enumerate(row, 1)}


def test_the_proofs_compute_what_the_evaluator_found(tmp_path: Path) -> None:
    made = report(Session.open(written(tmp_path), author="审核员甲"))
    cells = computed(exporters()["xlsx"].render(made), tmp_path)
    rows = [
        (issue, proof)
        for issue in made.issues
        if issue.finding is not None
        for proof in issue.finding.proofs
        if proof.grade.value == "G3"
    ]
    assert len(rows) >= 2
    for row, (issue, proof) in enumerate(rows, 2):
        assert cells[row, 1] == str(issue.number)
        assert cells[row, 9] == "不符"
        assert proof.difference is not None
        lead = made.analysis.figures[issue.ref]
        factor = lead.unit.factor if lead.unit.is_money else 1
        assert float(cells[row, 6]) == pytest.approx(float(proof.difference / factor), abs=1e-6)


def test_the_word_file_has_the_opinion_and_the_notice(session: Session) -> None:
    document = WordDocument(io.BytesIO(exporters()["docx"].render(report(session))))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "审核意见" in text
    assert "一、必须修改（2 条）" in text
    assert len(document.tables[1].rows) == 1 + len(report(session).issues)


def test_json_and_sarif_name_every_finding(session: Session) -> None:
    whole = json.loads(exporters()["json"].render(report(session)))
    run = json.loads(exporters()["sarif"].render(report(session)))["runs"][0]
    codes = {finding["code"] for finding in whole["findings"]}
    assert {result["ruleId"] for result in run["results"]} == codes
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == codes
    assert all(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"])


def test_only_a_pdf_can_be_annotated(session: Session) -> None:
    with pytest.raises(UsageError) as refused:
        exporters()["pdf"].render(report(session))
    assert refused.value.key == "export.error.no-pdf"


def test_the_annotated_copy_carries_a_note_for_every_issue_and_spares_the_original() -> None:
    sample = Path(__file__).resolve().parents[2] / "sample_docs" / "04-final-accounts.pdf"
    before = sample.read_bytes()
    opened = Session.open(sample, overlay=Path("/nonexistent/never.review.toml"), author="")
    made = report(opened)
    copy = PdfReader(io.BytesIO(exporters()["pdf"].render(made)))
    notes = [note.get_object() for page in copy.pages for note in page.get("/Annots", ()) or ()]
    named = {str(note.get("/NM", "")) for note in notes}
    assert {issue.key for issue in made.issues if issue.source.page} <= named
    assert sample.read_bytes() == before


def test_an_export_may_be_read_by_whoever_may_read_new_files(session: Session, tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    beside.write_text("")
    written_to = write_export(report(session), exporters()["csv"], tmp_path / "out.csv")
    assert written_to.stat().st_mode == beside.stat().st_mode


def test_personal_data_are_not_printed_a_second_time(tmp_path: Path) -> None:
    number = "140999199002280070"
    text = TEXT.rstrip("\n") + f"\n\n经办人张三，身份证号{number}。\n"
    opened = Session.open(written(tmp_path, text, "person.txt"))
    issue = next(item for item in report(opened).issues if item.code == "V02")
    assert number not in " ".join(str(value) for value in (issue.statement, issue.excerpt, issue.computation))
    assert issue.advice == "删除该号码后重新公开"


def test_what_is_asked_for_is_the_right_value_or_the_right_act(session: Session) -> None:
    share = next(item for item in report(session).issues if item.code == "N06")
    assert (share.expected, share.advice) == ("28.57%", "改为 28.57%")


def test_a_place_that_cannot_be_written_is_one_clear_error(session: Session, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(UsageError) as refused:
        write_export(report(session), exporters()["md"], blocked / "out.md")
    assert refused.value.key == "export.error.cannot-write"
