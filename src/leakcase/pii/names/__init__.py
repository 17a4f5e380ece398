"""Names and addresses in running text: a small tagger, trained on text we generate ourselves."""
