"""The errors a person can meet. Each message is a sentence that says what to do next."""


class AppError(Exception):
    """Base of every error whose message is shown to the person as it is."""


class NotFound(AppError):
    """The record is missing or belongs to someone else; the two look the same."""


class InvalidInput(AppError):
    """What was typed or uploaded cannot be used as it is."""


class NotAllowed(AppError):
    """The person may not do this now: consent, role or lock."""


class StoreUnavailable(AppError):
    """The store cannot be opened, read or written."""


class NoAnswer(AppError):
    """A language model gave no answer that can be used; the caller goes on without one."""


class SupportFirst(NoAnswer):
    """The words sound like a crisis: support comes first, and nothing was sent."""
