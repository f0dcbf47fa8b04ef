// Lighthouse's scores of the sample site's front page and of its longest article and person. A report
// and no check: the first score depends on how busy the machine is, so it is the best of three.
//
//   node report.mjs

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse from 'lighthouse'
import { serve } from '../server.mjs'
import { build, onePageOfEachKind } from '../sites.mjs'
import { launch } from '../tools.mjs'

const kinds = ['performance', 'accessibility', 'best-practices', 'seo']

const work = mkdtempSync(join(tmpdir(), 'readout-lighthouse-'))
const port = await freePort()
const [site] = build(work, ['sample'])
const server = await serve(site.dir, '/repo/')
const browser = await launch(`--remote-debugging-port=${port}`)
try {
  console.log(['page', ...kinds].join('\t'))
  for (const { page } of onePageOfEachKind(site).filter(p => ['index.html', 'articles', 'people'].includes(p.kind))) {
    const runs = []
    for (let i = 0; i < 3; i++) runs.push((await lighthouse(server.url + page, { port, logLevel: 'error', onlyCategories: kinds })).lhr)
    const lhr = runs.sort((a, b) => b.categories.performance.score - a.categories.performance.score)[0]
    console.log([page, ...kinds.map(k => Math.round(lhr.categories[k].score * 100))].join('\t'))
    for (const { id, title, score, displayValue } of lowered(lhr)) console.log(`    ${score} ${id}: ${title} ${displayValue ?? ''}`)
  }
} finally {
  await browser.close()
  server.close()
  rmSync(work, { recursive: true, force: true })
}

/** The audits that cost a page points. */
function lowered({ categories, audits }) {
  const counted = Object.values(categories).flatMap(c => c.auditRefs).filter(ref => ref.weight > 0).map(ref => audits[ref.id])
  return counted.filter(audit => audit.score !== null && audit.score < 1)
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(done => server.once('listening', done))
  const { port } = server.address()
  await new Promise(done => server.close(done))
  return port
}
