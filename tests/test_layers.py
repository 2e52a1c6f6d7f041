"""The import contract, proved at run time as well as by import-linter."""

from __future__ import annotations

import subprocess
import sys

import pytest

CORE = ("reviewer.session.analysis", "reviewer.rules.engine", "reviewer.diagnose.causes", "reviewer.overlay")


@pytest.mark.parametrize("module", CORE)
def test_the_core_loads_neither_the_screen_nor_the_second_pdf_reader(module: str) -> None:
    code = (
        f"import sys, {module}; "
        "heavy = [name for name in ('textual', 'pdfplumber', 'docx', 'openpyxl') if name in sys.modules]; "
        "sys.exit(','.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
