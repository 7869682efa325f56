"""The press: knows keys, pages and stores, and bakes what changed. It knows no article."""
