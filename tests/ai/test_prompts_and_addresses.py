"""The instructions as data, where words may go, and the settings of an installation."""

import pytest

from core.ai.addresses import is_safe_address
from core.ai.prompts import prompt
from core.content.files import CONTENT
from core.settings import ANTHROPIC, DEFAULT_MODEL, ai_settings
from core.vocabulary import Emotion, MailKind, Theme


def test_the_codebook_of_the_instructions_has_every_theme_once():
    (*_, codebook) = prompt("mail", "codebook").blocks
    for theme in Theme:
        assert codebook.count(f"\n- {theme}: ") == 1


def test_the_instructions_name_every_feeling():
    assert all(emotion in prompt("note").blocks[0] for emotion in Emotion)
    assert all(kind in prompt("mail").blocks[0] for kind in (MailKind.REJECTION, MailKind.RECEIVED))


def test_a_prompt_is_named_by_all_its_versions():
    assert prompt("mail", "codebook").id == "mail-1.1"


@pytest.mark.parametrize("name", ["nothing_here", "../themes"])
def test_a_missing_prompt_is_named(name):
    with pytest.raises(ValueError, match=name):
        prompt(name)


def test_the_instructions_promise_no_treatment():
    """Words of a clinic have no place in them."""
    texts = "".join(file.read_text().lower() for file in (CONTENT / "prompts").glob("*.md"))
    assert not any(word in texts for word in ("diagnos", "therap", "treatment", "cure "))


@pytest.mark.parametrize(
    "address",
    [
        "https://api.anthropic.com", "http://localhost:11434", "http://127.0.0.1:8080/",
        "http://[::1]:8080", "http://ollama:11434", "http://192.168.1.5", "http://nas.local",
    ],
)  # fmt: skip
def test_words_may_go_there(address):
    assert is_safe_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "", "http://example.org", "http://8.8.8.8", "ftp://localhost", "file:///etc/passwd",
        "localhost:80", "https://", "http://[::1", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_words_may_not_go_there(address):
    assert not is_safe_address(address)


def test_an_installation_needs_no_setting(monkeypatch):
    for name in ("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "REBOUND_AI_MODEL"):
        monkeypatch.delenv(name, raising=False)
    house = ai_settings()
    assert (house.key, house.base_url, house.model) == (None, ANTHROPIC, DEFAULT_MODEL)


def test_a_limit_that_is_no_number_is_named(monkeypatch):
    monkeypatch.setenv("REBOUND_AI_MONTHLY_TOKENS", "many")
    with pytest.raises(ValueError, match="REBOUND_AI_MONTHLY_TOKENS"):
        ai_settings()


def test_a_key_is_not_in_the_words_for_the_settings(monkeypatch):
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-secret")
    assert "sk-secret" not in repr(ai_settings())
