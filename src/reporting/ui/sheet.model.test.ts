import { describe, expect, it } from 'vitest'
import { defaultForm } from '../form.default.ts'
import { testLists } from '../form-lists.fixture.ts'
import type { Line } from '../form.contract.ts'
import { readTsv, writeTsv } from './clipboard.model.ts'
import { applyPatch, changeOfPatch, isEmptyPatch, patchBetween, type DraftContent } from './draft-patch.model.ts'
import { planFill, planPaste } from './paste.model.ts'
import { boxOf, moved } from './range.model.ts'
import { editCells, insertLines, noHistory, redo, remember, removeLines, undo } from './sheet.model.ts'
import { sumsByCurrency } from './sum.model.ts'

const keys = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000003'] as const
const [a, b, c] = keys
const line = (lineKey: string, position: number, cells: Record<string, string> = {}): Line => ({ lineKey, position, cells })
const three = [line(a, 1, { name: 'A' }), line(b, 2, { name: 'B' }), line(c, 3, { name: 'C' })]
const content = (lines: readonly Line[]): DraftContent => ({ lines, figures: {}, narrative: {} })
const columnsOf = (...names: string[]) => names.map((name) => defaultForm.columns.find(({ key }) => key === name)).filter((column) => column !== undefined)

describe('clipboard', () => {
  it('reads quoted cells with tabs, line ends and doubled quotes', () => {
    expect(readTsv('a\t"b\nc"\t"d ""e"""\r\nf\t\tg\r\n')).toEqual([
      ['a', 'b\nc', 'd "e"'],
      ['f', '', 'g'],
    ])
  })
  it('leaves a quote that is part of a name alone', () => {
    expect(readTsv('"Vì trẻ em" Foundation\tx')).toEqual([['"Vì trẻ em" Foundation', 'x']])
  })
  it('writes what it reads', () => {
    const rows = [
      ['a\tb', 'c"d'],
      ['e\nf', ''],
    ]
    expect(readTsv(writeTsv(rows))).toEqual(rows)
  })
})

describe('lines', () => {
  it('numbers lines again after inserting and removing', () => {
    const more = insertLines(three, [{ lineKey: 'n', at: 1, cells: { name: 'N' } }])
    expect(more.map(({ lineKey, position }) => [lineKey, position])).toEqual([
      [a, 1],
      ['n', 2],
      [b, 3],
      [c, 4],
    ])
    expect(removeLines(more, new Set([a])).map(({ position }) => position)).toEqual([1, 2, 3])
  })
  it('empties a cell with an empty text and leaves other lines the same objects', () => {
    const next = editCells(three, new Map([[b, { name: '' }]]))
    expect(next[1]?.cells).toEqual({})
    expect(next[0]).toBe(three[0])
  })
  it('takes a step back and does it again; a new step forgets what was taken back', () => {
    const edited = editCells(three, new Map([[a, { name: 'X' }]]))
    const back = undo(remember(noHistory, three), edited)
    expect(back?.lines).toBe(three)
    expect(redo(back?.history ?? noHistory, three)?.lines).toBe(edited)
    expect(redo(remember(back?.history ?? noHistory, three), three)).toBeUndefined()
  })
  it('carries the first line of a selection down, and a lone line takes the one above', () => {
    const box = { top: 0, bottom: 2, left: 0, right: 0 }
    expect([...planFill(box, three, columnsOf('name'))]).toEqual([
      [b, { name: 'A' }],
      [c, { name: 'A' }],
    ])
    expect([...planFill({ ...box, top: 2 }, three, columnsOf('name'))]).toEqual([[c, { name: 'B' }]])
  })
  it('keeps a moved selection inside the sheet whichever way it is drawn', () => {
    expect(moved({ row: 0, column: 1 }, { row: -5, column: 9 }, { rows: 3, columns: 4 })).toEqual({ row: 0, column: 3 })
    expect(boxOf({ anchor: { row: 2, column: 3 }, head: { row: 0, column: 1 } })).toEqual({ top: 0, bottom: 2, left: 1, right: 3 })
  })
  it('adds amounts by currency exactly', () => {
    const lines = [
      line(a, 1, { currency: 'USD', disbursedYear: '0.1' }),
      line(b, 2, { currency: 'VND', disbursedYear: '5' }),
      line(c, 3, { currency: 'USD', disbursedYear: '0.2' }),
    ]
    expect(sumsByCurrency(lines, 'disbursedYear')).toEqual([
      { currency: 'USD', sum: '0.3' },
      { currency: 'VND', sum: '5' },
    ])
  })
})

describe('paste', () => {
  const input = { form: defaultForm, lists: testLists, lines: three, columns: columnsOf('name', 'currency', 'commitmentTotal'), newId: () => 'new' }
  it('goes on in new lines where the block is longer than the sheet', () => {
    const plan = planPaste([['P'], ['Q']], { top: 2, bottom: 2, left: 0, right: 0 }, input)
    expect([...plan.edits.keys()]).toEqual([c])
    expect(plan.added).toEqual([{ lineKey: 'new', at: 3, cells: { name: 'Q' } }])
  })
  it('fills a whole selection with one cell', () => {
    expect(planPaste([['P']], { top: 0, bottom: 2, left: 0, right: 0 }, input).edits.size).toBe(3)
  })
  it('reads amounts in the currency pasted beside them and keeps unreadable text as it stands', () => {
    const plan = planPaste(
      [
        ['USD', '1.234.567,50'],
        ['đô la', 'abc'],
      ],
      { top: 0, bottom: 0, left: 1, right: 1 },
      input,
    )
    expect(plan.edits.get(a)).toEqual({ currency: 'USD', commitmentTotal: '1234567.50' })
    expect(plan.edits.get(b)).toEqual({ currency: 'USD', commitmentTotal: 'abc' })
    expect(plan.unread).toBe(1)
  })
})

describe('patch', () => {
  const mine = content([line(a, 1, { name: 'A', note: 'mine' }), line(c, 2, { name: 'C' }), line('n', 3, { name: 'N' })])
  const patch = patchBetween(content(three), mine)
  it('does again on a newer draft exactly the cells that were changed', () => {
    const theirs = content([line(a, 1, { name: 'A by them' }), line(b, 2, { name: 'B' }), line(c, 3, { name: 'C' })])
    const merged = applyPatch(theirs, patch)
    expect(merged.lines.map(({ cells }) => cells)).toEqual([{ name: 'A by them', note: 'mine' }, { name: 'C' }, { name: 'N' }])
  })
  it('sends whole lines and removals, and nothing where nothing changed', () => {
    expect(changeOfPatch(patch, mine, 7)).toEqual({ revision: 7, changes: { upserts: mine.lines, removals: [b] } })
    expect(isEmptyPatch(patchBetween(mine, mine))).toBe(true)
  })
})
