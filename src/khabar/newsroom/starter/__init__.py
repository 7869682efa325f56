"""What a new newsroom begins with: agencies, standing pages, groups of staff. Data and its reading, no database."""
