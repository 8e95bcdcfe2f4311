import { glob, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseSync } from 'vite'

/** One import or re-export. `to` is a path from the root of the repository, or a package's name as it is written. */
export interface Edge {
  from: string
  to: string
  line: number
  /** Every imported name is a type: nothing of it is left at run time. */
  typeOnly: boolean
}

export interface SourceFile {
  path: string
  text: string
  edges: Edge[]
}

/** Reads the TypeScript files of these folders with their imports. */
export async function readModules(patterns: string[]): Promise<SourceFile[]> {
  const files: SourceFile[] = []
  for await (const path of glob(patterns)) files.push(readModule(path, await readFile(path, 'utf8')))
  return files
}

/** Parses a module as if it lay at `path`. Throws with the place of the first syntax error. */
export function readModule(path: string, text: string): SourceFile {
  const { module, errors } = parseSync(path, text)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
  const edge = (specifier: string, start: number, typeOnly: boolean): Edge => ({
    from: path,
    to: resolveSpecifier(path, specifier),
    line: text.slice(0, start).split('\n').length,
    typeOnly,
  })
  const imports = module.staticImports.map((one) =>
    edge(one.moduleRequest.value, one.start, one.entries.length > 0 && one.entries.every((entry) => entry.isType)),
  )
  const exports = module.staticExports.flatMap((one) => {
    const request = one.entries[0]?.moduleRequest
    return request
      ? [
          edge(
            request.value,
            one.start,
            one.entries.every((entry) => entry.isType),
          ),
        ]
      : []
  })
  const dynamic = module.dynamicImports.map((one) => edge(text.slice(one.moduleRequest.start + 1, one.moduleRequest.end - 1), one.start, false))
  return { path, text, edges: [...imports, ...exports, ...dynamic] }
}

/** The `imports` of package.json, followed by hand: `#db/types.ts`, else `#x` is `src/x`. */
function resolveSpecifier(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return join(dirname(from), specifier)
  if (specifier === '#db/types.ts') return 'db/types.ts'
  return specifier.startsWith('#') ? `src/${specifier.slice(1)}` : specifier
}

/** Circles of imports, each once, written from its first member in the order of names. */
export function findCircles(files: readonly SourceFile[]): string[][] {
  const edges = new Map(files.map((file) => [file.path, file.edges.filter((edge) => !edge.typeOnly).map((edge) => edge.to)]))
  const done = new Set<string>()
  const circles = new Map<string, string[]>()
  const walk = (path: string, trail: string[]) => {
    const start = trail.indexOf(path)
    if (start >= 0) {
      const circle = trail.slice(start)
      circles.set(circle.toSorted().join(), circle)
    }
    if (start >= 0 || done.has(path)) return
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path])
    done.add(path)
  }
  for (const path of [...edges.keys()].sort()) walk(path, [])
  return [...circles.values()]
}
