"""A small installation that can be found in and killed: groups as things, a database and indexes of its own."""
