"""How every test runs."""

from hypothesis import settings

# the first example compiles or loads what the others use; a clock would call that flaky
settings.register_profile("leakcase", deadline=None)
settings.load_profile("leakcase")
