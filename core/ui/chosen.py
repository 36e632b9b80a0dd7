"""The one record that a page shows, fetched once until something of the person changes."""

from core.coaching.thoughts import ThoughtView
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.workspace.applications import ApplicationView
from core.workspace.messages import MessageView


def message(message_id: int) -> MessageView:
    """One of the person's messages. Raises NotFound."""
    messages = open_workspace().messages
    return until_changed("message", lambda: messages.one(message_id), message_id)


def application(application_id: int) -> ApplicationView:
    """One of the person's applications. Raises NotFound."""
    applications = open_workspace().applications
    return until_changed("application", lambda: applications.one(application_id), application_id)


def thought(thought_id: int) -> ThoughtView:
    """One of the person's thought records. Raises NotFound."""
    thoughts = open_workspace().thoughts
    return until_changed("thought", lambda: thoughts.one(thought_id), thought_id)
