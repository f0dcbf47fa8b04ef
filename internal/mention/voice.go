package mention

import (
	"slices"
	"strings"

	"readout/internal/entity"
	"readout/internal/spelling"
)

// Of whom a description speaks is told by an office alone: "a senior Russian
// official", "a spokesman for the Kremlin"; or it is a body named alone. A reporter,
// an expert on Russia and a victim of Russia speak for no country. These lists are
// closed, of whole words, compared without case and accents.
var (
	officeWords = strings.Fields(`
	official officials diplomat diplomats minister ministers ministry ministries ambassador ambassadors spokesman spokesmen spokeswoman spokeswomen spokesperson spokespersons spokespeople
	envoy envoys source sources aide aides adviser advisers advisor advisors negotiator negotiators officer officers general government governments administration
	embassy embassies mission department delegation delegations delegate delegates presidency president presidents chancellor chancellery premier premiers secretary secretaries
	lawmaker lawmakers senator senators parliament military army navy office representative representatives commissioner commissioners attache attaches consul consulate cabinet undersecretary
	responsable responsables diplomate diplomates ministre ministres ministere ambassadeur ambassadeurs ambassadrice porte-parole fonctionnaire fonctionnaires gouvernement ambassade conseiller conseillere
	beamter beamte beamten diplomatin diplomaten ministerin ministerium botschafter botschafterin botschaft sprecher sprecherin regierung berater beraterin regierungssprecher unterhandler
	funcionario funcionaria funcionarios diplomatico diplomatica diplomaticos ministro ministra ministros ministerio embajador embajadora embajada portavoz portavoces gobierno asesor asesora
	чиновник чиновники дипломат дипломаты министр министерство посол посольство представитель представители представительница правительство советник
	مسؤول مسؤولون مسؤولين المسؤول دبلوماسي دبلوماسيون وزير وزارة سفير سفارة متحدث المتحدث مبعوث حكومة مستشار`)

	// between are what may stand between a name and its office, and between offices.
	between = strings.Fields(`
	senior junior top high ranking level deputy vice assistant under acting interim prime foreign defence defense interior finance treasury state national security intelligence trade
	energy justice press special permanent chief principal federal military diplomatic government administration embassy ministry department consular presidential ministerial cabinet
	political policy affairs naval army navy and or s us-led current outgoing incoming unnamed anonymous unidentified`)

	// fields are what an office is for: "Minister of Foreign Affairs of Norway".
	fields = strings.Fields(`foreign affairs defence defense finance interior state justice trade energy war security external relations health agriculture`)

	articles = strings.Fields("a an the one some several two three le la l les un une der die das den dem des ein eine einer el los las una")

	// follows are the words that may go on behind an office without changing it; so do
	// participles and a name.
	follows = strings.Fields(`familiar present close aware who whom whose that which said here there today at in on of from to for with by near under about during after before behind
	and or but as not when while because de du des d del della von vom aus bei der en с из от в при и`)

	// breaks end the search for an office: what comes behind them is not who is
	// described.
	breaks = strings.Fields(`at in on of from to for with by against near under about who whom whose that which not neither nor no never without than de du des del von aus из в`)

	ofLinks   = strings.Fields("of from de du des d del von vom der aus из от")
	chiefs    = strings.Fields("chief chiefs head heads leader leaders commander commanders")
	atLinks   = strings.Fields("at in bei en в")
	forOffice = strings.Fields("spokesman spokesmen spokeswoman spokeswomen spokesperson spokespersons spokespeople negotiator negotiators")
	toOffice  = strings.Fields("aide aides adviser advisers advisor advisors")
)

// A describer reads a description, word by word.
type describer struct {
	*Lexicon
	text  string
	words []word
	names []describedName
	list  []entity.ID
}

// A describedName is a name in a description: its words, and whom it means.
type describedName struct {
	first, last int
	node        uint32
	entity      entity.ID
	how         How
}

// voices returns for whom somebody speaks who is described so: those in whose
// office the description says that the speaker is.
func (l *Lexicon) voices(text string) []entity.ID {
	d := l.describe(text)
	for k := range d.names {
		d.surname(&d.names[k])
	}
	if len(d.names) > 0 {
		d.described(0, true)
	}
	return d.list
}

// SpeaksFor returns the one country or organization for which somebody speaks who is described so: Norway for
// "Norwegian ambassador to Chile". It is entity.None for none, for several, and if a word denies it, which it also
// reports: "former Norwegian minister". Of a country and a body of it, it is the body.
func (l *Lexicon) SpeaksFor(description string) (id entity.ID, denied bool) {
	if _, word := l.named(description); word != "" {
		return entity.None, true
	}
	id = entity.None
	for _, v := range l.voices(description) {
		if id = l.meantBy(id, v); id == entity.None {
			break
		}
	}
	return id, false
}

// surname makes a surname mean the only person who has it, if an office stands to that
// person: "Baerbock's spokesman", "an adviser to Macron". Elsewhere it tells no side, as it
// may be the surname of the source: "spokesman Price", "a Biden official".
func (d *describer) surname(n *describedName) {
	if n.entity != entity.None || n.first != n.last || d.words[n.first].shape&capital == 0 {
		return
	}
	only := entity.None
	for s := range d.of(n.node) {
		if s.how != Surname || s.entity == entity.None || only != entity.None && only != s.entity {
			return // another has it too, or it is a word
		}
		only = s.entity
	}
	if d.gapAt(n.last+1) == gapApostrophe && d.fold(n.last+1) == "s" || d.served(n.first-1) {
		n.entity = only
	}
}

// served reports whether the words up to one say that an office stands to the name behind
// them: "an adviser to", "a spokesman for President", "an aide of Mr.".
func (d *describer) served(i int) bool {
	for i > 0 && (d.honorific(i) || d.office(i)) {
		i--
	}
	switch link := d.fold(i); {
	case link == "and" || link == "or":
		before := slices.IndexFunc(d.names, func(n describedName) bool { return n.last == i-1 })
		return before >= 0 && d.names[before].entity != entity.None && d.served(d.names[before].first-1)
	case link == "to" || link == "for" || slices.Contains(ofLinks, link):
		return d.office(i - 1)
	}
	return false
}

func (d *describer) honorific(i int) bool {
	return 0 <= i && i < len(d.words) && d.classes[d.words[i].number]&honorific != 0
}

// howOf returns how the one entity that a name means is named by it.
func (l *Lexicon) howOf(node uint32) How {
	for s := range l.of(node) {
		if s.how != Surname && (s.how != Metonym || s.form == sits) {
			return s.how
		}
	}
	return Name
}

func (d *describer) fold(i int) string {
	if i < 0 || i >= len(d.words) {
		return ""
	}
	return spelling.Fold(d.text[d.words[i].start:d.words[i].end])
}

func (d *describer) in(i int, list []string) bool {
	return i < len(d.words) && slices.Contains(list, d.fold(i))
}

// name returns the name that begins at a word.
func (d *describer) name(i int) *describedName {
	for k := range d.names {
		if d.names[k].first == i {
			return &d.names[k]
		}
	}
	return nil
}

// described reads who is described from a word on: the names at the first office,
// and its employer; or a body named alone. Bare allows a country too.
func (d *describer) described(i int, bare bool) {
	for d.in(i, articles) || d.honorific(i) {
		i++
	}
	if n := d.name(i); bare && n != nil && n.how != Demonym && d.ends(n.last+1) {
		d.add(n)
		d.more(n.last + 1)
		return
	}
	var held []*describedName
	for first := i; i < len(d.words); i++ {
		n := d.name(i)
		switch {
		case n != nil && (d.hyphened(n) || d.ofState(n)):
			i = n.last
		case n != nil:
			if !d.bears(n) {
				held = append(held, n)
			}
			i = n.last
		case d.office(i):
			if !d.heads(i) {
				if len(held) > 0 && d.in(i, between) || len(held) == 0 {
					continue
				}
				return
			}
			for _, n := range held {
				d.add(n)
			}
			d.employer(i, len(held) > 0)
			return
		case d.in(i, articles):
			if len(held) > 0 && !d.in(i-1, []string{"and", "or"}) {
				held = nil
			}
		case d.in(i, breaks):
			return
		case i > first && d.gapAt(i) != gapHyphen && strings.HasSuffix(d.fold(i), "ing"):
			return // "reporters quoting US officials"
		case len(held) > 0 && !d.in(i, between) && d.gapAt(i) != gapHyphen && d.gapAt(i+1) != gapHyphen:
			return // "a Russian human rights group"
		}
	}
}

func (d *describer) add(n *describedName) {
	if n.entity != entity.None && !slices.Contains(d.list, n.entity) {
		d.list = append(d.list, n.entity)
	}
}

func (d *describer) gapAt(i int) gap {
	if i <= 0 || i >= len(d.words) {
		return gapStart
	}
	return d.words[i].gap
}

// hyphened reports whether a name is a part of an adjective: "Russian-speaking",
// "pro-Russian", and not "Russian-American", which is two.
func (d *describer) hyphened(n *describedName) bool {
	before, behind := d.gapAt(n.first) == gapHyphen, d.gapAt(n.last+1) == gapHyphen
	for k := range d.names {
		if behind && d.names[k].first == n.last+1 || before && d.names[k].last == n.first-1 {
			return false
		}
	}
	return before || behind
}

// ofState reports whether a name is a state's that is also a country's: "a Georgia state
// official".
func (d *describer) ofState(n *describedName) bool {
	next := n.last + 1
	return n.entity != entity.None && n.how == Name && d.fold(next) == "state" && d.office(next+1) && d.sharesName(n.entity)
}

// bears reports whether a name is a part of a person's: "Michael Jordan",
// "Israel Katz".
func (d *describer) bears(n *describedName) bool {
	if n.entity != entity.None && d.registry.At(n.entity).Kind == entity.Organization || n.how == Demonym {
		return false
	}
	class := func(i int) class { return d.classes[d.words[i].number] }
	if n.first > 0 && d.gapAt(n.first) == gapSpace && class(n.first-1)&given != 0 && d.words[n.first-1].shape&capital != 0 {
		return true
	}
	next := n.last + 1
	return class(n.last)&personal != 0 && d.gapAt(next) == gapSpace && d.words[next].shape&capital != 0 && d.name(next) == nil &&
		!d.office(next) && !d.in(next, between)
}

func (d *describer) office(i int) bool {
	return i >= 0 && (d.in(i, officeWords) || d.chief(i)) && d.gapAt(i) != gapHyphen
}

// chief reports whether a word is that of who heads a body, right behind its name: "NATO
// chief Smith". In "EU chief negotiator" it is a rank.
func (d *describer) chief(i int) bool {
	next := i + 1
	plural := strings.HasSuffix(d.fold(i), "s")
	return d.in(i, chiefs) && slices.ContainsFunc(d.names, func(n describedName) bool { return n.last == i-1 }) &&
		(plural || d.gapAt(next) != gapSpace || d.words[next].shape&capital != 0 || d.in(next, follows))
}

// heads reports whether an office is the last word of who is described: a "military
// analyst" holds none, nor does "official Russian media".
func (d *describer) heads(i int) bool {
	next := i + 1
	switch d.gapAt(next) {
	case gapHyphen, gapApostrophe:
		return false
	case gapSpace:
	default:
		return true
	}
	if n := d.name(next); n != nil {
		return n.entity != entity.None && d.registry.At(n.entity).Kind == entity.Person || d.foreign(i) || d.bears(n)
	}
	word := d.fold(next)
	return d.in(next, follows) || strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "ing") || d.words[next].shape&capital != 0 && !d.office(next) && !d.in(next, between)
}

func (d *describer) foreign(i int) bool { return !ascii([]byte(d.fold(i))) }

// ends reports whether a name that ends before a word stands for itself, and is not
// the beginning of another: "Russia Today".
func (d *describer) ends(i int) bool {
	return i >= len(d.words) || d.gapAt(i) != gapSpace && d.gapAt(i) != gapHyphen && d.gapAt(i) != gapApostrophe || d.in(i, follows)
}

// employer reads whose office it is, behind it: "of the North League". Where the
// side is told before it, "at" and "in" say only where.
func (d *describer) employer(i int, told bool) {
	next := i + 1
	if n := d.name(next); n != nil && d.gapAt(next) == gapSpace {
		if !d.bears(n) {
			d.add(n) // "spokesman Ned Price"
		}
		return
	}
	spaced := d.gapAt(next) == gapSpace
	switch {
	case spaced && d.in(next, ofLinks):
		at := next + 1
		for j := at; d.in(j, fields); j++ {
			if d.in(j+1, ofLinks) {
				at = j + 2
			}
		}
		d.described(at, true)
	case spaced && d.in(next, atLinks) && !told:
		d.within(next + 1)
	case spaced && d.fold(next) == "for" && d.in(i, forOffice), spaced && d.fold(next) == "to" && d.in(i, toOffice):
		d.described(next+1, true)
	default:
		d.more(next)
	}
}

// within reads in what somebody is. To be in a country is no office.
func (d *describer) within(i int) {
	j := i
	for d.in(j, articles) {
		j++
	}
	n := d.name(j)
	d.described(i, n == nil || n.how == Metonym || n.entity != entity.None && d.registry.At(n.entity).Kind == entity.Organization)
}

// more reads who else is described, or by what else: "a Russian official and a US
// diplomat", "a spokesman (Kremlin)".
func (d *describer) more(i int) {
	switch {
	case i >= len(d.words):
	case d.in(i, []string{"and", "or"}):
		d.described(i+1, true)
	case d.gapAt(i) != gapSpace && d.gapAt(i) != gapHyphen:
		d.described(i, true)
	}
}
