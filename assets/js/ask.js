// Narrows the statements of a dossier. What is asked is in the address, so that "Lavrov on NATO" can be linked.
// Each statement has the values of the filters in data-keys, and each group that of its own in data-key.
import { words } from './words.js'

const form = document.getElementById('ask')
const output = form.querySelector('output')
const reset = form.querySelector('button')
const selects = [...form.querySelectorAll('select')]
const groups = [...form.parentElement.querySelectorAll('[data-key]')]
const all = output.textContent
const opened = new Set() // folds that a question opened

/** A year stands for all its months. */
const has = (keys, name, value) => keys.some(key =>
  key === `${name}=${value}` || name === 'period' && key.startsWith(`${name}=${value}-`))

/** Where a statement is written. */
const addressOf = item => item.querySelector('a[href*="#s-"]')?.href

/** Makes the page answer what the form asks. */
function narrow() {
  const asked = selects.filter(select => select.value)
  const found = new Set() // a joint statement stands in the groups of all its sides
  for (const group of groups) {
    let day = ''
    let source = ''
    for (const item of group.querySelectorAll('[data-keys]')) {
      const keys = [group.dataset.key, ...item.dataset.keys.split(' ')]
      item.hidden = !asked.every(({ name, value }) => has(keys, name, value))
      if (item.hidden) continue
      found.add(addressOf(item))
      // A day or a source that the statement above has said is said again if that one is gone.
      const time = item.querySelector('time')?.dateTime
      item.classList.toggle('on', time === day)
      day = time
      const via = item.querySelector('.via:not(.same)')?.textContent ?? ''
      if (item.querySelector('.same')) item.classList.toggle('as', via === source)
      source = via
    }
    group.hidden = asked.length > 0 && !group.querySelector('[data-keys]:not([hidden])')
    for (const fold of group.querySelectorAll('.fold')) {
      const any = fold.querySelector('[data-keys]:not([hidden])')
      fold.hidden = !any
      if (asked.length > 0 && any && !fold.open) opened.add(fold)
      if (opened.has(fold)) fold.open = asked.length > 0
    }
    const count = group.querySelector('h2 small') // of all of them
    if (count) count.hidden = asked.length > 0
    const rest = group.querySelector('.rest')
    if (rest) rest.hidden = asked.length > 0 && loaded.has(rest)
  }
  if (!asked.length) opened.clear()
  const here = new Set(groups.flatMap(group => [...group.querySelectorAll('[data-keys]')]).map(addressOf)).size
  const number = n => n.toLocaleString(words.dates)
  const some = here < form.dataset.count ? form.dataset.here.replace('%', number(here)) : form.dataset.some
  output.textContent = asked.length ? some.replace('#', number(found.size)) : all
  reset.hidden = !asked.length
}

// Statements that stand on other pages are brought here by the first question.
const loading = new Set()
const loaded = new Set() // wholly
async function load() {
  await Promise.all(groups.map(async group => {
    const rest = group.querySelector('.rest')
    if (!rest || loading.has(rest)) return
    loading.add(rest)
    const list = [...group.getElementsByTagName('ol')].at(-1)
    const here = new Set([...group.querySelectorAll('[data-keys]')].map(addressOf))
    for (let href = rest.querySelector('a').href; href;) {
      const answer = await fetch(href)
      if (!answer.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      for (const a of page.querySelectorAll('a[href]')) a.href = new URL(a.getAttribute('href'), href)
      for (const item of page.querySelectorAll('[data-keys]')) {
        if (!here.has(addressOf(item))) list.append(item)
      }
      href = page.querySelector('a[rel=prev]')?.href
    }
    loaded.add(rest)
  }))
}

async function ask() {
  narrow()
  if (!selects.some(select => select.value) || !groups.some(group => group.querySelector('.rest:not([hidden])'))) return
  await load().catch(() => {}) // what is on this page is narrowed even so
  narrow()
}

/** Sets the form to what the address asks; what no filter offers is left out. */
function read() {
  const asked = new URLSearchParams(location.search)
  for (const select of selects) {
    select.value = asked.get(select.name) ?? ''
    if (select.selectedIndex < 0) select.value = ''
  }
  ask()
}

form.onchange = () => {
  const asked = new URLSearchParams(selects.filter(select => select.value).map(select => [select.name, select.value]))
  history.pushState(null, '', asked.size ? `?${asked}` : location.pathname)
  ask()
}
form.onreset = e => {
  e.preventDefault()
  for (const select of selects) select.value = ''
  form.onchange()
  selects[0].focus()
}
form.onsubmit = e => e.preventDefault()
addEventListener('popstate', read)
form.hidden = false
read()
// Who follows a link to an answer sees it, also where the head of the page fills a phone.
if (!location.hash && !scrollY && selects.some(select => select.value)) form.scrollIntoView({ behavior: 'instant' })
