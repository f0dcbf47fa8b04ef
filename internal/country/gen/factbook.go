package main

import (
	"regexp"
	"strings"
)

// The Factbook's fields are written for people: lists in every punctuation,
// remarks in brackets or after a semicolon, "none" and "NA" for nothing, and
// plurals as "(s)" or "(men)".

var (
	bracketed  = regexp.MustCompile(`\s*(\([^)]*\)|\[[^\]]*\])`)
	plural     = regexp.MustCompile(`\s*\((s|men|women)\)`)
	separators = regexp.MustCompile(`\s*[,;/]\s*(?:or\s+)?|\s+or\s+`)
	distance   = regexp.MustCompile(`([^\d;,]+?)\s+[\d,.]+\s+km`)
)

// oneName returns the name in a field that should hold one, or "".
func oneName(field string) string {
	field, _, _ = strings.Cut(field, ";")
	name := strings.TrimSpace(bracketed.ReplaceAllString(field, ""))
	if name == "none" || name == "NA" {
		return ""
	}
	return name
}

// names returns the names in a field that holds a list.
func names(field string) []string {
	field, _, _ = strings.Cut(field, "; note")
	var list []string
	for _, part := range separators.Split(field, -1) {
		if name := oneName(part); name != "" {
			list = append(list, name)
		}
	}
	return list
}

// nouns returns the words of a nationality noun, singular and plural:
// "Afghan(s)" is Afghan and Afghans, "Dutchman(men)" Dutchman and Dutchmen,
// "Chinese (singular and plural)" Chinese.
func nouns(field string) []string {
	const mark = "+" // keeps the plural apart from the remarks that names drops
	var list []string
	for _, name := range names(plural.ReplaceAllString(field, mark+"$1")) {
		singular, ending, _ := strings.Cut(name, mark)
		list = append(list, singular)
		switch ending {
		case "s":
			list = append(list, singular+"s")
		case "women":
			list = append(list, strings.TrimSuffix(singular, "woman")+"women")
		case "men":
			list = append(list, strings.TrimSuffix(singular, "man")+"men")
		}
	}
	return list
}

// capital returns the first capital of a field.
func capital(field string) string {
	name, _, _ := strings.Cut(oneName(field), ",")
	return name
}

// neighbours returns the names in a list of borders: "China 91 km; Russia
// (northeast) 4,133 km and Russia (northwest) 46 km".
func neighbours(field string) []string {
	var list []string
	for _, m := range distance.FindAllStringSubmatch(bracketed.ReplaceAllString(field, ""), -1) {
		list = append(list, strings.TrimPrefix(strings.TrimSpace(m[1]), "and "))
	}
	return list
}
