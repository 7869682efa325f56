"""The file of a photo: what its makers wrote into it, and what must leave it. Bytes and Pillow only, no Django."""
