// The search form: on its page, and in a dialog over any other.
import { element } from './controls.js'
import { Index, matches, parse, wordsOf } from './search-index.js'

const site = new URL('../../', import.meta.url).href
const step = 8 // results at a time
const most = 9 * step // how many are looked at
const mostOfPhrase = 60 * step // what has the words need not have the phrase
let index
const opened = () => index ??= Index.open(site + 'search/')

/** Puts into a dialog what stands on the search page. */
export async function fill(dialog, page) {
  opened().catch(() => {}) // is said when it is asked
  const there = new DOMParser().parseFromString(await (await fetch(page)).text(), 'text/html')
  for (const link of there.links) link.href = new URL(link.getAttribute('href'), page)
  const root = there.getElementById('search')
  const typed = dialog.firstChild.value
  dialog.replaceChildren(root)
  start(root, typed, dialog)
}

/** Brings the form to life. */
export function start(root, typed, dialog) {
  const [form, input, narrow, people, status, meant, list, more, otherwise] = ['form', 'input', '.narrow', 'details',
    '[role=status]', '.meant', '.hits', '.more', '.otherwise'].map(s => root.querySelector(s))
  const [kind, year, country, person] = narrow.querySelectorAll('select')
  const kinds = Object.fromEntries([...kind.options].map(o => [o.value, o.text]))
  let limit = step
  let turn = 0
  let running

  async function run(again) {
    const mine = ++turn
    const asked = !!parse(input.value).terms.length
    try {
      const show = asked ? await search(input.value) : clear
      if (mine !== turn) return
      show()
      narrow.hidden = !asked
      otherwise.hidden = list.childElementCount
    } catch (e) {
      index = undefined // the site may have been published anew
      if (!again) return run(true)
      status.textContent = status.dataset.lost
    }
  }

  function clear() {
    list.replaceChildren()
    more.hidden = meant.hidden = true
    status.textContent = input.value.trim() && status.dataset.type
  }

  /** The results among hits, up to the limit. */
  async function told(query, hits) {
    const results = []
    const until = Math.min(hits.length, query.phrases.length ? mostOfPhrase : most)
    for (let i = 0; i < until && results.length < limit; i += step) {
      const texts = await Promise.all(hits.slice(i, i + step).map(h => index.then(all => all.text(h.document))))
      results.push(...texts.map((t, n) => result(query, hits[i + n], t)).filter(Boolean))
    }
    return results
  }

  async function search(words) {
    const all = await opened()
    const { query, hits, near } = await all.ask(words)
    if (people.open) await Promise.all(hits.map(async h => { h.about = await all.about(h.document) }))
    const among = wanted => h => h.about?.filter(n => all.kindOf[n] === wanted) ?? []
    const facets = [[kind, h => [all.kindOf[h.document]]], [year, h => [all.years[h.document]].filter(Boolean)],
      [country, among('country')], [person, among('person')]]
    const kept = hits.filter(h => (!h.inner || kind.value) && facets.every(([{ value }, of]) => !value || of(h).some(v => `${v}` === value)))
    let results = await told(query, kept)
    const unsaid = query.phrases.length && !results.length && kept.length
    if (unsaid) results = await told({ ...query, phrases: [] }, kept)
    const choices = await Promise.all(facets.map(async ([select, of]) => {
      const counts = new Map(select.value ? [[select.value, 0]] : [])
      for (const v of hits.flatMap(of)) counts.set(`${v}`, (counts.get(`${v}`) ?? 0) + 1)
      const most = [...counts].sort((a, b) => select === year ? b[0] - a[0] : b[1] - a[1]).slice(0, select === year ? 99 : 12)
      return Promise.all(most.map(async ([value, n]) => {
        const label = kinds[value] ?? (select === year ? value : (await all.text(+value)).title)
        return new Option(`${label} (${n})`, value, false, value === select.value)
      }))
    }))
    return () => {
      facets.forEach(([select], i) => select.replaceChildren(select.options[0], ...choices[i]))
      list.replaceChildren(...results.length ? [element('ol', {}, ...results)] : [])
      more.hidden = results.length >= kept.length || results.length < limit
      const n = query.phrases.length && !unsaid ? results.length + (more.hidden ? '' : '+') : kept.length
      const outcome = near || !hits.length ? 'none' : unsaid ? 'unsaid' : hits.some ? 'some' : 'found'
      status.textContent = status.dataset[outcome].replace('{count}', n)
      meant.hidden = !near
      meant.lastElementChild.textContent = near
    }
  }

  meant.lastElementChild.onclick = e => {
    input.value = e.target.textContent
    input.oninput()
    input.focus()
  }

  input.oninput = () => {
    limit = step
    running = run()
    if (!dialog) history.replaceState(null, '', '?q=' + encodeURIComponent(input.value))
  }
  narrow.onchange = () => { run() }
  people.ontoggle = () => { run() }
  more.onclick = async () => {
    limit += step
    await run()
    list.querySelectorAll('a')[limit - step]?.focus()
  }
  form.onsubmit = async e => {
    e.preventDefault()
    await running
    list.querySelector('a')?.click()
  }
  list.onclick = () => dialog?.close()
  root.onkeydown = e => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[e.key]
    const stops = [input, ...list.querySelectorAll('a')]
    const at = stops.indexOf(document.activeElement)
    if (way && at >= 0) {
      e.preventDefault()
      stops[at + way]?.focus()
    }
  }
  for (const e of [form, otherwise.firstElementChild]) e.hidden = !e.hidden
  input.value = typed ?? new URLSearchParams(location.search).get('q')
  input.focus()
  if (input.value) running = run()
}

/** On the page for a missing address: what may have been meant, by the last part of the address. */
export async function suggest(nearest) {
  let path = location.pathname
  try { path = decodeURIComponent(path) } catch { /* not an escape: as it is */ }
  const name = path.replace(/(index)?\.html$|\/$/, '').split('/').pop().replaceAll('-', ' ') + ' '
  const all = await opened()
  const { hits } = await all.ask(name)
  const listed = hits.slice(0, 5).map(async hit => result({ terms: [], phrases: [] }, hit, await all.text(hit.document)))
  nearest.append(element('ul', {}, ...await Promise.all(listed)))
  nearest.hidden = !hits.length
}

/** A result, unless a phrase is not in it. */
function result(query, { named, best, full }, { title, address, note, sentences }) {
  if (query.phrases.length) {
    const texts = sentences.map(([, text]) => wordsOf(text))
    best = texts.findIndex(list => query.phrases.every(phrase => list.some((_, i) => phrase.every((t, n) => list[i + n]?.term === t))))
    if (best < 0) return
    full = true
  }
  const [anchor, text] = sentences[best] ?? []
  const there = anchor && (full || !named) // else what the words name is the page itself
  const link = element('a', { href: site + address + (there ? `#${anchor}${fragment(text)}` : '') }, ...marked(query, title))
  const says = query.terms.length && text && text !== title && (best || !link.querySelector('mark')) ? [element('p', {}, ...marked(query, text))] : []
  return element('li', {}, link, ' ', element('small', {}, note), ...says)
}

/** The part of an address that makes a browser show a sentence, wherever its anchor is. */
function fragment(text) {
  const part = words => encodeURIComponent(words.join(' ')).replaceAll('-', '%2D')
  const all = text.split(' ')
  return ':~:text=' + (all.length > 12 ? `${part(all.slice(0, 5))},${part(all.slice(-5))}` : part(all))
}

/** A text with what was looked for marked, as nodes. */
function marked(query, text) {
  const nodes = []
  let at = 0
  for (const w of wordsOf(text)) {
    if (w.to <= at || !matches(query, w)) continue
    nodes.push(text.slice(at, w.from), element('mark', {}, text.slice(Math.max(at, w.from), w.to)))
    at = w.to
  }
  return [...nodes, text.slice(at)]
}
