"""The worker as a process of its own: `python -m core.tasks`, with the app's environment."""

import sys

from core.errors import AppError
from core.logs import set_up_logs
from core.settings import settings
from core.tasks.worker import work_alone

if __name__ == "__main__":
    set_up_logs(settings().log_level)
    try:
        work_alone(settings())
    except AppError as error:
        sys.exit(str(error))
