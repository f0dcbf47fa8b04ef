// Sets the reader's colours before anything is painted, which a module could not, and loads the modules.
{
  const apply = () => {
    try { document.documentElement.dataset.theme = localStorage.getItem('theme') ?? '' } catch {} // where nothing is kept
  }
  apply()
  addEventListener('pageshow', apply) // also for one who comes back
  addEventListener('DOMContentLoaded', () => {
    if (location.protocol === 'file:') return // no modules there
    import('./controls.js')
    if (document.getElementById('ask')) import('./ask.js')
    if (matchMedia('(any-hover: hover)').matches) import('./card.js')
    const form = document.getElementById('search')
    if (form) import('./search.js').then(search => search.start(form))
    const nearest = document.getElementById('nearest')
    if (nearest) import('./search.js').then(search => search.suggest(nearest))
    const link = document.querySelector('.masthead a[rel=search]')
    if (!link) return
    const dialog = document.createElement('dialog')
    const find = e => {
      e.preventDefault()
      if (form) return form.querySelector('input').focus()
      if (!dialog.isConnected) {
        dialog.innerHTML = '<input type=search>' // nobody has to wait to type
        dialog.className = 'finder'
        dialog.ariaLabel = dialog.firstChild.ariaLabel = link.textContent
        document.body.append(dialog)
        import('./search.js').then(search => search.fill(dialog, link.href))
      }
      dialog.showModal()
    }
    link.onclick = e => e.ctrlKey || e.metaKey || e.shiftKey || find(e)
    addEventListener('keydown', e => {
      const elsewhere = e.ctrlKey || e.metaKey || e.altKey || e.target.matches('input, select, textarea, [contenteditable]')
      if (e.key === '/' && !elsewhere) find(e)
    })
  })
}
