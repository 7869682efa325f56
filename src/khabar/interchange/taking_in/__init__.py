"""Takes the stories of another site in: what fits is kept, what does not is made to fit and told of."""
