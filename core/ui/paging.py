"""Long lists are shown a page at a time."""

import streamlit as st

PER_PAGE = 10


def shown_part(total: int, key: str, per_page: int = PER_PAGE) -> slice:
    """Which of `total` rows are shown; the choice of a page stands where there is more than one."""
    pages = -(-total // per_page)
    number = st.pagination(pages, key=key) if pages > 1 else 1
    return slice((number - 1) * per_page, number * per_page)
