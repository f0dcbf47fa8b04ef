// What scripts add to a page: cards, colours, citations, sorting, filters. On the fixture of sites.mjs.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { violations } from './access.mjs'
import { open, scripted, watch } from './browser.mjs'
import { check } from './tally.mjs'
import { inParallel } from './tools.mjs'

/** Tries all of it, and that nothing of it breaks the policy or leaves the site. */
export async function checkScripts(browser, site, root) {
  const desk = { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] }
  const parts = [
    ['cards by pointer', cardsByPointer], ['cards by keyboard', cardsByKeyboard], ['cards stay on the screen', cardsOnScreen],
    ['no cards by touch', noCardsByTouch, { hasTouch: true }],
    ['the words of a card', words], ['a link without a twin has no card', noTwin],
    ['colours', colours], ['colours without storage', coloursWithoutStorage], ['citations', citations], ['tables', tables],
    ['filters of a dossier', filters], ['filters by keyboard', filtersByKeyboard], ['a link to a filtered dossier', filteredLink],
    ['an old address', oldAddress], ['an old address without scripts', oldAddressPlain, { javaScriptEnabled: false }],
  ]
  await inParallel(parts, async ([name, part, options]) => {
    const context = await browser.newContext({ ...desk, ...options })
    const page = await context.newPage()
    const problems = watch(page, root)
    page.on('console', m => { if (/Content Security Policy/i.test(m.text())) problems.push(m.text()) })
    try {
      await part({ page, root, site, expect: (truth, problem) => { if (!truth) problems.push(problem) } })
    } catch (e) {
      problems.push(e.message.split('\n').slice(0, 3).join(' '))
    }
    check(`${site.name}: scripts: ${name}`, problems)
    await context.close()
  })
}

const article = 'articles/2022/02-01-call.html'
const hale = page => page.locator('.text a[href$="people/boris-hale.html"]').first()
const lund = page => page.locator('.text a[href$="people/ana-lund.html"]').first()
const card = page => page.locator('#card')
const soon = page => page.waitForTimeout(700) // longer than a card needs to come or to go

// Whoever cited a statement by an old address reaches the statement; without scripts, the page.
async function oldAddress(t) {
  const { search, hash } = await oldAddressPlain(t)
  t.expect(search === '?topic=x' && hash === '#s-1', `what followed the address is lost: ${search}${hash}`)
}

async function oldAddressPlain({ page, root, site }) {
  const old = site.pages.find(p => readFileSync(join(site.dir, p), 'utf8').includes('/moved.js'))
  if (!old) throw new Error('the site has no old address')
  await page.goto(root + old + '?topic=x#s-1', { waitUntil: 'commit' })
  await page.waitForURL(url => !url.pathname.endsWith(old))
  return new URL(page.url())
}

async function cardsByPointer({ page, root, expect }) {
  const asked = []
  page.on('request', r => { if (r.url().endsWith('.json')) asked.push(r.url()) })
  await page.clock.install()
  await open(page, root, article)
  await page.clock.pauseAt(await page.evaluate(() => Date.now()) + 1000) // or a busy machine would let the pointer rest
  await lund(page).hover()
  await page.mouse.move(5, 5)
  await page.clock.runFor(700)
  expect(!await card(page).isVisible() && asked.length === 0, 'a card opens though the pointer only passed')
  await page.clock.resume()

  await hale(page).hover()
  await card(page).waitFor()
  expect((await card(page).innerText()).includes('Boris Hale'), `the card says ${await card(page).innerText()}`)
  expect(await hale(page).getAttribute('aria-describedby') === 'card', 'the card does not describe the link')
  for (const problem of await violations(page)) expect(false, `axe, with a card: ${problem}`)

  await card(page).hover() // over the gap, which must not close it
  await soon(page)
  expect(await card(page).isVisible(), 'the card closes while the pointer is on it')
  await page.keyboard.press('Escape')
  expect(!await card(page).isVisible(), 'Escape does not close the card')
  await soon(page)
  expect(!await card(page).isVisible(), 'a card that was closed comes back by itself')
  expect(await hale(page).getAttribute('aria-describedby') === null, 'a closed card still describes the link')

  await page.mouse.move(5, 5)
  await soon(page)
  await hale(page).hover()
  await card(page).waitFor()
  await page.mouse.move(5, 5)
  await card(page).waitFor({ state: 'hidden' })
  expect(asked.length === 1, `asked for ${asked.join(', ')}`)
}

async function cardsByKeyboard({ page, root, expect }) {
  await open(page, root, article)
  const focused = () => page.evaluate(() => document.activeElement.href)
  await hale(page).focus()
  await page.keyboard.press('Shift+Tab') // so that it was the keyboard
  await page.keyboard.press('Tab')
  await card(page).waitFor()
  await soon(page)
  expect(await card(page).isVisible(), 'the card closes while its link has the focus')
  await page.keyboard.press('Escape')
  expect(!await card(page).isVisible(), 'Escape does not close the card')
  const before = await focused()
  expect(before?.endsWith('boris-hale.html'), `Escape moves the focus to ${before}`)

  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await card(page).waitFor()
  await page.keyboard.press('Tab')
  expect(await focused() !== before && await page.evaluate(() => !document.activeElement.closest('#card')), 'a card holds the focus')
  await page.waitForFunction(() => !document.querySelector('.text a[href$="people/boris-hale.html"][aria-describedby]')) // the card goes with the focus

  await page.goto(root + article + '#m1') // a link to a place on the same page is no entity
  await page.locator('.text sup a').first().focus()
  await soon(page)
  expect(!await card(page).isVisible(), 'a link into the page has a card')
}

async function cardsOnScreen({ page, root, expect }) {
  for (const [width, height] of [[1280, 800], [640, 400], [320, 500]]) {
    await page.setViewportSize({ width, height })
    await open(page, root, article)
    const links = await page.locator('main a[href*="/people/"][href$=".html"]:visible').all()
    for (const [i, link] of links.slice(0, 10).entries()) {
      await link.evaluate((e, block) => e.scrollIntoView({ block }), ['start', 'center', 'end'][i % 3])
      await link.hover()
      await card(page).waitFor()
      const { x, y, width: w, height: h } = await card(page).boundingBox()
      const fits = y >= 0 && y + h <= height || 2 * h + 60 > height
      expect(x >= 0 && x + w <= width && fits, `at ${width}×${height} a card lies at ${x},${y} and is ${w}×${h}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `at ${width} a card makes the page scroll`)
      await page.keyboard.press('Escape')
      await page.mouse.move(1, 1)
      await page.waitForTimeout(50)
    }
  }
}

async function noCardsByTouch({ page, root, expect }) {
  await open(page, root, article)
  await page.evaluate(() => addEventListener('click', e => e.preventDefault()))
  await hale(page).tap()
  await soon(page)
  expect(!await card(page).isVisible(), 'a tap opens a card')
}

async function words({ page, root, expect }) {
  const latest = { day: 'Feb 2022', verb: 'said', words: 'It is <b>finished</b>', direct: true, speaker: 'A <i>B</i>', relayed: 'relayed by C', url: 'x' }
  const twin = { name: '<img src=x>', flag: '🇫🇷', line: 'Line', counts: { articles: 3, statements: 0, events: 1 }, latest }
  await page.route('**/people/*.json', route => route.fulfill({ json: twin }))
  await open(page, root, article)
  await hale(page).hover()
  await card(page).waitFor()
  const text = await card(page).innerText()
  for (const wanted of ['<img src=x>', 'It is <b>finished</b>', 'Feb 2022 · A <i>B</i> said relayed by C']) expect(text.includes(wanted), `no “${wanted}” in ${text}`)
  expect(!/Statements/i.test(text), 'what there is none of is counted')
  expect(await card(page).locator('q').count() === 1, 'direct words are not in quotation marks')

  twin.latest = { ...latest, direct: false }
  await lund(page).hover()
  await page.waitForFunction(() => document.querySelector('#card:popover-open span'))
  expect(await card(page).locator('q').count() === 0, 'a paraphrase is in quotation marks')
  twin.latest = undefined
}

async function noTwin({ page, root, expect }) {
  await page.route('**/people/*.json', route => route.fulfill({ status: 200, body: 'not JSON' }))
  await open(page, root, article)
  await hale(page).hover()
  await soon(page)
  expect(!await card(page).isVisible(), 'a card without anything to say')
}

const paper = page => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)

async function colours({ page, root, expect }) {
  await page.emulateMedia({ colorScheme: 'light' })
  await open(page, root, 'index.html')
  const light = await paper(page)
  const choose = (name, options) => page.getByRole('group', { name: 'Colours' }).getByRole('radio', { name }).check(options)
  await choose('Dark')
  const dark = await paper(page)
  expect(dark !== light, 'choosing dark changes nothing')
  for (const problem of await violations(page)) expect(false, `axe, chosen dark: ${problem}`)

  await page.reload()
  await scripted(page)
  expect(await paper(page) === dark, 'a choice is forgotten when the page is loaded again')
  await open(page, root, article)
  expect(await paper(page) === dark, 'a choice is forgotten on the next page')
  expect(await page.getByRole('radio', { name: 'Dark' }).isChecked(), 'the switch does not show what was chosen')
  expect(await page.evaluate(() => document.querySelector('script').getAttribute('type') === null), 'the colours are set late: the page flashes')

  await choose('Light')
  await page.goBack()
  await page.waitForFunction(light => getComputedStyle(document.documentElement).backgroundColor === light, light)
  await page.getByRole('radio', { name: 'Light', checked: true }).waitFor()
  await choose('Automatic')
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await paper(page) === dark, 'automatic does not follow the system')
  await choose('Light')
  expect(await paper(page) === light, 'choosing light in the dark changes nothing')
  await page.emulateMedia({ media: 'print' })
  await choose('Dark', { timeout: 1000 }).catch(() => {}) // not on paper
  await page.evaluate(() => { document.documentElement.dataset.theme = 'dark' })
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme) === 'light', 'dark is printed dark')
}

async function coloursWithoutStorage({ page, root, expect }) {
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } }))
  await open(page, root, article) // the rest still comes
}

async function citations({ page, root, expect }) {
  await open(page, root, article)
  const cite = page.locator('.cite')
  const written = (await cite.locator('p').innerText()).replace(/\s*Copy citation$/, '')
  await cite.getByRole('button', { name: 'Copy citation' }).click()
  await page.getByRole('status').getByText('Copied').waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied === written && copied.length > 30, `copied “${copied}”, on the page stands “${written}”`)
  await cite.getByRole('button', { name: 'Copy citation' }).waitFor() // again

  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) })
  await cite.getByRole('button').click()
  await page.getByRole('status').getByText('Not copied').waitFor()
}

async function tables({ page, root, site, expect }) {
  const path = site.pages.find(p => readFileSync(join(site.dir, p), 'utf8').includes('data-sort'))
  await open(page, root, path)
  const table = page.locator('[data-sort]').first()
  const column = n => table.locator('tbody tr').evaluateAll((rows, n) => rows.map(r => r.cells[n].dataset.value ?? (r.cells[n].querySelector('a') ?? r.cells[n]).textContent), n)
  const heads = await table.locator('thead th').count()
  for (const n of [0, heads - 1]) {
    const head = table.locator('thead th').nth(n)
    const before = await column(n)
    for (const order of ['ascending', 'descending']) {
      await head.getByRole('button', { name: /^Sort: / }).click()
      expect(await head.getAttribute('aria-sort') === order, `column ${n} is not said to be ${order}`)
      expect(await table.locator('[aria-sort]').count() === 1, 'two columns are said to be sorted')
      const filled = [...before].filter(Boolean).sort(new Intl.Collator('en', { numeric: true }).compare)
      if (order === 'descending') filled.reverse()
      const expected = [...filled, ...before.filter(v => !v)]
      const got = await column(n)
      expect(got.join('|') === expected.join('|'), `column ${n} ${order}: ${got.join('|').slice(0, 300)}`)
    }
  }
  for (const problem of await violations(page)) expect(false, `axe, sorted: ${problem}`)
}

const dossier = 'people/ana-lund.html'
const filter = (page, name) => page.locator(`#ask select[name=${name}]`)

/** What a filtered dossier shows: its query, what it says of the number, the statements and the groups. */
const shown = page => page.evaluate(() => ({
  query: location.search,
  said: document.querySelector('#ask output').textContent,
  statements: [...document.querySelectorAll('.asked [data-keys]')].filter(e => e.checkVisibility()).length,
  groups: [...document.querySelectorAll('.asked [data-key]')].filter(e => e.checkVisibility()).length,
}))

/** Compares what is shown with what ought to be: query, number said, statements, groups. */
async function expectShown({ page, expect }, when, query, said, statements, groups) {
  const found = await shown(page)
  const want = { query, said, statements, groups }
  expect(JSON.stringify(found) === JSON.stringify(want), `${when}: shows ${JSON.stringify(found)}, not ${JSON.stringify(want)}`)
}

async function filters(given) {
  const { page, root, expect } = given
  await open(page, root, dossier)
  await page.locator('#ask').waitFor()
  await expectShown(given, 'at first', '', '3 statements', 3, 2)
  await filter(page, 'about').selectOption('is')
  await expectShown(given, 'about Iceland', '?about=is', '3 of 3 statements', 3, 2)
  await filter(page, 'period').selectOption('2022-01')
  await expectShown(given, 'in January', '?about=is&period=2022-01', '1 of 3 statements', 1, 1)
  expect(!await page.locator('.asked h2 small:visible').count(), 'the heading of a group counts what is not shown')
  for (const problem of await violations(page)) expect(false, `axe, filtered: ${problem}`)

  await page.goBack()
  await expectShown(given, 'back', '?about=is', '3 of 3 statements', 3, 2)
  expect(await filter(page, 'period').inputValue() === '', 'back: the filter still has its value')
  await page.goBack()
  await expectShown(given, 'back to the beginning', '', '3 statements', 3, 2)
  await page.goForward()
  await page.goForward()
  await expectShown(given, 'forward', '?about=is&period=2022-01', '1 of 3 statements', 1, 1)
  expect(await filter(page, 'period').inputValue() === '2022-01', 'forward: the filter has no value')

  // To an article and back: the question is still asked.
  await page.locator('.asked .words a:visible').first().press('Enter')
  await page.waitForURL(/\/articles\//)
  await scripted(page)
  await page.goBack()
  await page.locator('#ask').waitFor()
  await expectShown(given, 'back from an article', '?about=is&period=2022-01', '1 of 3 statements', 1, 1)
}

/** Statements on further pages of a dossier are found, too, wherever the site stands. */
export async function checkLongDossier(browser, root) {
  const page = await browser.newPage()
  const problems = watch(page, root)
  page.on('console', m => { if (/Content Security Policy/i.test(m.text())) problems.push(m.text()) })
  await open(page, root, dossier)
  await page.locator('#ask').waitFor()
  await filter(page, 'about').selectOption('dk')
  await page.waitForFunction(() => document.querySelector('#ask output').textContent === '125 of 250 statements').catch(() => {})
  const said = await page.locator('#ask output').textContent()
  if (said !== '125 of 250 statements') problems.push(`about Denmark: ${said}`)
  const astray = await page.$$eval('.asked a[href]', (list, root) => list.map(a => a.href).filter(href => !href.startsWith(root)), root)
  if (astray.length) problems.push(`links lead to ${astray[0]}`)
  await page.close()
  check('long: filters of a dossier that goes on on further pages', problems)
}

async function filtersByKeyboard(given) {
  const { page, root, expect } = given
  await open(page, root, dossier)
  await page.locator('#ask').waitFor()
  await filter(page, 'topic').focus()
  await page.keyboard.press('Tab')
  const name = () => page.evaluate(() => document.activeElement.name ?? document.activeElement.type)
  expect(await name() === 'about', `Tab leads from the first filter to ${await name()}`)
  await page.keyboard.type('Den')
  await expectShown(given, 'typed', '?about=dk', '1 of 3 statements', 1, 1)
  await page.locator('#ask button').focus()
  await page.keyboard.press('Enter')
  await expectShown(given, 'shown all', '', '3 statements', 3, 2)
  expect(await name() === 'topic', `after “Show all” the focus is on ${await name()}`)
  expect(!await page.locator('#ask button').isVisible(), '“Show all” stays though all is shown')
}

async function filteredLink(given) {
  const { page, root, expect } = given
  await page.goto(`${root}${dossier}?about=dk`)
  await page.locator('#ask').waitFor()
  await expectShown(given, 'linked', '?about=dk', '1 of 3 statements', 1, 1)
  expect(await filter(page, 'about').inputValue() === 'dk', 'the filter does not show what the link asks')
  await page.goto(`${root}${dossier}?about=nobody&words=quotation`)
  await page.locator('#ask').waitFor()
  expect((await shown(page)).said === '1 of 3 statements', 'what no filter offers hides everything')
}
