"""Measurements: speed and memory (`python -m bench`), seeded errors (`bench.arena`), answer keys (`bench.keyscore`)."""
