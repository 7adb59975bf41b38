"""What goes out: an article and its analysis as JSON lines, CSV rows, or rows for a table that people read."""
