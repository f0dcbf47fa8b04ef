// A static host as plain as they come: what works here works on any.

import { createServer } from 'node:http'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.ico': 'image/x-icon',
  '.xml': 'application/xml', '.ics': 'text/calendar', '.csv': 'text/csv', '.txt': 'text/plain; charset=utf-8',
}

/** Serves a folder under a prefix ("/" or "/repo/"), with its 404.html for what is not there. */
export async function serve(dir, prefix = '/') {
  const server = createServer(async (req, res) => {
    const path = decodeURIComponent(new URL(req.url, 'http://x').pathname)
    const file = path.startsWith(prefix) ? await find(dir, path.slice(prefix.length)) : undefined
    if (file) {
      res.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
      res.end(await readFile(file))
      return
    }
    res.writeHead(404, { 'content-type': types['.html'] })
    res.end(await readFile(join(dir, '404.html')).catch(() => 'not found'))
  })
  await new Promise(done => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${server.address().port}${prefix}`,
    close: () => { server.closeAllConnections(); server.close() },
  }
}

async function find(dir, path) {
  let file = join(dir, normalize('/' + path))
  let found = await stat(file).catch(() => undefined)
  if (found?.isDirectory()) {
    file = join(file, 'index.html')
    found = await stat(file).catch(() => undefined)
  }
  return found?.isFile() ? file : undefined
}
