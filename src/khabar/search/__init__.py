"""Finds documents however they are spelt: documents in, hits out, by one analyser and a choice of engines.

Knows documents, words and engines. It knows no article: the parts above declare what can be found, in their
`search_documents.py`.
"""
