// The programs these checks need that npm does not bring.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const chromiumPath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  .find(p => p && existsSync(p))

/** Says what is missing and how to get it; empty if nothing is. */
export function missingTools() {
  const missing = []
  if (!chromiumPath) missing.push('Chromium (apt-get install chromium, or set CHROMIUM to its path)')
  if (spawnSync('java', ['-version']).status !== 0) missing.push('Java (apt-get install default-jre-headless)')
  return missing
}

/** Starts a headless browser that talks to nobody but the pages' own server. */
export function launch(...more) {
  return chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync', ...more],
  })
}

/** Does something with each item, two at a time: there are two cores. */
export async function inParallel(items, f) {
  const rest = [...items]
  const work = async () => { while (rest.length > 0) await f(rest.shift()) }
  await Promise.all([work(), work()])
}
