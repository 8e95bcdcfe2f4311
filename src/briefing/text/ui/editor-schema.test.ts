import { getSchema } from '@tiptap/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block, Inline, RichText } from '../rich-text.contract.ts'
import { bold, doc, figure, h, italic, lineBreak, ol, p, ul } from '../rich-text.model.ts'
import { editorExtensions, fromEditor, toEditor } from './editor-schema.ts'

const schema = getSchema(editorExtensions())
const through = (text: RichText) => {
  const node = schema.nodeFromJSON(toEditor(text))
  node.check()
  return fromEditor(node.toJSON())
}

const words = fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom('a', 'ệ', 'Đ', ' ', '1', '.', '“') })
const inline: fc.Arbitrary<Inline> = fc.oneof(
  words.map((text): Inline => ({ type: 'text', text })),
  words.map(bold),
  words.map(italic),
  fc.constant(lineBreak),
  fc.record({ year: fc.integer({ min: 1990, max: 2100 }), place: fc.constantFrom('p63-45', 'p34-44') }).map((query) => figure({ code: 'disbursed', ...query })),
)
// ProseMirror joins neighbours with equal marks: a text has none such, as its editor wrote it.
const line = fc.array(inline, { maxLength: 6 }).map((nodes) => nodes.filter((node, index) => node.type !== 'text' || nodes[index - 1]?.type !== 'text'))
const block: fc.Arbitrary<Block> = fc.oneof(
  line.map((nodes) => p(...nodes)),
  fc.tuple(fc.constantFrom(1 as const, 2 as const, 3 as const), line).map(([level, nodes]) => h(level, ...nodes)),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((items) => ul(...items)),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((items) => ol(...items)),
)

test('a text comes out of the editor as it went in', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
      expect(through(doc(...blocks))).toEqual(doc(...blocks))
    }),
  )
})

test('a frozen figure keeps its value, receipt and moment', () => {
  const frozen = figure({ code: 'grants', year: 2023, place: 'p63-45' })
  const text = doc(p({ ...frozen, attrs: { ...frozen.attrs, value: '94', receiptId: 'a'.repeat(24), asOf: '2024-04-01T00:00:00.000Z' } }))
  expect(through(text)).toEqual(text)
})

test('an empty text has a place for the cursor', () => {
  expect(through(doc())).toEqual(doc(p()))
})

test('what the schema does not know is refused: quotes, links, lists within lists', () => {
  const nested = { type: 'doc', content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'bulletList' }] }] }] }
  expect(() => schema.nodeFromJSON(nested).check()).toThrow()
  expect(() => schema.nodeFromJSON({ type: 'doc', content: [{ type: 'blockquote' }] })).toThrow()
  expect(() => fromEditor({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'image' }] }] })).toThrow()
})
