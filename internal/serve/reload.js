// What readout serve adds to a page: reload when its bytes have changed, errors, the ribbon.
// Texts reach the page as textContent alone.
(() => {
  const { src, dataset: { events, digest, withheld } } = document.currentScript
  const host = document.createElement('readout-preview')
  const root = host.attachShadow({ mode: 'open' }) // the site's styles and these leave each other alone

  function add(parent, name, attributes, text) {
    const element = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    element.textContent = text
    parent.append(element)
    return element
  }
  add(root, 'link', { rel: 'stylesheet', href: new URL('reload.css', src) }, '')
  if (withheld) add(root, 'p', { class: 'ribbon', role: 'note' }, `Not published: ${withheld}`)
  if (withheld) document.body.append(host)

  let shown = ''
  function show(problems) {
    if (JSON.stringify(problems) === shown) return // and what was hidden stays hidden
    shown = JSON.stringify(problems)
    root.querySelector('section')?.remove()
    if (problems.length === 0) return
    const box = add(root, 'section', { role: 'alert', 'aria-label': 'Errors' }, '')
    const head = add(box, 'header', {}, '')
    add(head, 'h2', {}, 'The site has errors; this is how it was before')
    add(head, 'button', { type: 'button' }, 'Hide').onclick = () => box.remove()
    const list = add(box, 'ol', { tabindex: 0 }, '')
    for (const problem of problems) add(add(list, 'li', {}, ''), 'pre', {}, problem)
    document.body.append(host)
  }

  // A hidden tab gives its connection back; the state it gets on its return is all it missed.
  let stream
  function connect() {
    stream?.close()
    if (document.hidden) return
    stream = new EventSource(events)
    stream.onmessage = message => {
      const now = JSON.parse(message.data)
      if (now.digest !== digest) location.reload()
      else show(now.problems)
    }
    stream.onerror = ({ target }) => { // refused; one that is merely cut off tries again by itself
      if (target.readyState === EventSource.CLOSED) setTimeout(() => target === stream && connect(), 3000)
    }
  }
  document.addEventListener('visibilitychange', connect)
  connect()
})()
