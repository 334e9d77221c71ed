package versions

import (
	"emend/app/dock"
	"emend/app/say"
)

// rename asks for another name of the version chosen.
func (v *Sheet) rename() {
	x, ok := v.chosen()
	if !ok {
		return
	}
	v.sheet.Close()
	v.acts.Ask(dock.Question{
		Title: say.F("Another name for version “%s”", x.Name), Text: x.Name, Select: true, OK: say.T("Rename"),
		Done: func(name string) error {
			if err := v.session.Versions().Rename(x.ID, name); err != nil {
				return err
			}
			v.host.Say(say.F("Version “%s” has another name. Undo takes that back.", x.Name))
			return nil
		},
	})
}

// remove takes the version chosen off the list.
func (v *Sheet) remove() {
	x, ok := v.chosen()
	if !ok {
		return
	}
	if err := v.session.Versions().Delete(x.ID); err != nil {
		v.sheet.Trouble(err)
		return
	}
	v.sheet.Close()
	v.host.Say(say.F("Version “%s” is deleted. Undo brings it back.", x.Name))
}
