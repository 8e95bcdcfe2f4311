import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '#platform/problem.ts'
import type { DraftChange, DraftSaved, WorkingReturn } from '../return.contract.ts'
import { createDraftStore, type KeptChange } from './draft-store.ts'

const key = '00000000-0000-4000-8000-000000000001'
const summary = {
  lines: 1,
  cellsAsked: 0,
  cellsAnswered: 0,
  requiredAsked: 0,
  requiredAnswered: 0,
  figuresAsked: 0,
  figuresAnswered: 0,
  narrativeAsked: 0,
  narrativeAnswered: 0,
  hard: 0,
  soft: 0,
  unexplained: 0,
}
/** Only what the store reads of a return. */
const given = (revision: number, note = '') =>
  ({
    version: {
      id: 'v',
      revision,
      savedAt: null,
      lines: [{ lineKey: key, position: 1, cells: note ? { name: 'A', note } : { name: 'A' } }],
      figures: [],
      narrative: {},
    },
    findings: [],
    summary,
  }) as unknown as WorkingReturn

function storeWith(save: (change: DraftChange) => Promise<DraftSaved>, theirs = given(9, 'theirs'), kept: KeptChange | null = null) {
  const keeping: (KeptChange | null)[] = []
  const store = createDraftStore(given(1), { save, load: async () => theirs, keep: (change) => keeping.push(change), kept, now: () => '2026-01-02T03:04:05Z' })
  return { store, keeping }
}
const saved = (change: DraftChange): DraftSaved => ({ revision: change.revision + 1, findings: [], figures: [], summary })
const rename = (name: string) => ({ lines: [{ lineKey: key, position: 1, cells: { name } }] })

describe('the draft in the browser', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('sends what was typed once, a moment after the last key', async () => {
    const sent: DraftChange[] = []
    const { store, keeping } = storeWith(async (change) => {
      sent.push(change)
      return saved(change)
    })
    store.change(rename('B'))
    store.change(rename('BC'))
    expect(keeping.at(-1)?.patch.lines[0]?.cells).toEqual({ name: 'BC' })
    await vi.advanceTimersByTimeAsync(700)
    expect(sent).toHaveLength(1)
    expect(store.read()).toMatchObject({ revision: 2, status: { kind: 'saved', at: '2026-01-02T03:04:05Z' } })
    expect(keeping.at(-1)).toBeNull()
  })

  it('keeps the change and sends it again when the connection is lost', async () => {
    let failures = 1
    const { store } = storeWith(async (change) => {
      if (failures-- > 0) throw new TypeError('network')
      return saved(change)
    })
    store.change(rename('B'))
    await vi.advanceTimersByTimeAsync(700)
    expect(store.read().status.kind).toBe('offline')
    await vi.advanceTimersByTimeAsync(5100)
    expect(store.read().status.kind).toBe('saved')
  })

  it('asks when somebody else saved, and does my cells again on the newer draft', async () => {
    const sent: DraftChange[] = []
    const { store } = storeWith(async (change) => {
      sent.push(change)
      if (change.revision === 1) throw new Problem('reporting.return.changed-meanwhile', 409, { revision: 9 })
      return saved(change)
    })
    store.change(rename('mine'))
    await vi.advanceTimersByTimeAsync(700)
    expect(store.read().status.kind).toBe('conflict')
    store.reapply()
    await vi.advanceTimersByTimeAsync(50)
    expect(sent.at(-1)).toMatchObject({ revision: 9, changes: { upserts: [{ cells: { name: 'mine', note: 'theirs' } }] } })
    expect(store.read().status.kind).toBe('saved')
  })

  it('sends a change that an earlier visit left on this machine', async () => {
    const sent: DraftChange[] = []
    storeWith(
      async (change) => {
        sent.push(change)
        return saved(change)
      },
      given(1),
      { revision: 1, patch: { lines: [{ lineKey: key, kind: 'changed', position: null, cells: { name: 'left' } }], figures: {}, narrative: {} } },
    )
    await vi.advanceTimersByTimeAsync(50)
    expect(sent[0]?.changes?.upserts[0]?.cells.name).toBe('left')
  })
})
