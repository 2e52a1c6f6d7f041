"""Reading PDF files: pdfium objects to lines and grids, in worker processes; pdfplumber as the second reader."""
