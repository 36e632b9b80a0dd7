import os

from hypothesis import Phase, settings

# The first example of a test may pay for an import; a shared machine may be slow.
settings.register_profile("analysis", deadline=None)
# `make mutants` runs the tests thousands of times: few examples, the same each time, and a
# failing one is not made smaller.
settings.register_profile(
    "mutants",
    deadline=None,
    derandomize=True,
    max_examples=10,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile("mutants" if "MUTANT_UNDER_TEST" in os.environ else "analysis")
