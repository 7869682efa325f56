"""The house style in the admin: the panel beside the form of an article, and the page where an edition chooses."""
