// Checks of pages in a real browser, as a reader meets them.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { check } from './tally.mjs'
import { inParallel } from './tools.mjs'

/** A small phone, a tablet, a laptop. */
const widths = [320, 768, 1280]

/**
 * Opens the pages at one place: `root` is an http:// or file:// folder, with a slash. `more` looks further at each page
 * that is open, and answers with problems: a page is opened once for all that is asked of its bytes.
 */
export async function checkPages(browser, site, pages, root, where, more = () => []) {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  await context.addInitScript(() => {
    window.violations = []
    document.addEventListener('securitypolicyviolation', e => window.violations.push(`${e.violatedDirective}: ${e.blockedURI}`))
  })
  await inParallel(pages, async ({ kind, page: path }) => {
    const page = await context.newPage()
    const problems = watch(page, root)
    const response = await open(page, root, path)
    const status = response?.status() ?? 0
    const expected = path === '404.html' ? 404 : root.startsWith('file:') ? [0, 200] : 200
    if (![expected].flat().includes(status)) problems.push(`status ${status}`)

    problems.push(...(await page.evaluate(() => window.violations)).map(v => `content security policy: ${v}`))
    const font = await page.evaluate(() => getComputedStyle(document.body).fontFamily)
    if (!/palatino|iowan|georgia|charter/i.test(font)) problems.push(`no stylesheet: the text is set in ${font}`)
    if (!/^[^<]+$/.test(await page.title())) problems.push(`the title is “${await page.title()}”`)
    problems.push(...await more(page, path, context))
    check(`${site.name}: ${where}: ${kind} (${path})`, problems)
    await page.close()
  })
  await context.close()
}

/** Opens a page and waits for its scripts, which a folder does not load. */
export async function open(page, root, path) {
  const response = await page.goto(address(root, path), { waitUntil: 'load' })
  if (!root.startsWith('file:')) await scripted(page)
  return response
}

/** Waits until the scripts of a page that was loaded have added what they add. */
export async function scripted(page) {
  await page.locator('.theme').waitFor({ state: 'attached' })
  if (await page.evaluate(() => matchMedia('(any-hover: hover)').matches)) await page.locator('#card').waitFor({ state: 'attached' })
}

// A missing page is asked for deep in the site, where relative links would go astray.
const address = (root, path) => root + (path === '404.html' ? 'no/such/page.html' : encodeURI(path))

/** Collects what goes wrong while a page loads. */
export function watch(page, root) {
  const problems = []
  const own = root.startsWith('file:') ? root : new URL(root).origin + '/'
  page.on('console', m => {
    const expected = /status of 404/.test(m.text()) &&
      (m.location().url === page.url() || m.location().url.endsWith('/favicon.ico')) // the page 404.html, and a host's own icon
    if (['error', 'warning'].includes(m.type()) && !expected) problems.push(`console: ${m.text()}`)
  })
  page.on('pageerror', e => problems.push(`script: ${e.message}`))
  page.on('requestfailed', r => {
    // The browser drops its request for the icon when the next page is opened.
    const dropped = r.failure()?.errorText === 'net::ERR_ABORTED' && r.url().includes('/favicon.')
    if (!dropped) problems.push(`request failed: ${r.url()} ${r.failure()?.errorText}`)
  })
  page.on('response', r => {
    if (r.status() >= 400 && !r.request().isNavigationRequest()) problems.push(`status ${r.status()}: ${r.url()}`)
  })
  page.on('request', r => {
    if (!r.url().startsWith(own) && !r.url().startsWith('data:')) problems.push(`asks another host: ${r.url()}`)
  })
  return problems
}

/** Says at which widths a page scrolls sideways. */
export async function scrolling(page) {
  const problems = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    const wide = await page.evaluate(widest)
    if (wide) problems.push(`scrolls sideways at ${width}px: ${wide}`)
  }
  return problems
}

/** In the page: names the element that makes it scroll sideways, if one does. */
function widest() {
  const room = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= room) return ''
  const [element] = [...document.body.querySelectorAll('*')]
    .filter(e => e.getBoundingClientRect().right > room + 0.5)
    .sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)
  return element ? `<${element.tagName.toLowerCase()} class="${element.className}"> to ${Math.round(element.getBoundingClientRect().right)}px`
    : `${document.documentElement.scrollWidth}px`
}

/** Without JavaScript the text is there, every link of our own answers, and there is nothing to press that does nothing. */
export async function checkWithoutScript(browser, site, pages, root) {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const status = new Map()
  await inParallel(pages, async ({ kind, page: path }) => {
    const page = await context.newPage()
    const problems = []
    await page.goto(address(root, path), { waitUntil: 'load' })
    if (!(await page.locator('main').innerText()).trim()) problems.push('no text in <main>')
    if (await page.locator(':is(button, input, select):visible').count() > 0) problems.push('something to press')
    const links = await page.locator('a[href]').evaluateAll(all => all.map(a => a.href.replace(/#.*/, '')))
    // A link to a place on the page itself needs no answer, least of all on the page for missing ones.
    for (const link of new Set(links.filter(l => l.startsWith(new URL(root).origin) && l !== page.url()))) {
      if (!status.has(link)) status.set(link, (await fetch(link)).status)
      if (status.get(link) !== 200) problems.push(`${link}: status ${status.get(link)}`)
    }
    check(`${site.name}: without JavaScript: ${kind} (${path})`, problems)
    await page.close()
  })
  await context.close()
}

/** Weighs an article: bytes of HTML beyond the text it shows, and its CSS and JS as sent. */
export async function weigh(browser, site, path) {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(join(site.dir, path)).href)
  const { text, css, js } = await page.evaluate(() => ({
    text: new TextEncoder().encode(document.querySelector('main').innerText).length,
    css: [...document.querySelectorAll('link[rel=stylesheet]')].map(e => e.href),
    js: [...document.scripts].filter(e => e.src).map(e => e.src),
  }))
  await page.close()
  const html = readFileSync(join(site.dir, path))
  const sent = urls => urls.reduce((sum, u) => sum + gzipSync(readFileSync(new URL(u)), { level: 9 }).length, 0)
  const kb = n => `${(n / 1024).toFixed(1)} KB`
  return `${site.name}: ${path}: ${kb(html.length)} of HTML (${kb(gzipSync(html).length)} compressed), ${kb(html.length - text)} beyond its text; ` +
    `${kb(sent(css))} CSS and ${kb(sent(js))} JS compressed (budget: 6, 12 and 10 KB)`
}
