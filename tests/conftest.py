"""What holds for all tests: no property is judged by the clock, which tells of the machine, not of the program."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("reviewer", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("reviewer")
