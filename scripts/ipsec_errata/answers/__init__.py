"""Answers to implementers: what stands on a section, what touches a product, what explains a symptom.

They are given from records, not from the `Database`: a warm command reads only the records that it needs.
"""
