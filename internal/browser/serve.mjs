// The preview server in a real browser, as an editor has it beside the text.
//
//   node serve.mjs         READOUT may name a binary to run
//   node serve.mjs DIR     also leaves pictures there
//
// On a copy of the sample site: an edit shows, a mistake is shown over the page, mending it takes that away.

import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { check, closing } from './tally.mjs'
import { launch, missingTools } from './tools.mjs'

const missing = missingTools().filter(tool => tool.startsWith('Chromium'))
if (missing.length > 0) {
  console.log(`preview not checked; missing: ${missing.join('; ')}`)
  process.exit(process.env.CI === 'true' ? 1 : 0)
}

const repo = resolve(fileURLToPath(import.meta.url), '../../..')
const work = mkdtempSync(join(tmpdir(), 'readout-serve-'))
const site = join(work, 'site')
for (const name of ['readout.yaml', 'content']) cpSync(join(repo, name), join(site, name), { recursive: true })

const lavrov = join(site, 'content/people/sergey-lavrov.md')
const before = readFileSync(lavrov, 'utf8')
const save = text => writeFileSync(lavrov, text)

let server, browser
try {
  const url = await start()
  browser = await launch()
  const context = await browser.newContext()
  const noise = []
  const open = async path => {
    const page = await context.newPage()
    page.on('console', m => { if (['error', 'warning'].includes(m.type())) noise.push(m.text()) })
    page.on('pageerror', e => noise.push(e.message))
    await page.goto(url + path)
    await page.evaluate(() => { window.loaded = 'once' })
    return page
  }
  const box = page => page.locator('readout-preview section')
  const stays = page => page.evaluate(() => window.loaded === 'once')

  const tab = await open('people/sergey-lavrov')
  const other = await open('people/ned-price.html')

  let began = Date.now()
  save(before + '\nHe has been edited.\n')
  await tab.getByText('He has been edited.').waitFor()
  console.log(`an edit is shown after ${Date.now() - began} ms`)
  check('a tab whose page did not change is left alone', await stays(other) ? [] : ['it was loaded again'])

  await tab.evaluate(() => { window.loaded = 'once' })
  began = Date.now()
  save(before.replace('\nname:', '\n<img src=x onerror=alert(1)>: x\nname:'))
  await box(tab).waitFor()
  console.log(`a mistake is shown after ${Date.now() - began} ms:`, (await box(tab).innerText()).split('\n').join(' / '))
  await box(other).waitFor()
  check('a mistake is shown as text, over the page as it was', [
    await box(tab).getByText('<img src=x onerror=alert(1)>').count() > 0 ? '' : 'its text is not there',
    await box(tab).locator('img').count() === 0 ? '' : 'it became an element',
    await tab.getByText('He has been edited.').count() === 1 ? '' : 'the last good page is gone',
    await stays(tab) ? '' : 'the page was loaded again',
    await box(tab).evaluate(e => getComputedStyle(e).position) === 'fixed' ? '' : 'the box has no style',
  ].filter(Boolean))
  if (process.argv[2]) await tab.screenshot({ path: join(process.argv[2], 'serve-error.png') })

  await box(tab).getByRole('button').click()
  check('a box can be hidden', await box(tab).count() === 0 ? [] : ['it is still there'])

  save(before)
  await tab.getByText('He has been edited.').waitFor({ state: 'detached' })
  await box(other).waitFor({ state: 'detached' })
  check('mending takes the box away', await stays(other) ? [] : ['and loads a page that did not change'])

  save(before.replace('\nname:', '\ndraft: true\nname:').replaceAll('[[', '').replaceAll(']]', ''))
  await tab.locator('readout-preview .ribbon').waitFor()
  if (process.argv[2]) await tab.screenshot({ path: join(process.argv[2], 'serve-draft.png') })
  save(before)
  await tab.locator('readout-preview .ribbon').waitFor({ state: 'detached' })

  // A browser opens six connections to one server, so tabs behind others must not hold them. Here all
  // tabs are in front: they are told otherwise.
  const behind = hidden => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }
  for (const page of [tab, other]) await page.evaluate(behind, true)
  for (let i = 0; i < 10; i++) await (await open('index.html')).evaluate(behind, true)
  save(before + '\nHe has been edited again.\n')
  await tab.evaluate(behind, false)
  await tab.getByText('He has been edited again.').waitFor()
  await other.evaluate(behind, false)
  check('nothing in the console', noise)

  server.kill('SIGINT')
  const code = await new Promise(done => server.on('exit', done))
  check('Ctrl-C ends it, with tabs open', code === 0 ? [] : [`exit code ${code}`])
} catch (e) {
  check('these checks came to a halt', [e.message])
} finally {
  await browser?.close()
  server?.kill()
  rmSync(work, { recursive: true, force: true })
}
process.exitCode = closing()

/** Starts the server and returns the address that it prints. */
async function start() {
  let readout = process.env.READOUT
  if (!readout) {
    readout = join(work, 'readout')
    const { status, stderr } = spawnSync('go', ['build', '-o', readout, './cmd/readout'], { cwd: repo, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  }
  server = spawn(readout, ['serve', '--source', site, '--port', '0', '--base-url', 'https://example.org/repo/'], { stdio: ['ignore', 'pipe', 'ignore'] })
  for await (const line of server.stdout) return /http:\S+/.exec(line)[0]
  throw new Error('the server ended')
}
