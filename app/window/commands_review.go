package window

import (
	"fyne.io/fyne/v2/theme"

	"emend/app/command"
	"emend/app/look"
	"emend/app/review"
	"emend/app/say"
	"emend/editor/repair"
)

// desk is the desk of the review that is open.
func (w *Window) desk() *review.Desk { return w.room.desk }

func (w tabling) reviewCommands() []*command.Command {
	decide := deciding{w.Window}
	return []*command.Command{
		{ID: "review.accept", Title: "Accept", Menu: "Review", Keys: "Ctrl+Enter", Also: "Ctrl+1", Plain: "y", Icon: theme.ConfirmIcon(), Enabled: w.hasRepair, Run: decide.accept},
		{ID: "review.reject", Title: "Reject", Menu: "Review", Keys: "Ctrl+Backspace", Also: "Ctrl+2", Plain: "n", Icon: theme.CancelIcon(), Enabled: w.hasRepair, Run: decide.reject},
		{ID: "review.rejectBecause", Title: "Reject With a Reason…", Menu: "Review", Plain: "N", Enabled: w.hasRepair, Run: decide.askReason},
		{ID: "review.edit", Title: "Edit the Wording…", Menu: "Review", Keys: "Ctrl+3", Plain: "e", Icon: theme.DocumentCreateIcon(), Enabled: w.hasRepair, Run: decide.editWording},
		{ID: "review.skip", Title: "Skip", Menu: "Review", Keys: "Ctrl+4", Plain: "s", Icon: theme.MediaSkipNextIcon(), Enabled: w.hasRepair, Run: func() { w.desk().Queue().Skip() }},
		{ID: "review.reset", Title: "Make Undecided Again", Menu: "Review", Plain: "Backspace", Enabled: w.hasRepair, Run: func() { w.desk().Reset() }},
		{ID: "review.next", Title: "Next Undecided", Menu: "Review", Break: true, Keys: "Alt+Down", Plain: "j", Icon: theme.MoveDownIcon(), Enabled: w.hasText, Run: func() { decide.step(1, true) }},
		{ID: "review.previous", Title: "Previous Undecided", Menu: "Review", Keys: "Alt+Up", Plain: "k", Icon: theme.MoveUpIcon(), Enabled: w.hasText, Run: func() { decide.step(-1, true) }},
		{ID: "review.nextAny", Title: "Next Repair", Menu: "Review", Sub: "Move", Keys: "Alt+Shift+Down", Plain: "J", Enabled: w.hasText, Run: func() { decide.step(1, false) }},
		{ID: "review.previousAny", Title: "Previous Repair", Menu: "Review", Sub: "Move", Keys: "Alt+Shift+Up", Plain: "K", Enabled: w.hasText, Run: func() { decide.step(-1, false) }},
		{ID: "review.first", Title: "First Repair", Menu: "Review", Sub: "Move", Break: true, Keys: "Alt+Home", Enabled: w.hasText, Run: func() { w.desk().Queue().Edge(-1) }},
		{ID: "review.last", Title: "Last Repair", Menu: "Review", Sub: "Move", Keys: "Alt+End", Enabled: w.hasText, Run: func() { w.desk().Queue().Edge(1) }},
	}
}

// ruleCommands are about what is proposed, and why.
func (w tabling) ruleCommands() []*command.Command {
	decide, rule := deciding{w.Window}, ruling{w.Window}
	return []*command.Command{
		{ID: "review.why", Title: "Why Is Nothing Proposed Here?", Menu: "Review", Sub: "About This Place", Break: true, Plain: "w", Enabled: w.hasText, Run: rule.showWhy},
		{ID: "review.bytes", Title: "Bytes of the Repair…", Menu: "Review", Sub: "About This Place", Plain: "p", Enabled: w.hasRepair, Run: rule.showBytes},
		{ID: "review.never", Title: "Never Change This String", Menu: "Review", Sub: "Rules", Plain: "x", Enabled: w.hasRepair, Run: decide.never},
		{ID: "review.ruleOff", Title: "Turn This Rule Off", Menu: "Review", Sub: "Rules", Plain: "X", Enabled: w.hasRepair, Run: rule.ruleOff},
		{ID: "review.rules", Title: "Rules…", Menu: "Review", Sub: "Rules", Break: true, Enabled: w.hasText, Run: rule.showRules},
		{ID: "review.nevers", Title: "Strings Never Changed…", Menu: "Review", Sub: "Rules", Enabled: w.hasText, Run: decide.showNevers},
		{ID: "review.trust", Title: "Trust…", Menu: "Review", Sub: "Rules", Enabled: w.hasText, Run: decide.showTrust},
		{ID: "review.detect", Title: "Look for Damage Again", Menu: "Review", Sub: "Rules", Break: true, Keys: "Ctrl+Shift+D", Enabled: w.hasText, Run: func() { w.room.work.detect() }},
		{ID: "review.stop", Title: "Stop Looking for Damage", Menu: "Review", Sub: "Rules", Keys: "Ctrl+Period", Enabled: w.detecting, Run: func() { w.room.work.cancel() }},
	}
}

func (w now) detecting() bool {
	return w.room != nil && w.room.session.Detection().State().Running && w.room.work.cancel != nil
}

func (w tabling) bulkCommands() []*command.Command {
	decide := deciding{w.Window}
	list := []*command.Command{
		{ID: "review.acceptGroup", Title: "Accept Group…", Menu: "Review", Break: true, Keys: "Ctrl+Shift+Enter", Plain: "a", Icon: look.AcceptIcon, Enabled: w.hasRepair, Run: func() { decide.propose(repair.Accepted) }},
		{ID: "review.rejectGroup", Title: "Reject Group…", Menu: "Review", Keys: "Ctrl+Shift+Backspace", Plain: "d", Enabled: w.hasRepair, Run: func() { decide.propose(repair.Rejected) }},
		{ID: "review.acceptSure", Title: "Accept All Above a Confidence…", Menu: "Review", Enabled: w.hasText, Run: decide.askAcceptSure},
		{ID: "review.split", Title: "Set Aside What Is Like Those Left Out", Menu: "Review", Keys: "Ctrl+Shift+X", Enabled: w.hasBulk, Run: decide.split},
		{ID: "review.open", Title: "What Is Still Open…", Menu: "Review", Break: true, Plain: "o", Enabled: w.hasText, Run: decide.showOpen},
		{ID: "review.lastLook", Title: "Last Look", Menu: "Review", Plain: "l", Enabled: w.hasText, Run: decide.lastLook},
		{ID: "review.statistics", Title: "Statistics…", Menu: "Review", Enabled: w.hasText, Run: decide.showStatistics},
		{ID: "review.confirm", Title: "Take the Decision on the Group", Menu: "", Plain: "Return", Enabled: w.hasBulk, Run: decide.confirm},
	}
	digits := []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}
	for i, d := range digits {
		list = append(list, &command.Command{
			ID: "review.reading" + d, Title: say.F("Take Reading %d", i+1), Plain: d, Enabled: w.hasRepair, Run: func() { decide.takeReading(i) },
		})
	}
	return list
}

func (w now) hasBulk() bool { return w.room != nil && w.room.desk.Preview().Bulk() != nil }
