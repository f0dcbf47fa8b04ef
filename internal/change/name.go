package change

import (
	"strings"

	"readout/internal/entity"
	"readout/internal/site"
)

// names returns the names of everything that a report refers to: those of the second
// version, and of the first for what is only there.
func (c *comparer) names(r *Report) map[string]string {
	all := map[string]string{}
	c.before.addNames(all)
	c.after.addNames(all)
	used := map[string]string{}
	r.references(func(key string) {
		if name, known := all[key]; known {
			used[key] = name
		}
	})
	return used
}

func (v *version) addNames(names map[string]string) {
	for i, id := range v.articles {
		names["article/"+id] = v.Words.Title(&v.site.Articles[i])
	}
	for i, key := range v.entities {
		names[key] = v.site.Registry.At(entity.ID(i)).Name
	}
	for i, id := range v.events {
		names["event/"+id] = v.Words.EventName(site.EventID(i))
	}
}

// references calls a function for all that may be the key of a name in a report.
func (r *Report) references(use func(key string)) {
	for _, c := range r.Statements {
		eachValue(&c, use)
	}
	for _, c := range r.Positions {
		eachValue(&c, use)
	}
	for _, c := range r.Corrections {
		eachValue(&c, use)
	}
	for _, c := range r.Events {
		use("event/" + c.Now().ID)
		eachValue(&c, use)
	}
	for _, c := range r.Posts {
		eachValue(&c, use)
	}
}

// eachValue calls a function for the keys of all values of an item, before and after.
func eachValue[T any, P interface {
	*T
	item
}](c *Change[T], use func(string)) {
	for _, it := range []*T{c.Before, c.After} {
		if it == nil {
			continue
		}
		for _, f := range P(it).facts() {
			for _, v := range f.values {
				use(Key(f.name, v))
			}
		}
	}
}

// Key returns the key of the name of a field's value: fields of one kind have the id
// alone, and a readout is a side with an address.
func Key(field, value string) string {
	switch field {
	case "event", "article", "topic":
		return field + "/" + value
	case "topics":
		return "topic/" + value
	case "readouts":
		value, _, _ = strings.Cut(value, " ")
	}
	return value
}
