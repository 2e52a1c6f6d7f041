"""What is loaded while a file is being read is there when the analysis begins."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from reviewer.session.warming import Warming
warming = Warming()
warming.end()
assert "reviewer.session.analysis" not in sys.modules, "nothing begun, nothing loaded"
warming.begin()
warming.begin()
warming.end()
assert "reviewer.session.analysis" in sys.modules
from reviewer.rules.registry import all_rules
assert all_rules.cache_info().currsize == 1, "the rules are there"
"""


def test_rules_and_forms_are_loaded_behind_the_end_and_not_before_the_beginning() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
