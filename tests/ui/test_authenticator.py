"""What core/ui/authenticator.py relies on inside the library. A failure means: read it again."""

import ast
import inspect
import textwrap
from importlib.metadata import version

import pytest
from streamlit_authenticator import Authenticate
from streamlit_authenticator.controllers import AuthenticationController
from streamlit_authenticator.models import AuthenticationModel

from core.ui.authenticator import LIBRARY_KEYS, Policy

CHECKED_VERSION = "0.4.2"
WIDGETS = ("login", "register_user", "reset_password")


def names_of_parameters(function):
    return list(inspect.signature(function).parameters)


def own_attributes(function):
    """Every `self.x` that a method reads."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
    }


def session_keys(function):
    """Every constant key of st.session_state that a method reads with brackets."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    return {
        node.slice.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and ast.unparse(node.value) == "st.session_state"
    }


def test_the_library_is_the_version_that_was_read():
    assert version("streamlit-authenticator") == CHECKED_VERSION


def test_the_widgets_read_only_what_our_constructor_sets():
    read = set().union(*(own_attributes(getattr(Authenticate, name)) for name in WIDGETS))
    ours = {"api_key", "path", "attrs", "cookie_controller", "authentication_controller"}
    # The captcha and the second factor stay off: they alone need a secret key and a mail server.
    off = {"secret_key", "__two_factor_auth"}
    assert read - off <= ours


def test_the_controller_reads_only_what_our_constructor_sets():
    methods = (getattr(AuthenticationController, name) for name in WIDGETS)
    read = set().union(*map(own_attributes, methods))
    assert read - {"_check_captcha"} == {"validator", "authentication_model"}


def test_the_widgets_find_the_session_keys_that_they_expect():
    read = session_keys(Authenticate.login) - {"password_hint"}
    assert read <= set(LIBRARY_KEYS)


LOGIN = "username password max_concurrent_users max_login_attempts token single_session callback"
REGISTER = (
    "new_first_name new_last_name new_email new_username new_password password_hint "
    "pre_authorized roles callback"
)
RESET = "username password new_password callback"


@pytest.mark.parametrize(
    ("method", "parameters"),
    [("login", LOGIN), ("register_user", REGISTER), ("reset_password", RESET)],
)
def test_the_model_is_called_the_way_our_model_answers(method, parameters):
    assert names_of_parameters(getattr(AuthenticationModel, method)) == [
        "self",
        *parameters.split(),
    ]


@pytest.mark.parametrize(
    ("widget", "used"),
    [
        ("login", {"fields"}),
        (
            "register_user",
            {"pre_authorized", "fields", "captcha", "merge_username_email", "password_hint"},
        ),
        ("reset_password", {"username", "fields"}),
    ],
)
def test_the_widgets_take_the_options_that_we_pass(widget, used):
    assert used <= set(names_of_parameters(getattr(Authenticate, widget)))


def test_the_sleep_before_the_form_can_be_turned_off():
    assert "self.attrs.get('login_sleep_time'" in inspect.getsource(Authenticate.login)


def test_a_long_password_is_accepted_and_a_short_one_explained():
    policy = Policy()
    assert policy.validate_password("a sentence of more than twenty characters")
    assert not policy.validate_password("short")
    assert "12" in policy.diagnose_password("short")
