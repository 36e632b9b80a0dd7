"""What can go wrong with a language model, as sentences for the person."""

from typing import Final

NO_CONSENT: Final = (
    "Nothing was sent: a language model is asked only after you agreed to it, under Privacy & AI."
)
NO_KEY: Final = "Nothing was sent: there is no key yet. You can add one under Privacy & AI."
SUPPORT_FIRST: Final = "Nothing was sent: support comes first."
MONTH_IS_FULL: Final = (
    "Nothing was sent: the limit that you set for this month is reached. "
    "You can change it under Privacy & AI."
)
HOUSE_IS_FULL: Final = (
    "Nothing was sent: the shared limit of this installation is reached for this month. "
    "With a key of your own you can go on, under Privacy & AI."
)
TOO_LONG: Final = "The text is too long for the language model."
BUSY: Final = "Other readings are still on their way. Please try again in a minute."
BAD_ADDRESS: Final = (
    "Nothing was sent: the address of the language model must begin with https://, "
    "unless it is on this machine or in its own network."
)
TIMED_OUT: Final = "The language model did not answer in time. You can try again later."
UNREACHABLE: Final = "The language model cannot be reached right now. You can try again later."
DECLINED: Final = "The language model declined to answer."
CUT_OFF: Final = "The answer of the language model was cut off."
UNUSABLE: Final = "The answer of the language model could not be used."
NOT_HEARD: Final = "The language model's server did not accept this. You can try again later."

BY_STATUS: Final = {
    400: "The language model's server did not accept the request. "
    "Please check the name of the model under Privacy & AI.",
    401: "The key was not accepted. Please check it under Privacy & AI.",
    402: "The account of the key has no credit left.",
    403: "The key may not use this language model. Please check both under Privacy & AI.",
    404: "The server does not know this language model. Please check its name under Privacy & AI.",
    413: TOO_LONG,
    422: "The language model's server did not accept the request. "
    "Please check the name of the model under Privacy & AI.",
    429: "The language model's server asks to wait. You can try again later.",
    504: TIMED_OUT,
    529: "The language model is overloaded right now. You can try again later.",
}


def of_status(status: int) -> str:
    """The sentence for an HTTP status."""
    return BY_STATUS.get(status, UNREACHABLE if status >= 500 else NOT_HEARD)
