// Who does not see, or has no mouse: axe-core, the keyboard, and what a screen reader is told.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { open } from './browser.mjs'
import { check } from './tally.mjs'
import { inParallel } from './tools.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** How a page is looked at: both widths and both schemes. A kind's first page is looked at in both ways, others in the first. */
export const looks = [
  { name: 'desktop, light', width: 1280, colorScheme: 'light' },
  { name: 'phone, dark', width: 360, colorScheme: 'dark' },
]

/** What axe-core finds on a page in the given looks: WCAG 2.2 AA and its best practices. */
export async function looked(page, looks) {
  const problems = []
  for (const { name, width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    problems.push(...(await violations(page)).map(v => `axe: ${name}: ${v}`))
  }
  return problems
}

/** What axe-core has to say about a page as it stands. */
export async function violations(page) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run({ rules: { 'target-size': { enabled: true } } })
    return violations.map(v => ({ id: v.id, help: v.help, nodes: v.nodes.map(n => `${n.html.slice(0, 120)} ${n.any[0]?.message ?? ''}`) }))
  })
  return found.map(v => `${v.id}: ${v.help}: ${v.nodes.length} times: ${v.nodes[0]}`)
}

/**
 * The keyboard alone: the link over the header comes first and leads to the text, every stop is seen
 * and has a mark around it, and the way goes on to the end of the page.
 */
export async function checkKeyboard(browser, site, pages, root) {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1280, height: 800 } })
  await inParallel(pages, async ({ kind, page: path }) => {
    const page = await context.newPage()
    await open(page, root, path)
    const problems = []
    const expected = await page.evaluate(watchFocus)
    const ready = await page.evaluate(() => document.activeElement.matches('main input')) // for typing: the search page
    await page.keyboard.press('Tab')
    if (!ready && !await page.evaluate(() => document.activeElement.matches('a[href="#main"]') && document.activeElement.getBoundingClientRect().width > 50)) {
      problems.push('the first stop is not the link to the text, or it is not seen')
    }
    for (let i = 1; i < expected + 1; i++) await page.keyboard.press('Tab')
    const { stops, unseen, unmarked } = await page.evaluate(() => ({ ...window.focused, stops: window.focused.stops.size }))
    if (!(stops >= expected)) problems.push(`${stops} of ${expected} stops were reached`)
    problems.push(...unseen.map(e => `not on the screen: ${e}`), ...unmarked.map(e => `no mark around: ${e}`))

    await page.locator('a[href="#main"]').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    if (!await page.evaluate(() => document.activeElement.matches('main *, main ~ * *'))) problems.push('the link to the text does not lead there')
    check(`${site.name}: by keyboard: ${kind} (${path})`, problems)
    await page.close()
  })
  await context.close()
}

/** In the page: notes each element that gets the focus; answers how many there are to come to. */
function watchFocus() {
  const focused = window.focused = { stops: new Set(), unseen: [], unmarked: [] }
  const name = e => e.outerHTML.slice(0, 100)
  document.addEventListener('focusin', ({ target }) => {
    focused.stops.add(target)
    const { outlineStyle, outlineWidth } = getComputedStyle(target)
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) focused.unmarked.push(name(target))
    // One point of several, since a link has gaps where quoted words are left out.
    const seen = [...target.getClientRects()].some(({ left, right, top, bottom }) =>
      [0.2, 0.5, 0.8].some(part => target.contains(document.elementFromPoint(left + part * (right - left), (top + bottom) / 2))))
    if (!seen) focused.unseen.push(name(target))
  })
  const reachable = [...document.querySelectorAll('a[href], button, input:not([type=radio]), input:checked, select, summary, [tabindex="0"]')]
  return reachable.filter(e => e.checkVisibility()).length
}

/** Pictures are named in the tree that a screen reader gets, and what is drawn in them is not read out. */
export async function nameless(page, context) {
  const drawn = await page.locator('svg:not([aria-hidden=true])').count()
  const session = await context.newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  const names = nodes.filter(n => !n.ignored && n.role?.value === 'image').map(n => n.name?.value ?? '')
  const problems = names.filter(name => name.length < 3).map(name => `a picture is called “${name}”`)
  const long = names.filter(name => /\p{Nd}/u.test(name))
  if (long.length < drawn) problems.push(`${drawn} charts, ${long.length} of them say what is in them: ${names.join(' | ')}`)
  return problems
}
