"""Long work, done by a worker while the person does something else.

Reading order: reading (what a task does with a mailbox full of messages, a slice at a time),
deeper (the same through a language model), queue (huey: what waits to be done), worker (who
does it), in_app (as a thread of the app); `python -m core.tasks` is a process of its own.
"""
