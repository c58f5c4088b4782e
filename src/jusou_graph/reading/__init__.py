"""What a consultation's text says: sentences, words, clauses; knows no municipality and no plan."""
