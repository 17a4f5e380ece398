"""Every text for people, in Chinese (default) and English, by key.

The texts are data: ``zh.toml`` and ``en.toml`` hold the same keys with the same placeholders.
"""

from leakcase.messages.catalogue import (
    Language,
    current_language,
    has,
    say,
    texts,
    use_language,
)

__all__ = ["Language", "current_language", "has", "say", "texts", "use_language"]
