"""Scripts and style sheets that import others, as one file each."""
