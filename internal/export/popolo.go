package export

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"readout/internal/document"
	"readout/internal/entity"
)

// People, organizations and posts are published as Popolo (popoloproject.com), too, which
// programs for parliaments and governments exchange. The ids are those of the tables, with
// the kind before them. A country for which people hold posts is an organization of the
// classification "government" there, since in Popolo only an organization has posts.

type popolo struct {
	People        []popoloPerson       `json:"persons"`
	Organizations []popoloOrganization `json:"organizations"`
	Posts         []popoloPost         `json:"posts"`
	Memberships   []popoloMembership   `json:"memberships"`

	known map[string]bool // the ids of posts
}

type popoloPerson struct {
	ID          string         `json:"id"`
	Name        string         `json:"name"`
	FamilyName  string         `json:"family_name,omitempty"`
	SortName    string         `json:"sort_name,omitempty"`
	OtherNames  []popoloName   `json:"other_names,omitempty"`
	Gender      string         `json:"gender,omitempty"`
	Born        string         `json:"birth_date,omitempty"`
	Died        string         `json:"death_date,omitempty"`
	Nationality string         `json:"national_identity,omitempty"`
	Image       string         `json:"image,omitempty"`
	Identifiers []popoloScheme `json:"identifiers,omitempty"`
	Links       []popoloLink   `json:"links,omitempty"`
	Sources     []popoloLink   `json:"sources,omitempty"`
}

type popoloName struct {
	Name string `json:"name"`
}

type popoloScheme struct {
	Scheme     string `json:"scheme"`
	Identifier string `json:"identifier"`
}

type popoloLink struct {
	URL  string `json:"url"`
	Note string `json:"note,omitempty"`
}

type popoloOrganization struct {
	ID             string         `json:"id"`
	Name           string         `json:"name"`
	OtherNames     []popoloName   `json:"other_names,omitempty"`
	Classification string         `json:"classification,omitempty"`
	Parent         string         `json:"parent_id,omitempty"`
	Identifiers    []popoloScheme `json:"identifiers,omitempty"`
	Sources        []popoloLink   `json:"sources,omitempty"`
}

type popoloPost struct {
	ID           string `json:"id"`
	Label        string `json:"label"`
	Role         string `json:"role"`
	Organization string `json:"organization_id"`
}

type popoloMembership struct {
	ID           string `json:"id"`
	Role         string `json:"role,omitempty"`
	Person       string `json:"person_id,omitempty"`
	Member       string `json:"member_id,omitempty"` // an organization that is a member
	Organization string `json:"organization_id,omitempty"`
	Post         string `json:"post_id,omitempty"`
	Start        string `json:"start_date,omitempty"`
	End          string `json:"end_date,omitempty"`
}

func (x *exporter) popolo(w io.Writer) error {
	out := popolo{[]popoloPerson{}, []popoloOrganization{}, []popoloPost{}, []popoloMembership{}, map[string]bool{}}
	for _, id := range x.pagesOf(entity.Person) {
		out.People = append(out.People, x.popoloPerson(id))
		x.popoloPosts(&out, id)
	}
	for _, id := range slices.Concat(x.pagesOf(entity.Organization), x.pagesOf(entity.Country)) {
		out.Organizations = append(out.Organizations, x.popoloOrganization(id))
		for _, member := range x.s.Registry.At(id).Members {
			out.Memberships = append(out.Memberships, popoloMembership{ID: x.key(member) + "@" + x.key(id), Member: x.key(member), Organization: x.key(id)})
		}
	}
	return encode(w, out)
}

func (x *exporter) popoloPerson(id entity.ID) popoloPerson {
	e := x.s.Registry.At(id)
	p := popoloPerson{
		ID: x.key(id), Name: e.Name, FamilyName: e.Surname, SortName: e.SortName, OtherNames: each(e.Aliases, popoloNamed), Gender: e.Gender,
		Born: e.Born.String(), Died: e.Died.String(), Image: x.absoluteFile(x.Picture(&x.s.Bodies[id]).Address), Identifiers: wikidata(e), Sources: x.popoloSource(id),
	}
	if e.Country != entity.None {
		p.Nationality = x.name(e.Country)
	}
	if d := e.Document; d != nil && d.Person != nil {
		p.Links = each(d.Person.Links, func(l document.NamedLink) popoloLink { return popoloLink{l.URL.Text, l.Label} })
	}
	return p
}

func popoloNamed(name string) popoloName { return popoloName{name} }

func wikidata(e *entity.Entity) []popoloScheme {
	if e.Wikidata == "" {
		return nil
	}
	return []popoloScheme{{"wikidata", e.Wikidata}}
}

// popoloSource is the page of an entity, if the site has an address.
func (x *exporter) popoloSource(id entity.ID) []popoloLink {
	if url := x.absoluteFile(x.Entity(id)); url != "" {
		return []popoloLink{{URL: url}}
	}
	return nil
}

func (x *exporter) popoloOrganization(id entity.ID) popoloOrganization {
	e := x.s.Registry.At(id)
	o := popoloOrganization{ID: x.key(id), Name: e.Name, OtherNames: each(e.Aliases, popoloNamed), Parent: x.key(e.Parent), Identifiers: wikidata(e), Sources: x.popoloSource(id)}
	if e.State != nil {
		o.Classification, o.OtherNames = "government", each(e.State.Aliases, popoloNamed)
		o.Identifiers = append(o.Identifiers, popoloScheme{"iso-3166-1-alpha-2", strings.ToUpper(e.Key.ID)})
	}
	return o
}

// popoloPosts adds the posts of a person: a post, unless somebody else holds or held the
// same, and a membership, which says when.
func (x *exporter) popoloPosts(out *popolo, id entity.ID) {
	for i := range x.s.Registry.At(id).Posts {
		p := &x.s.Registry.At(id).Posts[i]
		organization := p.Organization
		if organization == entity.None {
			organization = p.Country
		}
		of := popoloMembership{
			ID: x.key(id) + "#" + strconv.Itoa(i+1), Role: p.Role, Person: x.key(id), Organization: x.key(organization),
			Start: p.Start.String(), End: p.End.String(),
		}
		if organization != entity.None {
			post := popoloPost{ID: x.key(organization) + "#" + p.Role, Label: p.Role, Role: p.Role, Organization: x.key(organization)}
			of.Post = post.ID
			if !out.known[post.ID] {
				out.known[post.ID] = true
				out.Posts = append(out.Posts, post)
			}
		}
		out.Memberships = append(out.Memberships, of)
	}
}
