"""From findings to records to exposure."""
