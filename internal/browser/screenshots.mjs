// Pictures of a built site, to look at: each page on a desktop, on a phone, in
// the dark, and on paper (as a picture, and as the PDF it prints to).
//
//   node screenshots.mjs SITE_DIR OUT_DIR [PAGE …]
//
// Without pages: one of each kind.

import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { serve } from './server.mjs'
import { onePageOfEachKind, open } from './sites.mjs'
import { launch, missingTools } from './tools.mjs'

const [siteDir, outDir, ...wanted] = process.argv.slice(2)
if (!outDir) {
  console.error('usage: node screenshots.mjs SITE_DIR OUT_DIR [PAGE …]')
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

const site = open(resolve(siteDir))
const pages = wanted.length > 0 ? wanted : onePageOfEachKind(site).map(p => p.page)
mkdirSync(outDir, { recursive: true })
const server = await serve(site.dir)
const browser = await launch()
for (const [look, options] of Object.entries(looks)) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  for (const path of pages) {
    await page.goto(server.url + path)
    const name = join(outDir, `${path.replace(/\.html$/, '').replaceAll('/', '_')}-${look}`)
    if (look === 'print') {
      await page.pdf({ path: `${name}.pdf`, format: 'A4', preferCSSPageSize: true })
      await page.emulateMedia({ media: 'print' })
    }
    await page.screenshot({ path: `${name}.png`, fullPage: true })
    console.log(`${name}.png`)
  }
  await context.close()
}
await browser.close()
server.close()
