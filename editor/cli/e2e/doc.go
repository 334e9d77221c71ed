// Package e2e drives the headless program as scripts and clusters do: it builds
// the one static file, looks at what it is made of, and runs many copies of it.
package e2e
