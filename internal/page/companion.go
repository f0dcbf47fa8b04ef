package page

import (
	"strings"

	"readout/internal/entity"
	"readout/internal/site"
)

// The addresses of what stands beside a page for programs. They are said here
// and not where the files are made, since pages link to them.

// Twin returns the address of an entity's page as JSON, or "" if it has no page.
func (p *Plan) Twin(id entity.ID) string {
	if p.entity(id) == "" {
		return ""
	}
	return strings.TrimSuffix(p.entity(id), ".html") + ".json"
}

// EventTwin returns the address of an event's page as JSON.
func (p *Plan) EventTwin(id site.EventID) string {
	return strings.TrimSuffix(p.addresses.events[id], ".html") + ".json"
}

// DataFolder is the folder of the data files of a site.
const DataFolder = "data/"
