"""合う場: what a person needs and can to places that fit."""
