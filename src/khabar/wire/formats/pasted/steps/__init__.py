"""The steps of reading a page, one a file, each claiming what it understands. `reading.py` sets their order."""
