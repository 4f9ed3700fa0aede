"""Pages as values: what stands on each page, with no site engine in sight."""
