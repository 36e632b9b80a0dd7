"""Understanding text: what a mail or a note says, with the words it rests on."""
