// Searching in a real browser, as a reader does it.
//
//   node search.mjs          READOUT may name a binary to build with
//   node search.mjs DIR      also leaves pictures there
//
// On a small site of its own in four languages, under /repo/; and the index is read as a whole, to see that scripts
// cut and fold words as the program that made it.

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { serve } from './server.mjs'
import { check, closing } from './tally.mjs'
import { eventually, launch, missingTools } from './tools.mjs'

const missing = missingTools().filter(tool => tool.startsWith('Chromium'))
if (missing.length > 0) {
  console.log(`searching not checked; missing: ${missing.join('; ')}`)
  process.exit(process.env.CI === 'true' ? 1 : 0)
}

const repo = resolve(fileURLToPath(import.meta.url), '../../..')
const work = mkdtempSync(join(tmpdir(), 'readout-search-'))
const pictures = process.argv[2]

// One paragraph for each 60 letters. Of scripts that still grow program and browser may know different letters.
const ranges = [[0xa0, 0x530], [0x531, 0x5f0], [0x620, 0x700], [0x904, 0x93a], [0xe01, 0xe3b], [0x10a0, 0x1100], [0x1e00, 0x2000],
  [0x3041, 0x3100], [0x3400, 0xd7a4, 97], [0xfb00, 0xfb07], [0xff10, 0xffdd], [0x1d400, 0x1d800], [0x20000, 0x2a000, 997]]
const letters = ranges.flatMap(([from, to, by = 1]) => Array.from({ length: (to - from) / by }, (_, i) => String.fromCodePoint(from + i * by)))
  .filter(c => /[\p{L}\p{N}]/u.test(c))
const allLetters = Array.from({ length: letters.length / 60 + 1 }, (_, i) => letters.slice(60 * i, 60 * i + 60).join(' x')).join('\n\n')
const filler = n => Array.from({ length: n }, (_, i) => `Paragraph ${i} is there so that the page is long, and says nothing of fish.`).join('\n\n')

const content = {
  'readout.yaml': 'title: The Harbour Desk\nbase_url: http://127.0.0.1/repo/\n',
  'content/people/ilse-lavander.md': '---\nname: Ilse Lavander\naliases: [Ильзе Лавандер]\ncountry: no\nposts: [{role: Minister of Fisheries, country: no}]\n---\nShe mends her own nets.\n',
  'content/people/emile-garcon.md': '---\nname: Émile Garçon\ncountry: fr\n---\n',
  'content/people/jean-petit.md': '---\nname: Jean Petit\nposts: [{role: Minister of the Sea, country: fr}]\n---\n',
  'content/people/ann-al-bahar.md': '---\nname: Ann Al Bahar\nposts: [{role: Secretary of Labor, country: us}]\n---\n',
  'content/pages/about.md': '---\ntitle: About the desk\n---\nWe print tide tables, too.\n',
  'content/events/2021-05-04-quay.md': '---\ntype: meeting\ndate: 2021-05-04\ntitle: Meeting on the quay\nparticipants: [ilse-lavander, emile-garcon]\n---\nIt rained in the harbour.\n',
  'content/articles/2021/quotas.md': `---\ntitle: Quotas agreed\ndate: 2021-05-05\nsummary: The catch of herring is halved.\n---\n${filler(40)}\n\nMr. Garçon left the harbour. Nobody had expected the herring to be named at all. [[Ilse Lavander]] laughed.\n\n${filler(40)}\n`,
  'content/articles/2022/nets.md': '---\ntitle: Of nets and other gear\ndate: 2022-03-01\n---\n["We count boats and lines, and then nets,"](said:ilse-lavander) she said. The U.S. was not there, the herring were.\n',
  'content/articles/2022/lines.md': '---\ntitle: Old gear\ndate: 2022-03-02\n---\nFrance wants nets and lines forbidden in the harbour, without counting.\n\n> [!quote] emile-garcon\n>\n> A well-known net – "the purse" – is the worst, since it spares nothing that swims, crawls or drifts in the whole of the bay.\n',
  'content/articles/2022/hake.md': '---\ntitle: Hake at last\ndate: 2022-02-02\n---\nAn e-mail came from the F-16 squadron: 3,000 hake were seen. No T-72B3 swims. The am\u00adbas\u00adsa\u00addor laughed.\n\n["Fewer hake,"](demands:jean-petit "of no; to ilse-lavander") Petit wrote.\n',
  'content/articles/2022/cod.md': '---\ntitle: Of cod\ndate: 2022-03-20\n---\n["Less cod,"](demands:jean-petit "of pl, cz; on 2022-03-18") he wrote.\n\n["Less plaice,"](demands:jean-petit "of pl, cz; on 2022-01-18") he had written.\n',
  'content/articles/2022/lights.md': '---\ntitle: Lights out\ndate: 2022-04-01\n---\nThe lighthouse is dark. Boats wait outside. Nobody knows why it is so.\n',
  'content/articles/2022/lights-again.md': '---\ntitle: Lights out, again\ndate: 2022-04-02\n---\nThe lighthouse is dark. Boats wait outside. Nobody knows why it is so.\n',
  'content/articles/2022/ru.md': '---\ntitle: Переговоры о рыбе\ndate: 2022-03-03\n---\nМинистр приехал поздно. Ёлка стояла у причала.\n',
  'content/articles/2022/ar.md': '---\ntitle: محادثات حول الصيد\ndate: 2022-03-04\n---\nوصل الوزير متأخرًا. قال إن الأُسطول سيعود إلى الميناء. هذا كابل\n',
  'content/articles/2022/zh.md': '---\ntitle: 渔业谈判\ndate: 2022-03-05\n---\n外交部长昨天抵达港口。他说鲱鱼很多。\n',
  'content/articles/2022/letters.md': `---\ntitle: Letters\ndate: 2022-03-06\nmentions: explicit\n---\n${allLetters}\n`,
}

const problems = []
let slowest = 0 // milliseconds from the last key to what was waited for
let browser, server
try {
  const dir = build()
  server = await serve(dir, '/repo/')
  browser = await launch()
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } })
  const page = await open(context, 'index.html')
  const hits = page.locator('.hits li')

  await page.keyboard.press('/')
  await page.keyboard.type('lav') // at once, as people do
  await hits.first().waitFor()
  await expect('a name comes first, with the post', hits.first(), /^Ilse Lavander Minister of Fisheries · Norway$/)
  await expect('the rest of the word is not marked off', page.locator('.hits mark').first(), /^Lavander$/)
  if (pictures) await page.screenshot({ path: join(pictures, 'search-dialog.png') })

  await ask(page, 'emile garcon', 'names are found without their accents', [/^Émile Garçon/, /^Meeting on the quay/])
  await ask(page, 'ЛАВАНДЕР', 'and by another name', [/^Ilse Lavander/])
  await ask(page, 'herring', 'a word is found where it stands, the newest first', [/^Of nets.*herring were/s, /^Quotas agreed.*catch of herring/s])
  await ask(page, 'herring laughed', 'words of several sentences are found, too', [/^Quotas agreed/])
  await ask(page, '"nets and lines"', 'a phrase is found as it stands', [/^Old gear/])
  await ask(page, '"lines and nets"', 'one that nobody wrote, by its words', [/^Old gear/, /^Of nets/])
  await expect('is said not to be there', page.locator('#search [role=status]'), /^Nothing has this phrase; 2 found with its words$/)
  await ask(page, 'nets and lines ', 'its words stand elsewhere, too', [/^Old gear/, /^Of nets/])
  await ask(page, 'us herr', 'initials are found without their stops', [/^Of nets/])
  await ask(page, 'tide', 'pages are found', [/^About the desk/])
  await ask(page, 'quay', 'events are found', [/^Meeting on the quay Meeting · 4 May 2021$/])
  await ask(page, 'перегов', 'Russian', [/^Переговоры о рыбе/])
  await ask(page, 'елка', 'Russian without the dots of ё', [/Ёлка стояла/])
  await ask(page, 'محادثات', 'Arabic', [/^محادثات/])
  await ask(page, 'الاسطول', 'Arabic without its signs', [/الأُسطول/])
  await ask(page, '外交', 'Chinese', [/外交部长昨天抵达港口。/])
  await ask(page, '鲱', 'a single character', [/他说鲱鱼很多。/])
  await ask(page, '交部鱼', 'characters that do not stand together', [/^渔业谈判/])

  await ask(page, 'gear herring the', 'stop words cost nothing', [/^Of nets/])

  // Other forms of words, and words that are written in two ways.
  await ask(page, 'laughing squadrons', 'other forms of words', [/^Hake at last/])
  await ask(page, 'ambassador ', 'soft hyphens are nothing', [/^Hake at last.*am.?bas.?sa.?dor laughed/s])
  await ask(page, 'email ', 'a hyphen less', [/An e-mail came from the F-16/])
  await ask(page, 'e-mail F16 3000', 'a hyphen more, and a comma less', [/An e-mail came from the F-16/])
  await ask(page, 'كابل ', 'Arabic is not the language of the site', [/^محادثات.*كابل$/s])
  await ask(page, 'count', 'the word itself comes before its other forms', [/^Of nets/, /^Old gear.*counting/s])

  // What is between two, and what somebody says of something.
  await ask(page, 'norway france', 'two countries', [/^France and Norway Relation · Last contact 2 Feb 2022$/])
  await ask(page, 'FR no', 'by their codes', [/^France and Norway Relation/])
  await ask(page, 'petit norway', 'a person and a country',
    [/^Jean Petit demanded.*Norway.* Statement · 2 Feb 2022.*Fewer hake,. Petit wrote/s])
  await ask(page, 'emile garcon ', 'a name is one', [/^Émile Garçon/, /./])

  await ask(page, 'pl cz', 'a statement is shown if its article is not, the newest first',
    [/^Jean Petit .*Poland and Czechia.*Mar 2022.*Less cod/s, /^Jean Petit .*Poland and Czechia.*Jan 2022.*Less plaice/s])
  await ask(page, '*', 'signs find nothing', [])
  await expect('and a word is asked for', page.locator('#search [role=status]'), /^Type a word or a name\.$/)

  await ask(page, 'norway france poland', 'three countries: what is between them first',
    [/^France and Poland Relation/, /^France and Norway Relation/])
  await ask(page, 'minister of norway', 'who holds a post', [/^Ilse Lavander/])
  await ask(page, 'norwegian minister', 'by the adjective of the country', [/^Ilse Lavander/])
  await ask(page, 'us secretary', 'by its code', [/^Ann Al Bahar/])

  // By date.
  await ask(page, '2022-02-02', 'a day as it is written in files', [/^2 February 2022 Brief$/, /^Hake at last/])
  await ask(page, '02.02.2022', 'with stops', [/^2 February 2022 Brief$/, /^Hake at last/])
  await ask(page, '2.2.2022', 'without noughts', [/^2 February 2022 Brief$/, /^Hake at last/])
  await ask(page, '20.3.2022', 'a day of two digits, which is not the 2nd or 22nd', [/^20 March 2022 Brief$/, /^Of cod/])
  await ask(page, '3/20/2022', 'with the month first, if only that can be', [/^20 March 2022 Brief$/, /^Of cod/])
  await ask(page, 'feb 2', 'without its year', [/^2 February 2022 Brief$/, /^Hake at last/])
  await ask(page, '4 May 2021', 'of an event', [/^Meeting on the quay/, /./])
  await ask(page, 'april 2022', 'a month', [/^2 April 2022 Brief$/, /^Lights out, again/, /^1 April 2022 Brief$/])
  await ask(page, 'lights april 2022', 'a month and a word', [/^Lights out, again/])

  // As others write it.
  await ask(page, 'sec of labor', 'short for secretary', [/^Ann Al Bahar Secretary of Labor/])
  await ask(page, 'albahar', 'an Arabic article', [/^Ann Al Bahar/])
  await ask(page, 'f 16 hake', 'a blank for a hyphen', [/^Hake at last/])
  await ask(page, 'T-72', 'a compound that goes on', [/T-72B3/])
  await ask(page, 'garsson', 'two letters of a name', [/^Émile Garçon/, /./])

  // What is sent twice is shown once.
  await ask(page, 'lighthouse', 'nearly the same story', [/^Lights out, again/])

  // What has the most of the words.
  await ask(page, 'tide tables herring', 'some of the words', [/^About the desk/])
  await expect('is said to be some', page.locator('#search [role=status]'), /^Nothing has all of these words; 1 found with most of them$/)

  // Narrowing. Norway is what Ilse Lavander's article and meeting are of, too.
  await ask(page, 'harbour', 'many are found', [/./, /./, /./])
  const all = await count(page)
  const [kind, year, country] = await page.locator('.narrow select').all()
  await kind.selectOption('event')
  await expect('one kind', hits.first(), /^Meeting on the quay/)
  check('one kind alone', await count(page) === 1 ? [] : [`${await count(page)} found`])
  await kind.selectOption('')
  await year.selectOption('2021')
  await page.waitForFunction(() => document.querySelectorAll('.hits li').length === 2)
  check('one year', await count(page) === 2 ? [] : [`${await count(page)} found`])
  await year.selectOption('')
  await page.locator('.narrow summary').click()
  await country.locator('option', { hasText: 'France' }).waitFor({ state: 'attached' })
  await country.selectOption({ label: await country.locator('option', { hasText: 'France' }).textContent() })
  await page.waitForFunction(n => !document.querySelector('#search [role=status]').textContent.endsWith(' ' + n), all)
  const alone = found => found.length === 1 && /^Old gear/.test(found[0])
  const french = await eventually(() => hits.allInnerTexts(), alone)
  check('one country', alone(french) ? [] : french)
  if (pictures) await page.screenshot({ path: join(pictures, 'search-narrow.png') })
  await country.selectOption('')

  // Keyboard.
  await ask(page, 'herring', 'again', [/./, /./])
  const focused = () => page.evaluate(() => document.activeElement.closest('li')?.innerText.slice(0, 5) ?? document.activeElement.tagName)
  const path = []
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
    await page.keyboard.press(key)
    path.push(await focused())
  }
  check('arrows', path.join() === 'Of ne,Quota,Quota,Of ne,INPUT' ? [] : [path.join()])
  await page.keyboard.press('ArrowDown') // in the input Escape takes the words away first
  await page.keyboard.press('Escape')
  check('Escape closes the dialog', await page.locator('dialog[open]').count() === 0 ? [] : ['it is open'])
  await page.keyboard.press('/')
  check('and / opens it again', await page.locator('dialog[open]').count() === 1 ? [] : ['it is not open'])

  // What is not there.
  await ask(page, 'herrimg', 'a slip of the finger', [/^Of nets/, /^Quotas/])
  await expect('is said', page.locator('#search [role=status]'), /^Nothing has all of these words/)
  await page.getByRole('button', { name: 'herring' }).click()
  await expect('what was meant is found', hits.first(), /^Of nets/)
  await expect('and nothing is said', page.locator('#search [role=status]'), /^2 found$/)
  await ask(page, 'ilse lavadner', 'a slip in a name', [/^Ilse Lavander/, /./])
  await ask(page, 'qqqqqqqq', 'nothing like it', [])
  await expect('the indexes are there', page.locator('.otherwise'), /People/)
  await expect('the excuse for no scripts is not', page.locator('.otherwise'), /^(?!.*JavaScript)/s)

  // Without the network, what was fetched goes on.
  await context.setOffline(true)
  await ask(page, 'quay', 'offline', [/^Meeting on the quay/])
  await context.setOffline(false)

  // Enter opens the first result.
  await ask(page, 'tide', 'to open', [/^About the desk/])
  await page.keyboard.press('Enter')
  await page.waitForURL(/about\.html/)
  await page.goBack()
  await page.keyboard.press('/')

  // The jump.
  await ask(page, 'herring named', 'a sentence in the middle of a page', [/^Quotas/])
  await jump(page, 'Nobody had expected the herring')
  await page.keyboard.press('/')
  await ask(page, 'purse swims', 'a quotation, from deeper in the site', [/^Old gear/])
  await jump(page, 'A well-known net')

  // Its own page, with the words in the address.
  const own = await open(context, 'search.html?q=herring')
  await own.locator('.hits li').nth(1).waitFor()
  await expect('the number is announced', own.locator('#search [role=status]'), /^2 found$/)
  await ask(own, 'nets', 'its own page', [/./, /./, /./])
  check('the address says what was asked', own.url().endsWith('?q=nets') ? [] : [own.url()])
  if (pictures) await own.screenshot({ path: join(pictures, 'search-page.png') })

  // The page for missing addresses.
  const lost = await open(context, 'people/ilse-lavender.html')
  await expect('a missing page offers the nearest', lost.locator('#nearest'), /Ilse Lavander/)
  const mistyped = await open(context, 'people/lavnader.html')
  await expect('and does so for a slip', mistyped.locator('#nearest'), /Ilse Lavander/)

  check('scripts and program agree on words', await own.evaluate(compareIndex))
  await withoutScripts(dir)
  check('nothing in the console', problems)
  console.log(`results were there at most ${slowest} ms after the last key`)
} catch (e) {
  check('these checks came to a halt', [e.message, ...(e.stack ?? '').split('\n').slice(1, 4), ...problems])
} finally {
  await browser?.close()
  server?.close()
  rmSync(work, { recursive: true, force: true })
}
process.exitCode = closing()

/** Builds the site and returns the folder of its pages. */
function build() {
  let readout = process.env.READOUT
  if (!readout) {
    readout = join(work, 'readout')
    run('go', 'build', '-o', readout, './cmd/readout')
  }
  for (const [name, text] of Object.entries(content)) {
    mkdirSync(dirname(join(work, 'site', name)), { recursive: true })
    writeFileSync(join(work, 'site', name), text)
  }
  run(readout, 'build', '--source', join(work, 'site'), '--out', join(work, 'out'))
  return join(work, 'out')
}

function run(command, ...args) {
  const { status, stderr, error } = spawnSync(command, args, { cwd: repo, encoding: 'utf8' })
  if (status !== 0) throw new Error(error?.message ?? stderr)
}

async function open(context, path, expected = 200) {
  const page = await context.newPage()
  page.on('console', m => {
    const missing = /status of 404/.test(m.text()) && m.location().url === page.url()
    if (['error', 'warning'].includes(m.type()) && !missing) problems.push(`${path}: ${m.text()}`)
  })
  page.on('pageerror', e => problems.push(`${path}: ${e.stack}`))
  await page.goto(server.url + path)
  return page
}

async function expect(name, locator, pattern) {
  await locator.waitFor().catch(() => {})
  const text = await eventually(async () => (await locator.innerText().catch(() => 'nothing')).trim(), text => pattern.test(text))
  check(name, pattern.test(text) ? [] : [`it is ${JSON.stringify(text)}`])
}

/** Types a query, and compares what is found. */
async function ask(page, query, name, patterns) {
  const input = page.locator('#search input')
  await input.fill('')
  await page.waitForFunction(() => !document.querySelector('.hits li'))
  await input.pressSequentially(query)
  const began = Date.now()
  await page.waitForFunction(n => n ? document.querySelectorAll('.hits li').length >= n : /^(Nothing|Type)/.test(document.querySelector('#search [role=status]').textContent),
    patterns.length).catch(() => {})
  const took = Date.now() - began
  slowest = Math.max(slowest, took)
  const exact = patterns.at(-1)?.source !== '.'
  const right = found => patterns.every((p, i) => p.test(found[i])) && (!exact || found.length === patterns.length)
  const found = await eventually(() => page.locator('.hits li').allInnerTexts(), right)
  check(`${name}: ${query}`, right(found) ? [] : [`found ${found.length}`, ...found])
}

async function count(page) {
  const [, n] = /(\d+) found$/.exec(await page.locator('#search [role=status]').innerText()) ?? []
  return Number(n)
}

/** Follows the first hit and looks whether its sentence is on the screen, by its anchor alone and by its words. */
async function jump(page, sentence) {
  const link = page.locator('.hits a').first()
  const href = await link.getAttribute('href')
  await link.click()
  await page.waitForURL(url => url.href.includes('#'))
  const seen = () => page.evaluate(words => {
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
    for (let node; (node = walker.nextNode());) {
      const at = node.data.indexOf(words.slice(0, 12))
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 5)
      const { top, bottom } = range.getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight ? '' : `it is at ${top}`
    }
    return 'it is not on the page'
  }, sentence)
  const byWords = await eventually(seen, wrong => !wrong) // browsers look for the words a moment later, and scroll smoothly
  check(`the jump lands on the sentence: ${sentence}`, byWords ? [byWords, page.url()] : [])
  await page.goto('about:blank')
  await page.goto(href.replace(/:~:.*/, ''))
  const byAnchor = await eventually(seen, wrong => !wrong)
  check(`and so by its anchor: ${sentence}`, byAnchor ? [byAnchor, page.url()] : [])
}

/** In the page: reads the whole index, and compares the terms of each sentence with what scripts make of its words. */
async function compareIndex() {
  const module = [...performance.getEntriesByType('resource')].find(e => e.name.endsWith('search-index.js')).name
  const { Index, compoundsOf, wordsOf } = await import(module)
  const index = await Index.open(new URL('search/', document.baseURI).href)
  const said = []
  for (const [first] of index.terms) {
    const shard = await index.around({ term: first })
    if (shard[0].term !== first) return [`the shard of ${first} begins with ${shard[0].term}`]
    for (const { term, bytes } of shard) {
      let at = 0
      for (let sentence = -1; at < bytes.length;) {
        let n = 0
        for (let scale = 1; ; scale *= 128) {
          n += bytes[at] % 128 * scale
          if (bytes[at++] < 128) break
        }
        (said[sentence += n] ??= new Set()).add(term)
      }
    }
  }
  const wrong = []
  let sentence = 0
  for (let document = 0; document < index.lengths.length; document++) {
    const named = /^(?!page|relation|statement)/.test(index.kindOf[document])
    const person = index.kindOf[document] === 'person' // whose post is found by the names of its country
    for (const [i, [, text]] of (await index.text(document)).sentences.entries()) {
      const list = wordsOf(text)
      const terms = new Set([...list, ...compoundsOf(text, list)].map(w => w.term))
      const missing = [...terms].filter(t => !said[sentence]?.has(t) && !index.stop.split(' ').includes(t))
      const extra = text && !(named && !i) && !(person && i === 1) ? [...said[sentence] ?? []].filter(t => !terms.has(t)) : [] // not all names and days are shown
      if (missing.length || extra.length) wrong.push(`scripts alone: ${missing}; the index alone: ${extra}; in: ${text.slice(0, 200)}`)
      sentence++
    }
  }
  return sentence > 150 ? wrong : [`only ${sentence} sentences`]
}

/** Where scripts or a server are missing the page says so, and lists the indexes. */
async function withoutScripts(dir) {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const off = await context.newPage()
  const on = await (await browser.newContext()).newPage()
  on.on('console', m => problems.push(`as a file: ${m.text()}`))
  for (const [where, page, url] of [['without JavaScript', off, server.url + 'search.html'], ['as a file', on, pathToFileURL(join(dir, 'search.html')).href]]) {
    await page.goto(url)
    await page.waitForTimeout(200)
    await expect(`${where} the page says so`, page.locator('.otherwise'), /needs JavaScript and a web server.*People/s)
    check(`${where} there is no form`, await page.locator('#search form').isVisible() ? ['there is'] : [])
  }
}
