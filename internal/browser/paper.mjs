// What a page is on paper: how many sheets, of A4 and of Letter, and that all words are on them.

import { statSync } from 'node:fs'
import { join } from 'node:path'
import { open } from './browser.mjs'
import { check } from './tally.mjs'
import { inParallel } from './tools.mjs'

/** A brief is handed over as one sheet or two, a person or country as a note of no more than four. */
const most = { briefs: 2, people: 4, countries: 4 }

/** Prints the longest briefs, and the longest page of each kind. */
export async function checkPaper(browser, site, pages, root) {
  const context = await browser.newContext()
  const size = page => statSync(join(site.dir, page)).size
  const briefs = site.pages.filter(p => /^briefs\/\d/.test(p)).sort((a, b) => size(b) - size(a)).map(page => ({ kind: 'briefs', page }))
  const printed = [...briefs.slice(0, 8), ...pages.filter(p => p.kind !== 'briefs' && most[p.kind])]
  await inParallel(printed, async ({ kind, page: path }) => {
    const page = await context.newPage()
    await open(page, root, path)
    const problems = []
    for (const format of ['A4', 'Letter']) {
      const sheets = count(await page.pdf({ format, preferCSSPageSize: false }))
      if (!(sheets >= 1 && sheets <= most[kind])) problems.push(`${sheets} sheets of ${format}`)
    }
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 672, height: 960 }) // A4 without its margins
    const beyond = await page.evaluate(beyondEdge)
    if (beyond) problems.push(`words beyond the edge of the sheet: ${beyond}`)
    check(`${site.name}: on paper: ${kind} (${path})`, problems)
    await page.close()
  })
  await context.close()
}

/** In the page: the first words that begin or end beyond the sheet. */
function beyondEdge() {
  const room = document.documentElement.clientWidth
  const out = [...document.querySelectorAll('main *')].find(e => {
    const box = e.getBoundingClientRect()
    return e.checkVisibility() && e.innerText?.trim() && box.width > 1 && (box.left < -0.5 || box.right > room + 0.5)
  })
  return out?.innerText.trim().slice(0, 60)
}

/** Counts the sheets of a PDF as Chromium writes it: each is an object in plain sight. */
const count = pdf => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length
