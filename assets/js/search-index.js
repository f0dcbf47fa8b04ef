// Looks words up in the index: the package comment of internal/search says what stands in its files. Words are
// cut and folded as there.
const dense = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}ーｰ]' // no spaces between words
const any = '[\\p{L}\\p{N}\\p{M}]'
const letter = `(?!${dense})\\p{L}`
const run = new RegExp(`${dense}+|${letter}(?:\\.${letter})+(?!${any})|(?:(?!${dense})${any})+`, 'gu')
const isDense = RegExp.prototype.test.bind(new RegExp('^' + dense, 'u'))
const plain = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ß: 'ss', ı: 'i', æ: 'ae', œ: 'oe', þ: 'th', ħ: 'h', 'ʹ': '', 'ʻ': '', 'ʼ': '' }

const fold = text => text.normalize('NFKD').replace(/./gsu, c =>
  /[\p{L}\p{N}]/u.test(c) ? plain[c.toLowerCase()] ?? c.toUpperCase().toLowerCase() : '')

/** The words of a text: from where to where, and the term of each. */
export function wordsOf(text) {
  const list = []
  const add = (from, to) => {
    const term = fold(text.slice(from, to))
    if (term) list.push({ from, to, term })
  }
  for (const { 0: word, index } of text.matchAll(run)) {
    const ends = isDense(word) ? [...word] : [word]
    let from = index
    ends.forEach((c, i) => {
      add(from, from + c.length + (ends[i + 1]?.length ?? 0))
      from += c.length
    })
  }
  return list
}

/** What to look for: terms, of which open ones may only begin a word, and phrases of them. */
export function parse(query) {
  const terms = new Map()
  const phrases = []
  query.split(/["“”„«»]/).forEach((part, i, { length }) => {
    // Of several characters the last stands by itself only in the index.
    const list = wordsOf(part).filter((w, n, all) => all[n - 1]?.to !== w.to)
    const ended = i < length - 1 || list.at(-1)?.to !== part.length
    const early = !ended && list.length > 1 && list.at(-1).term.length < 2 && !isDense(list.at(-1).term)
    if (early) list.pop() // one letter begins too many words
    list.forEach((w, n) => terms.set(w.term, !ended && !early && n === list.length - 1 || isDense(w.term) && w.to - w.from < 2))
    if (i % 2 && list.length > 1) phrases.push(list.map(w => w.term))
  })
  return { terms: [...terms].slice(0, 15).map(([term, open]) => ({ term, open })), phrases }
}

export const matches = (query, { term }) => query.terms.some(t => t.open ? term.startsWith(t.term) : term === t.term)

/** Reads numbers and texts of a file one after the other. */
class Reader {
  at = 0
  constructor(bytes) { this.bytes = bytes }
  take(n) { return this.bytes.subarray(this.at, this.at += n) }
  text(n) { return new TextDecoder().decode(this.take(n)) }
  line() { return this.text(this.bytes.indexOf(10, this.at) + 1 - this.at).slice(0, -1) }
  number() {
    for (let n = 0, scale = 1; ; scale *= 128) {
      const byte = this.bytes[this.at++]
      n += byte % 128 * scale
      if (byte < 128) return n
    }
  }
  numbers(n = this.number()) { return Array.from({ length: n }, () => this.number()) }
}

export class Index {
  files = new Map()

  /** Opens the index in a folder, given with its slash. */
  static async open(folder) {
    const index = new Index()
    index.folder = folder
    const answer = await fetch(folder + 'index.json', { cache: 'no-cache' })
    Object.assign(index, await answer.json())
    const data = await index.read(index.documents, d => d)
    const n = data.number()
    index.kindOf = [...data.take(n)].map(k => index.kinds[k])
    index.lengths = data.numbers(n)
    index.years = data.numbers(n)
    index.chunks = ['text', 'about'].map(kind => {
      let first = 0
      return data.numbers().map((size, i) => {
        const hash = [...data.take(3)].map(b => b.toString(16).padStart(2, '0')).join('')
        return { size, end: first += size, name: `${kind}-${i}-${hash}` }
      })
    })
    return index
  }

  /** What make reads in a file, which is fetched once. */
  read(name, make) {
    if (!this.files.has(name)) {
      const made = fetch(`${this.folder}${name}.bin`).then(async ({ ok, body, status }) => {
        if (!ok) throw new Error(status)
        const unzipped = new Response(body.pipeThrough(new DecompressionStream('gzip')))
        return make(new Reader(new Uint8Array(await unzipped.arrayBuffer())))
      })
      made.catch(() => this.files.delete(name))
      this.files.set(name, made)
    }
    return this.files.get(name)
  }

  /** The terms around one, with the sentences of each. Of a beginning that many words have, the first of them. */
  async around({ term, open }) {
    const from = Math.max(0, this.terms.findLastIndex(([first]) => first <= term))
    const shards = this.terms.slice(from, from + 3).filter(([first], i) => !i || open && first.startsWith(term))
    return (await Promise.all(shards.map(([, name]) => this.read(name, data => {
      const terms = data.text(data.number()).split('\n').slice(0, -1)
      return terms.map(() => data.number()).map((size, i) => ({ term: terms[i], bytes: data.take(size) }))
    })))).flat()
  }

  /** The documents with all words of a query, best first. */
  async find(query) {
    const around = await Promise.all(query.terms.map(t => this.around(t)))
    const seen = new Uint16Array(this.lengths.reduce((a, b) => a + b, 0)) // a bit for each term
    const whole = 1 << 15 // the last word stands there as it is written
    query.terms.forEach((t, i) => {
      for (const { term, bytes } of around[i].filter(e => matches({ terms: [t] }, e))) {
        const data = new Reader(bytes)
        for (let sentence = -1; data.at < bytes.length;) {
          seen[sentence += data.number()] |= 1 << i | (t.open && term === t.term && whole)
        }
      }
    })
    return this.rank(seen, (1 << query.terms.length) - 1)
  }

  rank(seen, all) {
    const hits = []
    let start = 0
    this.lengths.forEach((length, document) => {
      let together = 0
      let best = 0
      for (let i = 0; i < length; i++) {
        const here = seen[start + i]
        together |= here
        if (i && bits(here) > (best && bits(seen[start + best]))) best = i
      }
      const has = s => (s & all) === all
      if (has(together)) {
        const named = has(seen[start])
        const full = has(seen[start + best])
        const dated = !!this.years[document]
        hits.push({ document, named, best, full, rank: named * 8 + full * 4 + (together >> 15) * 2 + dated * !named })
      }
      start += length
    })
    return hits.reverse().sort((a, b) => b.rank - a.rank)
  }

  /** What a chunk tells of a document. */
  async told(chunks, document, make) {
    const { end, size, name } = chunks.find(c => document < c.end)
    const first = end - size
    return (await this.read(name, data => this.lengths.slice(first, end).map(n => make(data, n))))[document - first]
  }

  text(document) {
    return this.told(this.chunks[0], document, (data, n) => {
      const [title, address, note] = [data.line(), data.line(), data.line()]
      return { title, address, note, sentences: Array.from({ length: n }, () => data.line().split('\t')) }
    })
  }

  /** The people and countries in a document, as documents. */
  about(document) {
    return this.told(this.chunks[1], document, data => {
      let last = this.lengths.length - 1
      return data.numbers().map(n => last -= n)
    })
  }

  /** A query of words that there are, the nearest to these. */
  async near({ terms }) {
    const words = await Promise.all(terms.map(async t => {
      const around = await this.around(t)
      if (around.some(e => matches({ terms: [t] }, e))) return t.term
      return around.map(({ term, bytes }) => ({ term, off: slips(t.term, term) - 1 / bytes.length }))
        .filter(({ off }) => off <= Math.min(2, t.term.length / 4)).sort((a, b) => a.off - b.off)[0]?.term
    }))
    return words.includes() || words.every((w, i) => w === terms[i].term) ? '' : words.join(' ').normalize()
  }
}

const bits = n => n && 1 + bits(n & n - 1)

/** How many letters to change, add or drop from one word to the other. */
const slips = (a, b) => [...a].reduce((row, c, i) => {
  const next = [i + 1]
  for (let j = 0; j < b.length; j++) next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (c !== b[j])))
  return next
}, Array.from({ length: b.length + 1 }, (_, j) => j)).at(-1)
