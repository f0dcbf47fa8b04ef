// Checks of what a site publishes for programs, each by a reader of its own kind:
// calendars by ical.js, feeds by a grammar of Atom, JSON-LD by what schema.org asks
// of its types, CSV by its own rules and against the JSON beside it.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseFeed } from 'feedsmith'
import ICAL from 'ical.js'
import { check } from './tally.mjs'

const here = name => fileURLToPath(new URL(name, import.meta.url))

/** Checks all outputs of a site that was built for the address `base`. */
export function checkExports(site, base) {
  const files = readdirSync(site.dir, { recursive: true }).map(p => p.replaceAll('\\', '/')).sort()
  const of = ending => files.filter(f => f.endsWith(ending))
  const data = name => JSON.parse(read(site, `data/${name}.json`))

  check(`${site.name}: calendars`, calendars(site, of('.ics'), data('events'), base))
  check(`${site.name}: feeds`, feeds(site, of('feed.xml'), base))
  check(`${site.name}: JSON feeds`, jsonFeeds(site, of('feed.xml')))
  check(`${site.name}: sitemap`, sitemap(site, base))
  check(`${site.name}: JSON-LD`, linkedData(site, base))
  check(`${site.name}: data`, dataFiles(site, of('.csv').filter(f => f.startsWith('data/'))))
  check(`${site.name}: twins`, twins(site, of('.json').filter(f => !f.startsWith('data/') && !f.endsWith('feed.json')), data))
  return `${site.name}: ${of('.ics').length} calendars, ${of('feed.xml').length} feeds, ${of('.csv').length} tables`
}

const read = (site, file) => readFileSync(join(site.dir, file), 'utf8')

/** Every calendar holds the events that the data has for it, on the same days. */
function calendars(site, files, events, base) {
  const problems = []
  const byUID = new Map(events.map(e => [`${e.id}@${base.replace(/^https?:\/\/|\/$/g, '')}`, e]))
  const status = { held: 'CONFIRMED', announced: 'TENTATIVE', cancelled: 'CANCELLED' }
  if (events.length > 0 && !files.includes('events.ics')) problems.push('there is no events.ics')
  for (const file of files) {
    const text = read(site, file)
    for (const line of text.split('\r\n')) {
      if (Buffer.byteLength(line) > 75 || line.includes('\n') || line.includes('\ufffd')) problems.push(`${file}: a bad line: ${line}`)
    }
    const calendar = new ICAL.Component(ICAL.parse(text))
    if (!calendar.getFirstPropertyValue('refresh-interval')) problems.push(`${file}: does not say how often to ask again`)
    const found = calendar.getAllSubcomponents('vevent').map(c => new ICAL.Event(c))
    const entity = file === 'events.ics' ? undefined : keyOf(file.replace('/events.ics', ''))
    const wanted = entity ? events.filter(e => takesPart(e, entity)) : events
    for (const e of wanted) {
      if (!found.some(f => f.uid.startsWith(e.id + '@'))) problems.push(`${file}: lacks ${e.id}`)
    }
    if (!entity && found.length !== events.length) problems.push(`${file}: ${found.length} events, and ${events.length} in the data`)
    for (const f of found) {
      const e = byUID.get(f.uid)
      if (!e) {
        problems.push(`${file}: ${f.uid} is not in the data`)
        continue
      }
      const last = f.endDate.clone()
      if (f.startDate.isDate) last.adjust(-1, 0, 0, 0)
      const stamp = f.component.getFirstPropertyValue('dtstamp')
      const differ = (what, a, b) => { if (a !== b) problems.push(`${file}: ${e.id}: ${what} “${a}”, and “${b}” in the data`) }
      differ('value types', f.startDate.isDate, f.endDate.isDate)
      if (f.startDate.isDate) {
        differ('date', f.startDate.toString(), e.date)
        differ('last day', last.toString(), e.end_date || e.date)
        if (e.time && (e.end_time || !e.end_date)) problems.push(`${file}: ${e.id} has a time`)
      } else {
        differ('time', +f.startDate.toJSDate(), +new Date(e.time))
        differ('end', +last.toJSDate(), +new Date(e.end_time || e.time))
      }
      differ('last change', String(f.component.getFirstPropertyValue('last-modified')), String(stamp))
      if (!(f.sequence >= 0)) problems.push(`${file}: ${e.id}: has no sequence`)
      const told = e.unreported && f.summary.startsWith(e.title + ' ') && f.summary !== e.title // in brackets: nothing was heard since
      differ('title', told ? e.title : f.summary, e.title)
      if (e.unreported) differ('a title that says that nothing was heard since', told, true)
      differ('status', f.component.getFirstPropertyValue('status'), status[e.status])
      differ('url', f.component.getFirstPropertyValue('url'), base + e.url)
      if (!stamp || stamp.toJSDate() > new Date()) problems.push(`${file}: ${e.id}: made at ${stamp}, which is to come`)
    }
  }
  return problems
}

const kinds = { people: 'person', countries: 'country', organizations: 'organization', places: 'place', topics: 'topic', events: 'event' }
const keyOf = path => `${kinds[path.split('/')[0]]}/${path.split('/')[1]}`

// Whom a row surely concerns: a side may be known from a readout only, so a
// calendar may have more.
const takesPart = (e, key) =>
  [...e.participants, ...e.sides, e.place, e.initiated_by, ...e.votes_for, ...e.votes_against].includes(key) ||
  (key.startsWith('topic/') && e.topics.includes(key.slice('topic/'.length)))

/** Every JSON Feed, as a reader of both forms has it, says what the Atom beside it says. */
function jsonFeeds(site, files) {
  const problems = []
  for (const file of files) {
    const atom = parseFeed(read(site, file))
    const json = parseFeed(read(site, file.replace(/xml$/, 'json')))
    if (atom.format !== 'atom' || json.format !== 'json') {
      problems.push(`${file}: read as ${atom.format} and ${json.format}`)
      continue
    }
    const differ = (what, a, b) => { if ((a?.value ?? a) !== b) problems.push(`${file}: ${what} “${a?.value ?? a}”, and “${b}” in JSON`) }
    differ('title', atom.feed.title, json.feed.title)
    differ('entries', atom.feed.entries.length, json.feed.items.length)
    for (const [i, e] of atom.feed.entries.entries()) {
      const item = json.feed.items[i]
      differ('id', e.id, item.id)
      differ('title', e.title, item.title)
      differ('content', e.content, item.content_html)
      differ('change', e.updated, item.date_modified)
      if (!item.url || !(item.content_html || item.content_text)) problems.push(`${file}: ${item.id} is incomplete`)
    }
  }
  return problems
}

/** Every feed is one by RFC 4287, of which atom.rnc is the grammar. */
function feeds(site, files, base) {
  const problems = []
  for (let i = 0; i < files.length; i += 500) { // a command has room for so many names
    problems.push(...byGrammar(site, files.slice(i, i + 500)))
  }
  if (problems.length > 0) return problems // what follows takes the grammar for granted
  for (const file of files) {
    const text = read(site, file)
    const [head, ...entries] = text.split('<entry>')
    const ids = [...text.matchAll(/<id>([^<]*)<\/id>/g)].map(m => m[1])
    if (!head.includes(`<link rel="self" type="application/atom+xml" href="${base}${file}">`)) problems.push(`${file}: does not say where it is`)
    if (new Set(ids).size !== ids.length) problems.push(`${file}: two things have one id`)
    if (!head.includes('<author>')) problems.push(`${file}: nobody wrote it`)
    let newest = ''
    for (const entry of entries) {
      const address = entry.match(/<link rel="alternate" type="text\/html" href="([^"]*)">/)?.[1]
      if (!address?.startsWith(base) || !existsSync(join(site.dir, address.slice(base.length)))) problems.push(`${file}: an entry leads to ${address}`)
      const updated = new Date(entry.match(/<updated>([^<]*)</)[1])
      const published = new Date(entry.match(/<published>([^<]*)</)[1])
      if (updated < published) problems.push(`${file}: changed before it was published: ${address}`)
      if (newest === '' || updated > newest) newest = updated
    }
    if (entries.length === 0 || +new Date(head.match(/<updated>([^<]*)</)[1]) !== +newest) problems.push(`${file}: is not as new as its newest entry`)
  }
  return problems
}

// The Nu checker brings Jing, a validator for RELAX NG.
function byGrammar(site, files) {
  const { status, stdout, stderr } = spawnSync('java', ['-cp', here('node_modules/vnu-jar/build/dist/vnu.jar'),
    'nu.validator.vendor.thaiopensource.relaxng.util.Driver', '-c', here('atom.rnc'), ...files],
  { cwd: site.dir, encoding: 'utf8', maxBuffer: 1 << 28 })
  return status === 0 ? [] : (stdout + stderr).trim().split('\n').map(line => line.replace(site.dir + '/', ''))
}

/** Every page that people read is in the sitemap, once. */
function sitemap(site, base) {
  const problems = []
  const main = read(site, 'sitemap.xml')
  const parts = main.includes('<sitemapindex')
    ? [...main.matchAll(/<loc>([^<]*)</g)].map(m => read(site, m[1].slice(base.length))) : [main]
  const listed = parts.flatMap(p => [...p.matchAll(/<loc>([^<]*)</g)].map(m => m[1]))
  for (const part of parts) if (part.split('<url>').length > 50_001) problems.push('a part has more than 50,000 addresses')
  const isPage = p => p !== '404.html' && !/http-equiv="?refresh/.test(read(site, p).slice(0, 2000))
  const pages = new Set(site.pages.filter(isPage).map(p => base + p.replace(/(^|\/)index\.html$/, '$1')))
  const once = new Set(listed)
  for (const p of pages) if (!once.has(p)) problems.push(`${p} is not listed`)
  for (const p of once) if (!pages.has(p)) problems.push(`${p} is no page`)
  if (once.size !== listed.length) problems.push('an address is listed twice')
  if (!read(site, 'robots.txt').includes(`Sitemap: ${base}sitemap.xml`)) problems.push('robots.txt does not name it')
  return problems
}

// What a type must say to be of use: [property, shape]…
const date = /^\d{4}(-\d\d(-\d\d(T.+)?)?)?$/
const required = {
  NewsArticle: { headline: /\S/, datePublished: date, author: /\S/, publisher: /\S/, url: /^http/ },
  Person: { name: /\S/ }, Country: { name: /\S/ }, Organization: { name: /\S/ }, GovernmentOrganization: { name: /\S/ }, Place: { name: /\S/ }, Thing: { name: /\S/ },
  Event: { name: /\S/, startDate: date },
  Quotation: { '@id': /#s-/ }, Claim: { '@id': /#s-/ }, // the words stand where the permalink leads
  PropertyValue: { propertyID: /\S/, value: /\S/ },
  WebSite: { name: /\S/, url: /^http/ },
}
const typeOf = { people: 'Person', countries: 'Country', organizations: 'Organization', places: 'Place', topics: 'Thing', events: 'Event' }

/** The data in the head of each page parses, is of the right type and says what that needs. */
function linkedData(site, base) {
  const problems = []
  const articles = new Set(JSON.parse(read(site, 'data/articles.json')).map(a => a.url))
  const direct = new Set(JSON.parse(read(site, 'data/statements.json')).filter(s => s.form === 'direct').map(s => s.url))
  for (const page of site.pages) {
    const html = read(site, page)
    const [element, ...more] = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(m => m[1])
    const wanted = page === 'index.html' ? 'WebSite' : articles.has(page) ? 'NewsArticle'
      : existsSync(join(site.dir, page.replace('.html', '.json'))) ? typeOf[page.split('/')[0]] : undefined // it has a twin
    if (!element) {
      if (wanted) problems.push(`${page}: says nothing`)
      continue
    }
    if (more.length > 0) problems.push(`${page}: says it twice`)
    let thing
    try {
      thing = JSON.parse(element)
    } catch (e) {
      problems.push(`${page}: ${e.message}`)
      continue
    }
    if (thing['@context'] !== 'https://schema.org') problems.push(`${page}: no context`)
    if (thing['@type'] !== wanted) problems.push(`${page}: is a ${thing['@type']}, not a ${wanted}`)
    if (thing.url !== base + page.replace(/(^|\/)index\.html$/, '$1')) problems.push(`${page}: is at ${thing.url}`)
    each(thing, t => {
      const type = t['@type']
      if (!type) return
      if (!required[type]) problems.push(`${page}: ${type} is not a type that we use`)
      const refers = t['@id'] && Object.keys(t).length === 2 // to the page of what it is, which says the rest
      for (const [property, shape] of Object.entries(refers ? {} : required[type] ?? {})) {
        const value = t[property] === undefined ? undefined : JSON.stringify(t[property]).replace(/^"|"$/g, '')
        if (shape ? !shape.test(value ?? '') : value !== undefined) problems.push(`${page}: ${type}: ${property} is ${value}`)
      }
      const id = t['@id']
      if (id && !id.startsWith('#') && !existsSync(join(site.dir, decodeURIComponent(new URL(id, base + page).href.slice(base.length))))) {
        problems.push(`${page}: ${type} ${id}: there is no such page`)
      }
      if (['Quotation', 'Claim'].includes(type)) {
        if (![`"${id.slice(1)}"`, `${id.slice(1)}>`, `${id.slice(1)} `].some(value => html.includes(` id=${value}`))) problems.push(`${page}: ${id}: no such sentence`)
        if ((type === 'Quotation') !== direct.has(page + id)) problems.push(`${page}: ${id} is a ${type}, and the data says otherwise`)
      }
    })
  }
  return problems
}

function each(value, visit) {
  if (Array.isArray(value)) for (const v of value) each(v, visit)
  else if (value && typeof value === 'object') {
    visit(value)
    for (const v of Object.values(value)) each(v, visit)
  }
}

/** CSV, read by its rules, has the columns and the rows of the JSON beside it. */
function dataFiles(site, files) {
  const problems = []
  if (files.length !== 14) problems.push(`${files.length} tables`)
  for (const file of files) {
    const [columns, ...records] = parseCSV(read(site, file))
    const rows = JSON.parse(read(site, file.replace('.csv', '.json')))
    if (rows.length !== records.length) problems.push(`${file}: ${records.length} rows, and ${rows.length} in JSON`)
    const ids = new Set()
    for (const [i, row] of rows.entries()) {
      const names = Object.keys(row)
      if (names.join() !== columns.join()) problems.push(`${file}: row ${i}: ${names} in JSON`)
      if (records[i].length !== columns.length) problems.push(`${file}: row ${i} has ${records[i].length} cells`)
      if (ids.has(row.id)) problems.push(`${file}: ${row.id} stands twice`)
      ids.add(row.id)
      for (const [j, name] of columns.entries()) {
        const cell = records[i][j]
        const value = Array.isArray(row[name]) ? row[name].map(e => e.replaceAll('|', '¦')).join('|') : String(row[name] ?? '')
        if (row[name] === '') problems.push(`${file}: row ${i}: ${name} is an empty text in JSON`)
        if (/^[=+\-@\t\r]/.test(cell)) problems.push(`${file}: row ${i}: a spreadsheet would run ${name}: ${cell}`)
        if (cell.replace(/^'/, '') !== value) problems.push(`${file}: row ${i}: ${name} is “${cell}”, and “${value}” in JSON`)
      }
      const page = row.url.split('#')[0]
      if (!existsSync(join(site.dir, page))) problems.push(`${file}: row ${i}: there is no ${page}`)
      if (problems.length > 100) return problems
    }
  }
  return problems
}

// RFC 4180, with line feeds for ends.
function parseCSV(text) {
  const rows = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\n') rows.push([])
  }
  return rows.slice(0, -1)
}

/** A twin is of its page, and counts what the data counts. */
function twins(site, files, data) {
  const problems = []
  const rows = new Map()
  for (const table of ['people', 'countries', 'organizations']) for (const row of data(table)) rows.set(`${kinds[table]}/${row.id}`, row)
  for (const file of files) {
    const folder = file.split('/')[0]
    if (!kinds[folder] || file.split('/').length !== 2) continue // not a twin
    const twin = JSON.parse(read(site, file))
    if (twin.kind !== kinds[folder] || twin.url !== file.replace('.json', '.html') || !existsSync(join(site.dir, twin.url))) {
      problems.push(`${file}: is of ${twin.kind} at ${twin.url}`)
    }
    if (!twin.name) problems.push(`${file}: no name`)
    if (twin.latest && !existsSync(join(site.dir, twin.latest.url.split('#')[0]))) problems.push(`${file}: there is no ${twin.latest.url}`)
    const row = rows.get(`${twin.kind}/${twin.id}`)
    for (const what of ['articles', 'statements', 'statements_about', 'events', 'mentions']) {
      if (row && row[what] !== twin.counts[what]) problems.push(`${file}: ${twin.counts[what]} ${what}, and ${row[what]} in the data`)
    }
  }
  return problems
}
