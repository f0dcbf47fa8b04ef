package mention

import "testing"

// To look closely at a free text takes long, so ordinary prose is not looked at.
func TestProseIsNotSuspect(t *testing.T) {
	lexicon := Compile(registry(t, cast), Settings{})
	suspect := func(text string) bool {
		d := article(`[It is so](said: "by ` + text + `").`)
		return lexicon.ReadMarks(d, nil).Suspect
	}
	for _, text := range []string{
		"senior official", "a senior State Department official", "an aide who asked not to be named", "an aide close to the talks in report 12",
		"people familiar with the matter and its history", "a diplomat at the mission", "officials briefed on the plan by colleagues", "a source of the ministry",
	} {
		if suspect(text) {
			t.Errorf("%q is suspect", text)
		}
	}
	for _, text := range []string{
		"officials via Jane Roe", "officials via jane roe in Geneva", "officials then jane roe with aides", "an official, to reporters",
		"to reporters", "officials at 2022-02-01-call", "officials at call", "officials at talks", "officials about ceasefire", "officials on 31 January", "officials on 31.1.2022", "an aide of ru", "minister jane-roe",
	} {
		if !suspect(text) {
			t.Errorf("%q is not suspect", text)
		}
	}
}
