package generator

import (
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

func TestScopeReportsBothPlaces(t *testing.T) {
	at := func(line int) catalog.Pos { return catalog.Pos{File: "a.yaml", Line: line, Col: 3} }
	first := owner{what: `entry "ORDER_GONE"`, pos: at(4), base: "OrderGone"}
	tests := []struct {
		name    string
		second  owner
		names   []goName
		message string
		help    string
	}{
		{"two entries", owner{`entry "order-gone"`, at(9), "OrderGone"}, []goName{"NewOrderGone", "ErrOrderGone"},
			`entry "order-gone" needs the Go name ErrOrderGone, which entry "ORDER_GONE" has already`, `add to entry "order-gone": go: {name: OrderGone3}`},
		{"entry that cannot choose", owner{`rule "order_gone"`, at(9), ""}, []goName{"ErrOrderGone"},
			`rule "order_gone" needs the Go name ErrOrderGone, which entry "ORDER_GONE" has already`, `add to entry "ORDER_GONE": go: {name: OrderGone3}`},
		{"neither can", owner{`rule "over_"`, at(9), ""}, []goName{"RuleOver"},
			`rule "over_" needs the Go name RuleOver, which rule "over" has already`, "rename one of them"},
		{"errgen has it", owner{`type "x"`, at(9), ""}, []goName{"Error"}, `type "x" needs the Go name Error, which errgen has already`, "rename one of them"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := make(scope)
			s.declare(owner{what: "errgen"}, "Error", "Kind")
			s.declare(first, "ErrOrderGone", "CodeOrderGone")
			s.declare(owner{what: `entry "x"`, pos: at(5), base: "OrderGone2"}, "ErrOrderGone2")
			s.declare(owner{what: `rule "over"`, pos: at(6)}, "RuleOver")
			ds := s.declare(test.second, test.names...)
			if len(ds) != 1 {
				t.Fatalf("%v, want one problem", ds)
			}
			d := ds[0]
			if d.Rule != "EG0401" || d.Severity != catalog.Error || d.Pos != test.second.pos || d.Message != test.message || d.Help != test.help {
				t.Errorf("%+v", d)
			}
			if related := test.name != "errgen has it"; related != (len(d.Related) == 1 && d.Related[0].Pos.Line < 9) {
				t.Errorf("related %+v", d.Related)
			}
		})
	}
}

func TestScopeCutsLongNames(t *testing.T) {
	s := make(scope)
	long := joined([]string{strings.Repeat("a", 270)})
	s.declare(owner{what: "a"}, long)
	if ds := s.declare(owner{what: "b"}, long); len(ds) != 1 || len(ds[0].Message) > 200 {
		t.Errorf("%v, want one short problem", ds)
	}
}

func TestScopeTakesAllOrNone(t *testing.T) {
	s := make(scope)
	s.declare(owner{what: "a"}, "A")
	if ds := s.declare(owner{what: "b"}, "B", "A"); ds == nil {
		t.Error("A is declared twice")
	}
	if ds := s.declare(owner{what: "c"}, "B", "a"); ds != nil {
		t.Errorf("B and a are free: %v", ds)
	}
}
