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
    if (matchMedia('(any-hover: hover)').matches) import('./card.js')
  })
}
