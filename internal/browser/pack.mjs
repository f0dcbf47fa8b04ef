// Checks what "readout pack" makes: one file that opens from disk and asks for nothing.

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { check } from './tally.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const vnu = fileURLToPath(new URL('node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url))

/** Packs pages of the fixture, one of most kinds, and checks the file. */
export async function checkPack(browser, readout, source, work, base) {
  const file = join(work, 'packed.html')
  const { status, stderr } = spawnSync(readout, ['pack', 'people/ana-lund', 'countries/no', 'relations/is-no', 'events/lund-hale-call',
    'articles/2022/02-01-call', 'briefs/2022-02-01', 'positions', '--source', source, '--base-url', base, '--out', file], { encoding: 'utf8' })
  if (status !== 0) return check('pack', [stderr])
  const problems = []
  const html = readFileSync(file, 'utf8')
  if (/<script|<link|<iframe/.test(html)) problems.push('there is a script or a link to another file in it')
  if (!html.includes('src="data:image/png;base64,')) problems.push('no picture is in it')

  const context = await browser.newContext({ bypassCSP: true }) // axe is a script
  const page = await context.newPage()
  page.on('request', r => { if (r.url() !== pathToFileURL(file).href && !r.url().startsWith('data:')) problems.push(`it asks for ${r.url()}`) })
  page.on('console', m => { if (m.type() === 'error') problems.push(m.text()) })
  await page.goto(pathToFileURL(file).href)
  problems.push(...await page.evaluate(base => [...document.querySelectorAll('a[href]')].flatMap(a => {
    const href = a.getAttribute('href')
    if (href.startsWith('#')) return document.getElementById(decodeURIComponent(href.slice(1))) ? [] : [`${href} leads nowhere`]
    return /^(https?:|mailto:|tel:)/.test(href) ? [] : [`${href} is neither an anchor nor absolute`]
  }), base))
  await page.addScriptTag({ content: axe })
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }))
  problems.push(...violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 200)}`))
  if ((await page.pdf({ format: 'A4' })).length < 10_000) problems.push('it prints nothing')
  for (const line of spawnSync('java', ['-jar', vnu, '--errors-only', file], { encoding: 'utf8' }).stderr.trim().split('\n').filter(Boolean)) {
    const property = line.match(/Property “([^”]+)” doesn't exist/)?.[1] // which the checker has not heard of, but perhaps the browser
    if (!property || !await page.evaluate(p => CSS.supports(p, 'initial'), property)) problems.push(line)
  }
  await context.close()
  check('pack', problems)
}
