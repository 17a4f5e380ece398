"""The lexer: one compiled pass that cuts bytes into tokens, labels and escaped regions."""

from leakcase.pii.lexer.lexer import Escapes, Labels, Lexed, Lexer
from leakcase.pii.lexer.tables import Word

__all__ = ["Escapes", "Labels", "Lexed", "Lexer", "Word"]
