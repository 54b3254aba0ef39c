package custom

import "fmt"

// Limits on what a template may do. They are far above what a file for 100,000
// entries needs, and still reached within seconds.
const (
	maxWork   = 50_000_000 // steps; see budget
	maxOutput = 64 << 20   // bytes
	maxText   = 1 << 20    // bytes of one text
	maxDepth  = 1000       // templates that call each other
	maxPad    = 1000       // columns that a text is padded to
	stepBytes = 16         // bytes that are as much work as a step
)

// A problem is an error that may say what to do.
type problem struct{ message, help string }

func (p problem) Error() string { return p.message }

// A budget is what a template may still do. A step is about what one part of a
// template takes, such as {{.Name}}, or [stepBytes] bytes of text.
type budget struct {
	most  int // steps in all
	left  int
	depth int
}

// step takes n steps.
func (b *budget) step(n int) error {
	if b.left -= n; b.left < 0 {
		return problem{
			message: fmt.Sprintf("template takes more than %d steps", b.most),
			help:    "loops in loops multiply; groupBy, entry, group and type find things without one",
		}
	}
	return nil
}

// spend takes the steps for a text of n bytes.
func (b *budget) spend(n int) error { return b.step(1 + n/stepBytes) }

// enter and leave stand at the ends of each template that another one can call.
func (b *budget) enter(size int) (string, error) {
	if b.depth++; b.depth > maxDepth {
		return "", problem{message: fmt.Sprintf("more than %d templates call each other", maxDepth)}
	}
	return "", b.step(size)
}

func (b *budget) leave() string {
	b.depth--
	return ""
}

// round stands at the start of each round of a loop.
func (b *budget) round(size int) (string, error) { return "", b.step(size) }
