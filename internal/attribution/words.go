package attribution

import (
	"strings"

	"readout/internal/mention"
)

// A class is a set of roles that a word can play around words that somebody said, as bits.
type class uint64

const (
	determiner    class = 1 << iota // the, a, some, three
	owner                           // his, their
	pronoun                         // he, they, who stands for a person
	relative                        // who, which
	that                            // that
	asking                          // whether, how, why: open a reported clause, too
	preposition                     // in, of, after
	linking                         // of, for, at: prepositions within a description
	and                             // and, or
	but                             // but, while, because: a new clause begins
	auxiliary                       // has, was, do
	modal                           // would, should
	negation                        // not, never
	adverb                          // also, then, recently
	timing                          // Tuesday, yesterday, week
	honorific                       // Mr., Dr.
	office                          // president, spokesman
	degree                          // deputy, prime
	subject                         // foreign, defence
	former                          // former, late
	given                           // Michael
	particle                        // von, de
	generation                      // Jr.
	body                            // Times, Department
	several                         // officials, residents
	action                          // met, went: what somebody did without words
	paper                           // letter, statement: what words can stand in
	feminine                        // Ms., spokeswoman
	masculine                       // Mr., spokesman
	naming                          // named, titled, so-called: a name or a term follows in marks
	maybe                           // if, perhaps: nobody spoke
	doubt                           // nobody, unclear: what follows "that" is not asserted
	occupation                      // coach, barrister: beside a name, who that is
	possessive                      // 's
	surname                         // Hill, Price: an ordinary word that is a surname, too
	demonstrative                   // this, such
	utters                          // expressed, made: with an utterance behind it, a verb of speech
	utterance                       // conviction, case: what is said
	word                            // any word
	capital                         // begins with a capital
	loud                            // all in capitals, two letters and more
	digit                           // a number
	passage                         // words in marks
	comma
	colon
	semicolon
	dash
	opening // a parenthesis
	closing
	stop // . ? !
	edge // the end of a segment
)

// closed are the classes of words that no name or noun phrase goes over.
const closed = pronoun | relative | that | asking | preposition | and | but | auxiliary | modal | negation | adverb | action | comma | colon | semicolon | dash | opening | closing | stop | passage | edge

// punctuation is all that is no word.
const punctuation = comma | colon | semicolon | dash | opening | closing | stop | edge

// vocabulary are the words of each class. A word gets onto a list because it belongs to the class, never
// because one text needs it.
var vocabulary = []struct {
	class class
	words string
}{
	{determiner, "the a an this these those some many several most few all both any each every no other another much more one two three four five six seven eight nine ten dozens hundreds thousands"},
	{demonstrative, "this these those such it"},
	{owner, "his her its their our my your whose"},
	{pronoun, "he she they it we i you him them us me who everyone everybody someone somebody nobody anyone others"},
	{relative, "who which whom whose where"},
	{that, "that"},
	{asking, "whether how why what if"},
	{preposition, "of in on at by for with from to into onto over under about against after before during since until till amid among between despite through " +
		"throughout toward towards upon via within without near around across along behind beyond inside outside off regarding concerning following per like unlike including than as"},
	{linking, "of for at in from on to with by de des"},
	{and, "and or nor &"},
	{but, "but while because when although though whereas since until unless after before if as so yet where whether once"},
	{auxiliary, "doesn didn hasn isn wasn wouldn couldn shouldn aren weren haven hadn don has have had is are was were be been being am do does did 'd 've 're 'll 'm 's"},
	{modal, "would should could might may must can will shall cannot ought"},
	{negation, "not never n't no hardly neither nor"},
	{adverb, "also then later again now already recently reportedly however further still just only even once meanwhile instead earlier ago soon often always today yesterday tomorrow " +
		"tonight separately publicly repeatedly first finally thus therefore furthermore moreover too here there both subsequently previously promptly explicitly specifically simply clearly " +
		"long ever quickly openly privately jointly initially originally similarly additionally"},
	{timing, "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december " +
		"yesterday today tomorrow tonight week month year day days weeks months years morning afternoon evening night weekend hour hours minutes"},
	{several, "officials residents experts authorities witnesses sources scientists researchers authors reporters journalists critics analysts leaders ministers diplomats lawmakers police media " +
		"reports troops soldiers families relatives protesters activists organisers organizers doctors lawyers prosecutors opponents supporters observers people others members rebels militants " +
		"colleagues aides advisers advisors spokesmen spokespeople representatives individuals estimates figures governments countries companies groups parties presidents senators " +
		"politicians students teachers workers unions economists commentators investigators rescuers campaigners delegates participants ambassadors envoys senators feds"},
	{action, "left went came met flew won lost sat stood ran made got gave spoke held led kept rose fell sent put set slept wept grew drew sang hung ate drove broke chose paid built bought sold felt " +
		"heard laid meant sought taught thought threw understood wore became brought caught cut forgot hid hit hurt lay let quit rang rode shook shot shut slid spent spread stole struck swam swore " +
		"tore woke beat bent bit blew bore bound took took takes take makes make goes go comes come meets meet gets get gives give holds hold believes believe thinks think knows know knew wants want " +
		"hopes hope feels feel sees see saw finds find found shows show leads lead needs need plans plan seems seem appears appear remains remain became becomes become begins begin began starts start " +
		"works work lives live runs run helps help uses use keeps keep means mean brings bring expects expect fears fear seeks seek visits visit travels travel"},
	{paper, "statement statements letter letters report reports article articles post posts tweet tweets message messages website site blog document documents study survey poll paper analysis " +
		"dispatch transcript memo note notes email readout readouts editorial caption section notice communique declaration release resolution ruling draft"},
	{occupation, "spokesman spokeswoman spokesperson spokesperson official officer student professor coach captain coauthor co-author author founder co-founder curator editor reporter journalist columnist correspondent " +
		"barrister campaigner lawyer attorney analyst researcher scientist expert activist member actor musician singer artist blogger poster resident witness teacher doctor nurse diplomat aide " +
		"adviser advisor councilor councillor counselor counsellor director manager executive ceo mp mep president minister secretary chairman chairwoman governor mayor senator ambassador commissioner leader chief head deputy judge mother father " +
		"son daughter brother sister wife husband widow assistant representative undersecretary chancellor envoy critic owner farmer fisherman worker driver defector woman man boy girl academic"},
	{utterance, "conviction belief view opinion hope concern concerns fear worry regret disappointment satisfaction confidence case point argument claim contention commitment determination " +
		"readiness intention desire wish position demand expectation assurance assurances promise pledge prediction warning word statement assessment"},
	{feminine, "she her spokeswoman chairwoman congresswoman mother wife daughter sister widow actress queen princess woman girl businesswoman mrs ms miss madam lady"},
	{masculine, "he him his spokesman chairman congressman father husband son brother king prince man boy businessman mr sir lord"},
	{naming, "named titled entitled called dubbed labelled labeled termed nicknamed so-called known headlined code-named codenamed word words term phrase slogan motto hashtag"},
	{maybe, "if perhaps maybe imagine suppose supposedly were unless"},
	{doubt, "nobody few doubt doubts doubted doubtful unclear uncertain unknown unlikely untrue false impossible deny denies denied denying rumour rumours rumor rumors speculation speculations " +
		"allegation allegations suggestion suggestions suspicion suspicions hypothesis impression notion idea if whether pretend pretends pretended myth legend hoax lie lies fiction fabrication fantasy nonsense prank joke"},
	{body, "agency ministry department government committee council commission authority court church university police army navy union party office organisation organization company corporation group " +
		"institute foundation association bank team school district embassy parliament congress senate house news press times post herald guardian network society administration regime city state foundation center centre " +
		"bureau service board force forces international program programme project fund initiative league prize award championship festival act treaty operation"},
}

// An entry is what a word in lower case may be.
type entry struct {
	class class
	verb  verb
}

// lexicon has the words of all classes, and all forms of verbs of speech: one look for each word of a text.
var lexicon = makeLexicon()

func makeLexicon() map[string]entry {
	entries := map[string]entry{}
	for form, v := range verbForms() {
		entries[form] = entry{verb: v}
	}
	for w, c := range wordClasses() {
		entries[w] = entry{class: c, verb: entries[w].verb}
	}
	return entries
}

func wordClasses() map[string]class {
	words := map[string]class{}
	for _, v := range vocabulary {
		for w := range strings.FieldsSeq(v.words) {
			words[w] |= v.class
		}
	}
	parts := map[mention.TitlePart]class{
		mention.FormOfAddress: honorific, mention.Office: office, mention.OfficeDegree: degree, mention.OfficeSubject: subject, mention.FormerOffice: former,
		mention.GivenName: given, mention.NameParticle: particle, mention.Generation: generation, mention.BodyName: body,
		mention.Men: masculine, mention.Women: feminine, mention.OrdinarySurname: surname,
	}
	for w, part := range mention.TitleWords {
		words[strings.ToLower(w)] |= parts[part]
	}
	for w := range utteringForms {
		words[w] |= utters
	}
	for _, w := range []string{"will", "may"} { // given names that are ordinary words first
		words[w] &^= given
	}
	return words
}

// ending gives classes of a word in lower case that is in no list by how it ends.
func ending(w string) class {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ly"):
		return adverb
	case len(w) > 4 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing")):
		return action
	}
	return 0
}
