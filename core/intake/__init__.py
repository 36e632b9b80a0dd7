"""What people bring as an employer's message.

Reading order: text (cleaning and limits), mail (the two doors: a paste, a file), thread (which
part of a text is the newest message), headers and dates (what a header says), then the files:
formats (what a file is), source (reading a mail's source), charsets, tags and markup (bytes
and HTML into text). A whole mailbox: mbox and archive take it apart, mailbox makes messages of it.
"""
