"""The embedded engine: a Tantivy index in a folder of the home. One process writes, any number read."""

from khabar.search.backends.tantivy.engine import TantivyEngine

__all__ = ["TantivyEngine"]
