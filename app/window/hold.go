package window

import "time"

// leastHold is the shortest hold that is told: a frame in software takes most of
// it.
const leastHold = 30 * time.Millisecond

// watchHolds tells how long the toolkit's goroutine was held at a time, by
// whatever it was: what is posted to it while something is under way waits for
// the end of that. what names what the reader did last; both are called on that
// goroutine.
func watchHolds(what func() string, tell func(Step)) {
	ran := make(chan struct{}, 1)
	for {
		asked := time.Now()
		post(func() {
			if held := time.Since(asked); held >= leastHold {
				tell(Step{What: "hold after " + what(), All: held})
			}
			ran <- struct{}{}
		})
		<-ran
		time.Sleep(2 * time.Millisecond)
	}
}
