"""A returned annotated PDF: answers, marks and comments come into the overlay once, nothing there is overwritten."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Highlight, Text
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

from reviewer.cli.main import main
from reviewer.errors import InputError
from reviewer.export.formats.annotated_pdf import note_text
from reviewer.export.report import report_of
from reviewer.extract.options import ReadOptions
from reviewer.extract.pdf.comments import read_comments, time_of
from reviewer.extract.read import read
from reviewer.overlay.entries import Note
from reviewer.overlay.toml_read import decode, examine
from reviewer.session.analysis import Analysis, analyse
from reviewer.session.returned import Taken, taken_from
from reviewer.session.session import Session
from reviewer.words import Language

SAMPLE = Path(__file__).resolve().parents[2] / "sample_docs" / "03-municipal-budget.pdf"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a document and its annotated copy, as they leave the desk."""
    folder = tmp_path_factory.mktemp("exported")
    shutil.copy(SAMPLE, folder / "budget.pdf")
    assert main(["export", str(folder / "budget.pdf"), "--to", "pdf", "--by", "甲", "--lang", "zh"]) == 0
    return folder


@pytest.fixture
def folder(exported: Path, tmp_path: Path) -> Path:
    shutil.copytree(exported, tmp_path / "in")
    return tmp_path / "in"


def returned(folder: Path, change: Callable[[PdfWriter], None]) -> Path:
    """The annotated copy after somebody worked in it."""
    path = folder / "budget.review.pdf"
    writer = PdfWriter(clone_from=PdfReader(path))
    change(writer)
    with path.open("wb") as stream:
        writer.write(stream)
    return path


def ours(writer: PdfWriter) -> tuple[int, Any]:
    """Page index and reference of the first note the export wrote on a table cell."""
    for index, page in enumerate(writer.pages):
        for note in page.get("/Annots", ()) or ():
            if str(note.get_object().get("/NM", "")).startswith("T"):
                return index, note
    raise AssertionError


def answer(writer: PdfWriter, text: str, author: str, **more: str) -> None:
    page, parent = ours(writer)
    reply = Text(rect=(10, 10, 28, 28), text=text)
    reply[NameObject("/IRT")] = parent
    reply[NameObject("/T")] = TextStringObject(author)
    reply[NameObject("/M")] = TextStringObject("D:20300203040500+08'00'")
    for key, value in more.items():
        reply[NameObject(f"/{key}")] = TextStringObject(value)
    writer.add_annotation(page, reply)


class Desk:
    """A review of the sample in memory, and what returned copies add to it."""

    def __init__(self, analysis: Analysis, folder: Path) -> None:
        self.session = Session.from_analysis(analysis, author="甲")
        self.folder = folder

    def take_in(self, *, as_raised: bool = False, language: Language = Language.CHINESE) -> Taken:
        now = datetime(2030, 1, 1, tzinfo=UTC)
        returned = read_comments(self.folder / "budget.review.pdf")
        written = {issue.key: note_text(issue) for issue in report_of(self.session, made=now).issues}
        taken = taken_from(returned, self.session, written, as_raised=as_raised, now=now, language=language)
        if taken.entries:
            assert self.session.take_in(taken.entries).is_done
        return taken

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.session.overlay.notes


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(read(SAMPLE, ReadOptions()))


@pytest.fixture
def desk(analysis: Analysis, folder: Path) -> Desk:
    return Desk(analysis, folder)


def test_the_command_takes_in_once_and_says_what(folder: Path, capsys: Capture) -> None:
    returned(folder, lambda writer: answer(writer, "已核实", "李四"))
    command = ["overlay", "import-pdf", str(folder / "budget.review.pdf"), "--format", "json"]
    for expected in (1, 0):
        capsys.readouterr()
        assert main(command) == 0
        out, err = capsys.readouterr()
        assert err == ""
        assert json.loads(out)["new"] == expected
    path = folder / "budget.pdf.review.toml"
    assert [note.text for note in examine(decode(path.read_bytes(), path.name), path.name).overlay.notes] == ["已核实"]


def test_a_dry_run_writes_nothing(folder: Path, capsys: Capture) -> None:
    returned(folder, lambda writer: answer(writer, "答复", "李四"))
    assert main(["overlay", "import-pdf", str(folder / "budget.review.pdf"), "--dry-run"]) == 0
    assert "答复" in capsys.readouterr().out
    assert not list(folder.glob("*.toml*"))


def test_a_copy_that_nobody_wrote_into_adds_nothing(desk: Desk) -> None:
    said = desk.take_in()
    assert (len(said.entries), said.empty) == (0, 0)
    assert said.known > 10


def test_an_answer_becomes_a_note_on_the_finding_with_author_and_time(desk: Desk) -> None:
    returned(desk.folder, lambda writer: answer(writer, "已核实，应为 138 万元", "街道办 李四"))
    said = desk.take_in()
    assert len(said.entries) == 1
    (note,) = desk.notes
    assert (note.text, note.by) == ("已核实，应为 138 万元", "街道办 李四")
    assert note.time is not None
    assert note.time.isoformat() == "2030-02-03T04:05:00+08:00"
    (found,) = [found for found in desk.session.findings if found.has_note and found.finding.anchor.ref == note.at]
    assert found.key.startswith("T")


def test_taking_in_twice_adds_nothing_and_a_later_answer_is_added_to_the_first(desk: Desk) -> None:
    returned(desk.folder, lambda writer: answer(writer, "第一次答复", "李四"))
    desk.take_in()
    assert len(desk.take_in().entries) == 0
    returned(desk.folder, lambda writer: answer(writer, "第二次答复", "李四"))
    returned(desk.folder, lambda writer: answer(writer, "另一人的意见", "王五"))
    assert len(desk.take_in().entries) == 2
    assert {(note.by, note.text) for note in desk.notes} == {
        ("李四", "第一次答复\n第二次答复"),
        ("王五", "另一人的意见"),
    }
    assert len(desk.take_in().entries) == 0


def test_one_step_takes_all_of_it_back(desk: Desk) -> None:
    returned(desk.folder, lambda writer: answer(writer, "答复", "李四"))
    returned(desk.folder, lambda writer: answer(writer, "又一答复", "王五"))
    assert len(desk.take_in().entries) == 2
    outcome = desk.session.undo()
    assert outcome.is_done, outcome
    assert desk.notes == ()


def test_a_mark_of_acceptance_is_said_in_words(desk: Desk) -> None:
    returned(desk.folder, lambda writer: answer(writer, "", "李四", State="Accepted", StateModel="Review"))
    desk.take_in()
    assert [note.text for note in desk.notes] == ["状态：接受"]


def test_what_is_written_into_an_exported_note_is_told_from_what_the_export_wrote(desk: Desk) -> None:
    def edit(writer: PdfWriter) -> None:
        note = ours(writer)[1].get_object()
        words = str(note["/Contents"])
        note[NameObject("/Contents")] = TextStringObject(words.replace("\n", "\r") + "\r不同意，见附件")
        note[NameObject("/NM")] = TextStringObject("another-name")

    returned(desk.folder, edit)
    desk.take_in(language=Language.ENGLISH)
    assert [(note.text, note.by) for note in desk.notes] == [("不同意，见附件", "")]


def test_a_mark_over_a_cell_is_a_note_on_that_cell_and_a_free_text_one_on_its_page(desk: Desk) -> None:
    document = desk.session.document
    table = document.tables[2]
    row, column, cell = next(item for item in table.body() if item[2].text and item[1] > 1 and item[2].source.bbox)
    source, box = cell.source, cell.source.bbox
    assert source.page is not None
    assert box is not None
    page = source.page - 1
    height = document.pages[page].height

    def mark(writer: PdfWriter) -> None:
        rectangle = (box.x0, height - box.y1, box.x1, height - box.y0)
        points = (box.x0, height - box.y0, box.x1, height - box.y0, box.x0, height - box.y1, box.x1, height - box.y1)
        noted = Highlight(rect=rectangle, quad_points=ArrayObject([FloatObject(value) for value in points]))
        noted[NameObject("/Contents")] = TextStringObject("此数来源？")
        noted[NameObject("/T")] = TextStringObject("复核人")
        writer.add_annotation(page, noted)
        writer.add_annotation(page, Highlight(rect=rectangle, quad_points=ArrayObject(map(FloatObject, points))))
        free = FreeText(text="封面缺少日期", rect=(5, 5, 60, 15))
        writer.add_annotation(0, free)

    returned(desk.folder, mark)
    said = desk.take_in()
    assert (len(said.entries), said.empty) == (2, 1)
    placed = {note.text: note.at for note in desk.notes}
    assert placed["此数来源？"] == table.ref(row, column)
    assert placed["封面缺少日期"] == "p1"


def on_the_cover(writer: PdfWriter) -> None:
    writer.add_annotation(0, FreeText(text="封面缺少日期", rect=(5, 5, 60, 15)))


def test_new_comments_may_become_faults_to_be_explained(desk: Desk) -> None:
    returned(desk.folder, on_the_cover)
    assert len(desk.take_in(as_raised=True).entries) == 1
    assert len(desk.take_in(as_raised=True).entries) == 0
    (raised,) = desk.session.overlay.raised
    assert (raised.text, raised.severity, raised.page) == ("封面缺少日期", "question", 1)


def test_hostile_comments_are_shown_not_obeyed_and_cut_where_they_are_endless(desk: Desk) -> None:
    def attack(writer: PdfWriter) -> None:
        answer(writer, "\u202e\x07" + "很长" * 50_000, "<script>\x07\u202e")
        page, _ = ours(writer)
        one, two = (Text(rect=(0, 0, 9, 9), text=f"circle {n}") for n in (1, 2))
        first, second = writer.add_annotation(page, one), writer.add_annotation(page, two)
        for note in (first, second):
            note[NameObject("/Type")] = NameObject("/Annot")
        first[NameObject("/IRT")] = second.indirect_reference
        second[NameObject("/IRT")] = first.indirect_reference
        writer.pages[page]["/Annots"].append(DictionaryObject({NameObject("/Subtype"): NameObject("/Text")}))
        writer.pages[page]["/Annots"].append(NameObject("/Nonsense"))

    returned(desk.folder, attack)
    said = desk.take_in()
    assert said.cut == 1
    notes = desk.notes
    assert all(not {"\x07", "\u202e"} & set(note.text + note.by) and len(note.text) <= 2_000 for note in notes)
    assert len(desk.take_in().entries) == 0


def test_a_pdf_of_another_document_is_refused(folder: Path, capsys: Capture) -> None:
    shutil.copy(SAMPLE.with_name("04-final-accounts.pdf"), folder / "other.pdf")
    returned(folder, lambda writer: answer(writer, "答复", "李四"))
    arguments = ["overlay", "import-pdf", str(folder / "budget.review.pdf"), "--document", str(folder / "other.pdf")]
    capsys.readouterr()
    assert main(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (folder / "other.pdf.review.toml").exists()


@pytest.mark.parametrize("content", [b"", b"junk", b"%PDF-1.7\nnothing behind it", b"PK\x03\x04"])
def test_what_is_no_pdf_is_one_clear_error(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.review.pdf"
    path.write_bytes(content)
    with pytest.raises(InputError):
        read_comments(path)


def test_without_the_document_it_asks_which_one(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "back.pdf"
    path.write_bytes(b"%PDF-1.7")
    assert main(["overlay", "import-pdf", str(path)]) == 2
    assert "--document" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("D:20300203040500+08'00'", "2030-02-03T04:05:00+08:00"),
        ("D:20300203040500Z", "2030-02-03T04:05:00+00:00"),
        ("D:20300203", "2030-02-03T00:00:00+00:00"),
        ("D:99999999999999", ""),
        ("yesterday", ""),
    ],
)
def test_dates_of_pdf_programs(text: str, iso: str) -> None:
    moment = time_of(text)
    assert (moment.isoformat() if moment else "") == iso
