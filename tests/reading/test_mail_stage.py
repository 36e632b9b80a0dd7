"""How far it had come, from the words of the message."""

import pytest

from core.reading.mail_stage import stage_before
from core.vocabulary import Stage


@pytest.mark.parametrize(
    ("body", "stage"),
    [
        ("Thank you for taking the time to speak with us about the role.", Stage.INTERVIEW),
        ("It was lovely to meet you on Tuesday. We went with someone else.", Stage.INTERVIEW),
        ("Following your interview, we will not go further.", Stage.INTERVIEW),
        ("We will not be taking you to the interview stage.", None),
        ("Thanks for coming in last week.\nUnfortunately it is a no.", Stage.INTERVIEW),
        ("Thank you for attending the final round. It was very close.", Stage.FINAL_ROUND),
        ("Thank you for your presentation to the panel.", Stage.FINAL_ROUND),
        ("I enjoyed our introductory call on Monday.", Stage.PHONE_SCREEN),
        ("When we asked about the migration you stayed quite high level.", Stage.INTERVIEW),
        ("Thanks for the trial on Saturday, it was manic.", Stage.INTERVIEW),
        ("In the role play you did not see the concern.", Stage.INTERVIEW),
        ("You told us that you would rather work alone.", Stage.INTERVIEW),
        ("The panel really enjoyed your portfolio.", Stage.INTERVIEW),
        ("You were a close second.", Stage.FINAL_ROUND),
        ("You told us in your application that you have no licence.", None),
        ("Thank you for applying. We will not be inviting you to an interview.", None),
        ("Thank you for your interest in Northwind.", None),
        ("We would like to invite you to an interview.", None),
        ("", None),
    ],
)
def test_a_message_tells_what_it_looks_back_on(body, stage):
    assert stage_before("", body) is stage
