import { GivenWatcher } from './watch.contract.ts'

/** People out of typed or pasted lines `name; mail; body`, also with tabs as a spreadsheet copies them; the first line that is none is told by its number. */
export function readWatcherLines(text: string): { watchers: GivenWatcher[]; wrongLine: number | null } {
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 }))
  const read = lines
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => {
      const [name = '', email = '', body = ''] = line.split(/[;\t]/).map((part) => part.trim())
      return { number, watcher: GivenWatcher.safeParse({ name, email, body: body === '' ? null : body }) }
    })
  return {
    watchers: read.flatMap(({ watcher }) => (watcher.success ? [watcher.data] : [])),
    wrongLine: read.find(({ watcher }) => !watcher.success)?.number ?? null,
  }
}
