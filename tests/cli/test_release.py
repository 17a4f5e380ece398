"""The release is the same wherever it is written."""

from importlib.metadata import version as installed

from leakcase.release import version


def test_the_version_is_that_of_the_package() -> None:
    assert version() == installed("leakcase")
