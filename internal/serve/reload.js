// What readout serve adds to a page: show it anew when it has changed, errors, warnings, the ribbon.
// Texts reach the page as textContent alone.
(() => {
  const { src, dataset: { page, digest, rest, withheld } } = document.currentScript
  const host = document.createElement('readout-preview')
  const root = host.attachShadow({ mode: 'open' }) // the site's styles and these leave each other alone
  const style = new CSSStyleSheet()
  root.adoptedStyleSheets = [style]
  const styled = fetch(new URL('reload.css', src)) // now: once the preview has stopped there is nobody to ask
    .then(answer => answer.text()).then(css => style.replace(css)).catch(() => {})

  function add(parent, name, attributes, text) {
    const element = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    element.textContent = text
    parent.append(element)
    return element
  }
  const corner = add(root, 'div', { class: 'corner' }, '')
  if (withheld) add(corner, 'p', { class: 'ribbon', role: 'note' }, `Not published: ${withheld}`)

  function list(parent, problems) {
    const list = add(parent, 'ol', { tabindex: 0 }, '')
    for (const { place, link, text } of problems) {
      const item = add(add(list, 'li', {}, ''), 'pre', {}, '')
      if (link) add(item, 'a', { href: link }, place)
      item.append(link ? `: ${text}` : place ? `${place}: ${text}` : text)
    }
  }

  // Shows something once for as long as it stays the same: what was hidden stays hidden.
  const shown = {}
  function show(selector, value, draw) {
    if (shown[selector] === JSON.stringify(value)) return
    shown[selector] = JSON.stringify(value)
    root.querySelector(selector)?.remove()
    if (value?.length > 0) draw(value)
    place()
  }

  async function place() {
    await styled
    if (!root.querySelector('section, p, details')) host.remove()
    else if (!host.isConnected) document.body.append(host)
  }

  function showErrors(errors) {
    const box = add(root, 'section', { role: 'alert', 'aria-label': 'Errors' }, '')
    const head = add(box, 'header', {}, '')
    add(head, 'h2', {}, 'The site has errors; this is how it was before')
    add(head, 'button', { type: 'button' }, 'Hide').onclick = () => box.remove()
    list(box, errors)
  }

  const opened = 'readout-preview-warnings'
  function showWarnings(warnings, count) {
    const box = add(corner, 'details', {}, '')
    box.open = sessionStorage.getItem(opened) !== null // over a load, and where the warnings change as somebody types
    const counter = add(box, 'summary', {}, count === 1 ? '1 warning' : `${count} warnings`)
    counter.onclick = () => box.open ? sessionStorage.removeItem(opened) : sessionStorage.setItem(opened, '')
    list(box, warnings)
  }

  // Exchanges the stylesheets, each when the next has come, so that the page is never without.
  function restyle(styles) {
    const links = [...document.querySelectorAll('link[rel=stylesheet]')]
    if (links.length !== styles.length) return false
    links.forEach((link, i) => {
      if (link.getAttribute('href') === styles[i]) return
      const next = link.cloneNode()
      next.onload = next.onerror = () => link.remove()
      next.href = styles[i]
      link.after(next)
    })
    return true
  }

  let now = digest // of what is shown
  let asked = 0
  async function look() {
    if (document.hidden) return // and look when it is in front again
    const mine = ++asked
    let state
    try {
      state = await (await fetch(new URL('state?' + new URLSearchParams({ page }), src))).json()
    } catch {
      return // the server is stopping; the stream tells what follows
    }
    if (mine !== asked) return // a later question has been put
    if (state.digest !== now) {
      if (state.rest !== rest || !restyle(state.styles ?? [])) return location.reload()
      now = state.digest
    }
    show('p.lost', '', () => {})
    show('section', state.errors, showErrors)
    show('details', state.warnings, warnings => showWarnings(warnings, state.warned))
  }

  function hear({ lost, navigate }) {
    if (lost) {
      const text = 'The preview has stopped; this page may be old'
      show('p.lost', text, () => add(corner, 'p', { class: 'lost', role: 'status' }, text))
    } else if (navigate && navigate !== page && !document.hidden) location.assign(navigate)
    else look()
  }
  const channel = new BroadcastChannel('readout-preview')
  channel.onmessage = ({ data }) => hear(data)
  document.addEventListener('visibilitychange', look)
  if (withheld) place()
  look()

  if (window.SharedWorker) return new SharedWorker(new URL('stream.js', src), 'readout-preview')
  let stream
  function connect() { // a hidden tab gives its connection back
    stream?.close()
    if (document.hidden) return
    stream = new EventSource(new URL('events', src))
    stream.onmessage = message => hear(JSON.parse(message.data))
    stream.onerror = ({ target }) => {
      hear({ lost: true })
      if (target.readyState === EventSource.CLOSED) setTimeout(() => target === stream && connect(), 3000)
    }
  }
  document.addEventListener('visibilitychange', connect)
  connect()
})()
