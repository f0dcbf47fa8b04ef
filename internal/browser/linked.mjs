// JSON-LD by the types of schema.org: schema-dts has them for TypeScript, whose compiler finds
// properties and types that schema.org does not have where they stand.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { check } from './tally.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))

/**
 * Compiles the JSON-LD of all pages. Of data that differ in their texts alone, one is compiled, and none of which
 * a site before has had the like, which `seen` remembers.
 */
export function checkTypes(site, seen) {
  const forms = new Map() // form → page and data
  for (const page of site.pages) {
    const data = readFileSync(join(site.dir, page), 'utf8').match(/<script type="application\/ld\+json">(.*?)<\/script>/s)?.[1]
    if (data) forms.set(JSON.stringify(formOf(JSON.parse(data))), { page, data })
  }
  const things = [...forms].filter(([form]) => !seen.has(form)).map(([form, thing]) => (seen.add(form), thing))
  check(`${site.name}: JSON-LD by schema-dts`, compile(things.map(t => t.data), i => things[i].page))
}

/** The data with the first of things that are alike in each list, and no texts but those that are types. */
function formOf(value) {
  if (Array.isArray(value)) return [...new Map(value.map(v => [JSON.stringify(formOf(v)), formOf(v)])).values()]
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, k === '@type' || k === 'eventStatus' ? v : formOf(v)]))
}

// All stand in one file, a line each: the types are read once. A type of its own is quicker to
// check than that of all things.
function compile(list, pageOf) {
  const types = [...new Set(list.map(data => JSON.parse(data)['@type']))]
  const lines = list.map((data, i) => `export const t${i}: WithContext<${JSON.parse(data)['@type']}> = ${data}`)
  const dir = mkdtempSync(join(here, 'node_modules/.linked-')) // from where schema-dts is found
  try {
    writeFileSync(join(dir, 'all.ts'), [`import type { ${types.join(', ')}, WithContext } from 'schema-dts'`, ...lines, ''].join('\n'))
    const { stdout, stderr } = spawnSync(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--skipLibCheck',
      '--types', '', '--module', 'nodenext', join(dir, 'all.ts')], { encoding: 'utf8', maxBuffer: 1 << 28, cwd: dir })
    return (stdout + stderr).split('\n').filter(line => /error/.test(line))
      .map(line => line.replace(/^.*?all\.ts\((\d+)/, (_, n) => `${pageOf(Number(n) - 2)}(${n}`).slice(0, 500))
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
