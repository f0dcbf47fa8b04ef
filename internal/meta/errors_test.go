package meta

import (
	"strings"
	"testing"

	"readout/internal/source"
)

var errorTests = []struct{ name, text, want string }{
	{"no front matter", "Lavrov met Blinken.\n\n---\n", `
content/articles/x.md:1:1: error: the file has no front matter [front-matter-missing]
  | Lavrov met Blinken.
  | ^
  hint: begin it with a line "---", the keys ("title: …"), and another line "---"
`},
	{"empty file", "", `
content/articles/x.md:1:1: error: the file has no front matter [front-matter-missing]
  hint: begin it with a line "---", the keys ("title: …"), and another line "---"
`},
	{"unclosed", "---\ntitle: x\n\nText.\n", `
content/articles/x.md:1:1: error: the front matter that begins with "---" is not closed [front-matter-unclosed]
  | ---
  | ^^^
  hint: put a line "---" between the keys and the text
`},
	{"unclosed behind empty lines", "\n\n+++\ntitle = 1\n", `
content/articles/x.md:3:1: error: the front matter that begins with "+++" is not closed [front-matter-unclosed]
  | +++
  | ^^^
  hint: put a line "+++" between the keys and the text
`},
	{"only an opening", "---", `
content/articles/x.md:1:1: error: the front matter that begins with "---" is not closed [front-matter-unclosed]
  | ---
  | ^^^
  hint: put a line "---" between the keys and the text
`},
	{"json followed by text", "{\n\"title\": \"x\"\n}\nText.\n", `
content/articles/x.md:1:1: error: the front matter that begins with "{" is not closed [front-matter-unclosed]
  | {
  | ^
  hint: put a line "}" with an empty line after it between the keys and the text
`},
	{"byte order mark", "\uFEFF---\ntitle: x\ndate: 2022-02-01\n---\n", "\n"},
	{"byte order mark and no front matter", "\uFEFFText.\n", `
content/articles/x.md:1:2: error: the file has no front matter [front-matter-missing]
  | �Text.
  |  ^
  hint: begin it with a line "---", the keys ("title: …"), and another line "---"
`},
	{"byte order mark inside", "---\ntitle: a\uFEFFb\n---\n", `
content/articles/x.md:2:9: error: the file holds the control character U+FEFF [control-character]
  | title: a�b
  |         ^
  hint: delete it; it is often left over from copying
`},
	{"indented end in a value", "---\ntitle: |\n  one\n  ---\n  two\ndate: 2022-02-01\n---\nText.\n", `
content/articles/x.md:4:3: error: an indented "---" ends the front matter here [front-matter-indented-end]
  |   ---
  |   ^^^
  hint: remove the spaces before it; inside a value, write it differently
`},
	{"indented end in json", "{\n  \"title\": {\n  }\n\n}\n\n", `
content/articles/x.md:3:3: error: an indented "}" ends the front matter here [front-matter-indented-end]
  |   }
  |   ^
  hint: remove the spaces before it; inside a value, write it differently
`},
	{"spaces behind an end that is not the last", "---\ntitle: x\n--- \ndraft: true\n---\nText.\n", `
content/articles/x.md:3:1: error: the front matter ends at this "---" with spaces behind it, and a later line may be its end [front-matter-two-ends]
  | --- 
  | ^^^^
  hint: remove the spaces behind it if it is the end, or else the line
`},
	{"a tab and a line end of Windows behind it", "---\r\ntitle: x\r\n---\t\r\ndraft: true\r\n---\r\nText.\r\n", `
content/articles/x.md:3:1: error: the front matter ends at this "---" with spaces behind it, and a later line may be its end [front-matter-two-ends]
  | --- 
  | ^^^^
  hint: remove the spaces behind it if it is the end, or else the line
`},
	{"spaces behind an end in a block of text", "---\ntitle: |\n  x\n---  \n  y\n---\nText.\n", `
content/articles/x.md:4:1: error: the front matter ends at this "---" with spaces behind it, and a later line may be its end [front-matter-two-ends]
  | ---  
  | ^^^^^
  hint: remove the spaces behind it if it is the end, or else the line
`},
	{"spaces behind two ends", "---\ntitle: x\n--- \ndraft: true\n--- \nText.\n", `
content/articles/x.md:3:1: error: the front matter ends at this "---" with spaces behind it, and a later line may be its end [front-matter-two-ends]
  | --- 
  | ^^^^
  hint: remove the spaces behind it if it is the end, or else the line
`},
	{"spaces behind an end of toml", "+++\ntitle = \"x\"\n+++ \ndraft = true\n+++\nText.\n", `
content/articles/x.md:3:1: error: the front matter ends at this "+++" with spaces behind it, and a later line may be its end [front-matter-two-ends]
  | +++ 
  | ^^^^
  hint: remove the spaces behind it if it is the end, or else the line
`},
	{"nul", "---\ntitle: x\n---\na\x00b\n", `
content/articles/x.md:4:2: error: the file holds the control character U+0000 [control-character]
  | a�b
  |  ^
  hint: delete it; it is often left over from copying
`},
	{"delete", "---\ntitle: \u007fx\n---\n", `
content/articles/x.md:2:8: error: the file holds the control character U+007F [control-character]
  | title: �x
  |        ^
  hint: delete it; it is often left over from copying
`},
	{"not utf-8", "---\ntitle: caf\xe9\n---\n", `
content/articles/x.md:2:11: error: the byte 0xE9 is not UTF-8 text [invalid-utf8]
  | title: caf�
  |           ^
  hint: save the file as "UTF-8"
`},
	{"utf-16", "\xff\xfe-\x00-\x00-\x00\n\x00", `
content/articles/x.md:1:1: error: the file is UTF-16, not UTF-8 text [invalid-utf8]
  | ��-�-�-�
  | ^
  hint: save the file as "UTF-8"
`},

	{"colon in a value", "---\ntitle: é Blinken: no war\ndate: 2022-02-01\n---\n", `
content/articles/x.md:2:17: error: a value that contains ": " needs quotes [front-matter-syntax]
  | title: é Blinken: no war
  |                 ^
  hint: title: "é Blinken: no war"
`},
	{"no colon", "---\ntitle\ndate: 2022-02-01\n---\n", `
content/articles/x.md:3:5: error: unexpected ":" [front-matter-syntax]
  | date: 2022-02-01
  |     ^
  hint: a line above lacks its ":", or this line is indented too far
`},
	{"no colon at the end", "---\ntitle: x\ndate 2022-02-01\n---\n", `
content/articles/x.md:3:1: error: a key without ":" [front-matter-syntax]
  | date 2022-02-01
  | ^
  hint: write "key: value"; indent lines that continue a value
`},
	{"indented too far", "---\ntitle: x\n  date: 2022-02-01\n---\n", `
content/articles/x.md:3:7: error: unexpected ":" [front-matter-syntax]
  |   date: 2022-02-01
  |       ^
  hint: a line above lacks its ":", or this line is indented too far
`},
	{"indented differently", "---\nkey_points:\n  - x\n date: 2022-02-01\n---\n", `
content/articles/x.md:4:2: error: expected a key here [front-matter-syntax]
  |  date: 2022-02-01
  |  ^
  hint: check the indentation, and quotation marks that end too early
`},
	{"quotation mark not closed", "---\ntitle: \"x\ndate: 2022-02-01\n---\n", `
content/articles/x.md:2:8: error: the quotation mark that opens here is never closed [front-matter-syntax]
  | title: "x
  |        ^
  hint: close it, or remove it
`},
	{"quotation ends early", "---\ntitle: \"It is\" finished\ndate: 2022-02-01\n---\n", `
content/articles/x.md:2:8: error: the value goes on after the quotation mark that closes it [front-matter-syntax]
  | title: "It is" finished
  |        ^^^^^^^^^^^^^^^^
  hint: put the value in quotation marks: title: '"It is" finished'
`},
	{"list not closed", "---\ntitle: x\nkey_points: [a, b\ndate: 2022-02-01\n---\n", `
content/articles/x.md:3:13: error: the list that opens here is never closed [front-matter-syntax]
  | key_points: [a, b
  |             ^
  hint: close it with "]"
`},
	{"slip in a list", "---\ntitle: x\nkey_points: [\"a\" b]\n---\n", `
content/articles/x.md:3:18: error: expected "," or "]" here [front-matter-syntax]
  | key_points: ["a" b]
  |                  ^
  hint: put entries in quotes that contain one of , [ ] { }
`},
	{"mapping not closed", "---\ntitle: x\nlinks: {a: b\ndate: 2022-02-01\n---\n", `
content/articles/x.md:3:8: error: the mapping that opens here is never closed [front-matter-syntax]
  | links: {a: b
  |        ^
  hint: close it with "}"
`},
	{"tab", "---\nposts:\n\t- role: x\n---\n", `
content/articles/x.md:3:1: error: a line is indented with a tab [front-matter-syntax]
  |  - role: x
  | ^
  hint: indent with spaces
`},
	{"at sign", "---\ntitle: @state\n---\n", `
content/articles/x.md:2:8: error: a value that begins with @ needs quotation marks [front-matter-syntax]
  | title: @state
  |        ^^^^^^
  hint: put the value in quotation marks: title: "@state"
`},
	{"star", "---\ntitle: *important* talks\n---\n", `
content/articles/x.md:2:8: error: a value that begins with * needs quotation marks [front-matter-syntax]
  | title: *important* talks
  |        ^^^^^^^^^^^^^^^^^
  hint: put the value in quotation marks: title: "*important* talks"
`},
	{"entries in two columns", "---\nkey_points:\n  - a\n  b\n---\n", `
content/articles/x.md:4:3: error: a key without ":" [front-matter-syntax]
  |   b
  |   ^
  hint: write "key: value"; indent lines that continue a value
`},
	{"two sets of keys", "---\ntitle: x\n...\ndate: 2022-02-01\n---\n", `
content/articles/x.md:4:1: error: a second set of keys begins here [front-matter-syntax]
  | date: 2022-02-01
  | ^
  hint: remove the line "---" or "..." before it
`},
	{"a list", "---\n- title\n---\n", `
content/articles/x.md:2:1: error: expected keys and values, found a list [front-matter-syntax]
  | - title
  | ^^^^^^^
  hint: write each key on a line of its own: "title: …"
`},
	{"a sentence", "---\nLavrov met Blinken.\n---\n", `
content/articles/x.md:2:1: error: expected keys and values, found text [front-matter-syntax]
  | Lavrov met Blinken.
  | ^^^^^^^^^^^^^^^^^^^
  hint: write each key on a line of its own: "title: …"
`},
	{"anchor and alias", "---\ntitle: &t x\ndate: 2022-02-01\ncountry: *t\n---\n", `
content/articles/x.md:2:8: error: an anchor ("&…") cannot be used here [yaml-feature]
  | title: &t x
  |        ^
  hint: write the value out; if it is text, put it in quotes
content/articles/x.md:4:10: error: an alias ("*…") cannot be used here [yaml-feature]
  | country: *t
  |          ^
  hint: write the value out; if it is text, put it in quotes
`},
	{"tag", "---\ntitle: !!str 5\ndate: 2022-02-01\n---\n", `
content/articles/x.md:2:8: error: a tag ("!…") cannot be used here [yaml-feature]
  | title: !!str 5
  |        ^
  hint: write the value out; if it is text, put it in quotes
`},
	{"merge key", "---\ntitle: x\ndate: 2022-02-01\n<<: {nav: 1}\n---\n", `
content/articles/x.md:4:1: error: a merge key ("<<") cannot be used here [yaml-feature]
  | <<: {nav: 1}
  | ^
  hint: write the value out; if it is text, put it in quotes
`},
	{"template", "---\ntitle: {{ title }}\ndate: 2022-02-01\n---\n", `
content/articles/x.md:2:9: error: a key must be a word, not a mapping [front-matter-syntax]
  | title: {{ title }}
  |         ^^^^^^^^^^
  hint: put the value in quotes if it is text
`},
	{"nested too deeply", "---\ntitle: x\ndate: 2022-02-01\nkey_points: " + strings.Repeat("[", 30) + strings.Repeat("]", 30) + "\n---\n", `
content/articles/x.md:4:28: error: lists and mappings are nested more than 16 deep [front-matter-too-deep]
  | key_points: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
  |                            ^
`},
	{"nested much too deeply", "---\ntitle: " + strings.Repeat("[", 20000) + "\n---\n", `
content/articles/x.md:2:10008: error: lists and mappings are nested more than 16 deep [front-matter-too-deep]
  | …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
  |                                                    ^
`},
	{"invalid json", "{\n  \"title\": \"x\",\n}\n\n", `
content/articles/x.md:3:1: error: not valid JSON: invalid character '}' looking for beginning of object key string [front-matter-syntax]
  | }
  | ^
  hint: keys and text need double quotes, and no comma follows the last entry
`},
	{"incomplete json", "{\n  \"title\": [\n}\n\n", `
content/articles/x.md:3:1: error: not valid JSON: invalid character '}' looking for beginning of value [front-matter-syntax]
  | }
  | ^
  hint: keys and text need double quotes, and no comma follows the last entry
`},
	{"json nested too deeply", "{\n\"title\": " + strings.Repeat("[", 30) + strings.Repeat("]", 30) + "\n}\n\n", `
content/articles/x.md:2:25: error: lists and mappings are nested more than 16 deep [front-matter-too-deep]
  | "title": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
  |                         ^
`},
	{"invalid toml", "+++\ntitle = \"x\"\ndate = yesterday\n+++\n", `
content/articles/x.md:3:8: error: not valid TOML: expected value but found "yesterday" instead [front-matter-syntax]
  | date = yesterday
  |        ^
`},
	{"duplicate in toml", "+++\ntitle = \"x\"\ntitle = \"y\"\n+++\n", `
content/articles/x.md:3:1: error: not valid TOML: Key 'title' has already been defined. [front-matter-syntax]
  | title = "y"
  | ^
`},

	{"missing keys", "---\nnav: 1\n---\n", `
content/articles/x.md:1:1: error: missing key "date" in a test [missing-key]
  | ---
  | ^^^
  hint: add it: date: …
content/articles/x.md:1:1: error: missing key "title" in a test [missing-key]
  | ---
  | ^^^
  hint: add it: title: …
`},
	{"empty required keys", "---\ntitle:\ndate: null\n---\n", `
content/articles/x.md:2:1: error: title is empty [missing-key]
  | title:
  | ^^^^^
  hint: a test needs it
content/articles/x.md:3:1: error: date is empty [missing-key]
  | date: null
  | ^^^^
  hint: a test needs it
`},
	{"required key of blanks", "---\ntitle: \" \"\ndate: 2022-02-01\n---\n", `
content/articles/x.md:2:1: error: title is empty [missing-key]
  | title: " "
  | ^^^^^
  hint: a test needs it
`},
	{"missing in toml", "+++\ndate = 2022-02-01\n+++\n", `
content/articles/x.md:1:1: error: missing key "title" in a test [missing-key]
  | +++
  | ^^^
  hint: add it: title = "…"
`},
	{"unknown key", "---\ntitle: x\ndate: 2022-02-01\nkeypoints: []\n---\n", `
content/articles/x.md:4:1: error: unknown key "keypoints" in a test [unknown-key]
  | keypoints: []
  | ^^^^^^^^^
  hint: did you mean "key_points"?
`},
	{"unknown key like nothing", "---\ntitle: x\ndate: 2022-02-01\nsidebar: 1\n---\n", `
content/articles/x.md:4:1: error: unknown key "sidebar" in a test [unknown-key]
  | sidebar: 1
  | ^^^^^^^
  hint: known keys: title, country, source_url, status, key_points, people, date, born, embargo, draft, nav, posts, links, result
`},
	{"misspelt required key", "---\nTitel: x\ndate: 2022-02-01\n---\n", `
content/articles/x.md:2:1: error: unknown key "Titel" in a test [unknown-key]
  | Titel: x
  | ^^^^^
  hint: did you mean "title"?
`},
	{"misplaced key", "---\ntitle: x\ndate: 2022-02-01\nresult: passed\n---\n", `
content/articles/x.md:4:1: error: result is a key of a vote [misplaced-key]
  | result: passed
  | ^^^^^^
  hint: remove it
`},
	{"duplicate key", "---\ntitle: x\ndate: 2022-02-01\ntitle: y\n---\n", `
content/articles/x.md:4:1: error: title is given twice [duplicate-key]
  | title: y
  | ^^^^^
  hint: keep one of the two
  content/articles/x.md:2:1: it is given here first
`},
	{"duplicate key in json", "{\n\"title\": \"x\", \"date\": \"2022-02-01\",\n\"title\": 2\n}\n\n", `
content/articles/x.md:3:1: error: title is given twice [duplicate-key]
  | "title": 2
  | ^^^^^^^
  hint: keep one of the two
  content/articles/x.md:2:1: it is given here first
`},

	{"list for text", "---\ntitle: [a, b]\ndate: 2022-02-01\n---\n", `
content/articles/x.md:2:8: error: title is a single value, not a list [wrong-type]
  | title: [a, b]
  |        ^^^^^^
  hint: if it is meant as text, put it in quotes
`},
	{"mapping for text", "---\ntitle: {a: b, c: d}\ndate: 2022-02-01\n---\n", `
content/articles/x.md:2:8: error: title is a single value, not a mapping [wrong-type]
  | title: {a: b, c: d}
  |        ^^^^^^^^^^^^
  hint: if it is meant as text, put it in quotes
`},
	{"text for a list", "---\ntitle: x\ndate: 2022-02-01\npeople: sergey-lavrov\n---\n", `
content/articles/x.md:4:9: error: people is a list, not text [wrong-type]
  | people: sergey-lavrov
  |         ^^^^^^^^^^^^^
  hint: write it as people: [sergey-lavrov], or each entry on a line of its own, beginning with "- "
`},
	{"text with a comma for a list", "---\ntitle: x\ndate: 2022-02-01\nkey_points: Talks, again\n---\n", `
content/articles/x.md:4:13: error: key_points is a list, not text [wrong-type]
  | key_points: Talks, again
  |             ^^^^^^^^^^^^
  hint: write it as key_points: ["Talks, again"], or each entry on a line of its own, beginning with "- "
`},
	{"references with commas for a list", "---\ntitle: x\ndate: 2022-02-01\npeople: \"[[ru]], us\"\n---\n", `
content/articles/x.md:4:9: error: people is a list, not text [wrong-type]
  | people: "[[ru]], us"
  |         ^^^^^^^^^^^^
  hint: write it as people: ["[[ru]]", us], or each entry on a line of its own, beginning with "- "
`},
	{"text for a list of posts", "---\ntitle: x\ndate: 2022-02-01\nposts: minister\n---\n", `
content/articles/x.md:4:8: error: posts is a list, not text [wrong-type]
  | posts: minister
  |        ^^^^^^^^
  hint: write each entry on a line of its own, beginning with "- "
`},
	{"mapping for a list", "---\ntitle: x\ndate: 2022-02-01\nposts:\n  role: x\n---\n", `
content/articles/x.md:5:3: error: posts is a list, not a mapping [wrong-type]
  |   role: x
  |   ^^^^^^^
  hint: write each entry on a line of its own, beginning with "- "
`},
	{"text for a mapping", "---\ntitle: x\ndate: 2022-02-01\nlinks: https://a.example\n---\n", `
content/articles/x.md:4:8: error: links is a mapping, not text [wrong-type]
  | links: https://a.example
  |        ^^^^^^^^^^^^^^^^^
  hint: write each entry on an indented line of its own: "label: value"
`},
	{"text for a list of mappings", "---\ntitle: x\ndate: 2022-02-01\nposts: [minister]\n---\n", `
content/articles/x.md:4:9: error: an entry of posts has keys of its own, and is not text [wrong-type]
  | posts: [minister]
  |         ^^^^^^^^
  hint: write its keys below each other: "- key: value"
`},
	{"reference without quotes", "---\ntitle: x\ndate: 2022-02-01\ncountry: [[ru]]\n---\n", `
content/articles/x.md:4:10: error: country is a single value, not a list [wrong-type]
  | country: [[ru]]
  |          ^^^^^^
  hint: a reference needs quotes here: "[[ru]]"
`},
	{"reference without quotes for a list", "---\ntitle: x\ndate: 2022-02-01\npeople: [[Lavrov]]\n---\n", `
content/articles/x.md:4:10: error: an entry of people is text, not a list [wrong-type]
  | people: [[Lavrov]]
  |          ^^^^^^^^^
  hint: a reference needs quotes here: "[[Lavrov]]"
`},
	{"references without quotes in a list", "---\ntitle: x\ndate: 2022-02-01\npeople:\n  - [[Lavrov]]\n  - [[Blinken]]\n---\n", `
content/articles/x.md:5:5: error: an entry of people is text, not a list [wrong-type]
  |   - [[Lavrov]]
  |     ^^^^^^^^^^
  hint: a reference needs quotes here: "[[Lavrov]]"
content/articles/x.md:6:5: error: an entry of people is text, not a list [wrong-type]
  |   - [[Blinken]]
  |     ^^^^^^^^^^^
  hint: a reference needs quotes here: "[[Blinken]]"
`},
	{"colon in an entry", "---\ntitle: x\ndate: 2022-02-01\nkey_points:\n  - Blinken: no war\n---\n", `
content/articles/x.md:5:5: error: an entry of key_points is text, not a mapping [wrong-type]
  |   - Blinken: no war
  |     ^^^^^^^^^^^^^^^
  hint: text with ":" in it needs quotes: - "Blinken: no war"
`},
	{"empty entry", "---\ntitle: x\ndate: 2022-02-01\nkey_points:\n  - a\n  -\n---\n", `
content/articles/x.md:6:4: error: an entry of key_points is empty [wrong-type]
  |   -
  |    ^
  hint: fill it in, or remove it
`},
	{"two references in one", "---\ntitle: x\ndate: 2022-02-01\ncountry: \"[[ru]], [[us]]\"\n---\n", `
content/articles/x.md:4:10: error: country: "[[ru]], [[us]]" is more than one reference [bad-reference]
  | country: "[[ru]], [[us]]"
  |          ^^^^^^^^^^^^^^^^
  hint: make each an entry of a list, or keep one
`},
	{"empty reference", "---\ntitle: x\ndate: 2022-02-01\npeople: [\"[[|Georgia]]\"]\n---\n", `
content/articles/x.md:4:10: error: people: "[[|Georgia]]" refers to nobody [bad-reference]
  | people: ["[[|Georgia]]"]
  |          ^^^^^^^^^^^^^^
  hint: write [[name]]
`},
	{"required key of the wrong type", "---\ntitle: x\ndate: [2022-02-01]\n---\n", `
content/articles/x.md:3:7: error: date is a single value, not a list [wrong-type]
  | date: [2022-02-01]
  |       ^^^^^^^^^^^^
  hint: write it without brackets: date: 2022-02-01
`},
	{"impossible date", "---\ntitle: x\ndate: 2022-02-30\n---\n", `
content/articles/x.md:3:7: error: date: "2022-02-30" is not in the calendar [bad-date]
  | date: 2022-02-30
  |       ^^^^^^^^^^
  hint: write it as 2022-02-01
`},
	{"not a date", "---\ntitle: x\ndate: 1 Feb 2022\n---\n", `
content/articles/x.md:3:7: error: date: "1 Feb 2022" is not a date [bad-date]
  | date: 1 Feb 2022
  |       ^^^^^^^^^^
  hint: write it as 2022-02-01
`},
	{"year for a day", "---\ntitle: x\ndate: 2022\nembargo: 2022-02\n---\n", `
content/articles/x.md:3:7: error: date: "2022" is not a full day [bad-date]
  | date: 2022
  |       ^^^^
  hint: write it as 2022-02-01
content/articles/x.md:4:10: error: embargo: "2022-02" is not a full day [bad-date]
  | embargo: 2022-02
  |          ^^^^^^^
  hint: write it as 2022-02-01
`},
	{"year nought", "---\ntitle: x\ndate: 2022-02-01\nborn: 0000\n---\n", `
content/articles/x.md:4:7: error: born: "0000" is not in the calendar [bad-date]
  | born: 0000
  |       ^^^^
  hint: write it as 2022-02-01, 2022-02 or 2022
`},
	{"impossible times", "---\ntitle: x\ndate: 2022-02-01 10:00\nembargo: 2022-02-01 25:00\n---\n", `
content/articles/x.md:3:7: error: date: "2022-02-01 10:00" is not a date [bad-date]
  | date: 2022-02-01 10:00
  |       ^^^^^^^^^^^^^^^^
  hint: write it as 2022-02-01
content/articles/x.md:4:10: error: embargo: "2022-02-01 25:00" is not in the calendar [bad-date]
  | embargo: 2022-02-01 25:00
  |          ^^^^^^^^^^^^^^^^
  hint: write it as 2022-02-01 15:04, with a zone as 2022-02-01T15:04:00+01:00
`},
	{"not a time", "---\ntitle: x\ndate: 2022-02-01\nembargo: 5:30 pm\n---\n", `
content/articles/x.md:4:10: error: embargo: "5:30 pm" is not a date or time [bad-date]
  | embargo: 5:30 pm
  |          ^^^^^^^
  hint: write it as 2022-02-01 15:04, with a zone as 2022-02-01T15:04:00+01:00
`},
	{"yes for true", "---\ntitle: x\ndate: 2022-02-01\ndraft: yes\n---\n", `
content/articles/x.md:4:8: error: draft is true or false, not "yes" [wrong-type]
  | draft: yes
  |        ^^^
  hint: write true or false, without quotes
`},
	{"quoted true", "---\ntitle: x\ndate: 2022-02-01\ndraft: \"true\"\n---\n", `
content/articles/x.md:4:8: error: draft is true or false, not "true" [wrong-type]
  | draft: "true"
  |        ^^^^^^
  hint: write true or false, without quotes
`},
	{"word for a number", "---\ntitle: x\ndate: 2022-02-01\nnav: first\n---\n", `
content/articles/x.md:4:6: error: nav is a whole number, not "first" [wrong-type]
  | nav: first
  |      ^^^^^
  hint: write it as 1, without quotes
`},
	{"time for a day", "---\ntitle: x\ndate: 2022-02-01T10:00:00Z\n---\n", `
content/articles/x.md:3:7: error: date: "2022-02-01T10:00:00Z" is not a date [bad-date]
  | date: 2022-02-01T10:00:00Z
  |       ^^^^^^^^^^^^^^^^^^^^
  hint: write it as 2022-02-01
`},
	{"partial date", "---\ntitle: x\ndate: 2022-02-01\nborn: 3/1950\n---\n", `
content/articles/x.md:4:7: error: born: "3/1950" is not a date [bad-date]
  | born: 3/1950
  |       ^^^^^^
  hint: write it as 2022-02-01, 2022-02 or 2022
`},
	{"missing in json", "{\n\"date\": \"2022-02-01\", \"posts\": [{\"country\": \"us\"}]\n}\n\n", `
content/articles/x.md:1:1: error: missing key "title" in a test [missing-key]
  | {
  | ^
  hint: add it: "title": "…"
content/articles/x.md:2:33: error: missing key "role" in a post [missing-key]
  | "date": "2022-02-01", "posts": [{"country": "us"}]
  |                                 ^
  hint: add it: "role": "…"
`},
	{"list for a date in toml", "+++\ntitle = \"x\"\ndate = [2022-02-01]\n+++\n", `
content/articles/x.md:1:1: error: date is a single value, not a list [wrong-type]
  | +++
  | ^^^
  hint: write it without brackets: date: 2022-02-01
`},
	{"toml nested too deeply", "+++\ntitle = " + strings.Repeat("[", 30) + strings.Repeat("]", 30) + "\n+++\n", `
content/articles/x.md:1:1: error: lists and mappings are nested more than 16 deep [front-matter-too-deep]
  | +++
  | ^^^
`},
	{"inline tables of toml nested too deeply", "+++\ntags = " + strings.Repeat("{a=", 17) + "1" + strings.Repeat("}", 17) + "\n+++\n", `
content/articles/x.md:1:1: error: lists and mappings are nested more than 16 deep [front-matter-too-deep]
  | +++
  | ^^^
`},
	{"choice", "---\ntitle: x\ndate: 2022-02-01\nstatus: anounced\n---\n", `
content/articles/x.md:4:9: error: status cannot be "anounced" [unknown-value]
  | status: anounced
  |         ^^^^^^^^
  hint: did you mean "announced"?
`},
	{"choice like nothing", "---\ntitle: x\ndate: 2022-02-01\nstatus: maybe\n---\n", `
content/articles/x.md:4:9: error: status cannot be "maybe" [unknown-value]
  | status: maybe
  |         ^^^^^
  hint: write one of announced, held
`},
	{"no web address", "---\ntitle: x\ndate: 2022-02-01\nsource_url: state.gov/x\nlinks:\n  A: javascript:alert(1)\n  B: https://b.example\n  C: [x]\n---\n", `
content/articles/x.md:4:13: error: source_url: "state.gov/x" is not a web address [bad-url]
  | source_url: state.gov/x
  |             ^^^^^^^^^^^
  hint: write it in full, beginning with https://
content/articles/x.md:6:6: error: A: "javascript:alert(1)" is not a web address [bad-url]
  |   A: javascript:alert(1)
  |      ^^^^^^^^^^^^^^^^^^^
  hint: write it in full, beginning with https://
content/articles/x.md:8:6: error: C is a single value, not a list [wrong-type]
  |   C: [x]
  |      ^^^
  hint: write it without brackets: C: x
`},
	{"keys of a post", "---\ntitle: x\ndate: 2022-02-01\nposts:\n  - role: a\n    contry: ru\n  - country: us\n---\n", `
content/articles/x.md:6:5: error: unknown key "contry" in a post [unknown-key]
  |     contry: ru
  |     ^^^^^^
  hint: did you mean "country"?
content/articles/x.md:7:5: error: missing key "role" in a post [missing-key]
  |   - country: us
  |     ^^^^^^^^^^^
  hint: add it: role: …
`},
	{"a value that begins with a reference", "---\nsummary: [[Blinken]] asked\n---\n", `
content/articles/x.md:2:10: error: a value that begins with [[ needs quotation marks [front-matter-syntax]
  | summary: [[Blinken]] asked
  |          ^^^^^^^^^^^^^^^^^
  hint: put the value in quotation marks: summary: "[[Blinken]] asked"
`},
	{"a value that begins with references", "---\ntitle: [[Blinken]], [[Lavrov]] met\n---\n", `
content/articles/x.md:2:8: error: a value that begins with [[ needs quotation marks [front-matter-syntax]
  | title: [[Blinken]], [[Lavrov]] met
  |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: put the value in quotation marks: title: "[[Blinken]], [[Lavrov]] met"
`},
	{"a value that begins with a brace", "---\nsummary: {Draft} text\n---\n", `
content/articles/x.md:2:10: error: a value that begins with { needs quotation marks [front-matter-syntax]
  | summary: {Draft} text
  |          ^^^^^^^^^^^^
  hint: put the value in quotation marks: summary: "{Draft} text"
`},
	{"a value that begins with per cent", "---\nsummary: % of all\n---\n", `
content/articles/x.md:2:10: error: a value that begins with % needs quotation marks [front-matter-syntax]
  | summary: % of all
  |          ^^^^^^^^
  hint: put the value in quotation marks: summary: "% of all"
`},
	{"a value that begins with an ampersand", "---\ntitle: & more\n---\n", `
content/articles/x.md:2:8: error: a value that begins with & needs quotation marks [front-matter-syntax]
  | title: & more
  |        ^^^^^^
  hint: put the value in quotation marks: title: "& more"
`},
	{"a value that begins with a bar", "---\ntitle: | x\n---\n", `
content/articles/x.md:2:8: error: a value that begins with | needs quotation marks [front-matter-syntax]
  | title: | x
  |        ^^^
  hint: put the value in quotation marks: title: "| x"
`},
	{"a value that begins with a greater-than sign", "---\ntitle: > x\n---\n", `
content/articles/x.md:2:8: error: a value that begins with > needs quotation marks [front-matter-syntax]
  | title: > x
  |        ^^^
  hint: put the value in quotation marks: title: "> x"
`},
	{"a value that begins with a dash", "---\ntitle: - x\n---\n", `
content/articles/x.md:2:8: error: a value that begins with - needs quotation marks [front-matter-syntax]
  | title: - x
  |        ^^^
  hint: put the value in quotation marks: title: "- x"
`},
	{"a value that begins with a question mark", "---\ntitle: ? x\n---\n", `
content/articles/x.md:2:8: error: a value that begins with ? needs quotation marks [front-matter-syntax]
  | title: ? x
  |        ^^^
  hint: put the value in quotation marks: title: "? x"
`},
	{"a value that begins with a comma", "---\ntitle: , x\n---\n", `
content/articles/x.md:2:8: error: a value that begins with , needs quotation marks [front-matter-syntax]
  | title: , x
  |        ^^^
  hint: put the value in quotation marks: title: ", x"
`},
	{"a value that begins with a backquote", "---\ntitle: `x` y\n---\n", "\n" +
		"content/articles/x.md:2:8: error: a value that begins with ` needs quotation marks [front-matter-syntax]\n" +
		"  | title: `x` y\n  |        ^^^^^\n  hint: put the value in quotation marks: title: \"`x` y\"\n"},
	{"an apostrophe that ends a value early", "---\ntitle: 'it's'\n---\n", `
content/articles/x.md:2:8: error: the value goes on after the quotation mark that closes it [front-matter-syntax]
  | title: 'it's'
  |        ^^^^^^
  hint: put the value in quotation marks: title: "'it's'"
`},
	{"a key point that begins with a reference", "---\nkey_points:\n  - [[X]] said\n  - b\n---\n", `
content/articles/x.md:3:5: error: a value that begins with [[ needs quotation marks [front-matter-syntax]
  |   - [[X]] said
  |     ^^^^^^^^^^
  hint: put the value in quotation marks: - "[[X]] said"
`},
	{"a key point that begins with a quotation", "---\nkey_points:\n  - \"No\" he said\n---\n", `
content/articles/x.md:3:5: error: the value goes on after the quotation mark that closes it [front-matter-syntax]
  |   - "No" he said
  |     ^^^^^^^^^^^^
  hint: put the value in quotation marks: - '"No" he said'
`},
	{"a comment within a value", "---\nsummary: one\n  two #3 lost\n  three\n---\n", `
content/articles/x.md:4:3: error: expected a key here [front-matter-syntax]
  |   three
  |   ^
  hint: on the line above " #" begins a comment, which ends the value: put the value in quotation marks
`},
	{"a comment within a list", "---\nkey_points: [a #3, b]\n---\n", `
content/articles/x.md:2:13: error: the list that opens here is never closed [front-matter-syntax]
  | key_points: [a #3, b]
  |             ^
  hint: " #" begins a comment: put the entry in quotation marks
`},
	{"quotation marks and a colon", "---\ntitle: \"Yes\": no\n---\n", `
content/articles/x.md:2:8: error: the value goes on after the quotation mark that closes it [front-matter-syntax]
  | title: "Yes": no
  |        ^^^^^^^^^
  hint: put the value in quotation marks: title: '"Yes": no'
`},
	{"words of a list and in quotation marks lost to a comment", "---\ntitle: \"Ally\" #1 in Asia\ndate: 2022-02-01\nkey_points:\n  - Ally #1\n  - # a comment\n    Ally\n---\n", `
content/articles/x.md:2:15: warning: what follows " #" is a comment, not part of the value [value-in-comment]
  | title: "Ally" #1 in Asia
  |               ^^^^^^^^^^
  hint: put all of the value in quotation marks: title: '"Ally" #1 in Asia'
content/articles/x.md:5:10: warning: what follows " #" is a comment, not part of the value [value-in-comment]
  |   - Ally #1
  |          ^^
  hint: put all of the value in quotation marks: - "Ally #1"
`},
	{"lost to a comment", "---\ntitle: Ally #1 in Asia\ndate: 2022-02-01\ncountry: #ru\nnav: 1 # first\n---\n", `
content/articles/x.md:2:13: warning: what follows " #" is a comment, not part of the value [value-in-comment]
  | title: Ally #1 in Asia
  |             ^^^^^^^^^^
  hint: put all of the value in quotation marks: title: "Ally #1 in Asia"
content/articles/x.md:4:10: warning: what follows " #" is a comment, not part of the value [value-in-comment]
  | country: #ru
  |          ^^^
  hint: put all of the value in quotation marks: country: "#ru"
`},
	{"a comment behind a sentence", "---\ntitle: Meeting # 2 is \"planned\"\ndate: 2022-02-01 # a note\nkey_points:\n  - Ally # 1 of 5\n  # a note\n  - \"They met.\" # a note\nnav: 1 # a note\n---\n", `
content/articles/x.md:2:16: warning: what follows " #" is a comment, not part of the value [value-in-comment]
  | title: Meeting # 2 is "planned"
  |                ^^^^^^^^^^^^^^^^
  hint: put all of the value in quotation marks: title: 'Meeting # 2 is "planned"'; if it is a comment, put it on a line of its own
content/articles/x.md:5:10: warning: what follows " #" is a comment, not part of the value [value-in-comment]
  |   - Ally # 1 of 5
  |          ^^^^^^^^
  hint: put all of the value in quotation marks: - "Ally # 1 of 5"; if it is a comment, put it on a line of its own
`},
	{"a comment behind the last line of a sentence", "---\ntitle: They\n  met # 2 days\ndate: 2022-02-01\n---\n", `
content/articles/x.md:3:7: warning: what follows " #" is a comment, not part of the value [value-in-comment]
  |   met # 2 days
  |       ^^^^^^^^
  hint: put all of the value in quotation marks; if it is a comment, put it on a line of its own
`},
	{"everything at once", "---\ndate: 2022-13-01\nkey_points: one\nsumary: x\ndraft: maybe\ncountry: [[ru]]\n---\n", `
content/articles/x.md:1:1: error: missing key "title" in a test [missing-key]
  | ---
  | ^^^
  hint: add it: title: …
content/articles/x.md:2:7: error: date: "2022-13-01" is not in the calendar [bad-date]
  | date: 2022-13-01
  |       ^^^^^^^^^^
  hint: write it as 2022-02-01
content/articles/x.md:3:13: error: key_points is a list, not text [wrong-type]
  | key_points: one
  |             ^^^
  hint: write it as key_points: [one], or each entry on a line of its own, beginning with "- "
content/articles/x.md:4:1: error: unknown key "sumary" in a test [unknown-key]
  | sumary: x
  | ^^^^^^
  hint: known keys: title, country, source_url, status, key_points, people, date, born, embargo, draft, nav, posts, links, result
content/articles/x.md:5:8: error: draft is true or false, not "maybe" [wrong-type]
  | draft: maybe
  |        ^^^^^
  hint: write true or false, without quotes
content/articles/x.md:6:10: error: country is a single value, not a list [wrong-type]
  | country: [[ru]]
  |          ^^^^^^
  hint: a reference needs quotes here: "[[ru]]"
`},
}

func TestErrors(t *testing.T) {
	for _, tt := range errorTests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile(testPath, []byte(tt.text))
			_, diags := ask(f)
			if got := printed(f, diags); got != strings.TrimPrefix(tt.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
