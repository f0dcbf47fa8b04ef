package fill

import (
	"reflect"
	"testing"

	"readout/internal/page"
	"readout/internal/view"
)

// Every kind that shows views has a function that fills one of them.
func TestKindsAreFilled(t *testing.T) {
	for k := range page.Kinds {
		if views, fills := len(k.Views()) > 0, fillers[k] != nil; views != fills {
			t.Errorf("%s: it has views: %v; the table has a function for it: %v", k, views, fills)
		}
	}
	p := planned(t, desk())
	for _, at := range p.Pages() {
		if views := at.Key.Kind.Views(); len(views) > 0 && !contains(views, p.View(at)) {
			t.Errorf("%s: the table of kinds does not name the view %T of a page of %s", at.Address, p.View(at), at.Key.Kind)
		}
	}
}

func contains(views []view.View, v view.View) bool {
	for _, known := range views {
		if reflect.TypeOf(known) == reflect.TypeOf(v) {
			return true
		}
	}
	return false
}
