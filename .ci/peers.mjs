// Builds the same made-up articles by readout, Hugo, Zola and Pagefind, in turns, checks
// that the same pages came out, and prints how long each takes beside readout.
//
//	node .ci/peers.mjs READOUT
//
// SIZE is the number of articles (20000), RUNS how often each is built (5). HUGO, ZOLA and
// PAGEFIND are commands; without them those of the path are used. A program that is
// missing, or does not run, is named and left out.
//
// There are two sites. wire: 130 words to a story, and few names, which are met by Zipf's
// law. desk: many names, and statements. Readout is given the text with its annotations;
// the others, the same words and in front matter whom readout found in them. All make a
// page for each article and person, lists of 50 articles, feeds and a sitemap. Readout
// makes its search index, data files and all else, too.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const size = Number(process.env.SIZE || 20000), runs = Number(process.env.RUNS || 5)
const readout = path.resolve(process.argv[2])
const work = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'peers-'))
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }))

// random returns a generator of numbers below n that is the same on each machine (mulberry32).
function random(seed) {
  return n => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n)
  }
}

const given = 'Ada Bruno Clara Dario Edda Falk Greta Hugo Ines Jonas Karla Linus Mara Nils Olga Piet Runa Sven Tilda Udo'.split(' ')
const family = ['Ahl', 'Brun', 'Cast', 'Dorn', 'Ek', 'Fen', 'Gran', 'Hol', 'Irv', 'Jess'].flatMap(a => ['berg', 'by', 'gaard', 'holt', 'lund', 'mark', 'nes', 'rud', 'stad', 'vik'].map(b => a + b))
const nouns = 'grain gas fish timber steel ports visas tariffs cables rivers borders ferries'.split(' ')

// site returns the articles of a site: { id, title, date, people, paragraphs, annotated }.
function site(names, spoken) {
  const pick = random(2022), people = []
  for (let i = 0; i < names; i++) {
    const name = given[i % given.length] + ' ' + family[Math.floor(i / given.length) % family.length]
    people.push({ name, id: name.toLowerCase().replaceAll(' ', '-') })
  }
  const weights = [] // by Zipf's law
  for (let i = 0, sum = 0; i < names; i++) weights.push((sum += 1 / (i + 1)))
  const somebody = () => {
    const at = (pick(1e6) / 1e6) * weights.at(-1)
    return people[weights.findIndex(w => at < w)]
  }
  const noun = () => nouns[pick(nouns.length)]
  const articles = []
  for (let i = 0; i < size; i++) {
    const date = new Date(Date.UTC(2010, 0, 1 + Math.floor(i / 4))).toISOString().slice(0, 10)
    const a = { id: `${date}-${i % 4}`, title: `Talks of ${noun()} and ${noun()}`, date, people: new Set(), paragraphs: [], annotated: [] }
    for (let p = 0; p < 8; p++) {
      const who = somebody()
      const words = `the ${noun()} would wait for the ${noun()} in report ${i}-${p}`
      const rest = ` Nobody expected the ${noun()} to move before spring.`
      if (p < 2 || spoken) a.people.add(who.id)
      const speaker = p < 2 || spoken ? who.name : 'An official'
      a.paragraphs.push(`${speaker} said that ${words}.${rest}`)
      a.annotated.push(spoken && p < 4 ? `${speaker} said that [${words}](said:${who.id}).${rest}` : a.paragraphs.at(-1))
    }
    articles.push(a)
  }
  return { people, articles, digest: createHash('sha256').update(JSON.stringify(articles.map(a => [a, [...a.people]]))).digest('hex').slice(0, 16) }
}

function write(dir, files) {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true })
    fs.writeFileSync(path.join(dir, name), text)
  }
}

const list = '<!doctype html><html><title>T</title><body><h1>T</h1><ul>' // Pagefind wants the tags
const page = '<!doctype html><html><title>{{.Title}}</title><body><h1>{{.Title}}</h1>'
const sources = {
  readout(s, dir) {
    write(dir, { 'readout.yaml': 'title: Peers\nbase_url: https://desk.example/\n' })
    for (const p of s.people) write(dir, { [`content/people/${p.id}.md`]: `---\nname: ${p.name}\n---\n` })
    for (const a of s.articles) write(dir, { [`content/articles/${a.id}.md`]: `---\ntitle: ${a.title}\ndate: ${a.date}\n---\n\n${a.annotated.join('\n\n')}\n` })
  },
  hugo(s, dir) {
    write(dir, {
      'config.toml': "baseURL = 'https://desk.example/'\ntitle = 'Peers'\npaginate = 50\n[taxonomies]\nperson = 'people'\n",
      'layouts/_default/single.html': page + '<time>{{.Date.Format "2006-01-02"}}</time>{{.Content}}{{range .GetTerms "people"}}<a href="{{.RelPermalink}}">{{.Title}}</a>{{end}}',
      'layouts/_default/list.html': page + '<ul>{{range (.Paginate .Pages).Pages}}<li><a href="{{.RelPermalink}}">{{.Title}}</a></li>{{end}}</ul>',
      'layouts/_default/terms.html': list + '{{range .Pages}}<li><a href="{{.RelPermalink}}">{{.Title}}</a></li>{{end}}</ul>',
    })
    for (const a of s.articles) write(dir, { [`content/articles/${a.id}.md`]: JSON.stringify({ title: a.title, date: a.date, people: [...a.people] }) + `\n\n${a.paragraphs.join('\n\n')}\n` })
  },
  zola(s, dir) {
    write(dir, {
      'config.toml': "base_url = 'https://desk.example'\ntitle = 'Peers'\ngenerate_feeds = true\ntaxonomies = [{name = 'people', paginate_by = 50, feed = true}]\n",
      'content/articles/_index.md': "+++\ntitle = 'Articles'\nsort_by = 'date'\npaginate_by = 50\n+++\n",
      'templates/index.html': list,
      'templates/page.html': '<!doctype html><html><title>{{page.title}}</title><body><h1>{{page.title}}</h1><time>{{page.date}}</time>{{page.content|safe}}{% for p in page.taxonomies.people %}<a href="/people/{{p}}/">{{p}}</a>{% endfor %}',
      'templates/section.html': list + '{% for p in paginator.pages %}<li><a href="{{p.permalink}}">{{p.title}}</a></li>{% endfor %}</ul>',
      'templates/people/list.html': list + '{% for t in terms %}<li><a href="{{t.permalink}}">{{t.name}}</a></li>{% endfor %}</ul>',
      'templates/people/single.html': list + '{% for p in paginator.pages %}<li><a href="{{p.permalink}}">{{p.title}}</a></li>{% endfor %}</ul>',
    })
    // A date in the name of a file would be taken out of its address.
    for (const a of s.articles) write(dir, { [`content/articles/${a.id}.md`]: `+++\ntitle = '${a.title}'\ndate = ${a.date}\nslug = '${a.id}'\n[taxonomies]\npeople = ${JSON.stringify([...a.people])}\n+++\n\n${a.paragraphs.join('\n\n')}\n` })
  },
}

// run returns the seconds of the clock and of all cores that a command takes.
function run(command) {
  const r = spawnSync('bash', ['-c', `TIMEFORMAT='%R %U %S'; time { ${command} >"$0.out" 2>&1; }`, path.join(work, 'last')], { encoding: 'utf8' })
  if (r.status !== 0) throw new Error(`${command}\n${fs.readFileSync(path.join(work, 'last.out'), 'utf8').slice(0, 600)}`)
  const [wall, user, system] = r.stderr.trim().split('\n').at(-1).split(' ').map(Number)
  return { wall, cores: user + system }
}

// made returns what a tool made of a site: the ids of its articles, and of the people with
// a page and with a feed.
function made(tool, out) {
  const ids = (folder, file) => fs.readdirSync(path.join(out, folder)).filter(name => fs.existsSync(path.join(out, folder, file(name)))).map(name => name.replace(/\.html$/, '')).sort()
  const feed = { readout: 'feed.xml', hugo: 'index.xml', zola: 'atom.xml' }[tool]
  if (tool !== 'readout') return { articles: ids('articles', n => `${n}/index.html`).filter(n => n !== 'page'), people: ids('people', n => `${n}/index.html`), feeds: ids('people', n => `${n}/${feed}`) }
  const pages = folder => ids(folder, n => (n.endsWith('.html') ? n : '-'))
  return { articles: pages('articles').filter(n => /-\d\d-\d$/.test(n)), people: pages('people').filter(n => /^[a-z]+-[a-z]+$/.test(n) && fs.existsSync(path.join(out, 'people', n, feed))), feeds: ids('people', n => `${n}/${feed}`) }
}

function usable(name, command) {
  if (spawnSync('bash', ['-c', `${command} --version || ${command} version`]).status === 0) return true
  console.log(`${name} is left out: "${command}" does not run; name another by ${name.toUpperCase()}`)
  return false
}

const hugo = process.env.HUGO || 'hugo', zola = process.env.ZOLA || 'zola', pagefind = process.env.PAGEFIND || 'pagefind'
const builders = { readout: (dir, out) => `${readout} build -q --force --source ${dir} --out ${out}` }
if (usable('hugo', hugo)) builders.hugo = (dir, out) => `${hugo} --quiet --source ${dir} --destination ${out}`
if (usable('zola', zola)) builders.zola = (dir, out) => `${zola} --root ${dir} build --output-dir ${out} --force`
const searches = builders.hugo && usable('pagefind', pagefind)

const middle = list => list.toSorted((a, b) => a - b)[list.length >> 1]
const spread = list => `${middle(list).toFixed(2)} (${Math.min(...list).toFixed(2)}–${Math.max(...list).toFixed(2)})`
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)

for (const [name, s] of [['wire', site(40, false)], ['desk', site(Math.min(2000, size / 10), true)]]) {
  const took = {}, made0 = {}
  const measure = (tool, command) => (took[tool] ??= []).push(run(command))
  for (let i = 0; i < runs; i++) {
    for (const tool of Object.keys(builders)) {
      const dir = path.join(work, name, tool), out = path.join(dir, 'public')
      if (i === 0) sources[tool](s, dir)
      fs.rmSync(out, { recursive: true, force: true })
      measure(tool, builders[tool](dir, out))
      if (i === 0) made0[tool] = made(tool, out)
    }
    const out = path.join(work, name, 'readout/public')
    measure('nothing changed', builders.readout(path.dirname(out), out).replace(' --force', ''))
    measure('cp -r', `cp -r ${out} ${out}-copy`)
    fs.rmSync(out + '-copy', { recursive: true })
    if (searches) measure('hugo and pagefind', `${pagefind} --site ${path.join(work, name, 'hugo/public')}`)
  }
  took['hugo and pagefind']?.forEach((t, i) => { t.wall += took.hugo[i].wall; t.cores += took.hugo[i].cores })
  console.log(`\n${name}: ${size} articles, ${s.people.length} names, digest ${s.digest}; median of ${runs} (least–most), each over readout's in the same turn`)
  for (const [tool, times] of Object.entries(took)) {
    const over = kind => spread(times.map((t, i) => t[kind] / took.readout[i][kind]))
    console.log(`  ${tool.padEnd(18)} ${middle(times.map(t => t.wall)).toFixed(2).padStart(7)} s, all cores ${middle(times.map(t => t.cores)).toFixed(2).padStart(7)} s; × ${over('wall')}, all cores × ${over('cores')}`)
  }
  for (const tool of Object.keys(made0)) {
    for (const what of ['articles', 'people', 'feeds']) {
      if (same(made0[tool][what], made0.readout[what])) continue
      console.log(`  NOT THE SAME: ${tool} made ${made0[tool][what].length} ${what}, readout ${made0.readout[what].length}`)
      process.exitCode = 1
    }
  }
  fs.rmSync(path.join(work, name), { recursive: true })
}
