"""Pictures as SVG for a page: numbers in, markup out, the same bytes every time.

They are drawn in the colours of the page (classes of `site_src/assets/pictures.css`), so that they follow light,
dark and print. Each names in one sentence what it shows; the page puts the numbers beside it as a table.
"""
