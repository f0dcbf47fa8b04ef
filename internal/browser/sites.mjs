// The sites that are checked, and which of their pages a browser opens.

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const repo = resolve(fileURLToPath(import.meta.url), '../../..')
const shared = resolve(repo, '../shared')

/** Every site is built for this address: only 404.html, feeds and the like may differ by it. */
export const base = 'http://127.0.0.1/repo/'

/** The program: the binary that READOUT names, else one that is built into `work`, once. */
export function program(work) {
  if (process.env.READOUT) return process.env.READOUT
  const readout = join(work, 'readout')
  if (!existsSync(readout)) run('go', 'build', '-o', readout, './cmd/readout')
  return readout
}

/** Builds the sites at hand, or those of the given names, into `work`; READOUT may name a binary to build with. */
export function build(work, names = ['fixture', 'sample', 'seed', 'hsg']) {
  const readout = program(work)

  const sources = { fixture: fixture(work), sample: repo, arabic: join(repo, 'internal/build/testdata/arabic/site') }
  const seed = join(shared, 'seed/site')
  if (existsSync(seed)) sources.seed = seed
  const corpora = join(shared, 'corpora')
  if (existsSync(corpora) && names.includes('hsg')) {
    sources.hsg = join(work, 'hsg-source')
    run('go', 'run', './internal/corpus/hsgsite', '-corpora', corpora, sources.hsg)
  }
  if (existsSync(corpora) && names.includes('wire')) {
    sources.wire = join(work, 'wire-source')
    run('go', 'run', './internal/corpus/hsgsite', '-corpora', corpora, '-wire', 5000, sources.wire)
  }

  return Object.entries(sources).filter(([name]) => names.includes(name)).map(([name, source]) => {
    const out = join(work, name)
    run(readout, 'build', '--source', source, '--out', out, '--base-url', base)
    return open(out, name)
  })
}

/**
 * Copies the site of the golden tests, which has a page of each kind, without the files that cannot be published.
 * What scripts and the preview are tried on is there, whatever the sample in content/ says.
 */
export function fixture(work) {
  const source = join(work, 'fixture-source')
  cpSync(join(repo, 'internal/build/testdata/golden/site'), source, { recursive: true })
  for (const name of ['articles/2022/embargoed.md', 'people/iver-holm.md']) rmSync(join(source, 'content', name))
  return source
}

/** Builds a site of one person whose statements go on on further pages: 250 on a dam, every other about Denmark. */
export function longDossier(work) {
  const source = join(work, 'long-source')
  const files = {
    'readout.yaml': 'title: Dams\n',
    'content/people/ana-lund.md': '---\nname: Ana Lund\nposts: [{role: Envoy, country: no}]\n---\n',
    'content/topics/dam.md': '---\nname: Dam\n---\n',
    'content/articles/dams.md': '---\ntitle: Dams\ndate: 2024-03-06\n---\n' + Array.from({ length: 250 }, (_, i) =>
      `Lund said that [dam ${i} was safe](said:ana-lund "topic dam; about ${i % 2 ? 'dk' : 'is'}").\n`).join('\n'),
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(source, name)), { recursive: true })
    writeFileSync(join(source, name), text)
  }
  const out = join(work, 'long')
  run(program(work), 'build', '--source', source, '--out', out, '--base-url', base)
  return open(out)
}

// Warnings are expected (the corpora are real), so only a failure is heard.
function run(cmd, ...args) {
  const { status, stderr, error } = spawnSync(cmd, args, { cwd: repo, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`${cmd} ${args.join(' ')}\n${error?.message ?? stderr.slice(-4000)}`)
}

/** A built site: its name, folder, and pages as paths relative to the folder. */
export function open(dir, name = basename(dir)) {
  const pages = readdirSync(dir, { recursive: true })
    .map(p => p.replaceAll('\\', '/')).filter(p => p.endsWith('.html')).sort()
  return { name, dir, pages }
}

/** One page of each kind, the largest, as it has the most to go wrong. Redirects are not pages. */
export function onePageOfEachKind(site) {
  const best = new Map()
  for (const page of site.pages) {
    const file = join(site.dir, page)
    const size = statSync(file).size
    const kind = kindOf(page)
    if (size > (best.get(kind)?.size ?? -1) && !isRedirect(file)) best.set(kind, { kind, page, size })
  }
  return [...best.values()]
}

/**
 * Pages that together have everything the checker of HTML can object to: each tag, with its attributes and the
 * signs in their values, behind each other. All pages come of the same layouts, so what is in none of these is
 * in no other page. The largest come first, as they have most of it.
 */
export function pagesOfEachForm(site) {
  const seen = new Set()
  const bySize = site.pages.map(page => ({ page, size: statSync(join(site.dir, page)).size })).sort((a, b) => b.size - a.size)
  return bySize.map(({ page }) => page).filter(page => {
    const known = seen.size
    let before = ''
    for (const [, name, attributes] of readFileSync(join(site.dir, page), 'utf8').matchAll(/<(\/?[a-z][a-z0-9-]*)([^>]*)>/g)) {
      seen.add(before + '>' + name + formOf(attributes))
      before = name
    }
    return seen.size > known
  })
}

/** Attributes without the words of their values: ` href="x" class=x`. */
const formOf = attributes => attributes.replace(/=("[^"]*"|[^\s"]+)/g, (_, value) => '=' + value.replace(/[\p{L}\p{N} ,.;:’“”–—/#_-]+/gu, 'x'))

function kindOf(page) {
  const parts = page.split('/')
  const [kind, second] = parts
  const last = parts.at(-1)
  if (parts.length === 1 || /^(index|by-(country|post))\.html$/.test(last)) return page // indexes, about.html, 404.html
  if (kind !== 'briefs' && /^\d{4}(-\d\d(-\d+)?)?\.html$/.test(last)) return `${kind}, ${last.length > 9 ? 'month' : 'year'}`
  if (parts.length > 2 && second === 'index') return `${kind}, letter`
  return kind
}

function isRedirect(file) {
  return /<meta[^>]+http-equiv="?refresh/i.test(readFileSync(file, 'utf8').slice(0, 2000))
}
