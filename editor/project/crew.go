package project

import (
	"runtime"
	"sync"
)

// A crew does jobs beside the goroutine that finds them.
type crew struct {
	group sync.WaitGroup
	seats chan struct{}
	mu    sync.Mutex
	err   error // of the first job that failed
}

func newCrew() *crew { return &crew{seats: make(chan struct{}, runtime.GOMAXPROCS(0)+1)} }

func (c *crew) do(job func() error) {
	c.group.Add(1)
	go func() {
		defer c.group.Done()
		c.seats <- struct{}{}
		err := job()
		<-c.seats
		if err != nil {
			c.mu.Lock()
			defer c.mu.Unlock()
			if c.err == nil {
				c.err = err
			}
		}
	}()
}

// wait returns when all jobs are done.
func (c *crew) wait() error {
	c.group.Wait()
	return c.err
}
