"""The accounts of the people at the desk: how they sign in, how they leave. Knows no edition and no article."""
