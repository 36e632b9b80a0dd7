from hypothesis import settings

# The first example of a test may pay for an import; a shared machine may be slow.
settings.register_profile("analysis", deadline=None)
settings.load_profile("analysis")
