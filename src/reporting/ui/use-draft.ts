import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { client } from '#platform/browser-client.web.ts'
import { queryOf } from '#ui/data.ts'
import { saveDraft, showReturn, type DraftChange, type DraftSaved, type WorkingReturn } from '../return.contract.ts'
import { createDraftStore, type DraftPorts, type DraftStore, type KeptChange } from './draft-store.ts'

/** The store of one version's draft; it lives as long as the page shows that version. */
export function useDraftStore(working: WorkingReturn): DraftStore {
  const { id } = working.version
  const queries = useQueryClient()
  // A new store for another version only: newer answers about the same one are received below.
  // oxlint-disable-next-line react/exhaustive-deps
  const store = useMemo(() => createDraftStore(working, portsOf(queries, working.id, id)), [id])
  useEffect(() => store.receive(working), [store, working])
  useEffect(() => {
    const send = () => void store.flush()
    window.addEventListener('online', send)
    window.addEventListener('pagehide', send)
    return () => {
      window.removeEventListener('online', send)
      window.removeEventListener('pagehide', send)
      send()
    }
  }, [store])
  return store
}

export function useDraftState(store: DraftStore) {
  return useSyncExternalStore(store.subscribe, store.read)
}

function portsOf(queries: QueryClient, returnId: string, versionId: string): DraftPorts {
  const place = `nhipcau.draft.${versionId}`
  return {
    save: async (body) => {
      const reply = await client(saveDraft, { params: { id: returnId }, body })
      // Other pages, and this one when it is opened again, must not start from the draft as it was.
      queries.setQueryData(queryOf(showReturn, { params: { id: returnId }, query: {} }).queryKey, (old?: WorkingReturn) => old && afterSave(old, body, reply))
      return reply
    },
    load: () => client(showReturn, { params: { id: returnId } }),
    keep: (change) => keepAt(place, change),
    kept: keptAt(place),
    now: () => new Date().toISOString(),
  }
}

function keepAt(place: string, change: KeptChange | null) {
  try {
    if (change) localStorage.setItem(place, JSON.stringify(change))
    else localStorage.removeItem(place)
  } catch {
    // A full or forbidden storage must not stop the typing: the change is still on its way to the server.
  }
}

function keptAt(place: string): KeptChange | null {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null') as KeptChange | null
  } catch {
    return null
  }
}

/** The answer about a return as it would be now, after a save. */
function afterSave(old: WorkingReturn, { changes, narrative }: DraftChange, { revision, findings, figures, summary }: DraftSaved): WorkingReturn {
  const gone = new Set([...(changes?.removals ?? []), ...(changes?.upserts ?? []).map(({ lineKey }) => lineKey)])
  const lines = [...old.version.lines.filter(({ lineKey }) => !gone.has(lineKey)), ...(changes?.upserts ?? [])]
  const version = { ...old.version, revision, figures, lines, narrative: { ...old.version.narrative, ...narrative }, savedAt: new Date().toISOString() }
  return { ...old, findings, summary, version }
}
