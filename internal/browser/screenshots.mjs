// Pictures to look at: each kind of page on a desktop, on a phone, in the dark and on paper (also as the
// PDF it prints to), and for each kind a sheet with the pictures of all sites side by side.
//
//   node screenshots.mjs OUT_DIR                      of the sample site and, where they are at hand, others
//   node screenshots.mjs OUT_DIR SITE_DIR [PAGE …]    of a built site: of those pages, else of each kind

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { open as openPage } from './browser.mjs'
import { serve } from './server.mjs'
import { base, build, onePageOfEachKind, open } from './sites.mjs'
import { inParallel, launch, missingTools } from './tools.mjs'

const [outDir, siteDir, ...wanted] = process.argv.slice(2)
if (!outDir) {
  console.error('usage: node screenshots.mjs OUT_DIR [SITE_DIR [PAGE …]]')
  process.exit(2)
}
const missing = missingTools().filter(m => m.startsWith('Chromium'))
if (missing.length > 0) {
  console.error(`missing: ${missing[0]}`)
  process.exit(1)
}

const looks = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  print: { viewport: { width: 794, height: 1123 } }, // A4 at 96 dpi
}
const tallest = 6000 // pixels: a page of 200 items goes on in the same way

const work = mkdtempSync(join(tmpdir(), 'readout-screenshots-'))
const browser = await launch()
try {
  const sites = siteDir ? [open(resolve(siteDir))] : build(work)
  const kinds = new Map() // of page → the sites that have one
  for (const site of sites) {
    const pages = wanted.length > 0 ? wanted.map(page => ({ kind: page, page })) : onePageOfEachKind(site)
    for (const { kind } of pages) kinds.set(kind, [...kinds.get(kind) ?? [], site.name])
    await takeAll(site, pages)
  }
  if (wanted.length === 0) await inParallel(kinds, ([kind, sites]) => contactSheet(kind, sites))
} finally {
  await browser.close()
  rmSync(work, { recursive: true, force: true })
}

function name(kind) {
  return kind.replace(/\.html$/, '').replaceAll(', ', '-').replaceAll('/', '_')
}

async function takeAll(site, pages) {
  mkdirSync(join(outDir, site.name), { recursive: true })
  const server = await serve(site.dir, new URL(base).pathname)
  for (const [look, options] of Object.entries(looks)) {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
    for (const { kind, page: path } of pages) {
      const page = await context.newPage()
      await openPage(page, server.url, path)
      const file = join(outDir, site.name, `${name(kind)}-${look}`)
      if (look === 'print') {
        await page.pdf({ path: `${file}.pdf`, format: 'A4', preferCSSPageSize: true })
        await page.emulateMedia({ media: 'print' })
      }
      const { width } = page.viewportSize()
      const height = Math.min(tallest, await page.evaluate(() => document.documentElement.scrollHeight))
      // A window as high as the page, not beyond it, and one page after the other: else pictures repeat their first screen.
      await page.setViewportSize({ width, height })
      await page.screenshot({ path: `${file}.png` })
      await page.close()
    }
    await context.close()
  }
  server.close()
  console.log(`${join(outDir, site.name)}: ${pages.length} kinds of page`)
}

/** All pictures of one kind of page: a row for each site, the tops of the pages. */
async function contactSheet(kind, sites) {
  const pictures = sites.map(site => `<h2>${site}: ${kind}</h2><div>` +
    Object.keys(looks).map(look => `<img class="${look}" src="${site}/${name(kind)}-${look}.png">`).join('') + '</div>')
  const file = resolve(outDir, `.${name(kind)}.html`)
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><style>
    body { margin: 16px; background: #777; color: #fff; font: 16px sans-serif }
    div { display: flex; gap: 12px; align-items: start }
    img { inline-size: 560px; max-block-size: 1100px; object-fit: cover; object-position: top }
    .phone { inline-size: 260px } .print { inline-size: 440px }</style>${pictures.join('')}`)
  const page = await browser.newPage({ viewport: { width: 1888, height: 900 } })
  await page.goto(pathToFileURL(file).href)
  await page.screenshot({ path: join(outDir, `${name(kind)}.png`), fullPage: true })
  await page.close()
  rmSync(file)
}
