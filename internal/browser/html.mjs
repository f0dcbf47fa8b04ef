// Checks of the files themselves: valid HTML and CSS, and links that lead somewhere.

import { spawn } from 'node:child_process'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const vnu = fileURLToPath(new URL('node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url))

/**
 * Runs the Nu HTML checker over the given pages and all stylesheets; answers with its errors, grouped by message.
 * CSS properties the checker has not heard of are left to `knowsProperty`, a browser.
 */
export async function validate(site, pages, knowsProperty) {
  const errors = new Map() // message → where, first
  for (const m of await runVnu(site, pages)) {
    const property = m.message.match(/Property “([^”]+)” doesn't exist/)?.[1]
    if (property && await knowsProperty(property)) continue
    const where = `${m.url?.split(site.dir + '/').pop()}:${m.lastLine}:${m.firstColumn ?? m.lastColumn}`
    const known = errors.get(m.message)
    if (known) known.count++
    else errors.set(m.message, { count: 1, where, extract: m.extract })
  }
  return [...errors].map(([message, e]) =>
    `${e.where}: ${message}${e.count > 1 ? ` (${e.count} times)` : ''}\n        ${(e.extract ?? '').replaceAll('\n', ' ')}`)
}

async function runVnu(site, pages) {
  const styles = readdirSync(site.dir, { recursive: true }).filter(f => f.endsWith('.css'))
  const files = [...pages, ...styles].map(f => join(site.dir, f))
  const java = spawn('java', ['-jar', vnu, '--errors-only', '--skip-non-html', '--also-check-css', '--format', 'json', ...files],
    { stdio: ['ignore', 'ignore', 'pipe'] })
  let report = ''
  for await (const chunk of java.stderr.setEncoding('utf8')) report += chunk
  try {
    return JSON.parse(report).messages.filter(m => m.type !== 'info')
  } catch {
    return [{ message: `no report by the checker: ${report.slice(0, 500)}` }]
  }
}

/** Follows every link of every page to a file of the site, and to the id it names; no page has an id twice. */
export function brokenLinks(site, base) {
  const broken = []
  const ids = new Map() // page → set of ids
  const idsOf = page => {
    if (!ids.has(page)) ids.set(page, idsIn(read(site, page)))
    return ids.get(page)
  }
  const files = new Map() // path → is there such a file
  const isFile = path => {
    if (!files.has(path)) files.set(path, statSync(join(site.dir, path), { throwIfNoEntry: false })?.isFile() ?? false)
    return files.get(path)
  }

  for (const page of site.pages) {
    const seen = new Set()
    const text = read(site, page)
    ids.set(page, idsIn(text, id => broken.push(`${page}: the id ${id} stands there twice`)))
    for (const [, quoted, bare] of text.matchAll(/\s(?:href|src)=(?:"([^"]*)"|([^\s">]+))/g)) {
      const attribute = quoted ?? bare
      if (seen.has(attribute)) continue
      seen.add(attribute)
      const link = decode(attribute)
      const url = new URL(link, base + page)
      if (!url.href.startsWith(base)) {
        if (url.origin === new URL(base).origin) broken.push(`${page}: ${link} leads out of the site`)
        continue
      }
      let path = decodeURIComponent(url.pathname.slice(new URL(base).pathname.length))
      if (path === '' || path.endsWith('/')) path += 'index.html'
      if (!isFile(path)) broken.push(`${page}: ${link}: no such file`)
      else if (url.hash.length > 1 && path.endsWith('.html') && !idsOf(path).has(decodeURIComponent(url.hash.slice(1)))) {
        broken.push(`${page}: ${link}: no such id there`)
      }
    }
  }
  return broken
}

/** The ids in a page; `twice` is told of those that are not the only ones. */
function idsIn(text, twice = () => {}) {
  const ids = new Set()
  for (const [, quoted, bare] of text.matchAll(/<[a-z][^>]*?\sid=(?:"([^"]*)"|([^\s">]+))/g)) {
    const id = quoted ?? bare
    if (ids.has(decode(id))) twice(decode(id))
    ids.add(decode(id))
  }
  return ids
}

const read = (site, page) => readFileSync(join(site.dir, page), 'utf8')

const decode = s => s.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|quot|lt|gt|apos));/gi, (_, hex, dec, name) =>
  hex ? String.fromCodePoint(parseInt(hex, 16))
    : dec ? String.fromCodePoint(Number(dec))
      : { amp: '&', quot: '"', lt: '<', gt: '>', apos: "'" }[name.toLowerCase()])
