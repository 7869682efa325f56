"""PostgreSQL as the engine: postings in tables of our own beside the newsroom's, BM25 computed in SQL."""

from khabar.search.backends.postgres.engine import PostgresEngine

__all__ = ["PostgresEngine"]
