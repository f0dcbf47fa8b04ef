// The preview server in a real browser, as an editor has it beside the text.
//
//   node serve.mjs         READOUT may name a binary to run
//   node serve.mjs DIR     also leaves pictures there
//
// On the fixture of sites.mjs: what an editor does, and what the open tabs show.

import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fixture } from './sites.mjs'
import { check, closing } from './tally.mjs'
import { eventually, launch, missingTools, patience } from './tools.mjs'

const missing = missingTools().filter(tool => tool.startsWith('Chromium'))
if (missing.length > 0) {
  console.log(`preview not checked; missing: ${missing.join('; ')}`)
  process.exit(process.env.CI === 'true' ? 1 : 0)
}

const repo = resolve(fileURLToPath(import.meta.url), '../../..')
const work = mkdtempSync(join(tmpdir(), 'readout-serve-'))
const site = fixture(work)

/** A picture of a width. */
const picture = width => {
  const gif = Buffer.from('R0lGODdhAQABAIAAAP///////ywAAAAAAQABAAACAkQBADs=', 'base64')
  gif.writeUInt16LE(width, 6)
  return gif
}
const lund = join(site, 'content/people/ana-lund.md')
const before = readFileSync(lund, 'utf8') + '\nShe reads the tide tables.\n'.repeat(40)
const save = text => writeFileSync(lund, text)
save(before)

const stylesheet = join(site, 'assets/site.css')

let server, url, browser
try {
  const readout = compile()
  await start(readout, '0')
  browser = await launch()
  const context = await browser.newContext({ viewport: { width: 1000, height: 500 } })
  const noise = []
  const open = async path => {
    const page = await context.newPage()
    page.on('console', m => { if (['error', 'warning'].includes(m.type())) noise.push(m.text()) })
    page.on('pageerror', e => noise.push(e.message))
    await page.goto(url + path)
    await mark(page)
    return page
  }
  // A mark is lost when the page is loaded again.
  const mark = page => page.evaluate(() => { window.loaded = 'once' })
  const stays = page => page.evaluate(() => window.loaded === 'once')
  // Where a link of the preview leads: to no page, but to the editor.
  const led = async (page, link) => (await page.request.get(new URL(link, page.url()).href, { maxRedirects: 0 })).headers().location
  const box = page => page.locator('readout-preview section')
  const text = (page, words) => page.getByText(words).first()

  const tab = await open('people/ana-lund')
  const other = await open('people/mika-aro.html')

  await tab.evaluate(() => scrollTo(0, 300))
  let began = Date.now()
  save(before + '\nShe has been edited.\n')
  await text(tab, 'She has been edited.').waitFor()
  console.log(`an edit is shown after ${Date.now() - began} ms`)
  const scrolled = await eventually(() => tab.evaluate(() => scrollY), y => y === 300)
  check('an edit is shown where the reader was', scrolled === 300 ? [] : [`scrolled to ${scrolled}`])
  check('a tab whose page did not change is left alone', await stays(other) ? [] : ['it was loaded again'])

  await mark(tab)
  began = Date.now()
  save(before.replace('\nname:', '\n<img src=x onerror=alert(1)>: x\nname:'))
  await box(tab).waitFor()
  console.log(`a mistake is shown after ${Date.now() - began} ms:`, (await box(tab).innerText()).split('\n').join(' / '))
  await box(other).waitFor()
  check('a mistake is shown as text, over the page as it was', [
    await box(tab).getByText('<img src=x onerror=alert(1)>').count() > 0 ? '' : 'its text is not there',
    await box(tab).locator('img').count() === 0 ? '' : 'it became an element',
    await text(tab, 'She has been edited.').count() === 1 ? '' : 'the last good page is gone',
    await stays(tab) ? '' : 'the page was loaded again',
    await box(tab).evaluate(e => getComputedStyle(e).position) === 'fixed' ? '' : 'the box has no style',
    await led(tab, await box(tab).locator('a').getAttribute('href')) === `vscode://file${lund}:2:1` ? '' : 'no link to the editor',
  ].filter(Boolean))
  if (process.argv[2]) await tab.screenshot({ path: join(process.argv[2], 'serve-error.png') })

  await box(tab).getByRole('button').click()
  check('a box can be hidden', await box(tab).count() === 0 ? [] : ['it is still there'])

  save(before)
  await text(tab, 'She has been edited.').waitFor({ state: 'detached' })
  await box(other).waitFor({ state: 'detached' })
  check('mending takes the box away', await stays(other) ? [] : ['and loads a page that did not change'])

  save(before.replace('\nname:', '\ndraft: true\nname:').replaceAll('[[', '').replaceAll(']]', ''))
  await tab.locator('readout-preview .ribbon').waitFor()
  if (process.argv[2]) await tab.screenshot({ path: join(process.argv[2], 'serve-draft.png') })
  save(before)
  await tab.locator('readout-preview .ribbon').waitFor({ state: 'detached' })

  // A stylesheet alone, once the page is there again.
  await tab.waitForFunction(() => document.readyState === 'complete' && document.querySelector('h1'))
  await mark(tab)
  mkdirSync(join(site, 'assets'), { recursive: true })
  writeFileSync(stylesheet, 'h1 { letter-spacing: 5px }')
  const spaced = () => getComputedStyle(document.querySelector('h1') ?? document.body).letterSpacing === '5px'
  for (const page of [tab, other]) await page.waitForFunction(spaced)
  await tab.waitForFunction(() => document.querySelectorAll('link[rel=stylesheet]').length === 1)
  check('a stylesheet is exchanged without loading the page', await stays(tab) && await stays(other) ? [] : ['it was loaded again'])
  rmSync(stylesheet)
  await tab.waitForFunction(() => getComputedStyle(document.querySelector('h1')).letterSpacing !== '5px')

  // A picture under the same name.
  const bar = join(site, 'content/articles/bar.gif')
  writeFileSync(bar, picture(30))
  writeFileSync(join(site, 'content/articles/picture.md'), '---\ntitle: A picture\ndate: 2022-02-01\n---\n![A bar](bar.gif)\n')
  await served('articles/picture.html')
  const gallery = await open('articles/picture.html')
  const width = n => document.querySelector('main img')?.naturalWidth === n
  await gallery.waitForFunction(width, 30)
  await mark(other)
  writeFileSync(bar, picture(50))
  await gallery.waitForFunction(width, 50)
  check('a picture is shown that was replaced under its name', await stays(other) ? [] : ['and loads a page without it'])
  await gallery.close()

  // Eight tabs in front, which is more than a browser has connections.
  const tabs = [tab, other]
  while (tabs.length < 8) tabs.push(await open('people/ana-lund.html'))
  began = Date.now()
  save(before + '\nShe is seen in eight tabs.\n')
  for (const page of tabs.filter(p => p !== other)) await text(page, 'She is seen in eight tabs.').waitFor()
  check(`eight tabs follow (after ${Date.now() - began} ms)`, [])
  const ninth = await open('index.html')
  check('and a ninth opens', await ninth.title() ? [] : ['it has no title'])

  // A page that goes, and comes back.
  const page = join(site, 'content/pages/page-that-goes.md')
  writeFileSync(page, '---\ntitle: A page that goes\n---\nStill here.\n')
  const going = await context.newPage() // its status of 404 is no noise
  await served('page-that-goes.html')
  await going.goto(url + 'page-that-goes.html')
  await text(going, 'Still here.').waitFor()
  rmSync(page)
  await text(going, 'There is no page at this address').waitFor()
  check('a page that is gone says so and leads back', [
    await going.locator('main a[href="/repo/index.html"]').count() === 1 ? '' : 'there is no link to the front page',
  ].filter(Boolean))
  writeFileSync(page, '---\ntitle: A page that came back\n---\nHere again.\n')
  await text(going, 'Here again.').waitFor()
  check('and is shown when it is back', [])

  // The server ends and another begins; the site was edited in between.
  // The page stands in every menu: who ends the server while a tab loads that gets no page at all.
  await tab.locator('a', { hasText: 'A page that came back' }).first().waitFor({ state: 'attached' })
  check('nothing in the console', noise)
  const still = await open('articles/picture.html')
  const port = new URL(url).port
  check('Ctrl-C ends it, with tabs open', await stop() === 0 ? [] : ['with another exit code than 0'])
  for (const page of [tab, still]) await page.locator('readout-preview .lost').waitFor()
  const placed = () => getComputedStyle(document.querySelector('readout-preview').shadowRoot.querySelector('.corner')).position
  check('and they say so, in a corner', await tab.evaluate(placed) === 'fixed' ? [] : ['without a style'])
  save(before + '\nShe was edited in between.\n')
  await start(readout, port)
  await text(tab, 'She was edited in between.').waitFor()
  await still.locator('readout-preview .lost').waitFor({ state: 'detached' })
  check('tabs follow a server that was started again', await stays(still) ? [] : ['and load a page that did not change'])
  save(before + '\nAnd once more.\n')
  await text(tab, 'And once more.').waitFor()

  // A warning is counted, and shown when asked for.
  const article = join(site, 'content/articles/ambiguous.md')
  for (const id of ['ann', 'bob']) writeFileSync(join(site, `content/people/${id}-oak.md`), `---\nname: ${id} Oak\naliases: [the Night Envoy]\n---\n`)
  writeFileSync(article, '---\ntitle: Two of one name\ndate: 2022-02-01\n---\nThey met the Night Envoy.\n')
  const counter = tab.locator('readout-preview summary')
  await served('articles/ambiguous.html')
  await counter.waitFor()
  await counter.click()
  const warned = tab.locator('readout-preview details').getByText('the Night Envoy').first()
  await warned.waitFor()
  check('warnings are counted', /^\d+ warnings?$/.test(await counter.innerText()) ? [] : [await counter.innerText()])
  await tab.reload()
  await warned.waitFor()
  writeFileSync(article, '---\ntitle: Two of one name\ndate: 2022-02-01\n---\nWho met the Night Envoy?\n')
  await tab.locator('readout-preview details').getByText('Who met the Night Envoy?').first().waitFor()
  check('and stay open when the page is loaded again and when they change', [])
  if (process.argv[2]) await tab.screenshot({ path: join(process.argv[2], 'serve-warning.png') })

  // With --navigate, tabs go where the editor goes.
  await stop()
  await still.locator('readout-preview .lost').waitFor()
  await start(readout, port, '--navigate', '--editor', 'none')
  await still.locator('readout-preview .lost').waitFor({ state: 'detached' })
  save(before + '\nFollow me.\n')
  await still.waitForURL(url + 'people/ana-lund.html')
  await text(still, 'Follow me.').waitFor()
  check('with --navigate a tab goes to the page that was saved', [])
  await stop()
} catch (e) {
  check('these checks came to a halt', [e.stack])
} finally {
  await browser?.close()
  server?.kill()
  rmSync(work, { recursive: true, force: true })
}
process.exitCode = closing()

function compile() {
  if (process.env.READOUT) return process.env.READOUT
  const readout = join(work, 'readout')
  const { status, stderr } = spawnSync('go', ['build', '-o', readout, './cmd/readout'], { cwd: repo, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return readout
}

/** Starts the server and keeps the address that it prints. */
async function start(readout, port, ...flags) {
  const args = ['serve', '--source', site, '--port', port, '--base-url', 'https://example.org/repo/', ...flags]
  server = spawn(readout, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  for await (const line of server.stdout) {
    url = /http:\S+/.exec(line)[0]
    return
  }
  throw new Error('the server ended')
}

/** Waits until the server has a page: a tab that was opened too early would be loaded again at any moment. */
async function served(path) {
  for (const end = Date.now() + patience; !(await fetch(url + path)).ok;) {
    if (Date.now() > end) throw new Error(`${path} is not served`)
  }
}

/** Ends the server as Ctrl-C does and returns its exit code. */
async function stop() {
  server.kill('SIGINT')
  return new Promise(done => server.on('exit', done))
}
