// Counting checks: what failed is printed at once, what passed is only counted.

let passed = 0
let failed = 0

/** Counts one check; `problems` is empty if it passed. */
export function check(name, problems) {
  if (problems.length === 0) {
    passed++
    return
  }
  failed++
  console.log(`not ok - ${name}`)
  for (const p of problems.slice(0, 20)) console.log(`    ${p}`)
  if (problems.length > 20) console.log(`    … and ${problems.length - 20} more`)
}

/** Prints the closing line and returns the exit code. No check at all is a failure. */
export function closing() {
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 || passed === 0 ? 1 : 0
}
