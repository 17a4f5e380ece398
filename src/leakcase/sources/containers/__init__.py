"""Containers: archives and compressed streams, whose members are read as any file."""
