package mention

import "strings"

// vocabularies are all single words that rules know, by class. A word gets onto
// a list because it belongs to the class that the comment names, never because
// one text needs it.
var vocabularies = []vocabulary{
	// Forms of address, ranks and degrees: they go before any surname, and say
	// nothing of an office.
	{honorific, "Mr Mrs Ms Miss Messrs Dr Doctor Prof Professor Sir Madam Lord Lady Dame Rev Reverend Hon " +
		"Gen General Lt Lieutenant Col Colonel Maj Major Capt Captain Cmdr Commander Adm Admiral Sgt Sergeant Brig Brigadier Marshal " +
		"Monsieur Madame Herr Frau Señor Comrade Justice Judge Rabbi Archbishop Bishop Cardinal Father Imam Ayatollah Mullah"},
	{abbreviated, "Mr Mrs Ms Messrs Dr Prof Rev Hon Gen Lt Col Maj Capt Cmdr Adm Sgt Brig Sen Rep Gov Amb Pres St Jr Sr Corp Inc Co Ltd"},
	{plural, "Messrs presidents premiers chancellors ministers secretaries senators ambassadors kings emirs"},
	{goods, "tank tanks truck trucks car cars pickup pickups van vans dealer dealers dealership dealerships showroom showrooms butter cheese whisky whiskey " +
		"airport school prize foundation institute library stadium bridge street square avenue museum highway hospital mosque mosques cathedral church temple synagogue " +
		"coast coastline hills valley shore shoreline village countryside mountains lake river beer rifle rifles pistol pistols plant plants factory factories shares engine engines tractor tractors"},
	// Surnames that are ordinary words of English.
	{wordlike, "baker banks bell best bishop black blue booker bond brown bush butler case cash church close cook cooper cross day dean drew field fields fish " +
		"fisher flowers ford forest fox frost gates glass gold good grace grant gray green hall hand heath hill holder holland hope house hunt hunter " +
		"hurd judge justice king knight lake lamb lane law little long love marsh mason miller mills moon north page park parks pence pitt pool poole pope power " +
		"powers price rain read reed rice rich ring rivers rock rose rudd rush savage sharp short singer small snow speed spring steel stern stone " +
		"straw street strong summer summers sunday swift to walker wall walls ward warner waters weeks wells west white wise wolf wood woods work worth young"},
	{doing, "left took went came met flew won lost sat stood ran made got gave told spoke held began wrote knew saw led kept rose fell sent put set slept " +
		"wept grew drew sang hung ate drove broke chose paid built bought sold felt found heard laid meant read sought taught thought threw understood " +
		"wore became brought caught cut did forgot hid hit hurt lay let lit quit rang rode shook shot shut slid spent spread stole struck swam swore tore " +
		"woke beat bent bit blew bore bound did does has had was were is"},
	{firm, "supermarket supermarkets chain retailer grocer store stores brand label airline newspaper magazine band singer rapper"},
	{motion, "off km kilometers kilometres kilometer kilometre miles mile meters metres yards north south east west northeast northwest southeast southwest " +
		"flew fly flies flying flown flight flights drove drive driven fled flee fleeing escape escaped train trains bus buses road roads highway convoy convoys " +
		"travelled traveled travelling traveling departed depart returned returning return back sailed walked marched away far hours minutes " +
		"evacuated evacuation landed deported extradited"},
	{eatery, "restaurant restaurants cuisine takeaway takeaways dinner"},
	{ditransitive, "let lets give gives gave tell tells told help helps show shows showed bring brings make makes made save saves lead leads teach teaches " +
		"taught forgive deliver love hate leave leaves join follow remember around among between behind like of for to all both"},
	{statecraft, "expelled expels expel recalled recalls ratified ratifies ratify invaded invades invade annexed annexes devalued exports exported imports imported " +
		"borders mobilized mobilised joined hosts hosted sends sent ceded seceded deported extradited"},
	{vessel, "carrier carriers frigate destroyer submarine cruiser warship battleship yacht tanker ferry icebreaker schooner ship ships vessel boat trawler tug lifeboat lighthouse horse racehorse thoroughbred mare stallion pony foal dog puppy cat kitten parrot bull elephant tortoise pub tavern restaurant café cafe rose asteroid comet statue County"},
	{calling, "Rev Reverend Rabbi Archbishop Bishop Cardinal Father Imam Sgt Sergeant Cpl Pvt Private Lt Lieutenant Capt Captain Maj Major Lance Judge Coach Detective Constable Nurse Chef Inspector Corporal Councillor Councilor"},
	{masculine, "Mr Sir Lord Monsieur Herr Señor King Prince Duke"},
	{feminine, "Mrs Ms Miss Madam Lady Dame Madame Frau Queen Princess Duchess"},
	{royal, "King Queen Prince Princess Emperor Empress Sultan Sheikh Sheik Emir Pope Crown Tsar Czar Shah Duke Duchess"},

	// Heads of titles.
	{office, "president premier taoiseach chancellor minister secretary spokesman spokeswoman spokesperson ambassador envoy representative " +
		"senator congressman congresswoman governor mayor chairman chairwoman chair chairperson director commissioner adviser advisor " +
		"chief leader speaker counselor counsellor coordinator administrator negotiator diplomat official head commander " +
		"attorney general lawmaker candidate nominee dictator strongman ruler undersecretary consul judge " +
		"coach inspector economist analyst writer author founder executive manager banker professor activist dissident " +
		"Sen Rep Gov Amb Pres FM PM"},
	// … and those of other languages, as translations leave them standing.
	{office, "presiden presidente presidenta presidentin prasident prasidentin prezydent prezident predsednik presedinte presidentti cumhurbaskani baskan " +
		"kanzler kanzlerin bundeskanzler bundeskanzlerin canciller cancelliere ministre ministra ministro menteri ministr aussenminister aussenministerin " +
		"ministerprasident ministerprasidentin statsminister premiarminister sekretaris secretaire secretario segretario embajador ambassadeur botschafter " +
		"bundesaussenminister bundesaussenministerin verteidigungsminister verteidigungsministerin finanzminister innenminister"},
	{modifier, "perdana primer primeiro primo primera premiere"},
	{modifier, "vice deputy prime assistant under acting interim caretaker outgoing incoming newly elected designate elect principal senior " +
		"chief special permanent first top veteran high commanding supreme presiding lead visiting"},
	{subject, "foreign defense defence interior finance treasury state economic economy trade commerce trade energy labor labour health home internal " +
		"external affairs security national justice agriculture education environment intelligence press war navy army air force military staff " +
		"party cabinet communist parliamentary congressional presidential department ministry government council house senate assembly committee " +
		"republic union nations commission board bureau white opposition majority minority republican democratic democrat labour conservative " +
		"federal general secretary political policy relations cooperation development culture transport information human rights arms control " +
		"UN NATO EU"},
	{subject, "esteri affari exteriores asuntos relaciones estrangeiros negocios relacoes etrangeres affaires auswartigen difesa defensa defesa"},
	{past, "former ex then late onetime ousted deposed exiled retired"},
	{linking, "of for the and to"},
	{generation, "Jr Sr II III IV Junior Senior"},
	{particle, "de da do dos das des del della degli dei der den di du la le van von zu bin bint ben ibn al el abu y"},

	// The most frequent given names of the English-speaking world (US Social
	// Security, all decades): enough to see a person where capitals say nothing.
	{given, "Ahmed Mohammed Mohamed Muhammad Khaled Saeed Hamed Walid Rashed Syed Sayed Waleed Majed Javed Naveed " +
		"James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark Donald Steven " +
		"Paul Andrew Joshua Kenneth Kevin Brian George Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen " +
		"Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander Frank Patrick Raymond Jack Dennis Jerry Tyler Aaron Jose Adam Nathan " +
		"Henry Douglas Peter Zachary Kyle Walter Harold Jeremy Carl Keith Roger Gerald Ethan Arthur Terry Lawrence Sean Austin Joe Noah " +
		"Jesse Albert Bryan Billy Bruce Willie Ralph Roy Louis Eugene Philip Bobby Johnny Bill Bob Jim Tom Tim Mike Dan Ben Sam Steve Tony Fred Ted " +
		"Mary Patricia Jennifer Linda Barbara Elizabeth Susan Jessica Sarah Karen Lisa Nancy Betty Margaret Sandra Ashley Kimberly Emily " +
		"Donna Michelle Carol Amanda Dorothy Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia Kathleen Amy Angela Shirley Anna Brenda " +
		"Pamela Emma Nicole Helen Samantha Katherine Christine Debra Rachel Carolyn Janet Catherine Maria Heather Diane Ruth Julie Olivia " +
		"Joyce Virginia Victoria Kelly Lauren Christina Joan Evelyn Judith Megan Andrea Cheryl Hannah Jacqueline Martha Gloria Teresa Ann " +
		"Sara Madison Frances Kathryn Janice Jean Abigail Alice Julia Judy Sophia Grace Denise Amber Doris Marilyn Danielle Beverly Isabella " +
		"Theresa Diana Natalie Brittany Charlotte Marie Kayla Alexis Lori Jane Kate Anne Rose Kathy Cathy Dawn Katie Tina Wendy Tracy Gina Robin Jill Leslie Sally Peggy Carla Holly Erin Tammy " +
		"Tara Stacy Ellen Lucy Lynn Monica Connie Anita Yvonne Melanie Bonnie Sheila Sylvia Vanessa Veronica Valerie Claire Clara Ella Eva Jenny Josephine " +
		"Chris Alex Max Luke Evan Ian Neil Craig Derek Glenn Shane Todd Wayne Barry Leo Oscar Hugo Felix Simon Nigel Graham Colin Trevor Stuart Geoffrey Jeff " +
		"Greg Ken Don Ron Andy Matt Nick Dave Rob Pete Josh Jake Harry Alan Allen Alfred Bernard Clifford Cody Connor Curtis Dale Darren Darryl Dean Edgar " +
		"Edwin Elijah Gilbert Gordon Herbert Isaac Ivan Jay Jeremiah Joel Jorge Juan Carlos Luis Miguel Pedro Antonio Manuel Kurt Lewis Logan Marcus Mario " +
		"Mason Maurice Melvin Mitchell Morris Norman Ricardo Roberto Rodney Russell Stephan Theodore Travis Troy Tyrone Vernon Vincent Warren Wesley Howard Stanley Leonard Francis Clarence Ernest Russell Victor Martin Louise Irene " +
		"Isaiah Ezra Ezekiel Solomon Moses Aidan Brendan Ciara Conor Declan Eoin Fiona Liam Maeve Niamh Padraig Roisin Saoirse Seamus Sinead Siobhan Irving"},

	// Closed classes of English, and the adverbs and participles that open
	// sentences: articles, pronouns, conjunctions, prepositions, auxiliaries.
	{function, "a an the this that these those all any both each either every few many more most much neither no none other others several some such " +
		"i you he she it we they me him her us them my your his its our their who whom whose which what " +
		"and but or nor so yet for if then than because since while whereas although though unless until when whenever where wherever whether as once " +
		"about above across after against along amid among around at before behind below beneath beside besides between beyond by concerning despite " +
		"down during except from in inside into like near of off on onto out outside over past per regarding through throughout to toward towards " +
		"under underneath unlike up upon via with within without according " +
		"am is are was were be been being do does did done have has had having will would shall should can could may might must " +
		"not also again already always almost even ever far here there how however indeed instead just later meanwhile moreover never nevertheless now " +
		"often only otherwise perhaps rather sometimes soon still therefore thus today together tomorrow tonight too very why yes yesterday " +
		"earlier recently last next same another following former late then ex new old own " +
		"says said asked told added why because amid nearly fellow dear asking saying telling"},
	{calendar, "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November " +
		"December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Spring Summer Autumn Winter"},
	{numeral, "one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million millions"},

	{modal, "will would shall should can could must might may cannot"},
	{passing, "again also now then still never not once even already soon just later today yesterday has have had long " +
		"both all too only ever therefore however first finally reportedly itself themselves Monday Tuesday Wednesday Thursday Friday Saturday Sunday"},
	{being, "is was are were be been being"},
	{inverting, "said says"},

	{placing, "in at near to outside into inside around across throughout toward towards visiting visited visit leaving left reached"},
	// Parts of a city: with one, the city is the place and no government.
	{quarter, "east west north south eastern western northern southern central downtown suburban greater old inner"},
	{dealing, "with between against"},
	{leaving, "from"},
	{actor, "backed led sponsored appointed installed controlled supported funded financed friendly aligned allied imposed brokered mediated drafted " +
		"inspired trained armed directed owned dominated oriented supplied proposed organized organised"},

	// Heads of proper names: what stands before them only says where, or whose.
	// The press and broadcasting:
	{proper, "Independent Globe Sentinel Dispatch Courier Register Standard Mirror Monitor Argus Spectator Economist " +
		"News Review Star Chronicle Examiner Inquirer Times Post Herald Tribune Telegraph Gazette Guardian Observer Daily Weekly Journal Mail Radio " +
		"Television TV Broadcasting Media Morning Evening Today"},
	// Companies, and the trades that with a capital name one:
	{proper, "Airlines Airways Airline Telecom Power Petroleum Motors Motor Steel Electric Railways Railroad Rail Express Insurance Holdings Gas Coal Cement " +
		"Sugar Tire Tyre Apparel Outfitters Foods Beverage Beverages Brewery Breweries Dairy Biscuit Aerospace Pharmaceutical Pharmaceuticals Chemical " +
		"Chemicals Textiles Shipping Cruise Line Lines Mobile Networks Pictures Records Studios Stores Supermarkets Tobacco Tech Mills " +
		"Group Corp Corporation Inc Ltd Co Company Industries Bank Bancorp Securities Savings Exchange Lobby"},
	// Schools, the arts, and their prizes:
	{proper, "University College Institute Academy School High Memorial Seminary Symphony Philharmonic Orchestra Ballet Opera Legion Awards Award"},
	// Buildings, streets and towns:
	{proper, "Street Avenue Road Lane Drive Highway Square Boulevard Hotel Stadium Bridge Tunnel Airport Hospital Theatre Theater Cathedral Club Tower Dome " +
		"Museum Library Park Garden Gardens City Town County Township"},
	// Waters and land:
	{proper, "Ocean Sea Gulf Peninsula River Bay Strait Straits Channel Mountains Mountain Lake Basin Valley Falls Canal Delta Plateau Desert Shore Hills Hill " +
		"Springs Heights Beach Island Isle Grove Creek Plain Plains Junction Ridge Harbor Harbour Fork Wells Canyon Cape Reservoir Lagoon Wetlands"},
	// Treaties, illnesses and sport:
	{proper, "Pact Conventions Flu Syndrome Cup Open Marathon Games Prix Masters Championship Championships Classic Derby Regatta Wanderers United Rovers"},
	// Parties and mottos that are called after what they hope for:
	{proper, "Dream Dawn Resilience Destiny Pride Glory Rebirth Renewal Revival Prosperity"},
	// The same, before a name: broadcasters, airlines, banks, pageants, places; and
	// ships.
	{fronting, "Air Radio Television Agence Aero Miss Captain Banco Banque Royal Credit Telecom Club Hotel Camp Fort Port Lake Mount Cape Little " +
		"USS HMS SS MV MS RMS HMCS HMAS INS"},
	// The same, before "of" and a name: institutions, societies, waters, works,
	// contests, titles of nobility.
	{housing, "Bank University Universities universities College Institute Times Voice Corporation Corp Company Co Museum Church Association Society Academy " +
		"Foundation League Press Journal Friends Bulletin Scouts Volunteers Daughters Sons " +
		"Gulf Sea Bay Strait Straits Isthmus Lake Gates Tales Song Battle Tour Cup Captain Miss Duke Earl"},
	{compass, "North South Latin Central Inner Outer New Middle Western Eastern Southern Northern"},

	// Heads of private bodies, in which a demonym only says of whose members or
	// where, and of contests and prizes.
	{club, "Association Associations Society Academy Foundation Federation League Union Institute University College Museum Club Journal Magazine Review " +
		"Airlines Airways Tobacco Orchestra Symphony Ballet Opera Prize Award Awards Trophy Championship Championships Classic Masters Cup Open Museum " +
		"Hospital Line Lines"},

	// Public bodies, offices and affairs. With a capital beside a country's name
	// they are that country's: "Iraq War", "Uganda Supreme Court".
	{public, "Senate Congress House Parliament Assembly Diet Duma Bundestag Knesset Politburo Department Ministry Embassy Embassies Consulate Consul Legation " +
		"Legations Mission Government Governments Cabinet Court Courts Commission Committee Council Agency Authority Administration Bureau Office Service " +
		"Services Board Army Navy Force Forces Guard Guards Corps Command Police Marines Marine Coast Treasury Constitution Republic Republics State States " +
		"Kingdom Empire Empires Federation Union Party Parties War Wars Crisis Conflict Revolution Independence Civil Treaty Treaties Agreement Agreements " +
		"Accord Accords Act Bill Deal Talks Process Summit Dialogue Declaration Policy Relations Embargo Sanctions Resolution Question Strategy Doctrine Plan " +
		"Group Forum Conference Organization Organisation Delegation Day People Peoples Nuclear Central Supreme Alliance Joint Communique Communiqué Ministers Presidents Secretaries Ambassadors Armed Air Red Crescent " +
		"Recognition Diplomatic Consular Liaison Section Junta Front Front Movement Campaign Mandate Protectorate Colony Territory Commonwealth Confederation " +
		"Province Anti Reserve Bonds Resources Security Ordnance Customs Immigration Electoral Election Elections Hostage Missile Peace Charge Chargé"},
	// Peoples and faiths that have no state of their own, or several.
	{community, "Kurd Kurds Kurdish Jew Jews Jewish Arab Arabs Muslim Muslims Moslem Moslems Christian Christians Catholic Catholics Protestant Protestants " +
		"Orthodox Sunni Sunnis Shia Shiite Shiites Druze Sikh Sikhs Hindu Hindus Buddhist Buddhists Tamil Tamils Uighur Uighurs Uyghur Uyghurs Croat Croats " +
		"Serb Serbs Roma Tuareg Tuaregs Hutu Hutus Tutsi Tutsis Pashtun Pashtuns Taliban African Latino Asian Black White European"},
	// Which of a country's times, regimes or parts is meant.
	{era, "Imperial Communist Nazi Soviet Fascist Independent Vichy Weimar Red Mainland Mother Greater Upper Lower Free Baathist Occupied Team Colonial"},

	// Kinds of dishes, animals, plants, illnesses, games, dress and furniture.
	// "Italian cheese" may be news of Italy; "French toast" never is of France.
	{kind, "fries toast bread omelet omelets omelette omelettes salad salads dressing dressings muffin muffins pastry pastries pancake pancakes waffle waffles meatballs sausage " +
		"sausages bacon sprouts delight sandwich sandwiches burger burgers soup soups onion nut nuts yogurt yoghurt mustard " +
		"shepherd shepherds terrier terriers setter setters spaniel spaniels bulldog bulldogs mastiff mastiffs wolfhound wolfhounds poodle " +
		"poodles retriever retrievers collie collies beetle beetles hornet hornets " +
		"maple maples oak oaks elm pine pines spruce ivy cress bean beans lily lilies knotweed chestnut " +
		"measles encephalitis roulette checkers draughts doll dolls bath baths massage manicure braid braids horn horns harp harps " +
		"hat hats shorts heels rug rugs carpet carpets door doors oven ovens curtain curtains plates teacup teacups teapot cups vase vases"},

	// Languages that are called by a demonym.
	{tongue, "Welsh Russian French German Spanish Italian Portuguese Chinese Japanese Korean Polish Dutch Turkish Greek Danish Swedish Norwegian Finnish Hungarian " +
		"Czech Slovak Romanian Bulgarian Ukrainian Serbian Croatian Bosnian Albanian Macedonian Slovene Slovenian Latvian Lithuanian Estonian Georgian " +
		"Armenian Azerbaijani Azeri Kazakh Uzbek Tajik Kyrgyz Turkmen Mongolian Vietnamese Thai Lao Burmese Indonesian Nepali Somali Icelandic Irish " +
		"Maltese Belarusian Swazi Malagasy Filipino Faroese Samoan Tongan Luxembourgish Bengali"},
	{wording, "language languages speaker speakers word words term terms phrase phrases alphabet grammar dialect dialects translation translations " +
		"translator translators interpreter interpreters subtitles lessons transliteration script vocabulary lettering accent"},
	{speaking, "speak speaks spoke spoken speaking learn learns learned learning learnt study studies studied studying teach teaches taught teaching " +
		"understand understands understood fluent fluently broken flawless perfect halting native accented rudimentary translated translating dubbed"},

	// Countries and capitals that are also common given names or family names. Any
	// country right after a common given name is a person's, listed here or not.
	{personal, "Jordan Chad Georgia Israel Paris Cuba Malta Jersey Montserrat Salvador Sofia Victoria Lima Vienna London Washington Santiago"},
	// … and with a state or province of another country, if only for short.
	{statelike, "Georgia Jersey"},
	{partisan, "Republican Republicans Democrat Democrats Democratic Gov Governor Sen Senator Rep Representative Congressman Congresswoman Legislature " +
		"legislature legislators legislator voters primary lawmakers lawmaker statehouse Statehouse caucus Caucus delegation Senate Supreme State GOP County Sheriff " +
		// … and towns and counties of the state of Georgia
		"Atlanta Savannah Augusta Macon Marietta Fulton Cobb DeKalb"},
	// Names that are also ordinary words, so that at the start of a sentence the
	// rest of the text must tell.
	{common, "Turkey China Polish Jersey Guinea Chad"},
	{owning, "my your his her their our its whose"},
	{idiom, "English Arabic Hebrew Latin Persian Farsi Hindi Urdu Mandarin Cantonese Swahili Yiddish Pashto Dari Kurdish Tamil Punjabi Catalan Basque Welsh " +
		"Gaelic Tibetan Uighur Afrikaans Zulu Amharic Tigrinya Aramaic Esperanto Creole Spanish Flemish"},
	{settled, "American Americans Cypriot Cypriots Canadian Canadians Australian Australians"},
	{retinue, "Administration administration Cabinet cabinet White Team"},
	// … and of these it is he who heads the government.
	{reign, "Administration administration cabinet Cabinet government"},
	// States that parted into two: each of the two goes on from it, so the name
	// means both, and is not ambiguous as "Congo" is.
	{collective, "Czechoslovakia Czechoslovak Czechoslovaks Czechoslovakian Czechoslovakians"},
	// What a capital has only as a government: "the Khartoum government".
	{organ, "government regime leadership junta"},
	// … and what it has as a government or as a city.
	{servant, "official officials spokesman spokeswoman spokesperson spokesmen envoy envoys ambassador ambassadors diplomat diplomats negotiator negotiators " +
		"leader leaders ruler rulers aide aides adviser advisers advisor advisors delegation delegations statement authorities policymakers"},
	// Verbs whose object is somebody who can answer.
	{addressing, "accuse accuses accused accusing ask asks asked asking urge urges urged urging press presses pressed pressing pressure pressures pressured " +
		"pressuring tell tells told telling warn warns warned warning blame blames blamed blaming criticize criticizes criticized criticizing criticise " +
		"criticises criticised criticising condemn condemns condemned condemning denounce denounces denounced denouncing praise praises praised praising " +
		"persuade persuades persuaded persuading convince convinces convinced convincing invite invites invited inviting inform informs informed informing " +
		"remind reminds reminded reminding assure assures assured assuring advise advises advised advising notify notifies notified notifying thank thanks " +
		"thanked thanking oblige obliges obliged obliging require requires required requiring"},
	// What is done to a party, and the prepositions that then name it.
	{bearing, "sanction sanctions embargo pressure pressures policy policies stance attitude attitudes approach hostility curbs restrictions measures " +
		"penalties complaint complaints accusation accusations charges allegations protest protests concessions overture overtures commitment"},
	{toward, "on toward towards against"},
}

// combiningForms are first halves of words for two countries: Sino-Indian.
var combiningForms = []struct{ word, code string }{
	{"Sino", "cn"}, {"Anglo", "gb"}, {"Franco", "fr"}, {"Russo", "ru"}, {"Indo", "in"}, {"Italo", "it"}, {"Greco", "gr"}, {"Graeco", "gr"},
	{"Hispano", "es"}, {"Luso", "pt"}, {"Austro", "at"}, {"Turco", "tr"}, {"Germano", "de"}, {"Polono", "pl"}, {"Serbo", "rs"}, {"Nippo", "jp"},
	{"Americano", "us"}, {"Belgo", "be"}, {"Dano", "dk"}, {"Finno", "fi"}, {"Americo", "us"},
}

// Sets of words that are asked for beside few names, and so need no class.
var (
	// trades are what nobody lives by who holds a post of state.
	trades = setOf("baker butcher plumber electrician carpenter mechanic farmer actor actress singer rapper guitarist drummer pianist violinist " +
		"comedian dancer model painter sculptor novelist poet playwright cartoonist photographer chef cook waiter waitress barber hairdresser tailor driver " +
		"trucker nurse midwife dentist veterinarian pharmacist librarian gardener beekeeper fisherman miner bricklayer welder builder decorator roofer " +
		"janitor cleaner postman firefighter paramedic lifeguard jockey goalkeeper striker midfielder defender winger quarterback pitcher batsman bowler " +
		"cricketer footballer golfer boxer wrestler swimmer sprinter cyclist gymnast skier skater surfer player referee umpire magician clown florist " +
		"physician surgeon cardiologist oncologist neurologist dermatologist psychiatrist psychologist pediatrician paediatrician radiologist gynaecologist gynecologist optician physiotherapist biologist chemist physicist programmer " +
		"geologist botanist zoologist astronomer archaeologist anthropologist linguist mathematician grocer shopkeeper publican bartender barista cashier receptionist butler shepherd pensioner teenager schoolboy schoolgirl resident neighbour neighbor")
	// newsrooms are where reporters work: "Ned Price, Reuters, asked".
	newsrooms = setOf("Reuters AP AFP CNN BBC NPR PBS ABC CBS NBC MSNBC Bloomberg Politico Axios Newsweek Guardian Telegraph TASS Xinhua dpa DPA UPI VOA Kyodo Yonhap ANSA EFE Anadolu Jazeera")
	// learned are titles that say nothing of who holds a post.
	learned = setOf("Dr Doctor Prof Professor Judge Justice")
	// earning are what somebody does for a living, after "who".
	earning = setOf("drives plays sings bakes sells coaches repairs delivers breeds paints farms acts cooks dances cleans drove played sang baked sold coached repaired")
	// kin are private people by their relation to somebody.
	kin = setOf("daughter daughters son sons wife husband mother father brother brothers sister sisters cousin cousins uncle aunt nephew niece widow widower " +
		"grandson granddaughter grandfather grandmother neighbour neighbours neighbor neighbors victim victims resident residents pupil pupils student students " +
		"girlfriend boyfriend fiancée fiancé classmate classmates teammate teammates")
	// suffixes are what a surname goes before as a person's.
	suffixes = setOf("era style like esque free less loyal critical run")
	// decisions are what a state does and neither a ware nor an animal.
	decisions = setOf("closed closes opened opens banned bans arrested arrests launched launches built builds signed signs voted votes agreed agrees backed backs " +
		"halted halts suspended suspends imposed imposes lifted lifts tested tests fired fires deployed deploys approved refused won wins lost loses joined joins passed passes adopted adopts condemned invited appointed")
	// assaults are what one country does to another, and hardly a person to a country.
	assaults = setOf("struck strikes strike bombed bombs bomb attacked attacks attack shelled shells shell hit hits blockaded occupied occupies shelling bombing striking attacking")
	// ways lead from one capital to another, which then are places: "the London-Paris train".
	ways = setOf("train trains railway rail line flight flights route routes motorway highway ferry bus road race rally pipeline leg")
	// rivers are countries that are called after a river, and have no article.
	rivers = setOf("Niger Jordan Senegal Uruguay Paraguay")
	// municipal are what a city has and no government.
	municipal = setOf("airport airports street streets metro subway suburb suburbs outskirts resident residents district districts hotel hotels hospital " +
		"hospitals zoo skyline traffic museum museums restaurant restaurants bazaar bazaars prison prisons monastery monasteries nightlife nightclub nightclubs park parks river neighbourhood neighbourhoods neighborhood neighborhoods weather " +
		"stadium stadiums mayor square squares cathedral mosque mosques station stations court courts Court Courts governor tribunal prosecutor prosecutors councillors magistrates bridge bridges buses trams taxis cafes bars slums opera theatre theatres " +
		"theater theaters marathon schools shops landmarks harbour harbor port university universities downtown police")
	// husbandry are what a word for an animal or a ware stands before: Turkey farmers.
	husbandry = setOf("farmer farmers farm farms farming flock flocks meat breast breasts leg legs hunter hunters hunting breeder breeders grower growers " +
		"producers processors carcasses eggs stuffing gravy cabinet cabinets figurines")
)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// spanishSpeaking are the countries whose language is Spanish.
const spanishSpeaking = "ar bo cl co cr cu do ec es gq gt hn mx ni pa pe pr py sv uy ve"

// koreans are the usual Korean family names, which a headline in capitals writes
// before two syllables: KIM JONG UN.
const koreans = " KIM LEE PARK CHOI JUNG JEONG KANG CHO YOON JANG LIM HAN OH SEO SHIN KWON HWANG AHN SONG RI PAK PAEK CHOE MOON RYU NO ROH "

// familyFirst are the countries in whose languages the family name comes first.
const familyFirst = "cn hu jp kh kp kr sg tw vn"

// nicknames are the usual short forms of English given names.
var nicknames = []string{
	"albert: al bert", "alan: al", "alfred: al alf fred", "alexander: alex al sandy", "andrew: andy drew", "anthony: tony", "antony: tony", "arthur: art",
	"benjamin: ben benny", "bernard: bernie barney", "charles: charlie chuck", "christopher: chris", "clifford: cliff", "daniel: dan danny", "david: dave",
	"donald: don", "douglas: doug", "edmund: ed ted", "edward: ed eddie ted ned", "eugene: gene", "francis: frank", "franklin: frank", "frederick: fred freddie",
	"gerald: gerry jerry", "geoffrey: geoff jeff", "gregory: greg", "harold: harry hal", "henry: harry hank", "jacob: jake", "james: jim jimmy jamie",
	"jeffrey: jeff", "john: jack johnny", "jonathan: jon", "joseph: joe joey", "joshua: josh", "kenneth: ken", "lawrence: larry", "leonard: len leo lenny",
	"louis: lou", "lewis: lew", "martin: marty", "matthew: matt", "michael: mike mick", "nathaniel: nat nate", "nicholas: nick", "patrick: pat paddy", "peter: pete",
	"philip: phil", "phillip: phil", "raymond: ray", "richard: dick rich rick", "robert: bob bobby rob", "ronald: ron ronnie", "russell: russ", "samuel: sam",
	"stanley: stan", "stephen: steve", "steven: steve", "theodore: ted teddy", "thomas: tom tommy", "timothy: tim", "victor: vic", "vincent: vince",
	"walter: walt", "william: bill will billy", "zachary: zach",
	"barbara: barb", "catherine: cathy kate", "katherine: kathy kate", "kathleen: kathy", "christine: chris", "deborah: debbie", "elizabeth: liz beth betty",
	"jennifer: jenny jen", "jacqueline: jackie", "judith: judy", "margaret: maggie peggy meg", "patricia: pat patty", "susan: sue", "suzanne: sue",
}

// regions are the states and provinces of federations whose towns and papers
// news in English names: the United States, Canada and Australia. A name beside
// one is a town in it ("Paris, Texas").
var regions = []string{
	"Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Delaware", "Florida", "Hawaii", "Idaho", "Illinois",
	"Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan", "Minnesota", "Mississippi",
	"Missouri", "Montana", "Nebraska", "Nevada", "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota",
	"Ohio", "Oklahoma", "Oregon", "Pennsylvania", "Rhode Island", "South Carolina", "South Dakota", "Tennessee", "Texas", "Utah", "Vermont",
	"Virginia", "West Virginia", "Wisconsin", "Wyoming", "Washington state", "Washington State", "District of Columbia",
	"Ala.", "Ariz.", "Ark.", "Calif.", "Colo.", "Conn.", "Fla.", "Ga.", "Ill.", "Ind.", "Kan.", "Ky.", "La.", "Md.", "Mass.", "Mich.", "Minn.",
	"Miss.", "Mo.", "Mont.", "Neb.", "Nev.", "N.H.", "N.J.", "N.M.", "N.Y.", "N.C.", "N.D.", "Okla.", "Ore.", "Pa.", "R.I.", "S.C.", "S.D.",
	"Tenn.", "Tex.", "Vt.", "Va.", "Wash.", "W.Va.", "Wis.", "Wyo.",
	"Ontario", "Quebec", "Nova Scotia", "New Brunswick", "Manitoba", "British Columbia", "Prince Edward Island", "Saskatchewan", "Alberta",
	"Newfoundland", "New South Wales", "Queensland", "South Australia", "Western Australia", "Tasmania",
}

// longer are names that merely contain the name of a country, a people or a
// capital, and that no general pattern covers: they swallow it. Patterns of one
// capitalised word before or after a name stand in the vocabularies proper,
// fronting, housing and compass.
var longer = []string{
	// Lands that are no country, or another than the one they contain.
	"North America", "South America", "Latin America", "Central America", "Spanish America", "Middle America", "Inner Mongolia", "Outer Mongolia",
	"New Guinea", "New England", "New Britain", "New Ireland", "New Holland", "New France", "New Spain", "New Granada", "New Georgia", "Northern Ireland",
	"West Indies", "East Indies", "British India", "British Guiana", "British Honduras", "British East Africa", "Spanish Sahara", "Spanish Guinea",
	"Portuguese Guinea", "Portuguese Timor", "Dutch East Indies", "Dutch Guiana", "Dutch West Indies", "Dutch New Guinea", "Danish West Indies",
	"French Indochina", "French Indo-China", "French West Africa", "French Equatorial Africa", "French Sudan", "French Somaliland", "French Guinea",
	"Italian Somaliland", "Italian East Africa", "German East Africa", "German South West Africa", "Italian Libya", "Austria-Hungary",
	"Indian Territory", "Indian Country", "Indian country", "Niger Delta", "Niger State", "English Channel", "Indian subcontinent", "Indian Subcontinent",
	"Confederate States of America", "Turkish Republic of Northern Cyprus", "Ile de France", "Île-de-France", "Cape Coast", "Lebanon Valley",
	"North Pole", "South Pole", "Iberian Peninsula", "Persian Gulf", "Jersey City", "Jersey Shore",
	// Peoples who are called after another.
	"North American", "North Americans", "South American", "South Americans", "Latin American", "Latin Americans", "Central American",
	"Central Americans", "Pan-American", "Pan American", "Inter-American", "Native American", "Native Americans", "American Indian", "American Indians",
	"West Indian", "West Indians", "East Indian", "East Indians", "Anglo-Saxon", "Anglo-Saxons", "Austro-Hungarian", "Indo-Pacific", "Indo-China",
	"Indo-European", "Pennsylvania Dutch", "Indian tribe", "Indian tribes", "Indian nations", "Indian lands", "Indian land", "Indian Affairs",
	"Indian Removal", "Indian Wars", "Indian Reservation", "Indian reservation", "Indian reservations", "Indian chief", "Indian chiefs",
	// Bodies of more than one country, and bodies named after a treaty's place.
	"Organization of American States", "Inter-American Development Bank", "Association of American States", "Union of South American Nations",
	"Latin American Integration Association", "Warsaw Pact", "Paris Club", "Prague Spring", "Vienna Convention", "Helsinki Final Act",
	"Kyoto Protocol", "Budapest Memorandum", "Minsk Group", "Normandy Format", "Washington Consensus", "London Club", "Rome Statute",
	// The press, companies and schools whose pattern would be too wide.
	"Canadian Press", "Prince of Wales", "Princess of Wales", "Washington Post", "Wall Street Journal", "Air France", "Air France-KLM", "Agence France-Presse", "Agence France Presse", "Radio Free Europe", "Voice of America",
	"Bank of England", "Bank of America", "Georgia Power", "South China Morning Post", "Press Trust of India", "USA Today", "Russia Today", "India Today", "Panama Papers", "Iran Air", "Oman Air", "Korean Air", "Times of India", "Times of Israel",
	"Jerusalem Post", "Japan Times", "China Daily", "Australian Broadcasting Corporation", "British Broadcasting Corporation",
	"Canadian Broadcasting Corporation", "American Airlines", "American Express", "British Airways", "British Petroleum", "British Telecom",
	"Japan Airlines", "Japan Tobacco", "Royal Dutch Shell", "Royal Dutch/Shell", "Deutsche Bank", "American University", "London School of Economics",
	"Tour de France", "America's Cup", "Copa America", "Miss America", "Ryder Cup", "Captain America", "Boy Scouts of America",
	"Church of England", "New England Journal of Medicine",
	// Common nouns whose second word is none of a kind by itself.
	"China syndrome", "Turkey Day", "Hong Kong flu", "Spanish flu", "Spanish Flu", "Irish stew", "Afghan hound", "Afghan hounds", "Persian cat",
	"Guinea pig", "Guinea pigs", "Guinea fowl", "Guinea worm", "Norway rat", "Canada goose", "Canada Goose", "Canada geese", "Canada Geese",
	"Canadian goose", "Canadian Goose", "Canadian geese", "French Quarter", "Swiss cheese", "Dutch treat", "Dutch elm disease", "Dutch uncle",
	"Turkish coffee", "Greek tragedy", "Indian summer", "Chinese wall", "Chinese walls", "Mexican standoff", "American football", "American dream",
	"American Dream", "Portuguese man-of-war", "Brazilian wax", "Bermuda Triangle", "Swiss Army knife", "Swiss army knife", "Swiss Army knives", "Swiss roll", "Swiss chard", "Chinese New Year", "Chinese whispers",
	"Irish coffee", "Irish cream", "Dutch courage", "Dutch auction", "French kiss", "French leave", "French polish", "French window", "French windows",
	"French Open", "Indian ink", "India ink", "Mexican wave", "Danish Blue", "Russian Blue", "Russian Blues", "English breakfast", "Welsh rarebit", "Welsh corgi",
	"Scotch egg", "American Idol", "American Pie", "American Gothic", "American Beauty", "American Sniper",
	"American Horror Story", "American Graffiti", "Norwegian Wood", "Chinese Democracy",
	"Swiss Re", "Swiss Air", "French Connection", "English Patient", "Spanish Steps", "Spanish Harlem", "Jersey cow", "Jersey cows", "American Samoa",
}

// seats are the metonyms that are buildings, streets and squares of power. They
// name nothing but the government that sits there, so no more is asked of the
// text; a city is asked for support.
var seats = []string{
	"Kremlin", "White House", "Downing Street", "Whitehall", "Foggy Bottom", "Pentagon", "Élysée", "Élysée Palace", "Quai d'Orsay", "Matignon",
	"Zhongnanhai", "Casa Rosada", "Ballhausplatz", "Planalto", "Planalto Palace", "Itamaraty", "La Moneda", "Casa de Nariño", "Prague Castle",
	"El Mouradia", "Carondelet Palace", "Moncloa", "Moncloa Palace", "Maximos Mansion", "Merdeka Palace", "Raisina Hill", "Palazzo Chigi",
	"Farnesina", "Kantei", "Kasumigaseki", "Blue House", "Cheong Wa Dae", "Akorda", "Baabda Palace", "Aso Rock", "Aso Villa", "Binnenhof",
	"Malacañang", "Malacañang Palace", "São Bento Palace", "Cotroceni Palace", "Smolenskaya Square", "Villa Somalia", "Bankova", "Miraflores Palace",
	"Union Buildings", "Muqata",
}
