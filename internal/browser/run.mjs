// Checks built sites from outside Go: by the Nu HTML checker and in a browser.
//
//   node run.mjs           builds a fixture, the sample site and, where they are at hand, others
//   node run.mjs DIR …     checks sites that are built, for the address in sites.mjs
//
// Where Chromium or Java is missing it says so; with CI=true that is a failure.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkKeyboard, looked, looks, nameless } from './access.mjs'
import { checkPages, checkWithoutScript, scrolling, weigh } from './browser.mjs'
import { checkData } from './data.mjs'
import { checkExports } from './exports.mjs'
import { checkTypes } from './linked.mjs'
import { brokenLinks, validate } from './html.mjs'
import { checkLongDossier, checkScripts } from './script.mjs'
import { checkPack } from './pack.mjs'
import { checkPaper } from './paper.mjs'
import { serve } from './server.mjs'
import * as sites from './sites.mjs'
import { check, closing } from './tally.mjs'
import { launch, missingTools } from './tools.mjs'

/** A site of more pages is there for what is found in files: its pages are large, and of kinds that others have. */
const manyPages = 2000

const missing = missingTools()
if (missing.length > 0) {
  console.log(`browser checks not run; missing: ${missing.join('; ')}`)
  process.exit(process.env.CI === 'true' ? 1 : 0)
}

const work = mkdtempSync(join(tmpdir(), 'readout-browser-'))
try {
  const dirs = process.argv.slice(2)
  const built = dirs.length > 0 ? dirs.map(d => sites.open(resolve(d))) : sites.build(work)
  const browser = await launch()
  try {
    const seen = new Set()
    const forms = new Set() // of JSON-LD
    for (const site of built) await checkSite(browser, site, seen, forms)
  } finally {
    await browser.close()
  }
  process.exitCode = closing()
} catch (e) {
  check(e.message, ['these checks came to a halt', ...(e.stack ?? '').split('\n').slice(-3)])
  process.exitCode = closing()
} finally {
  rmSync(work, { recursive: true, force: true })
}

/**
 * Checks one site. `seen` are the kinds of pages of the sites before it: what a page owes to its layout alone is
 * checked on the first of its kind, and what it owes to its text, such as how wide it is, on every site.
 */
async function checkSite(browser, site, seen, forms) {
  const started = Date.now()
  const pages = sites.onePageOfEachKind(site)
  const isNew = new Set(pages.filter(p => !seen.has(p.kind)).map(p => p.page))
  const unseen = pages.filter(p => isNew.has(p.page))
  const large = site.pages.length > manyPages
  for (const { kind } of pages) seen.add(kind)
  const validated = validateWith(browser, site, large ? pages.map(p => p.page) : sites.pagesOfEachForm(site)) // its own process: goes on meanwhile

  check(`${site.name}: links`, brokenLinks(site, sites.base))
  console.log(checkExports(site, sites.base))
  await checkData(site, large)
  checkTypes(site, forms)
  const atRepo = await serve(site.dir, '/repo/')
  await checkPages(browser, site, pages, atRepo.url, 'under /repo/', async (page, path, context) => [
    ...await scrolling(page),
    ...large ? [] : await looked(page, isNew.has(path) ? looks : looks.slice(0, 1)),
    ...isNew.has(path) ? await nameless(page, context) : [],
  ])
  await checkWithoutScript(browser, site, unseen, atRepo.url)
  await checkPaper(browser, site, pages, atRepo.url)
  if (site.name === 'fixture') {
    await checkPack(browser, sites.program(work), sites.fixture(work), work, sites.base)
    await checkKeyboard(browser, site, pages, atRepo.url)
    await checkScripts(browser, site, atRepo.url)
    const long = await serve(sites.longDossier(work).dir, '/repo/')
    await checkLongDossier(browser, long.url)
    long.close()
  }
  atRepo.close()

  // 404.html is written for one address; all else works anywhere. Links go by how deep a page is, and search by its scripts.
  const depth = p => p.kind === 'search.html' ? p.kind : p.page.split('/').length
  const anywhere = [...new Map(unseen.filter(p => p.page !== '404.html').map(p => [depth(p), p])).values()]
  const atRoot = await serve(site.dir, '/')
  await checkPages(browser, site, anywhere, atRoot.url, 'under /')
  atRoot.close()
  await checkPages(browser, site, anywhere, pathToFileURL(site.dir).href + '/', 'as files')

  const article = pages.find(p => p.kind === 'articles')
  if (article) console.log(await weigh(browser, site, article.page))
  check(`${site.name}: valid HTML and CSS`, await validated)
  console.log(`${site.name}: ${site.pages.length} pages, ${pages.length} of them in the browser, in ${((Date.now() - started) / 1000).toFixed(0)} s`)
}

async function validateWith(browser, site, pages) {
  const page = await browser.newPage()
  const errors = await validate(site, pages, property => page.evaluate(p => CSS.supports(p, 'initial'), property))
  await page.close()
  return errors
}
