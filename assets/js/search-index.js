// Looks words up in the index: the package comment of internal/search says what stands in its files. Words are
// cut and folded as there.
const dense = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}ーｰ]' // no spaces between words
const any = '[\\p{L}\\p{N}\\p{M}\\u00ad\\u200b-\\u200d\\u2060]' // the last are not seen
const digit = '[0-9٠-٩۰-۹]'
const letter = `(?!${dense})\\p{L}`
const some = `(?:(?!${dense})${any})`
const thousands = `${digit}{1,3}(?:[.,'’٬\\u00a0\\u2009\\u202f]${digit}{3}(?!${digit}))+${some}*`
const run = new RegExp(`${dense}+|${letter}(?:\\.${letter})+(?!${any})|${thousands}|${some}+`, 'gu')
const isDense = RegExp.prototype.test.bind(new RegExp('^' + dense, 'u'))
const plain = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ß: 'ss', ı: 'i', æ: 'ae', œ: 'oe', þ: 'th', ħ: 'h', 'ʹ': '', 'ʻ': '', 'ʼ': '' }

const fold = text => text.normalize('NFKD').replace(/./gsu, c => /[٠-٩۰-۹]/.test(c) ? c.charCodeAt() & 15
  : /[\p{L}\p{N}]/u.test(c) ? plain[c.toLowerCase()] ?? c.toUpperCase().toLowerCase() : '')

/** The words of a text: from where to where, and the term of each. */
export function wordsOf(text) {
  const list = []
  for (const { 0: word, index } of text.matchAll(run)) {
    const ends = isDense(word) ? [...word] : [word]
    let from = index
    ends.forEach((c, i) => {
      const to = from + c.length + (ends[i + 1]?.length ?? 0)
      const term = fold(text.slice(from, to))
      if (term) list.push({ from, to, term })
      from += c.length
    })
  }
  return list
}

/**
 * Words that hyphens join, as one: how many they are, and their terms together. In a query a number is also one with
 * the words beside it: "mh 17", "1 february 2022".
 */
export const compoundsOf = (text, list, loose) => list.flatMap((w, first) => {
  const made = []
  const joined = n => n > 0 && n < list.length && (/^[-‐‑–]$/.test(text.slice(list[n - 1].to, list[n].from)) ||
    loose && !(isNaN(list[n - 1].term) && isNaN(list[n].term)))
  if (!loose && joined(first)) return made
  for (let n = first + 1; n < first + 4 && joined(n); n++) {
    made.push({ first, count: n + 1 - first, term: fold(text.slice(w.from, list[n].to)) })
  }
  return made
})

/** What to look for: terms, of which open ones may only begin a word, what some of them are as one, and phrases. */
export function parse(query, stop = '') {
  const terms = new Map()
  const compounds = []
  const phrases = []
  query.split(/["“”„«»]/).forEach((said, i, { length }) => {
    // The index has the words "1february", "february2022" and "1x2x2022"; see days in internal/search.
    const part = i % 2 ? said : said.replace(/(\d{4})-0?(\d+)-0?(\d+)|0?(\d+)[./]0?(\d+)[./](\d{4})/g, '$3$4x$2$5x$1$6')
    // Of several characters the last stands by itself only in the index.
    const list = wordsOf(part).filter((w, n, all) => all[n - 1]?.to !== w.to)
    const last = list.at(-1)
    const ended = i < length - 1 || last?.to !== part.length
    const early = !ended && list.length > 1 && last.term.length < 2 && !isDense(last.term)
    if (early && isNaN(last.term)) list.pop() // one letter begins too many words
    list.forEach((w, n) => terms.set(w.term, !ended && !early && w === last || isDense(w.term) && w.to - w.from < 2))
    for (const { first, count, term } of compoundsOf(part, list, true)) {
      const parts = list.slice(first, first + count).map(w => w.term)
      compounds.push({ term, parts, open: terms.get(parts.at(-1)) })
    }
    if (i % 2 && list.length > 1) phrases.push(list.map(w => w.term))
  })
  // Where all words are short they are codes: "it fr" is Italy and France.
  const all = [...terms.keys()]
  const kept = all.filter(t => !stop.split(' ').includes(t))
  const wanted = kept.length && all.some(t => t.length > 2) ? kept : all
  return { terms: wanted.slice(0, 15).map(term => ({ term, open: terms.get(term) })), compounds, phrases }
}

export const matches = (query, { term }) => query.terms.some(t => t.open ? term.startsWith(t.term) : term === t.term) ||
  query.forms?.has(term)

/** Reads numbers and texts of a file one after the other. */
class Reader {
  at = 0
  constructor(bytes) { this.bytes = bytes }
  take(n) { return this.bytes.subarray(this.at, this.at += n) }
  text(n = this.bytes.length) { return new TextDecoder().decode(this.take(n)) }
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
    Object.assign(index, await (await fetch(folder + 'index.json', { cache: 'no-cache' })).json())
    const data = await index.read(index.documents, d => d)
    const n = data.number()
    index.kindOf = [...data.take(n)].map(k => index.kinds[k])
    index.lengths = data.numbers(n)
    index.years = data.numbers(n)
    index.twins = data.numbers(n)
    index.chunks = ['text', 'about'].map(kind => {
      const sizes = data.numbers()
      const hashes = Array.from({ length: Math.ceil(sizes.length / 8) }, () =>
        [...data.take(3)].map(b => b.toString(16).padStart(2, '0')).join(''))
      let first = 0
      return sizes.map((size, i) => ({ size, end: first += size, name: `${kind}-${i}-${hashes[i >> 3]}` }))
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
      const lines = data.text(data.number()).split('\n').slice(0, -1)
      return lines.map(line => [data.number(), ...line.split('\t')])
        .map(([size, term, ...family]) => ({ term, family, bytes: data.take(size) }))
    })))).flat()
  }

  /** The words that a term may be, and other forms of them. */
  async entries(t) {
    const around = await this.around(t)
    const as = around.filter(e => e.bytes.length && matches({ terms: [t] }, e))
    // Of a form that stands nowhere, the stem, or the longest word that it begins with.
    const near = around.findLast(e => e.term === t.term) ?? (as.length || !isNaN(t.term) ? undefined : around.findLast(({ term }) =>
      t.term.startsWith(term) && term.length > 3 && t.term.length - term.length < 4))
    const forms = near ? [near.term, ...near.family].filter(term => !as.some(e => e.term === term)) : []
    const others = await Promise.all(forms.map(async term => (await this.around({ term })).find(e => e.term === term)))
    return { as, forms: others.filter(e => e?.bytes.length) }
  }

  /**
   * The documents with all words of a query, or else with the most of them, best first. The forms of words
   * that were found are added to the query.
   */
  async find(query) {
    const seen = new Uint32Array(this.lengths.reduce((a, b) => a + b, 0)) // a bit for each term
    const enter = ({ bytes }, bits) => {
      const data = new Reader(bytes)
      for (let sentence = -1; data.at < bytes.length;) seen[sentence += data.number()] |= bits
    }
    query.forms = new Set()
    const known = query.known = new Set()
    const bitsOf = list => query.terms.reduce((sum, t, i) => sum | (list.includes(t.term) && 1 << i), 0)
    await Promise.all([...query.terms.map(async (t, i) => {
      const { as, forms } = await this.entries(t)
      for (const e of as) enter(e, 1 << i | 1 << i + 15 | (t.open && e.term === t.term && 1 << 30))
      for (const e of forms) {
        enter(e, 1 << i)
        query.forms.add(e.term)
      }
      if (as.length || forms.length) known.add(t.term)
    }), ...query.compounds.map(async c => {
      const bits = bitsOf(c.parts)
      for (const e of await this.around(c)) {
        if (!matches({ terms: [c] }, e)) continue
        enter(e, bits | bits << 15)
        for (const p of c.parts) known.add(p)
      }
    })])
    return this.rank(seen, (1 << query.terms.length) - 1, bitsOf(query.phrases.flat()))
  }

  /** What words find, else what the nearest words that there are find: the hits, the query, and these words. */
  async ask(words) {
    const query = parse(words, this.stop)
    const hits = await this.find(query)
    const near = await this.near(query)
    if (near) {
      const other = parse(near + ' ', this.stop)
      const found = await this.find(other)
      if (found.length && !found.some || !hits.length) return { query: other, hits: found, near }
    }
    return { query, hits, near: '' }
  }

  rank(seen, all, phrase) {
    let hits = []
    let pairs = []
    let most = 1
    let start = 0
    this.lengths.forEach((length, document) => {
      let together = 0
      let phrased = false
      let best = 0
      for (let i = 0; i < length; i++) {
        const here = seen[start + i]
        together |= here
        phrased ||= (here >> 15 & phrase) === phrase
        if (i && here && bits(here & all) > (best && bits(seen[start + best] & all))) best = i
      }
      const count = bits(together & all)
      const hit = { document, phrased, best, together, here: seen[start + best], first: seen[start] & all, second: length > 1 && seen[start + 1] & all }
      if (count > most) hits.length = 0
      if (count >= most) {
        most = count
        hits.push(hit)
      }
      if (this.kindOf[document] === 'relation' && hit.first && hit.second && hit.first !== hit.second) pairs.push(hit)
      start += length
    })
    // Of three countries and more, the relations among them: but "united" alone is not the United Kingdom.
    const sides = pairs.flatMap(h => [h.first, h.second])
    const whole = side => !sides.some(s => s !== side && (s & side) === side)
    pairs = pairs.filter(h => whole(h.first) && whole(h.second))
    if (pairs.reduce((sum, h) => sum | h.first | h.second, 0) !== all) pairs = []
    hits = [...new Set([...hits, ...pairs])]
    // What has all words of a phrase in one sentence may have the phrase; nothing else does.
    if (hits.some(h => h.phrased)) hits = hits.filter(h => h.phrased)
    const has = s => bits(s & all) === most
    for (const h of hits) {
      const kind = this.kindOf[h.document]
      const said = kind === 'statement'
      const ofTwo = said || kind === 'relation'
      const among = pairs.includes(h)
      const pair = among || ofTwo && has(h.first | h.second) && !has(h.first) && !has(h.second)
      const dated = !!this.years[h.document]
      // A statement that is not found by its speaker, or by nothing else, is found in its article.
      h.inner = said && (!h.first || has(h.first))
      h.named = ofTwo ? pair : has(h.first)
      h.full = has(h.here) || said && !h.inner
      if (ofTwo) h.best = said ? 2 : 0
      // Words as they are written come before other forms; a name before a relation, this before who holds a post, then
      // statements, and these before what has the words in its title, or in one sentence.
      const first = h.named ? pair ? said ? 16 : 32 : dated ? 0 : 48 : kind === 'person' && most > 1 && has(h.second) && 24
      h.rank = (among || has(h.together >> 15)) * 64 + first + h.named * 8 + h.full * 4 + (h.together >> 30) * 2 + dated * !h.named
    }
    if (hits.every(h => h.inner)) for (const h of hits) h.inner = false // nothing else would be shown
    const met = new Set() // of what is nearly the same, the best is shown
    const once = hits.reverse().sort((a, b) => b.rank - a.rank || this.years[b.document] - this.years[a.document]).filter(({ document }) => {
      const first = document - this.twins[document]
      return !met.has(first) && met.add(first)
    })
    return Object.assign(once, { some: once.length > 0 && most < bits(all) })
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

  /** A query of words that there are, the nearest to these: of names those met most often. */
  async near({ terms, known }) {
    if (terms.every(t => known.has(t.term))) return ''
    const names = await this.read(this.names, data => data.text().split('\n').slice(1).flatMap(line => {
      const [met, ...words] = line.split(' ')
      return words.map(term => ({ term, met: +met }))
    }))
    const words = await Promise.all(terms.map(async t => {
      if (known.has(t.term)) return t.term
      const around = (await this.around(t)).filter(e => e.bytes.length).map(({ term, bytes }) => ({ term, met: bytes.length / 9 }))
      const allowed = (t.term.length > 4) + (t.term.length > 6)
      // Not numbers and days: ':' comes after the digits.
      return [...names, ...around].filter(({ term }) => term > ':' && Math.abs(term.length - t.term.length) <= allowed)
        .map(e => ({ ...e, off: slips(t.term, e.term) }))
        .filter(({ off }) => off <= allowed).sort((a, b) => a.off - b.off || b.met - a.met)[0]?.term
    }))
    return words.includes() ? '' : words.join(' ').normalize()
  }
}

const bits = n => n && 1 + bits(n & n - 1)

/** How many letters to change, add, drop or swap from one word to the other. */
function slips(a, b) {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    rows[i] = [i]
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2][j - 2] + 1 : 99
      rows[i][j] = Math.min(rows[i][j - 1] + 1, rows[i - 1][j] + 1, rows[i - 1][j - 1] + (a[i - 1] !== b[j - 1]), swapped)
    }
  }
  return rows[a.length][b.length]
}
