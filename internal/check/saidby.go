package check

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"readout/internal/attribution"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/quotation"
	"readout/internal/site"
	"readout/internal/source"
)

// What the reading of the prose does not attribute may yet name a speaker in a fixed place: a label before a colon, the
// subject of the clause that leads to the words, a name behind them. The name counts if somebody of the site has it.

const (
	nameForm = `(\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,6})`
	deeds    = `(?:said|told|says|tells|added|asked|answered|replied|claimed|denied|rejected|demanded|offered|pledged|promised|vowed|warned|threatened|accused|condemned|supported|announced|confirmed|stated|insisted|wrote|writes|argued|argues|believes|thinks)`
)

var (
	// subjects are clauses before the words, of which group 1 is who spoke.
	subjects = []*regexp.Regexp{
		regexp.MustCompile(`^(?:[-–—•] ?)?(?:Then |And |But )?` + nameForm + `(?: \([^)]{1,60}\))? ?[:：]$`),
		regexp.MustCompile(`^(?:In the words of|To quote|According to|As quoted by) ` + nameForm + `[,:]?$`),
		regexp.MustCompile(`^` + nameForm + `[’']s? (?:own )?(?:words|answer|reply|response|comment|comments|message) (?:was|were)[:,]?$`),
		regexp.MustCompile(`^(?:Then |And |But )?` + nameForm + `(?:, [^,]{1,60},)? (?:\pL+ly |also |later |then |has |had )?` + deeds + `((?: [^.;:,]{1,60})?)[:,]?$`),
		regexp.MustCompile(`\b(?:and|while|but) ` + nameForm + ` that$`),
		regexp.MustCompile(`[,;] (?:and|while|but|whereas) ` + nameForm + `(?: also| later)? ` + deeds + `((?: that)?)[:,]?$`),
		regexp.MustCompile(`^(?:In|On|At|During|After|Before|Through|Earlier|Later|Then|Yesterday|Today) ?[^.;:,]{0,60}, ` + nameForm + ` ` + deeds + `((?: [^.;:,]{1,60})?)[:,]?$`),
		regexp.MustCompile(`\b(?:said|claimed|announced|stated|told) by ` + nameForm + `(?: that)?$`),
		regexp.MustCompile(`^(?:In )?` + nameForm + `[’']s (?:view|opinion|claim|statement|assertion|remark|warning|demand|pledge|promise|accusation|denial|offer|threat),?(?: that| was that| is that)?$`),
	}
	// subjectsElsewhere are the same in other languages. Of them the reading of the prose knows nothing.
	subjectsElsewhere = []*regexp.Regexp{
		regexp.MustCompile(nameForm + ` (?:\pL+о )?(?:сказал|заявил|отметил|подчеркнул|добавил|ответил|объявил|пообещал|предупредил|потребовал|отверг|заверил|сообщил)[аи]?,?(?: что)?[:,]?$`),
		regexp.MustCompile(`(?:сказал|заявил|отметил|подчеркнул|добавил|ответил|сообщил)[аи]? ` + nameForm + `[:,]?$`),
		regexp.MustCompile(nameForm + ` (?:sagte|erklärte|betonte|antwortete|warnte|forderte|versprach|behauptete|bestritt),?(?: dass)?[:,]?$`),
		regexp.MustCompile(`(?:[Ss]agte|[Ee]rklärte|[Bb]etonte|[Aa]ntwortete) ` + nameForm + `,?(?: dass)?[:,]?$`),
		regexp.MustCompile(nameForm + ` (?:a |avait )?(?:dit|déclaré|affirmé|ajouté|répondu|assuré|annoncé|averti|promis|nié|indiqué|souligné)(?: que?)?[:,]?$`),
		regexp.MustCompile(nameForm + ` (?:dijo|declaró|afirmó|añadió|respondió|aseguró|anunció|advirtió|prometió|negó|indicó|subrayó)(?: que)?[:,]?$`),
		regexp.MustCompile(nameForm + ` (?:ha )?(?:detto|dichiarato|affermato|aggiunto|risposto|annunciato|avvertito|promesso|negato)(?: che)?[:,]?$`),
		regexp.MustCompile(nameForm + ` (?:disse|declarou|afirmou|acrescentou|respondeu|garantiu|anunciou|alertou|prometeu|negou)(?: que)?[:,]?$`),
		regexp.MustCompile(nameForm + ` (?:заявив|сказав|додав|наголосив|повідомив|відповів|попередив)(?:ла)?,?(?: що)?[:,]?$`),
		regexp.MustCompile(nameForm + ` (?:powiedział|oświadczył|dodał|odpowiedział|zapowiedział|ostrzegł)a?,?(?: że)?[:,]?$`),
		regexp.MustCompile(nameForm + ` (?:zei|verklaarde|antwoordde|waarschuwde|beloofde),?(?: dat)?[:,]?$`),
		regexp.MustCompile(nameForm + ` (?:είπε|δήλωσε|ανέφερε|απάντησε|πρόσθεσε|προειδοποίησε)(?: ότι| πως)?[:,]?$`),
		regexp.MustCompile(`(\p{Arabic}+(?: \p{Arabic}+){0,3}) (?:گفت|افزود|اعلام کرد|تأکید کرد|پاسخ داد)(?: که)?[:،]?$`),
		regexp.MustCompile(`(?:^|[\s،])(?:قال|أعلن|أكد|صرح|أضاف|رد|حذر|تعهد)ت? (\p{Arabic}+(?: \p{Arabic}+){0,3}?)(?: (?:إن|أن|بأن))?[:،]?$`),
		regexp.MustCompile(`(\p{Hebrew}+(?: \p{Hebrew}+){0,3}) (?:אמר|אמרה|הצהיר|הצהירה|הודיע|הודיעה|הוסיף|הוסיפה|השיב|השיבה)(?: כי)?[:,]?$`),
		regexp.MustCompile(`(?:^|[\s，。、])([\p{Han}·]{2,10}?)(?:外长|外長|总统|總統|部长|部長|总理|總理|主席|发言人|發言人)?(?:说|說|表示|称|稱|指出|强调|強調|回答|警告|宣布)[：:，,]?$`),
	}
	// relatives are clauses that tell that somebody near to group 1 spoke.
	relatives = regexp.MustCompile(`^` + nameForm + `[’']s? (wife|husband|brother|sister|mother|father|son|daughter|lawyer|aide|spokesman|spokeswoman|spokesperson|deputy|predecessor|successor) ` + deeds + `(?: [^.;:,]{1,60})?[:,]?$`)
	// signed is a name behind the words, at the end of their paragraph.
	signed = regexp.MustCompile(`^[\s.,”"’»]*(?:[-–—] ?|\()` + nameForm + `\)?\.?$`)
	// signedInside is one at the end of a block, behind its last sentence: "We wait. (Lavrov)".
	signedInside = regexp.MustCompile(`[.!?…。][”"’»]? ?\(` + nameForm + `\)[\s.]*$`)
	deed         = regexp.MustCompile(`\b(?:` + deeds + `|say|saying|tell|telling|claim|claiming|answer|deny|denying|insist)\b`)
	// toldBehind is who spoke, right behind the words: "“…,” Weber said", "“…,” said Weber".
	toldBehind = regexp.MustCompile(`^[\s,”"’»]*[,”"»]\s*(?:` + nameForm + ` (?:said|added|replied|answered|told|insisted|warned)\b|(?:said|added|replied|answered|countered|retorted|objected|contradicted) ` + nameForm + `)`)
	// byBehind is the same without a verb: "[…], per Weber".
	byBehind = regexp.MustCompile(`^[\s,”"’»]*, (?:per|according to|in the words of) ` + nameForm + `[.,;]?$`)
)

// saidByAnother returns who spoke by a label, a clause or a signature, if that is certainly none of a statement's speakers.
func (a *article) saidByAnother(st *site.Statement) (name string, found bool) {
	plain := a.Document.Text.Plain
	before := a.lead(st)
	if m := relatives.FindSubmatch(before); m != nil {
		if id := a.personOf(string(m[1])); id != entity.None && slices.Contains(st.Speakers, id) {
			return string(m[1]) + "’s " + string(m[2]), true
		}
	}
	for _, re := range slices.Concat(subjects, subjectsElsewhere) {
		if m := re.FindSubmatch(before); m != nil && (len(m) < 3 || !deed.Match(m[2])) {
			if name, found := a.nameOfOther(st, string(m[1])); found {
				return name, true
			}
		}
	}
	last := st.Mark.Pieces[len(st.Mark.Pieces)-1]
	if st.Mark.Quote {
		if m := signedInside.FindSubmatch(last.Of(plain)); m != nil {
			return a.nameOfOther(st, string(m[1]))
		}
		return "", false
	}
	block := a.blockOf(last.End)
	behind := plain[last.End:max(last.End, block.Span.End)]
	if m := signed.FindSubmatch(behind); m != nil {
		return a.nameOfOther(st, string(m[1]))
	}
	if m := byBehind.FindSubmatch(behind); m != nil {
		return a.nameOfOther(st, strings.TrimRight(string(m[1]), "."))
	}
	if m := toldBehind.FindSubmatch(behind); m != nil {
		return a.nameOfOther(st, string(m[1])+string(m[2]))
	}
	return "", false
}

// lead returns the clause that leads to a statement's words: in their sentence, or for a block in the paragraph above.
func (a *article) lead(st *site.Statement) []byte {
	text := &a.Document.Text
	at := st.Mark.Pieces[0].Start
	if st.Mark.Quote {
		i := slices.IndexFunc(text.Blocks, func(b document.Block) bool { return b.Span.End >= at })
		if i <= 0 || text.Blocks[i-1].Kind != document.Paragraph || text.Blocks[i-1].Statement >= 0 || !bytes.HasSuffix(bytes.TrimSpace(text.Blocks[i-1].Span.Of(text.Plain)), []byte(":")) {
			return nil
		}
		at = text.Blocks[i-1].Span.End
	}
	from := max(a.blockOf(at).Span.Start, text.SentenceAt(max(at-1, 0)).Start)
	return bytes.TrimFunc(text.Plain[min(from, at):at], func(r rune) bool { return quotation.IsSpace(r) || quotation.MayOpen(r) })
}

func (a *article) blockOf(at int32) *document.Block {
	blocks := a.Document.Text.Blocks
	i := slices.IndexFunc(blocks, func(b document.Block) bool { return b.Span.End >= at })
	return &blocks[max(i, 0)]
}

// nameOfOther returns the name of a person of the site, if it is neither a speaker of a statement nor relays it.
func (a *article) nameOfOther(st *site.Statement, words string) (string, bool) {
	id := a.personOf(words)
	relays := func(v mention.Party) bool { return v.Entity == id || slices.Contains(v.Named, id) }
	if id == entity.None || slices.Contains(st.Speakers, id) || slices.ContainsFunc(st.Via, relays) ||
		slices.ContainsFunc(st.Speakers, func(s entity.ID) bool { return a.Registry.At(s).Kind != entity.Person }) {
		return "", false
	}
	return a.name(id), true
}

// personOf returns the only person whose name ends some words, without the titles before it, or None.
func (a *article) personOf(words string) entity.ID {
	list := strings.Fields(strings.TrimRight(words, "."))
	for i := range list {
		name := strings.TrimSuffix(strings.TrimSuffix(strings.Join(list[i:], " "), "’s"), "'s")
		switch ids := a.Registry.Resolve(name, entity.Person); len(ids) {
		case 0:
		case 1:
			return ids[0]
		default:
			return entity.None
		}
	}
	return entity.None
}

// contradictedLabels finds statements whose label, clause or signature names somebody else.
func contradictedLabels(a *article) {
	statements := a.statements()
	for i := range statements {
		st := &statements[i]
		if len(st.Speakers) == 0 || len(st.Mark.Pieces) == 0 || a.warned(st) || a.confirmed(st) {
			continue
		}
		if name, found := a.saidByAnother(st); found {
			a.warn(a.path(), a.speakerSpan(st, st.Speakers[0]), source.Diagnostic{
				Rule:    "speaker-contradicted",
				Message: fmt.Sprintf("this mark ascribes the words to %s, and the text to %s", a.name(st.Speakers[0]), name),
				Hint:    "correct the one or the other; who only passed the words on stands in \"via\"",
			})
		}
	}
}

// warned reports whether a statement's speaker is contradicted already.
func (a *article) warned(st *site.Statement) bool {
	at := a.speakerSpan(st, st.Speakers[0])
	return slices.ContainsFunc(a.diagnostics, func(d source.Diagnostic) bool {
		return d.Rule == "speaker-contradicted" && d.Span == at
	})
}

// confirmed reports whether the prose attributes a statement's words to one of its speakers.
func (a *article) confirmed(st *site.Statement) bool {
	return slices.ContainsFunc(a.reading.Attributions, func(q attribution.Attribution) bool {
		said := slices.ContainsFunc(q.Parts, func(part source.Span) bool { return overlap(part, st.Mark.Pieces[0]) > 0 })
		return said && q.Speaker.Text.Len() > 0 && q.Speaker.Kind == attribution.Known && slices.Contains(st.Speakers, q.Speaker.Entity) && q.Speaker.Text.Start > st.Mark.Pieces[0].End
	})
}
