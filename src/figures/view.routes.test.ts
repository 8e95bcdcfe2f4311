import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestProduct, type TestProduct, type Visitor } from '../../test/product.ts'
import { changeView, listViews, removeView, restoreView, type SavedView, saveView } from './view.contract.ts'

let product: TestProduct
const people = {} as Record<'owner' | 'colleague' | 'neighbour' | 'auditor', Visitor>
beforeAll(async () => {
  product = await openTestProduct()
  people.owner = await product.signIn('province_officer', 'a-p63-45')
  people.colleague = await product.signIn('province_approver', 'a-p63-45')
  people.neighbour = await product.signIn('province_officer', 'a-p63-46')
  people.auditor = await product.signIn('auditor', 'kiem-toan')
}, 120_000)
afterAll(() => product.close())

const save = (name: string, shared: SavedView['shared'] = 'nobody', search: SavedView['search'] = { dimension: 'place' }) =>
  people.owner.call(saveView, { body: { page: 'trends', name, search, shared } })
const names = async (visitor: Visitor) => (await visitor.call(listViews, { query: { page: 'trends' } })).views.map(({ name }) => name)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

describe('a saved view', () => {
  test('is seen by whom it is shared with, and by nobody else', async () => {
    await save('riêng')
    await save('cơ quan', 'agency')
    await save('mọi nơi', 'everybody')
    expect(await names(people.owner)).toEqual(['cơ quan', 'mọi nơi', 'riêng'])
    expect(await names(people.colleague)).toEqual(['cơ quan', 'mọi nơi'])
    expect(await names(people.neighbour)).toEqual(['mọi nơi'])
    expect(await names(people.auditor)).toEqual(['mọi nơi'])
    expect((await people.colleague.call(listViews, { query: { page: 'pivot' } })).views).toEqual([])
  })

  test('is changed by its owner alone, whoever may look at it', async () => {
    const { id } = await save('của tôi', 'everybody')
    for (const visitor of [people.colleague, people.neighbour]) {
      expect(await refusal(visitor.call(changeView, { params: { id }, body: { name: 'của bạn' } }))).toBe('platform.not-found')
      expect(await refusal(visitor.call(removeView, { params: { id } }))).toBe('platform.not-found')
    }
    expect(await refusal(people.auditor.call(removeView, { params: { id } }))).toBe('platform.access.not-allowed')
    expect(await people.owner.call(changeView, { params: { id }, body: { name: 'đổi  tên', shared: 'nobody' } })).toMatchObject({
      name: 'đổi tên',
      shared: 'nobody',
      mine: true,
    })
    expect(await names(people.neighbour)).not.toContain('đổi tên')
  })

  test('keeps of its address what the page understands', async () => {
    const given = { dimension: 'place', top: 12, from: 'không phải năm', la: 'x', map: '34' }
    expect((await save('sạch', 'nobody', given)).search).toEqual({ dimension: 'place', top: 12, map: '34' })
  })

  test('is taken away and brought back, and its name is free in between', async () => {
    const { id } = await save('tạm', 'everybody')
    expect(await refusal(save('tạm'))).toBe('figures.view.name-taken')
    await people.owner.call(removeView, { params: { id } })
    expect(await names(people.owner)).not.toContain('tạm')
    expect(await names(people.neighbour)).not.toContain('tạm')
    expect(await refusal(people.owner.call(changeView, { params: { id }, body: { name: 'x' } }))).toBe('platform.not-found')
    expect(await people.owner.call(restoreView, { params: { id } })).toMatchObject({ name: 'tạm', shared: 'everybody' })
    expect(await names(people.neighbour)).toContain('tạm')
    await people.owner.call(removeView, { params: { id } })
    await save('tạm')
    expect(await refusal(people.owner.call(restoreView, { params: { id } }))).toBe('figures.view.name-taken')
  })

  test('leaves what was done to it in the audit trail', async () => {
    const { id } = await save('ghi lại')
    await people.owner.call(changeView, { params: { id }, body: { shared: 'agency' } })
    await people.owner.call(removeView, { params: { id } })
    const lines = await product.engine.query<{ action: string }>(
      `select body::jsonb ->> 'action' as action from audit.line where subject_id = $1 order by seq`,
      [id],
    )
    expect(lines.map(({ action }) => action)).toEqual(['figure-view.saved', 'figure-view.changed', 'figure-view.removed'])
  })
})
