package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// rules reads the severities that the site gives to rules.
func rules(r *meta.Reader) source.Settings {
	var settings source.Settings
	for _, e := range r.Entries("rules") {
		rule := source.Rule(e.Key.Text)
		setting := slices.Index(source.SettingNames, e.Value.Text)
		switch {
		case !source.Settable(rule):
			r.Fail(e.Key.Span, "unknown-rule", ruleMessage(rule), ruleHint(rule))
		case setting < 0:
			r.Fail(e.Value.Span, "unknown-value", fmt.Sprintf("%s cannot be %q", rule, e.Value.Text), "write off, warning or error")
		default:
			if settings == nil {
				settings = source.Settings{}
			}
			settings[rule] = source.Setting(setting)
		}
	}
	return settings
}

func ruleMessage(rule source.Rule) string {
	if slices.Contains(source.Rules, rule) {
		return fmt.Sprintf("rules: %q is always an error", rule)
	}
	return fmt.Sprintf("rules: there is no rule %q", rule)
}

func ruleHint(rule source.Rule) string {
	if slices.Contains(source.Rules, rule) {
		return "take it out: what it reports would be published wrong or not at all"
	}
	var names []string
	for _, rule := range slices.Concat(source.Warned, source.Editorial) {
		names = append(names, string(rule))
	}
	if near, ok := spelling.Nearest(string(rule), names); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	slices.Sort(names)
	return "the rules are " + strings.Join(names, ", ")
}

// days reads a number of days, from 0.
func days(r *meta.Reader, key string, standard int) int {
	v := r.Text(key)
	r.Narrow(key, meta.WholeNumber)
	if !v.Given() {
		return standard
	}
	n, err := strconv.ParseUint(v.Text, 10, 15)
	if err != nil {
		r.Fail(v.Span, "wrong-type", fmt.Sprintf("%s: %q is not a number of days", key, v.Text), "write it as 14")
		return standard
	}
	return int(n)
}
