package e2e

import (
	"bytes"
	"debug/elf"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

const root = "../../.."

// flags are those of `make headless`.
var flags = []string{"-trimpath", "-tags", "headless", "-ldflags", "-s -w"}

// program is the headless program, built once for all tests.
var program = sync.OnceValues(func() (path string, err error) {
	if path = os.Getenv("EMEND_HEADLESS"); path != "" {
		return filepath.Abs(path)
	}
	dir, err := os.MkdirTemp("", "emend-headless")
	if err != nil {
		return "", err
	}
	path = filepath.Join(dir, "emend")
	build := goTool(append(append([]string{"build"}, flags...), "-o", path, ".")...)
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%v: %w\n%s", build, err, out)
	}
	return path, nil
})

func goTool(args ...string) *exec.Cmd {
	cmd := exec.Command("go", args...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	return cmd
}

func TestMain(m *testing.M) {
	status := m.Run()
	if path, err := program(); err == nil && os.Getenv("EMEND_HEADLESS") == "" {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(status)
}

func emend(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("builds the program")
	}
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// mostBytes is the size the headless program stays under.
const mostBytes = 40 << 20

// TestOneStaticFile: the program needs no library of the system, is small, and
// holds nothing of a window.
func TestOneStaticFile(t *testing.T) {
	path := emend(t)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%.1f MB", float64(info.Size())/1e6)
	if info.Size() >= mostBytes {
		t.Errorf("%d bytes", info.Size())
	}
	out, err := goTool("list", "-deps", "-tags", "headless", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	for dep := range strings.FieldsSeq(string(out)) {
		if strings.HasPrefix(dep, "fyne.io/") || strings.Contains(dep, "glfw") || strings.Contains(dep, "/gl") || dep == "runtime/cgo" {
			t.Errorf("it is built of %s", dep)
		}
	}
	if runtime.GOOS != "linux" {
		return
	}
	f, err := elf.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if libs, _ := f.ImportedLibraries(); len(libs) > 0 {
		t.Errorf("it needs %v", libs)
	}
	for _, p := range f.Progs {
		if p.Type == elf.PT_INTERP {
			t.Error("it needs a loader of the system")
		}
	}
}

// posts writes JSON Lines of damaged texts.
func posts(n int) []byte {
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, `{"id":%d,"text":"It%ss the %dth evening â€“ the ferry wonâ€™t wait, said the cafÃ© owner."}`+"\n", i, "â€™", i)
	}
	return b.Bytes()
}

func run(t *testing.T, stdin []byte, name string, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(stdin), &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd, err, errs.String())
	}
	return out.Bytes()
}

// TestParallel: GNU parallel cuts the lines among copies of the program, and
// what comes out is what one copy gives.
func TestParallel(t *testing.T) {
	path := emend(t)
	tool, err := exec.LookPath("parallel")
	if err != nil {
		t.Skip("GNU parallel is not here (Debian: parallel)")
	}
	in := posts(5_000)
	want := run(t, in, path, "clean", "--jsonl")
	if !bytes.Contains(want, []byte(`It’s the 7th evening – the ferry won’t wait, said the café owner.`)) {
		t.Fatalf("not repaired: %.200s", want)
	}
	got := run(t, in, tool, "--pipe", "--keep-order", "--block", "100k", "--will-cite", path, "clean", "--jsonl")
	if !bytes.Equal(got, want) {
		t.Errorf("%d bytes, want %d", len(got), len(want))
	}
}

// TestCopiesAtOnce: copies of the program do not stand in each other's way.
func TestCopiesAtOnce(t *testing.T) {
	path := emend(t)
	in := posts(1_000)
	want := run(t, in, path, "clean", "--jsonl")
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if got := run(t, in, path, "clean", "--jsonl"); !bytes.Equal(got, want) {
				t.Errorf("%d bytes, want %d", len(got), len(want))
			}
		})
	}
	wg.Wait()
}
