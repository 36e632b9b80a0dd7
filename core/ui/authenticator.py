"""streamlit-authenticator over the store: its widgets and controllers, our accounts beneath.

The only file that touches the library's internals. It replaces the YAML file, the cookie that
scripts can read and the JWT; tests/ui/test_authenticator.py fails when the library changes.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit_authenticator import Authenticate
from streamlit_authenticator.controllers import AuthenticationController
from streamlit_authenticator.models import AuthenticationModel
from streamlit_authenticator.utilities import RegisterError, ResetError, Validator

from core.accounts.passwords import PASSWORD_RULE, is_acceptable
from core.accounts.people import EMAIL, People
from core.errors import AppError
from core.ui.clock import now

LIBRARY_KEYS = ("name", "authentication_status", "username", "email", "roles", "logout")
"""What the library's widgets expect in the session state."""

OnSignIn = Callable[[int], None]


class Policy(Validator):  # type: ignore[misc]
    """Our rules in place of the library's, which cap passwords at 20 characters."""

    def validate_password(self, password: str) -> bool:
        return is_acceptable(password)

    def diagnose_password(self, password: str) -> str:  # noqa: ARG002 - the library's signature
        return PASSWORD_RULE

    def validate_name(self, name: str) -> bool:
        return len(name) <= 100  # the last name may stay empty; People checks the whole

    def validate_email(self, email: str) -> bool:
        return EMAIL.fullmatch(email) is not None

    validate_username = validate_email


class StoredAccounts(AuthenticationModel):  # type: ignore[misc]
    """The library's model, with the store in place of its dictionary of users."""

    def __init__(self, people: People, on_sign_in: OnSignIn) -> None:
        # The parent's constructor reads a file of users; we have none.
        self._people, self._on_sign_in = people, on_sign_in
        for key in LIBRARY_KEYS:
            st.session_state.setdefault(key, None)

    def login(self, username: str, password: str, *_: Any, **__: Any) -> bool | None:
        if not username and not password:
            return None
        user_id = self._people.check_password(username or "", password or "", now())
        st.session_state["authentication_status"] = user_id is not None
        if user_id is not None:
            self._on_sign_in(user_id)
        return user_id is not None

    def register_user(self, *fields: Any) -> tuple[str, str, str]:
        first, last, email, _, password, _, invitations, *_ = fields
        name = f"{first} {last}".strip()
        invitation = invitations[0] if invitations else None
        try:
            user_id = self._people.register(name, email, password, now(), invitation)
        except AppError as error:
            raise RegisterError(str(error)) from error
        self._on_sign_in(user_id)
        return email, email, name

    def reset_password(self, username: str, password: str, new_password: str, *_: Any) -> bool:
        try:
            self._people.change_password(int(username), password, new_password, now())
        except AppError as error:
            raise ResetError(str(error)) from error
        return True


class NoCookie:
    """Stands where the library's cookie controller was; core/ui/session.py keeps the cookie."""

    def get_cookie(self) -> None:
        """Nothing: who has a cookie never comes as far as the form."""

    def set_cookie(self) -> None:
        """Nothing: the sign-in has already handed out its ticket."""


class StoreAuthenticate(Authenticate):  # type: ignore[misc]
    """The library's widgets over our accounts."""

    def __init__(self, people: People, on_sign_in: OnSignIn) -> None:
        # The parent's constructor mounts a cookie iframe and sleeps; neither is needed.
        self.api_key = self.path = None
        self.attrs = {"login_sleep_time": 0, "password_instructions": PASSWORD_RULE}
        self.cookie_controller = NoCookie()
        self.authentication_controller = AuthenticationController.__new__(AuthenticationController)
        self.authentication_controller.validator = Policy()
        self.authentication_controller.authentication_model = StoredAccounts(people, on_sign_in)
