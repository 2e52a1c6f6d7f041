"""The parts of `reviewer overlay`, one module each, exporting `PART`."""
