"""Layout: the columns of the arrays that the compiled passes over a page fill."""

# what stands before a part, where nothing of the page does
NO_GAP, SPACE, TAB, NEWLINE = range(4)
# kinds of parts
PLAIN, ENTITY = range(2)
# kinds of events
START, END, RAW, COMMENT = range(4)
# columns of events
E_KIND, E_TAG, E_ELEMENT, E_AT, E_BODY, E_BODY_END, E_CONTENT, E_CONTENT_END = range(8)
EVENT_COLUMNS = 8
# columns of parts
P_START, P_END, P_GAP, P_KIND = range(4)
PART_COLUMNS = 4
# columns of tags
T_HASH, T_ELEMENT, T_AT, T_IS_END = range(4)
TAG_COLUMNS = 4
# counters
PARTS, EVENTS, TAGS, GAP, PRE, ENDED_HASH, ENDED_AT = range(7)
COUNTERS = 7
