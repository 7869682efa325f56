"""The wire: copy from outside becomes articles. Knows the newsroom; knows no page and no reader."""
