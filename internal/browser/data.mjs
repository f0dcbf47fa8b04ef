// Checks of the data files by programs that others use: the Data Package by the validator of
// Frictionless, and the tables by SQLite, with the queries of the page Data and of docs/data.md.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import datapackage from 'datapackage'
import initSqlJs from 'sql.js'
import { check } from './tally.mjs'

const docs = readFileSync(fileURLToPath(new URL('../../docs/data.md', import.meta.url)), 'utf8')

/** Checks the tables of a site, which are in the folder data/; but keys not where they are `long`: the validator looks up each in a whole table. */
export async function checkData(site, long) {
  check(`${site.name}: Data Package`, await packaged(join(site.dir, 'data'), !long))
  check(`${site.name}: queries`, await queries(site))
}

/** The package is valid, and so is each row by its schema, and with `relations` by its keys. */
async function packaged(dir, relations) {
  const problems = []
  const descriptor = JSON.parse(readFileSync(join(dir, 'datapackage.json'), 'utf8'))
  const all = await datapackage.Package.load(descriptor, { basePath: dir, strict: false })
  problems.push(...all.errors.map(e => `datapackage.json: ${e.message}`))
  for (const resource of all.resources) {
    try {
      const rows = await resource.read({ keyed: true, relations })
      const broken = !relations ? [] : rows.filter(row => resource.schema.foreignKeys.some(({ fields: [f] }) => row[f] === false))
      if (broken.length > 0) problems.push(`${resource.name}: a row refers to nothing: ${JSON.stringify(broken[0])}`)
      const texts = JSON.parse(readFileSync(join(dir, `${resource.name}.json`), 'utf8'))
      if (rows.length !== texts.length) problems.push(`${resource.name}: ${rows.length} rows, and ${texts.length} in JSON`)
    } catch (e) {
      problems.push(`${resource.name}: ${e.message} ${(e.errors ?? []).slice(0, 3).map(e => e.message).join('; ')}`)
    }
  }
  return problems
}

/** Every query of the page Data runs, and those of the documentation answer with sources. */
async function queries(site) {
  const problems = []
  const db = await database(join(site.dir, 'data'))
  const page = readFileSync(join(site.dir, 'data/index.html'), 'utf8')
  const first = [...page.matchAll(/<pre[^>]*><code>(.*?)<\/code><\/pre>/gs)].map(m => plain(m[1]))
  if (first.length !== 14) problems.push(`data/index.html has ${first.length} queries`)
  for (const query of [...first, ...documented().map(q => q.sql)]) {
    try {
      db.exec(query)
    } catch (e) {
      problems.push(`${e.message}: ${query}`)
    }
  }
  problems.push(...answers(db, join(site.dir, 'data')))
  db.close()
  return problems
}

/** What the documented queries answer is what the JSON beside the tables says. */
function answers(db, dir) {
  const table = name => JSON.parse(readFileSync(join(dir, `${name}.json`), 'utf8'))
  const statements = table('statements')
  const events = table('events')
  const demand = statements.find(s => s.verb === 'demands' && s.speakers_for.length > 0 && s.target.length > 0)
  const [by, of] = demand ? [demand.speakers_for[0], demand.target[0]] : ['country/ru', 'organization/nato'] // of this site
  const met = events.filter(e => e.status === 'held' && ['call', 'meeting', 'visit', 'summit'].includes(e.type)).map(e => e.participants.filter(p => p.startsWith('person/')).length)
  const wanted = {
    'All demands by Russia of NATO': statements.filter(s => s.verb === 'demands' && s.speakers_for.includes(by) && s.target.includes(of)).map(s => s.url),
    'Who met whom, how often': met.reduce((sum, n) => sum + n * (n - 1) / 2, 0),
    'What unnamed officials relayed': statements.filter(s => s.via.some(v => !/^(person|country|organization|place|topic)\//.test(v))).map(s => s.url),
    'Whose account is missing': events.filter(e => e.no_readout_of).map(e => e.url),
  }
  const problems = []
  const queries = documented()
  if (queries.map(q => q.asks).join() !== Object.keys(wanted).join()) problems.push(`docs/data.md asks: ${queries.map(q => q.asks)}`)
  for (const { asks, sql } of queries) {
    const [result = { columns: [], values: [] }] = db.exec(sql.replace('country/ru', by).replace('organization/nato', of))
    const column = name => result.values.map(row => row[result.columns.indexOf(name)])
    const got = asks.startsWith('Who met') ? column('times').reduce((sum, n) => sum + n, 0) : column('url').sort().join(' ')
    const want = Array.isArray(wanted[asks]) ? wanted[asks].sort().join(' ') : wanted[asks]
    if (got !== want) problems.push(`${asks}: ${got}, and by the JSON ${want}`)
  }
  return problems
}

/** The queries of docs/data.md, each with the heading above it. */
export const documented = () => [...docs.matchAll(/^### (.*?)$(?:(?!^#).)*?^```sql\n(.*?)^```/gms)].map(m => ({ asks: m[1], sql: m[2] }))

/** The tables as SQLite imports CSV: all cells are texts, and an empty one is an empty text. */
export async function database(dir) {
  const SQL = await initSqlJs()
  const db = new SQL.Database()
  for (const { name, schema } of JSON.parse(readFileSync(join(dir, 'datapackage.json'), 'utf8')).resources) {
    const names = schema.fields.map(f => f.name)
    db.run(`CREATE TABLE ${name} (${names.map(n => n + ' TEXT').join(', ')})`) // none is a reserved word
    const insert = db.prepare(`INSERT INTO ${name} VALUES (${names.map(() => '?').join(', ')})`)
    for (const row of JSON.parse(readFileSync(join(dir, `${name}.json`), 'utf8'))) {
      insert.run(names.map(n => Array.isArray(row[n]) ? row[n].join('|') : String(row[n] ?? '')))
    }
    insert.free()
  }
  return db
}

const plain = html => html.replace(/&(#39|#34|lt|gt|amp);/g, (_, name) => ({ '#39': "'", '#34': '"', lt: '<', gt: '>', amp: '&' })[name])
