"""OpenSearch as the engine: a cluster of its own, spoken to over HTTP. Needs OpenSearch 2.4 or newer."""

from khabar.search.backends.opensearch.engine import OpenSearchEngine

__all__ = ["OpenSearchEngine"]
