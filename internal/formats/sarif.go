package formats

import (
	"io"
	"net/url"
	"slices"

	"readout/internal/source"
)

// The parts of SARIF 2.1.0 that are written.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID string `json:"id"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifLocation struct {
		ID       *int          `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifMessage `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI       string `json:"uri"`
		URIBaseID string `json:"uriBaseId"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

// SARIF writes the diagnostics as a SARIF 2.1.0 log, as code scanning of GitHub takes
// it. Addresses of files are relative to the root of the repository.
func (l *List) SARIF(w io.Writer, version string) error {
	driver := sarifDriver{Name: "readout", Version: version, Rules: []sarifRule{}}
	results := []sarifResult{}
	var rules []string
	for i := range l.Diagnostics {
		rules = append(rules, string(l.Diagnostics[i].Rule))
	}
	slices.Sort(rules)
	rules = slices.Compact(rules)
	for _, rule := range rules {
		driver.Rules = append(driver.Rules, sarifRule{rule})
	}
	for i := range l.Diagnostics {
		d := &l.Diagnostics[i]
		index, _ := slices.BinarySearch(rules, string(d.Rule))
		text := d.Message
		if d.Hint != "" {
			text += "\n" + d.Hint
		}
		result := sarifResult{
			RuleID: string(d.Rule), RuleIndex: index, Level: d.Severity.String(), Message: sarifMessage{text},
			Locations: []sarifLocation{{Physical: l.physical(d.Path, d.Span)}},
		}
		for k, r := range d.Related {
			result.Related = append(result.Related, sarifLocation{ID: &k, Physical: l.physical(r.Path, r.Span), Message: &sarifMessage{r.Message}})
		}
		results = append(results, result)
	}
	return encode(w, sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0",
		Runs: []sarifRun{{Tool: sarifTool{driver}, ColumnKind: "unicodeCodePoints", Results: results}},
	})
}

func (l *List) physical(p source.Path, at source.Span) sarifPhysical {
	r := l.region(p, at)
	address := url.URL{Path: l.file(p)}
	return sarifPhysical{
		sarifArtifact{address.EscapedPath(), "%SRCROOT%"},
		sarifRegion{r.start.Line, r.start.Column, r.end.Line, r.end.Column},
	}
}
