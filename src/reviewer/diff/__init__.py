"""Two versions, or two years, of one disclosure: what changed, cell by cell and sentence by sentence."""
