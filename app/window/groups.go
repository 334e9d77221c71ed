package window

// The acts of the window in groups, so that no type holds all of them. Each
// group is the window itself, seen from one side.
type (
	opening  struct{ *Window } // texts and projects
	filing   struct{ *Window } // the File menu
	queueing struct{ *Window } // the queue of documents, and what the window was sent for
	mending  struct{ *Window } // what cannot be opened as it is
	trading  struct{ *Window } // what other readers and other programs said
	deciding struct{ *Window } // repairs
	editing  struct{ *Window } // undo, clipboard, the reader's own wording
	seeking  struct{ *Window } // places
	noting   struct{ *Window } // notes
	viewing  struct{ *Window } // panels and columns
	styling  struct{ *Window } // fonts and colours
	ruling   struct{ *Window } // rules
	helping  struct{ *Window } // lists of commands, preferences
	tabling  struct{ now }     // the table of commands
	now      struct{ *Window } // what is there for commands to work on
)
