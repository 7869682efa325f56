"""Articles in the admin: the form, the list, its filters and columns, and the viewset that ties them."""
