"""One module per export format; each exports `EXPORTER` and is found by `export.exporter`."""
