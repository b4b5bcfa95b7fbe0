"""The booklet of differences in the window: its sheet, and the line that is told where it matters."""
