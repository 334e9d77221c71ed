// Package window is the window: it composes the panels of one review, and
// holds the commands.
//
// Context: panels must not know one another, and every act must be within
// reach of menus, keys, mouse and palette alike. Decision: input goes to a
// command of one table; a command changes the desk or the session; they tell
// what moved; panels read them again and redraw. Consequence: the window only
// puts panels side by side, and a test can run any command by its ID.
package window
