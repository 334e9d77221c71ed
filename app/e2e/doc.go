// Package e2e drives the real window: a real X server without a screen, a real
// window manager, real key presses. Its tests run when EMEND_E2E names the
// program to drive, as `make e2e` does, and are skipped otherwise.
package e2e
