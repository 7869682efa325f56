"""The board of the desk: what is planned, written, with the editors, ready, scheduled and out, a column each."""
