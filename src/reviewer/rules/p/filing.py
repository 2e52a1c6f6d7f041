"""The date a performance form was filed: a 14-digit stamp or a date in words. Called by P18 and P19."""

from __future__ import annotations

import re
from datetime import date

from reviewer.forms.performance import PerformanceForm
from reviewer.forms.performance_labels import compact

_STAMP = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$")
_WRITTEN = re.compile(r"^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?")


def filed_on(form: PerformanceForm) -> date | None:
    """The filing date; None where it is blank or no date."""
    field = form.fields.get("filed")
    return date_of(field.text) if field is not None else None


def date_of(text: str) -> date | None:
    """The date of a stamp such as 20300115093000 or 2030年1月15日; None where it is none (25 hours are none either)."""
    shaped = compact(text)
    found = _STAMP.match(shaped)
    if found and found[4] and not (int(found[4]) < 24 and int(found[5]) < 60 and int(found[6]) < 60):
        return None
    found = found or _WRITTEN.match(shaped)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
