import { tmpdir } from 'node:os'
import { beforeAll, describe, expect, test } from 'vitest'
import { allBindings } from '#bindings.ts'
import { openFileStore } from './files/file-store.ts'
import { openPagePictures } from './files/page-pictures.ts'
import { openApiDocument } from './openapi.ts'
import { shareSchemas } from './openapi-schemas.ts'

const money = { type: 'object', title: 'Money', description: 'x'.repeat(200), properties: { amount: { type: 'string' } }, required: ['amount'] }
const answer = (schema: object) => ({ get: { responses: { '200': { content: { 'application/json': { schema: schema as Record<string, unknown> } } } } } })

test('a schema that stands twice is written once, also within others, and one that stands once stays where it is', () => {
  const once = { type: 'object', properties: { note: { type: 'string', description: 'x'.repeat(300) } } }
  const list = { type: 'array', items: money }
  const { paths, components } = shareSchemas({
    components: { securitySchemes: {} },
    paths: { '/a': answer({ type: 'object', properties: { list, once } }), '/b': answer({ type: 'object', properties: { list } }), '/c': answer(money) },
  })
  expect(components).toEqual({
    securitySchemes: {},
    schemas: { List: { type: 'array', items: { $ref: '#/components/schemas/Money' } }, Money: money },
  })
  expect(paths['/a']?.['get']?.responses['200']?.content?.['application/json']?.schema).toEqual({
    type: 'object',
    properties: { list: { $ref: '#/components/schemas/List' }, once },
  })
})

test('what looks like a schema in a default or a constant is left alone', () => {
  const odd = { type: 'object', default: { items: money, properties: money }, const: { items: money } }
  const { paths } = shareSchemas({ components: {}, paths: { '/a': answer(odd), '/b': answer({ type: 'array', items: money }), '/c': answer(money) } })
  expect(paths['/a']?.['get']?.responses['200']?.content?.['application/json']?.schema).toEqual(odd)
})

test('two schemas of one name stay two', () => {
  const other = { ...money, description: 'y'.repeat(200) }
  const paths = { '/a': answer(money), '/b': answer(money), '/c': answer(other), '/d': answer(other) }
  expect(shareSchemas({ components: {}, paths }).components).toEqual({ schemas: { Money: money, Money2: other } })
})

describe('the document of all routes', () => {
  let document: Record<string, unknown>
  beforeAll(async () => {
    const options = { files: openFileStore(tmpdir()), pictures: openPagePictures(tmpdir()), demo: true, demoPassword: '', publicUrl: '' }
    document = { ...(await openApiDocument(allBindings(options))) }
  })

  test('points only at what it has, by names that OpenAPI allows, and at all of it', () => {
    const text = JSON.stringify(document)
    const pointers = new Set([...text.matchAll(/"\$ref":"#\/components\/(schemas|responses)\/([^"]+)"/g)].map(([, kind, name]) => `${kind}/${name}`))
    expect(pointers.size).toBe(new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to)).size)
    const { schemas = {}, responses = {} } = document['components'] as Record<string, Record<string, object>>
    const held = [...Object.keys(schemas).map((name) => `schemas/${name}`), ...Object.keys(responses).map((name) => `responses/${name}`)]
    expect([...pointers].toSorted()).toEqual(held.toSorted())
    expect(held.filter((name) => !/^(schemas|responses)\/[A-Za-z0-9._-]+$/.test(name))).toEqual([])
  })

  test('writes the text of a document once, and stays small enough to be read', () => {
    const { schemas = {} } = document['components'] as Record<string, Record<string, object>>
    expect(Object.keys(schemas)).toContain('RichText')
    const text = JSON.stringify(document)
    expect(text.split('"hardBreak"').length - 1).toBeLessThanOrEqual(2)
    expect(text.length).toBeLessThan(900_000)
  })
})
