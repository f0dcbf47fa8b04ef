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

/** Milliseconds far beyond what anything here takes, on the busiest machine: only what never comes is a failure. */
export const patience = 120_000

/** Starts a headless browser that talks to nobody but the pages' own server, and has patience. */
export async function launch(...more) {
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    timeout: patience,
    args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync', ...more],
  })
  for (const make of ['newContext', 'newPage']) {
    const plain = browser[make].bind(browser)
    browser[make] = async options => {
      const made = await plain(options)
      made.setDefaultTimeout(patience)
      return made
    }
  }
  return browser
}

/** Asks again and again until the answer is right, and returns the last one. */
export async function eventually(ask, right) {
  for (const end = Date.now() + patience; ;) {
    const answer = await ask()
    if (right(answer) || Date.now() > end) return answer
    await new Promise(done => setTimeout(done, 50))
  }
}

/** Does something with each item, two at a time: there are two cores. */
export async function inParallel(items, f) {
  const rest = [...items]
  const work = async () => { while (rest.length > 0) await f(rest.shift()) }
  await Promise.all([work(), work()])
}
