package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"unsafe"
)

// openTerminal opens a pseudo-terminal: what is written to the one end can be read from
// the other.
func openTerminal(t *testing.T) (screen, program *os.File) {
	t.Helper()
	screen, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("there are no pseudo-terminals here: %v", err)
	}
	t.Cleanup(func() { screen.Close() })
	var number, locked int32
	for request, argument := range map[uintptr]*int32{syscall.TIOCGPTN: &number, syscall.TIOCSPTLCK: &locked} {
		if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, screen.Fd(), request, uintptr(unsafe.Pointer(argument))); errno != 0 {
			t.Skipf("there are no pseudo-terminals here: %v", errno)
		}
	}
	program, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("there are no pseudo-terminals here: %v", err)
	}
	return screen, program
}

// onTerminalRun runs the program with a terminal for messages, and returns what is on it.
func onTerminalRun(t *testing.T, args ...string) string {
	return shownBy(t, func(program *os.File) { run(args, io.Discard, program) })
}

// shownBy returns what is on a terminal when a function has written to it.
func shownBy(t *testing.T, write func(program *os.File)) string {
	t.Helper()
	screen, program := openTerminal(t)
	shown := make(chan string)
	go func() {
		data, _ := io.ReadAll(screen) // an error when the program's end is closed
		shown <- string(data)
	}()
	write(program)
	program.Close()
	return strings.ReplaceAll(<-shown, "\r\n", "\n")
}

func TestColoursOnATerminal(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "content/articles/a.md", "---\ntitle: A\ndate: 2022-02-01\n---\n\n[Nothing](said:nobody-known).\n")
	t.Setenv("TERM", "xterm")
	t.Setenv("NO_COLOR", "")
	const place = "content/articles/a.md:6:16"
	args := []string{"build", "--quiet", "--source", dir}
	if got, want := onTerminalRun(t, args...), "\x1b[1m"+place+"\x1b[0m: \x1b[1;31merror\x1b[0m: "; !strings.HasPrefix(got, want) {
		t.Errorf("on a terminal\n%q, want\n%q", got, want)
	}
	if got, want := onTerminalRun(t, "nope"), "\x1b[1;31merror:\x1b[0m there is no command \"nope\""; !strings.HasPrefix(got, want) {
		t.Errorf("on a terminal\n%q, want\n%q", got, want)
	}
	t.Setenv("NO_COLOR", "1")
	if got := onTerminalRun(t, args...); !strings.HasPrefix(got, place+": error: ") || strings.Contains(got, "\x1b") {
		t.Errorf("with NO_COLOR\n%q", got)
	}
	t.Setenv("NO_COLOR", "")
	t.Setenv("TERM", "dumb")
	if got := onTerminalRun(t, args...); !strings.HasPrefix(got, place+": error: ") || strings.Contains(got, "\x1b") {
		t.Errorf("on a dumb terminal\n%q", got)
	}
}

// A file, a pipe and a closed output are no terminals.
func TestWhatIsNoTerminal(t *testing.T) {
	t.Setenv("TERM", "xterm")
	file, err := os.Create(t.TempDir() + "/out")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	closed, _ := os.Create(t.TempDir() + "/closed")
	closed.Close()
	for name, to := range map[string]io.Writer{"a file": file, "a pipe": w, "a closed file": closed, "a buffer": &strings.Builder{}} {
		if o := (&output{to: to}); o.isTerminal() || o.Paints() {
			t.Errorf("%s is taken for a terminal", name)
		}
	}
	_, program := openTerminal(t)
	defer program.Close()
	if o := (&output{to: program}); !o.isTerminal() {
		t.Error("a terminal is not taken for one")
	}
}

func TestDiffOnATerminal(t *testing.T) {
	before, after := t.TempDir(), t.TempDir()
	const person, article = "---\nname: Ana [Lund]\n---\n", "---\ntitle: A\ndate: 2022-02-01\n---\n\nLund said [we agree](said:ana-lund).\n"
	for _, dir := range []string{before, after} {
		writeFile(t, dir, "content/people/ana-lund.md", person)
		writeFile(t, dir, "content/articles/b.md", strings.ReplaceAll(article, ": A", ": B"))
	}
	writeFile(t, after, "content/articles/a.md", article)
	t.Setenv("TERM", "xterm")
	t.Setenv("NO_COLOR", "")
	shown := shownBy(t, func(program *os.File) { run([]string{"diff", "--source", after, before}, program, io.Discard) })
	for _, want := range []string{"\x1b[1mWhat changes on the site\x1b[0m\n", "\x1b[1mStatements added\x1b[0m\n\n- Ana [Lund] said: We agree (paraphrase)", " content/articles/a.md:6\n"} {
		if !strings.Contains(shown, want) {
			t.Errorf("a terminal does not show %q:\n%s", want, shown)
		}
	}
	t.Setenv("NO_COLOR", "1")
	if shown := shownBy(t, func(program *os.File) { run([]string{"diff", "--source", after, before}, program, io.Discard) }); strings.ContainsAny(shown, "\x1b`\\") {
		t.Errorf("without colours, a terminal shows:\n%s", shown)
	}
}
