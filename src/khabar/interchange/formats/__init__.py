"""What other systems write, read into plain records, and back. Bytes in, records out; no Django (the contract says)."""
