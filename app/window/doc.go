// Package window is the window: it composes the panels of one review, and
// holds the commands.
//
// Context: panels must not know one another, and every act must be within
// reach of menus, keys, mouse and palette alike. Decision: input goes to a
// command of one table; a command changes the desk or the session; they tell
// what moved; panels read them again and redraw. Consequence: the window only
// puts panels side by side, and a test can run any command by its ID.
//
// Screen readers: in builds with the tag accessibility the toolkit (2.8.1) hands
// the labels of its buttons, labels and links, and of what implements
// fyne.Accessible, to the system on macOS and Windows; on Linux it hands over
// nothing. Its list is flat, knows the roles button, link and text, no focus and
// no notice of change, and stops at widgets such as splits. So one object over
// the window (parts.Spoken) says what stands before the reader: the current
// repair with its wordings, rule, confidence, decision and line, the row of the
// caret while the panes have the focus, and the last message. Text view and
// lists have labels of their own, which are heard once the toolkit goes into
// splits. Every act has a key, so that nothing has to be found by sight.
package window
