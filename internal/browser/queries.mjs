// Puts the queries of queries.tsv to the search of three sites in a real browser, and to Pagefind (npm install
// --no-save pagefind) on the same pages, and prints tables: docs/search.md has them.
//
//   node queries.mjs [--alone] [DIR …]    --alone: without Pagefind; DIR: built sites, named sample, hsg and wire

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from './server.mjs'
import * as sites from './sites.mjs'
import { launch, missingTools } from './tools.mjs'

const shown = 3 // results among which the right page must be
const here = fileURLToPath(new URL('.', import.meta.url))
const queries = readFileSync(join(here, 'queries.tsv'), 'utf8').trim().split('\n').map(line => {
  const [site, kind, query, pages] = line.split('\t')
  return { site, kind, query, pages: pages.split(' ') }
})

/** Readout's own search, on its page: what a reader sees. */
async function readout(page, { query }) {
  await page.goto(new URL('search.html', page.base).href)
  await page.locator('#search form').waitFor()
  return page.evaluate(async query => {
    const input = document.querySelector('#search input')
    const status = document.querySelector('#search [role=status]')
    const began = performance.now()
    const told = new Promise(done => new MutationObserver(done).observe(status, { childList: true }))
    input.value = query
    input.dispatchEvent(new Event('input'))
    await told
    return { took: performance.now() - began, found: [...document.querySelectorAll('.hits li a')].map(a => a.href) }
  }, query)
}

/** Pagefind as its own page would call it, with what it shows of the first eight. */
async function pagefind(page, { query }) {
  await page.goto(new URL('404.html', page.base).href)
  return page.evaluate(async ({ query, url }) => {
    const began = performance.now()
    const found = await (await import(url)).search(query)
    const first = await Promise.all(found.results.slice(0, 8).map(r => r.data()))
    return { took: performance.now() - began, found: first.map(r => new URL(r.url, url.replace('pagefind/pagefind.js', '')).href) }
  }, { query, url: new URL('pagefind/pagefind.js', page.base).href })
}

/** Has Pagefind index the pages that readout indexes: not archives, indexes and redirects. */
async function indexByPagefind(site) {
  const { createIndex, close } = await import('pagefind').catch(() => ({}))
  if (!createIndex) return false
  const { index } = await createIndex({ rootSelector: 'main', forceLanguage: 'en', writePlayground: false })
  const of = /^(articles|events|people|countries|organizations|places|topics|relations)\//
  const list = /(^|\/)(index|by-\w+|\d{4}(-\d\d(-\d+)?)?)\.html$|\/index\//
  for (const page of site.pages.filter(p => of.test(p) && !list.test(p))) {
    const content = readFileSync(join(site.dir, page), 'utf8')
    if (!/http-equiv="?refresh/.test(content)) await index.addHTMLFile({ url: page, content })
  }
  await index.writeFiles({ outputPath: join(site.dir, 'pagefind') })
  await close()
  return true
}

/** Puts all queries of a site to an engine, each as the first of a visit. */
async function putAll(browser, site, engine) {
  const server = await serve(site.dir, new URL(sites.base).pathname)
  const results = []
  for (const q of queries.filter(q => q.site === site.name)) {
    const context = await browser.newContext()
    const page = Object.assign(await context.newPage(), { base: server.url })
    let bytes = 0
    const sizes = []
    page.on('response', r => {
      if (/\/(search\/|pagefind\/)/.test(r.url())) sizes.push(r.body().then(b => { bytes += b.length }).catch(() => {}))
    })
    const { found, took } = await engine(page, q)
    await Promise.all(sizes)
    await context.close()
    const plain = found.map(f => f.replace(server.url, '').replace(/#.*/, ''))
    const at = plain.findIndex(f => q.pages.includes(f))
    results.push({ ...q, at, right: at >= 0 && at < shown, took, bytes, first: plain.slice(0, shown) })
  }
  server.close()
  return results
}

const median = list => [...list].sort((a, b) => a - b)[list.length >> 1]
const row = cells => `| ${cells.join(' | ')} |`
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
const kb = n => (n / 1000).toFixed(0)

function figures(all) {
  const engines = Object.keys(all)
  const score = (engine, of) => {
    const asked = all[engine].filter(of)
    return `${asked.filter(r => r.right).length} of ${asked.length}`
  }
  const groups = key => [...new Set(queries.map(q => q[key]))]
  const scores = [...['kind', 'site'].flatMap(key => groups(key).map(value => [value, r => r[key] === value])), ['all', () => true]]
  return {
    scores: table(['queries', ...engines], scores.map(([name, of]) => [name, ...engines.map(e => score(e, of))])),
    costs: table(['', ...engines.flatMap(e => [`${e}, KB`, `at most`, `ms`])], groups('site').map(site => [site, ...engines.flatMap(e => {
      const asked = all[e].filter(r => r.site === site)
      return [kb(median(asked.map(r => r.bytes))), kb(Math.max(...asked.map(r => r.bytes))), median(asked.map(r => r.took)).toFixed(0)]
    })])),
    queries: table(['site', 'kind', 'query', ...engines], queries.map((q, i) =>
      [q.site, q.kind, '`' + q.query + '`', ...engines.map(e => all[e][i].at < 0 ? '–' : all[e][i].at + 1)])),
  }
}

const [alone, dirs] = [process.argv.includes('--alone'), process.argv.slice(2).filter(a => a !== '--alone')]
const missing = missingTools().filter(tool => tool.startsWith('Chromium'))
if (missing.length > 0) {
  console.log(`queries not put to the search; missing: ${missing.join('; ')}`)
  process.exit(process.env.CI === 'true' ? 1 : 0)
}

const work = mkdtempSync(join(tmpdir(), 'readout-queries-'))
const browser = await launch()
try {
  const all = { readout: [] }
  for (const site of dirs.length ? dirs.map(d => sites.open(resolve(d))) : sites.build(work, ['sample', 'hsg', 'wire'])) {
    all.readout.push(...await putAll(browser, site, readout))
    if (!alone && await indexByPagefind(site)) (all.Pagefind ??= []).push(...await putAll(browser, site, pagefind))
  }
  const { scores, costs, queries: list } = figures(all)
  console.log(`${scores}\n\n${costs}\n\n${list}`)
  if (!all.Pagefind) console.log('\nPagefind was left out: it is not installed (npm install --no-save pagefind, in internal/browser)')
  for (const r of all.readout.filter(r => !r.right)) console.log(`\nmissed on ${r.site}: ${r.query}: ${r.pages[0]}\n  first: ${r.first.join(', ')}`)
} finally {
  await browser.close()
  rmSync(work, { recursive: true, force: true })
}
