"""A small site of invented people that leaks in the ways real sites do."""
