// A card for a link to an entity: who that is, and what was said last. It opens when pointer or
// keyboard rest on the link, and has nothing to press: touch does without.
import { element } from './controls.js'
import { words } from './words.js'

const site = new URL('../../', import.meta.url).href
const entity = /^(people|countries|organizations|places|topics)\/[^/]+(?<!index)\.html$/

const gap = 6 // pixels, around the card
const card = element('div', { className: 'card', id: 'card', role: 'tooltip', popover: 'manual' })
document.querySelector('main').append(card)

let wanted // the link whose card is seen, or is going to be
let shown // the link whose card is seen
let timer
let y // of the pointer

/** Of pointer and keyboard the one that moved last decides. */
function consider(link) {
  const next = link ?? linkAt(document.querySelector('a:focus-visible'))
  if (next === wanted) return
  wanted = next
  clearTimeout(timer)
  timer = setTimeout(next ? show : hide, 300)
}

document.onpointerover = e => {
  if (e.pointerType === 'touch') return
  y = e.clientY
  consider(card.contains(e.target) ? shown : linkAt(e.target))
}
document.documentElement.onpointerleave = () => consider()
document.addEventListener('focusin', e => linkAt(e.target) && consider())
document.addEventListener('focusout', e => {
  if (e.target !== wanted) return
  hide() // at once: it may lie over the next link
  consider()
})
document.addEventListener('keydown', e => {
  if (e.key !== 'Escape') return
  clearTimeout(timer)
  hide()
})

function linkAt(target) {
  const link = target?.closest('a[href]:not(dialog a)') // a dialog lies over cards
  const other = link?.href.startsWith(site) && link.pathname !== location.pathname
  return other && entity.test(link.href.slice(site.length)) ? link : undefined
}

async function show() {
  const link = wanted
  if (link === shown) return
  const facts = await read(link.href.replace(/html$/, 'json'))
  if (!facts || link !== wanted) return
  hide()
  fill(facts)
  card.showPopover()
  place(link)
  link.setAttribute('aria-describedby', card.id)
  shown = link
}

function hide() {
  shown?.removeAttribute('aria-describedby')
  shown = undefined
  card.hidePopover()
}

const answers = new Map()
function read(twin) {
  if (!answers.has(twin)) answers.set(twin, fetch(twin).then(r => r.ok && r.json()).catch(() => {}))
  return answers.get(twin)
}

function fill({ flag, name, line, image, counts, latest }) {
  const parts = [
    image && element('img', { src: site + image.url, alt: '' }),
    element('b', {}, name, ' ', element('i', { ariaHidden: true }, flag ?? '')),
    line && element('p', {}, line),
    element('dl', {}, ...['articles', 'statements', 'events'].filter(what => counts[what])
      .map(what => element('div', {}, element('dt', {}, words[what]), element('dd', {}, counts[what].toLocaleString(words.dates))))),
    latest && element(latest.direct ? 'q' : 'span', {}, latest.words),
    latest && element('p', {}, latest.day, ' · ', latest.speaker, ' ', latest.verb, ' ', latest.relayed ?? ''),
  ]
  card.replaceChildren(...parts.filter(Boolean))
}

/** Under the line that the pointer is on, or over it for want of room. */
function place(link) {
  const lines = [...link.getClientRects()]
  const line = lines.find(l => l.top <= y && y <= l.bottom) ?? lines[0]
  const { clientWidth, clientHeight } = document.documentElement
  const { offsetWidth, offsetHeight } = card
  const left = getComputedStyle(link).direction === 'rtl' ? line.right - offsetWidth : line.left
  const room = offsetHeight + gap
  const over = line.bottom + room > clientHeight && line.top > room
  card.style.left = `${scrollX + Math.max(gap, Math.min(left, clientWidth - offsetWidth - gap))}px`
  card.style.top = `${scrollY + (over ? line.top - room : line.bottom + gap)}px`
}
