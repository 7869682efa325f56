"""The kinds of public pages, one a module: which there are, what each shows, and the addresses that it owns."""
