package source

// A Rule is the stable name of what a diagnostic is about, in lower case with hyphens:
// "unknown-entity". Editors see it behind the message.
type Rule string

// Rules are all of them, in order. A test holds the reports to this list.
var Rules = []Rule{
	"address-collision", "ambiguous-entity", "ambiguous-name", "announced-unreported", "at-cancelled", "attributed-twice", "bad-colour", "bad-csp",
	"bad-date", "bad-id", "bad-language", "bad-license", "bad-path", "bad-redirect", "bad-reference", "bad-source", "bad-time-zone", "bad-url",
	"bad-wikidata", "bidi-control", "broken-link", "comment-in-field", "cont-with-attributes", "control-character", "cue-tense", "cue-verb",
	"date-after-article", "date-far", "date-outside-event", "date-outside-life", "date-to-come", "dates-reversed", "duplicate-attribute",
	"duplicate-event", "duplicate-key", "empty-attribute", "event-differs", "event-entry", "event-header", "event-outside-article",
	"event-with-attributes", "family-name-first", "far-from-event", "front-matter-indented-end", "front-matter-missing", "front-matter-syntax",
	"front-matter-too-deep", "front-matter-two-ends", "front-matter-unclosed", "heading-jump", "image-without-alt", "image-without-text",
	"indented-code", "inside-quotation", "invalid-utf8", "invisible-text", "layout", "lazy-continuation", "leftover-annotation", "leftover-brackets",
	"leftover-emphasis", "link-without-address", "long-address", "longer-embargo", "look-alike", "mark-in-code", "mark-in-indented-code", "markdown",
	"misplaced-file", "misplaced-key", "misplaced-mark", "missing-key", "missing-placeholder", "missing-words", "named-like-country", "near-event",
	"near-name", "negation-outside", "nested-marks", "nested-quotation", "no-comment", "no-quotation-mark", "no-side", "no-source", "no-speaker", "no-table", "no-words",
	"not-a-file", "not-markdown", "not-participant", "not-spoken", "nothing-to-continue", "nothing-to-repeat", "outside-image", "post-not-ended",
	"post-not-held", "posts-overlap", "quoted-differently", "raw-html", "readout-apart", "readout-missing", "readout-side", "reference-definition",
	"reserved-name", "same-event", "same-names", "same-person", "says-withheld", "several-sides", "side-contradicted", "slip-in-text", "speaker-again", "speaker-contradicted",
	"split-header", "statement-in-correction", "statement-outside-article", "status-differs", "surname-wanted", "symbolic-link", "too-large", "too-many-cells", "two-leads",
	"two-posts", "two-speakers", "unattributed-quotation", "unbalanced-quotation", "unclosed-code", "unclosed-comment", "unclosed-html",
	"unknown-attribute", "unknown-callout", "unknown-country", "unknown-entity", "unknown-event", "unknown-event-type", "unknown-footnote",
	"unknown-instruction", "unknown-key", "unknown-language", "unknown-name", "unknown-placeholder", "unknown-rule", "unknown-scheme", "unknown-value",
	"unnamed-source", "unneeded-allow", "unpublished-file", "unreadable", "unsafe-file", "unused-definition", "unused-footnote", "value-in-comment",
	"verb-alone", "voted-twice", "withholding", "words-in-html", "wrong-separator", "wrong-type", "yaml-feature",
}
