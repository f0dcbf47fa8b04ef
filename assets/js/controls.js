// What a page can do beyond being read: change its colours, copy a citation, sort a table.
import { words } from './words.js'

/** Makes an element. Every page loads this module, so the others need no file for it. */
export const element = (name, properties, ...content) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...content)
  return made
}

const { dataset, lang } = document.documentElement

// The colours that the reader chose; without a value, the system's.
const inputs = ['', 'light', 'dark'].map(value => element('input', { type: 'radio', name: 'theme', value }))
const show = () => { for (const input of inputs) input.checked = input.value === dataset.theme }
for (const input of inputs) input.onchange = () => {
  dataset.theme = input.value
  localStorage.setItem('theme', input.value)
}
document.querySelector('.foot').append(element('fieldset', { className: 'theme wrap' },
  element('legend', { className: 'hidden' }, words.colours),
  ...inputs.map(input => element('label', {}, input, words[input.value || 'automatic']))))
show()
addEventListener('pageshow', show) // after start.js

// A button in each element with a citation: in data-citation, or its text. (In data-cite html/template
// would escape it, as an address.)
const { clipboard } = navigator // only on https and on the reader's own machine
const status = element('p', { role: 'status', className: 'hidden' }) // is there before it speaks
document.body.append(status)
for (const cited of clipboard ? document.querySelectorAll('[data-citation]') : []) {
  const citation = cited.dataset.citation || cited.textContent.trim()
  const button = element('button', { className: 'copy' }, words.cite)
  button.onclick = async () => {
    button.textContent = status.textContent =
      await clipboard.writeText(citation).then(() => words.copied, () => words.failed)
    setTimeout(() => {
      button.textContent = words.cite
      status.textContent = ''
    }, 2500)
  }
  cited.append(' ', button)
}

// A button in the head of each column of a table with data-sort.
const { compare } = new Intl.Collator(lang, { numeric: true })
const value = cell => cell.dataset.value ??
  cell.querySelector('time')?.dateTime ?? (cell.querySelector('a') ?? cell).textContent
for (const table of document.querySelectorAll('[data-sort]')) {
  const heads = [...table.tHead.rows[0].cells]
  for (const head of heads) {
    const button = element('button', { ariaLabel: `${words.sort}: ${head.textContent}` })
    button.onclick = () => {
      const turn = head.ariaSort === 'ascending' ? -1 : 1
      for (const other of heads) other.ariaSort = null
      head.ariaSort = turn > 0 ? 'ascending' : 'descending'
      const key = row => value(row.cells[head.cellIndex])
      const order = (a, b) => !a - !b || turn * compare(a, b) // what has no value comes last either way
      const [body] = table.tBodies
      body.append(...[...body.rows].sort((a, b) => order(key(a), key(b))))
    }
    head.append(button)
  }
}
