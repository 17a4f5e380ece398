"""Databases: files, dumps and servers."""
