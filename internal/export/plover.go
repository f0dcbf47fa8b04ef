package export

import "readout/internal/document"

// A ploverCode is an event in the terms of PLOVER 2.0, the successor of CAMEO:
// its type and, where one applies, its mode. Both are empty for what PLOVER has
// no word for.
type ploverCode struct{ event, mode string }

var ploverOfVerb = map[string]string{
	"demands": "REQUEST", "rejects": "REJECT", "threatens": "THREATEN", "accuses": "ACCUSE", "condemns": "ACCUSE",
	"supports": "SUPPORT", "pledges": "AGREE", "offers": "AGREE",
}

var ploverOfType = map[document.EventType]ploverCode{
	"call": {"CONSULT", "phone"}, "meeting": {"CONSULT", ""}, "visit": {"CONSULT", "visit"},
	"summit": {"CONSULT", "multilateral"}, "session": {"CONSULT", "multilateral"}, "agreement": {"AGREE", ""},
	"deployment": {"MOBILIZE", "troops"}, "sanctions": {"SANCTION", ""}, "attack": {"ASSAULT", ""},
	"ceasefire": {"RETREAT", "ceasefire"},
}
