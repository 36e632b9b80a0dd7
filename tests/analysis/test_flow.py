import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.flow import Flow, flows
from core.vocabulary import Disposition, Stage

ENDS = st.none() | st.sampled_from([str(one) for one in Disposition])
ROWS = st.lists(st.tuples(st.sampled_from([str(stage) for stage in Stage]), ENDS), max_size=30)


def frame(rows):
    return pd.DataFrame(rows, columns=["furthest_stage", "disposition"], dtype=object)


def test_nothing_flows_without_applications():
    assert flows(frame([])) == ()


def test_an_interview_after_which_they_said_no():
    assert flows(frame([("interview", "rejected"), ("applied", None)])) == (
        Flow(Stage.APPLIED, Stage.PHONE_SCREEN, 1),
        Flow(Stage.PHONE_SCREEN, Stage.INTERVIEW, 1),
        Flow(Stage.APPLIED, None, 1),
        Flow(Stage.INTERVIEW, Disposition.REJECTED, 1),
    )


@given(ROWS)
def test_every_application_ends_once(rows):
    endings = [flow.count for flow in flows(frame(rows)) if not isinstance(flow.end, Stage)]
    assert sum(endings) == len(rows)


@given(ROWS)
def test_what_flows_into_a_stage_flows_out_of_it(rows):
    found = flows(frame(rows))
    for stage in list(Stage)[1:]:
        into = sum(flow.count for flow in found if flow.end is stage)
        assert into == sum(flow.count for flow in found if flow.start is stage)
