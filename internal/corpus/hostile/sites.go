package hostile

import (
	"fmt"
	"strings"
)

// person returns the file of a person with more front matter.
func person(name, more string) string { return "---\nname: " + name + "\n" + more + "---\n" }

// alone returns a kind of one article that is all of its file.
func alone(name string, text func(size int) string) Kind {
	return Kind{name, func(size int) map[string]string { return map[string]string{Article: text(size)} }}
}

// with returns a kind whose article names people of the files that are made.
func with(name, body string, files func(size int) map[string]string) Kind {
	return Kind{name, func(size int) map[string]string {
		all := files(size)
		all[Article] = article("", strings.Repeat(body, 1+size/4/len(body)))
		return all
	}}
}

// many returns as many files of people as fit in a size.
func many(each func(i int) (id, text string)) func(size int) map[string]string {
	return func(size int) map[string]string {
		all := map[string]string{}
		for i, used := 0, 0; used < size; i++ {
			id, text := each(i)
			all["content/people/"+id+".md"] = text
			used += len(text)
		}
		return all
	}
}

// one returns one person with a list of one key.
func one(key string, item func(size int) string) func(size int) map[string]string {
	return func(size int) map[string]string {
		return map[string]string{"content/people/ana-torres.md": person("Ana Torres", key+":\n"+item(size))}
	}
}

// letters are the digits of a number as letters: a, b, … ba.
func letters(i int) string {
	return strings.Map(func(r rune) rune { return 'a' + r - '0' }, fmt.Sprint(i))
}

var sites = []Kind{
	alone("JSON nested", func(size int) string {
		return `{"title": "Talks", "date": "2022-02-01", "people": ` + strings.Repeat("[", size/2) + strings.Repeat("]", size/2) + "}\n\nTalks.\n"
	}),
	alone("JSON opened", func(size int) string { return strings.Repeat(`{"a":`, size/5) }),
	alone("JSON keys", func(size int) string { return "{" + counted("\"k%d\": 1,\n")(size) + "\"title\": \"a\"}\n" }),
	alone("TOML nested", func(size int) string {
		return "+++\ntitle = 'Talks'\npeople = " + strings.Repeat("[", size/2) + strings.Repeat("]", size/2) + "\n+++\n"
	}),
	alone("TOML inline tables nested", func(size int) string {
		return "+++\ntitle = 'Talks'\ntags = " + strings.Repeat("{a=", size/4) + "1" + strings.Repeat("}", size/4) + "\n+++\n"
	}),
	alone("TOML tables", func(size int) string { return "+++\ntitle = 'Talks'\n" + counted("[a.b%d]\n")(size) + "+++\n" }),
	alone("TOML dotted key", func(size int) string { return "+++\na" + strings.Repeat(".a", size/2) + " = 1\n+++\n" }),
	alone("TOML arrays of tables", func(size int) string { return "+++\n" + strings.Repeat("[[a]]\n", size/6) + "+++\n" }),
	alone("front matter never ended", func(size int) string { return "---\n" + strings.Repeat("title: a\n", size/9) }),
	alone("front matter begun often", again("---\n")),

	with("people of one name", "Sam Poe said. ", many(func(i int) (string, string) { return "sam-" + letters(i), person("Sam Poe", "") })),
	with("people of one surname", "Poe said. ", many(func(i int) (string, string) { return "poe-" + letters(i), person("Sam"+letters(i)+" Poe", "") })),
	with("names of one letter", "A B C ", many(func(i int) (string, string) { return "a-" + letters(i), person(string(rune('A'+i%26)), "") })),
	with("names that begin alike", "Ana Ana Ana ", many(func(i int) (string, string) {
		return "ana-" + letters(i), person(strings.Repeat("Ana ", 1+i%30)+letters(i), "")
	})),
	with("aliases alike", "Ana Torres said. ", one("aliases", again("  - Ann\n"))),
	with("aliases", "Ana Torres said. ", one("aliases", counted("  - Ann %d\n"))),
	with("long name", "Ana Torres said. ", func(size int) map[string]string {
		return map[string]string{"content/people/ana-torres.md": person(strings.Repeat("Ana ", size/4), "")}
	}),
	with("long name in the text", "Ana Ana Ana Ana Ana Ana Ana Ana ", func(size int) map[string]string {
		return map[string]string{"content/people/ana-torres.md": person(strings.Repeat("Ana ", size/4)+"Torres", "")}
	}),
	with("posts", "Ana Torres said. ", one("posts", again("  - role: minister\n    country: fr\n"))),
	with("posts of a speaker", "[\"We will meet.\"](said:ana-torres)\n\n", one("posts", counted("  - {role: minister %d, country: fr}\n"))),
	with("names of many words", "ana ana ana ana ana ana ana ana ", one("aliases", func(size int) string {
		return again("  - \"" + strings.Repeat("ana ", 70) + "torres\"\n")(size / 2)
	})),
	with("unknown people in lists", "Talks went on. ", func(size int) map[string]string {
		return map[string]string{"content/organizations/un.md": "---\nname: UN\nmembers:\n" + counted("  - nobody-%d\n")(size) + "---\n"}
	}),
}
