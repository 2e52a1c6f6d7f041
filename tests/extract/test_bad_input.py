"""Whatever the file holds, reading ends in a document or in one `InputError`."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.errors import InputError
from reviewer.extract.assemble import assemble
from reviewer.extract.content import ensure_readable, sniff
from reviewer.extract.docx_reader import read_docx
from reviewer.extract.read import read
from reviewer.extract.text_reader import decode, read_text
from reviewer.extract.xlsx_reader import read_xlsx
from reviewer.model.document import InputKind
from reviewer.words import Language, catalogue, message

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(200)


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("empty.pdf", b"", "input.empty"),
        ("photo.pdf", JPEG, "input.picture"),
        ("notes.pdf", "只是文本".encode(), "input.not_pdf"),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "input.old_office"),
        ("cut.docx", b"PK\x03\x04" + bytes(40), "input.damaged"),
        ("words.xlsx", "只是文本".encode(), "input.damaged"),
        ("junk.txt", bytes(range(256)) * 20, "input.not_text"),
        ("packed.txt", b"\x1f\x8b" + bytes(100), "input.archive"),
        ("blank.txt", b" \n\n\t\n ", "input.no_content"),
    ],
)
def test_a_bad_file_is_one_clear_error(tmp_path: Path, name: str, data: bytes, key: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as raised:
        read(path)
    assert raised.value.key == key
    for language in Language:
        sentence = message(raised.value.key, **raised.value.params).text(language)
        assert name in sentence
        assert "{" not in sentence


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path, key in ((tmp_path / "none.txt", "input.missing"), (tmp_path, "input.is_directory")):
        for open_file in (read, ensure_readable):
            with pytest.raises(InputError) as raised:
                open_file(path)
            assert raised.value.key == key


def test_both_languages_have_every_sentence() -> None:
    def keys(language: Language) -> set[str]:
        return {key for key in catalogue(language) if key.startswith("input.")}

    assert keys(Language.CHINESE) == keys(Language.ENGLISH)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encodings_that_offices_use_are_read(encoding: str) -> None:
    assert decode("收入总计 单位：万元".encode(encoding), "a.txt") == "收入总计 单位：万元"


def _sample_text() -> bytes:
    rows = "\n".join(f"20{n}\t科目{n}\t{n}.00\t\t{n}.00" for n in range(10, 30))
    head = "目 录\n一、表\t1\n\n一、表\n\n单位：万元\n\n项目\t\t本年\t\t\n编码\t名称\t合计\t基本\t项目\n"
    return f"{head}{rows}\n\n<table><tr><td>a</td></tr></table>\n|a|b|\n".encode()


def _sample_docx() -> bytes:
    file = docx.Document()
    file.add_heading("第一部分 概况", 1)
    table = file.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "项目"
    table.cell(1, 1).text = "1.00"
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _sample_xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B1"], sheet["A2"], sheet["B2"] = "项目", "金额", "合计", 1.5
    sheet.merge_cells("A3:B4")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


MUTATIONS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=12)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def mutated(data: bytes, changes: list[tuple[int, int]], cut: int) -> bytes:
    changed = bytearray(data[: len(data) - cut % len(data)] if cut % 3 == 0 else data)
    for position, value in changes:
        if changed:
            changed[position % len(changed)] = value
    return bytes(changed)


@QUICK
@given(changes=MUTATIONS, cut=st.integers(0, 10**6))
def test_mutated_text_never_raises_anything_else(changes: list[tuple[int, int]], cut: int) -> None:
    data = mutated(_sample_text(), changes, cut)
    try:
        assemble(read_text(data, "a.txt"), Path("a.txt"), "", InputKind.TEXT)
    except InputError:
        return


@QUICK
@given(text=st.text(alphabet="项目合计单位：万元\t\n|<>/tdr表0123456789.、（）一二 *#-", max_size=300))
def test_arbitrary_markup_never_raises_and_rows_keep_one_width(text: str) -> None:
    read_file = assemble(read_text(text.encode(), "a.txt"), Path("a.txt"), "", InputKind.TEXT)
    for table in read_file.tables:
        assert {len(row) for row in (*table.header, *table.rows)} <= {table.width}
        for other in table.alternatives:
            assert len({len(row) for row in (*other.header, *other.rows)}) == 1


@pytest.mark.parametrize("kind", [InputKind.DOCX, InputKind.XLSX])
@QUICK
@given(changes=MUTATIONS, cut=st.integers(0, 10**6), inside=st.booleans())
def test_mutated_office_files_never_raise_anything_else(
    kind: InputKind, changes: list[tuple[int, int]], cut: int, inside: bool
) -> None:
    data = _sample_docx() if kind is InputKind.DOCX else _sample_xlsx()
    data = _inner(data, changes, cut) if inside else mutated(data, changes, cut)
    try:
        found = sniff(data, "a")
        raw = read_docx(data, "a") if kind is InputKind.DOCX else read_xlsx(data, "a")
        assemble(raw, Path("a"), "", found)
    except InputError:
        return


def _inner(data: bytes, changes: list[tuple[int, int]], cut: int) -> bytes:
    """The container intact, its main part mutated: what a hostile writer would send."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.namelist():
            part = old.read(entry)
            is_main = entry in {"word/document.xml", "xl/worksheets/sheet1.xml", "word/styles.xml"}
            new.writestr(entry, mutated(part, changes, cut) if is_main else part)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "." * 100_000,
        "单位名称：" * 20_000,
        "__" * 50_000 + "x",
        "**a" * 50_000,
        "<table>" + "<td" * 50_000,
        "<table>\n" + "<tr>\n" * 20_000,
        "1\t2\n\n" * 20_000,
        "| a " * 50_000 + "|",
    ],
    ids=["dots", "labels", "underscores", "stars", "tags", "open table", "pieces", "pipes"],
)
def test_hostile_text_ends_in_a_document(text: str) -> None:
    assemble(read_text(text.encode(), "a.txt"), Path("a.txt"), "", InputKind.TEXT)
