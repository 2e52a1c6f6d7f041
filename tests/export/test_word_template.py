"""The Word export in a bureau's own template: marks filled where they stand, bad files refused."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordDocument

from reviewer.cli.main import main
from reviewer.errors import UsageError
from reviewer.export.exporter import exporters
from reviewer.export.report import Report, report_of
from reviewer.session.session import Session
from tests.small_document import written

MADE = datetime(2030, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return report_of(Session.open(written(tmp_path), author="审核员甲"), made=MADE)


def rendered(report: Report, template: Path) -> Any:
    made = Report(**{**vars(report), "template": template})
    return WordDocument(io.BytesIO(exporters()["docx"].render(made)))


def saved(document: Any, path: Path) -> Path:
    document.save(str(path))
    return path


def words(document: Any) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_marks_are_filled_in_text_tables_and_headers_also_where_word_cut_them(report: Report, tmp_path: Path) -> None:
    template = WordDocument()
    template.sections[0].header.paragraphs[0].text = "示例市财政局 {{made}}"
    paragraph = template.add_paragraph("关于 {{ti")
    paragraph.add_run("tle}} 的").bold = True
    paragraph.add_run("通知，共 {{count}} 条")
    template.add_table(rows=1, cols=1).rows[0].cells[0].text = "单位：{{ organisation }}"
    template.add_paragraph("{{issues}}")
    template.add_paragraph("此致")
    made = rendered(report, saved(template, tmp_path / "t.docx"))
    text = words(made)
    assert "{{" not in text
    assert f"的通知，共 {len(report.issues)} 条" in text
    assert "单位：示例县示例局" in text
    assert made.sections[0].header.paragraphs[0].text == "示例市财政局 2030-02-03"
    lines = [item.text for item in made.paragraphs]
    assert lines.index(next(line for line in lines if line.startswith("一、必须修改"))) < lines.index("此致")


def test_the_notice_stands_where_its_mark_stood(report: Report, tmp_path: Path) -> None:
    template = WordDocument()
    template.add_paragraph("前")
    template.add_paragraph("{{notice}}")
    template.add_paragraph("后")
    made = rendered(report, saved(template, tmp_path / "t.docx"))
    assert [item.tag.rpartition("}")[2] for item in made.element.body][:3] == ["p", "tbl", "p"]
    assert len(made.tables[0].rows) == 1 + len(report.issues)


def test_a_template_without_blocks_gets_opinion_and_notice_at_its_end(report: Report, tmp_path: Path) -> None:
    template = WordDocument()
    template.add_paragraph("示例市财政局文件")
    text = words(rendered(report, saved(template, tmp_path / "t.docx")))
    assert text.startswith("示例市财政局文件")
    assert "审核意见" in text
    assert "整改通知" in text


def test_what_is_no_word_file_is_one_clear_error(report: Report, tmp_path: Path) -> None:
    junk = tmp_path / "junk.docx"
    junk.write_bytes(b"PK no zip")
    for path in (junk, tmp_path / "missing.docx", tmp_path):
        with pytest.raises(UsageError) as refused:
            rendered(report, path)
        assert refused.value.key == "export.error.template"


def test_an_unknown_mark_is_named(report: Report, tmp_path: Path) -> None:
    template = WordDocument()
    template.add_paragraph("{{titel}}")
    with pytest.raises(UsageError) as refused:
        rendered(report, saved(template, tmp_path / "t.docx"))
    assert refused.value.params["mark"] == "titel"


def test_the_settings_name_a_template_relative_to_themselves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = WordDocument()
    template.add_paragraph("本局模板 {{count}}")
    saved(template, tmp_path / "own.docx")
    settings = tmp_path / "reviewer.toml"
    settings.write_text('[export]\ntemplate = "own.docx"\n', "utf-8")
    source, target = written(tmp_path), tmp_path / "out.docx"
    assert main(["export", str(source), "--to", "docx", "-o", str(target), "--settings", str(settings)]) == 0
    assert "本局模板 4" in words(WordDocument(str(target)))
    assert main(["export", str(source), "--to", "md", "--template", "x.docx"]) == 2
    assert "--to docx" in capsys.readouterr().err
