// On the page for a missing address: what may have been meant, by the last part of the address.
import { element } from './element.js'
import { listed, opened } from './search.js'

let path = location.pathname
try { path = decodeURIComponent(path) } catch { /* not an escape: as it is */ }
const name = path.replace(/(index)?\.html$|\/$/, '').split('/').pop().replaceAll('-', ' ') + ' '
const all = await opened()
const { hits } = await all.ask(name)
const nearest = document.getElementById('nearest')
nearest.append(element('ul', {}, ...await Promise.all(hits.slice(0, 5).map(h => listed(all, h)))))
nearest.hidden = !hits.length
