"""The reader's search: what she asks for in an address, and the page that answers. Never baked."""
