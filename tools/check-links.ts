/** Every relative link of the Markdown pages must lead to a file that is there, and every `src/…` path they name as well. */
import { existsSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const PAGES = ['*.md', 'docs/**/*.md', 'bench/*.md', 'examples/*.md']
const FOLDERS = 'src|db|docs|script|tools|test|e2e|bench|examples'

/** What a page points at, relative to the root: links and images, and paths in backquotes that name one file. */
function targetsOf(path: string, text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map((match) => match[1] ?? '').filter((target) => !/^[a-z]+:/.test(target))
  const named = [...text.matchAll(new RegExp(`\`((?:${FOLDERS})/[\\w./-]+)\``, 'g'))].map((match) => match[1] ?? '')
  return [...links.map((target) => join(dirname(path), target)), ...named]
}

const broken: string[] = []
let count = 0
for await (const path of glob(PAGES)) {
  for (const target of targetsOf(path, await readFile(path, 'utf8'))) {
    count++
    if (!existsSync(target)) broken.push(`${path}: ${target} is not there`)
  }
}
for (const line of broken) console.log(line)
console.log(`${count} links, ${broken.length} broken`)
process.exitCode = broken.length > 0 ? 1 : 0
