/**
 * The fences between the parts of the house, checked on the imports of every file; then each fence is shown to hold:
 * `test/fences/<fence>.ts` breaks it and must be refused by that fence and no other.
 */
import { basename } from 'node:path'
import { CIRCLE, ENVIRONMENT, fences, insteadOf } from './checks/fence-rules.ts'
import { findCircles, readModule, readModules, type SourceFile } from './checks/module-graph.ts'

interface Breach {
  fence: string
  where: string
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path)

/** What the files break, tests left out. */
function findBreaches(files: readonly SourceFile[]): Breach[] {
  const kept = files.filter((file) => !isTest(file.path))
  const crossed = kept
    .flatMap((file) => file.edges)
    .flatMap((edge) =>
      fences.filter((fence) => fence.refuses(edge)).map((fence) => ({ fence: fence.name, where: `${edge.from}:${edge.line} imports ${edge.to}` })),
    )
  const circles = findCircles(kept).map((circle) => ({ fence: CIRCLE, where: [...circle, circle[0]].join(' → ') }))
  return [...crossed, ...circles, ...kept.flatMap(readsEnvironment)]
}

function readsEnvironment({ path, text }: SourceFile): Breach[] {
  if (path === 'src/config.ts') return []
  return text
    .split('\n')
    .flatMap((line, index) => (/\bprocess\.env\b|from 'node:process'/.test(line) ? [{ fence: ENVIRONMENT, where: `${path}:${index + 1}` }] : []))
}

/** The file with which a fence is tried says on its first line where it pretends to lie. */
function pretend(file: SourceFile): SourceFile {
  const place = /^\/\/ Pretends to be (\S+)/.exec(file.text)?.[1]
  if (!place) throw new Error(`${file.path} does not say where it pretends to be`)
  return readModule(place, file.text)
}

/** Complaints about fences that nobody tried, that let their breaker through, or that are not alone in refusing it. */
function tryFences(files: readonly SourceFile[], breakers: readonly SourceFile[]): string[] {
  const already = new Set(findBreaches(files).map((breach) => breach.where))
  const tried = breakers.map((breaker) => {
    const pretended = pretend(breaker)
    const house = [...files.filter((file) => file.path !== pretended.path), pretended]
    const refusedBy = findBreaches(house)
      .filter((breach) => !already.has(breach.where))
      .map((breach) => breach.fence)
    return { name: basename(breaker.path, '.ts'), refusedBy: [...new Set(refusedBy)].join(', ') }
  })
  const untried = Object.keys(insteadOf)
    .filter((name) => !tried.some((one) => one.name === name))
    .map((name) => `fence ${name} has no file test/fences/${name}.ts that breaks it`)
  return [
    ...tried.filter((one) => one.refusedBy !== one.name).map((one) => `test/fences/${one.name}.ts was refused by: ${one.refusedBy || 'nothing'}`),
    ...untried,
  ]
}

const files = await readModules(['src/**/*.ts', 'src/**/*.tsx'])
const breakers = await readModules(['test/fences/*.ts'])
const breaches = findBreaches(files)
const complaints = tryFences(files, breakers)
for (const { fence, where } of breaches) process.stdout.write(`${where}\n    ${fence}: ${insteadOf[fence]}\n`)
for (const complaint of complaints) process.stdout.write(`${complaint}\n`)
process.stdout.write(`${files.length} files, ${Object.keys(insteadOf).length} fences, ${breakers.length} broken on purpose, ${breaches.length} breaches\n`)
process.exitCode = breaches.length + complaints.length > 0 ? 1 : 0
