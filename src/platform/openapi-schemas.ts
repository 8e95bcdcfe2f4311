/** A JSON Schema (draft 2020-12, as OpenAPI 3.1 has it), as much of it as is walked here. */
export type JsonSchema = { [keyword: string]: unknown }

interface Content {
  description?: string
  content?: Record<string, { schema?: JsonSchema }>
}
interface Operation {
  parameters?: { schema?: JsonSchema }[]
  requestBody?: Content
  responses: Record<string, Content>
}
export interface SchemaDocument {
  components: object
  paths: Record<string, Record<string, Operation>>
}

/** Shorter ones are read more easily where they stand than at the end of a pointer. */
const WORTH_CHARACTERS = 160

/**
 * Writes every schema once that stands in a document several times, and points at it: what the routes say stays the same, word for word.
 * A schema is called by its title, by the constant `type` of its kind, or by the first field that holds it.
 */
export function shareSchemas<D extends SchemaDocument>(document: D): D {
  const repeated = findRepeated(document)
  const shared: Record<string, JsonSchema> = {}
  const names = new Map<string, string>()

  const write = (schema: JsonSchema, hint: string): JsonSchema => {
    const text = JSON.stringify(schema)
    if (!repeated.has(text)) return mapChildren(schema, hint, write)
    const known = names.get(text)
    if (known) return { $ref: `#/components/schemas/${known}` }
    const name = freeName(nameOf(schema, hint), shared)
    names.set(text, name)
    // Held before its parts are, so that they cannot take its name.
    shared[name] = {}
    shared[name] = mapChildren(schema, hint, write)
    return { $ref: `#/components/schemas/${name}` }
  }
  const paths = mapSchemas(document.paths, write)
  const sorted = Object.fromEntries(Object.entries(shared).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return { ...document, paths, components: { ...document.components, schemas: sorted } }
}

/** The texts of the schemas that stand twice in what is left when all such are written once. */
function findRepeated({ paths }: SchemaDocument): Set<string> {
  const counts = new Map<string, number>()
  const count = (schema: JsonSchema, hint: string): JsonSchema => {
    const text = JSON.stringify(schema)
    const before = counts.get(text) ?? 0
    counts.set(text, before + 1)
    // What stands inside is written with it, once.
    if (before === 0 || text.length < WORTH_CHARACTERS) mapChildren(schema, hint, count)
    return schema
  }
  mapSchemas(paths, count)
  return new Set([...counts].filter(([text, times]) => times > 1 && text.length >= WORTH_CHARACTERS).map(([text]) => text))
}

type Change = (schema: JsonSchema, hint: string) => JsonSchema

function mapSchemas(paths: SchemaDocument['paths'], change: Change): SchemaDocument['paths'] {
  const mapContent = <C extends Content>(held: C, hint: string): C =>
    held.content ? { ...held, content: mapValues(held.content, (media) => (media.schema ? { ...media, schema: change(media.schema, hint) } : media)) } : held
  return mapValues(paths, (methods, path) =>
    mapValues(methods, (operation) => {
      const hint = path.split('/').findLast((part) => /^[a-z]/.test(part)) ?? 'body'
      return {
        ...operation,
        ...(operation.parameters ? { parameters: operation.parameters.map((one) => (one.schema ? { ...one, schema: change(one.schema, hint) } : one)) } : {}),
        ...(operation.requestBody ? { requestBody: mapContent(operation.requestBody, `${hint}-body`) } : {}),
        responses: mapValues(operation.responses, (response) => mapContent(response, `${hint}-answer`)),
      }
    }),
  )
}

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null && !Array.isArray(value)
const lists = ['anyOf', 'oneOf', 'allOf', 'prefixItems']
const maps = ['properties', 'patternProperties']
const single = ['items', 'additionalProperties', 'propertyNames', 'not']

/** The schema with every schema directly inside it changed; values of `const`, `enum`, `default` are no schemas. */
function mapChildren(schema: JsonSchema, hint: string, change: Change): JsonSchema {
  return mapValues(schema, (value, keyword) => {
    if (lists.includes(keyword) && Array.isArray(value)) return value.map((one: unknown) => (isSchema(one) ? change(one, hint) : one))
    if (maps.includes(keyword) && isSchema(value)) return mapValues(value, (one, field) => (isSchema(one) ? change(one, field) : one))
    return single.includes(keyword) && isSchema(value) ? change(value, hint) : value
  })
}

const mapValues = <V, W>(given: Record<string, V>, change: (value: V, key: string) => W): Record<string, W> =>
  Object.fromEntries(Object.entries(given).map(([key, value]) => [key, change(value, key)]))

function nameOf({ title, properties }: JsonSchema, hint: string): string {
  const kind = isSchema(properties) && isSchema(properties['type']) ? properties['type']['const'] : undefined
  const words = [title, kind, hint].find((one): one is string => typeof one === 'string' && /^[A-Za-z]/.test(one)) ?? 'Schema'
  return words
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
}

function freeName(name: string, taken: Record<string, unknown>): string {
  if (!(name in taken)) return name
  for (let number = 2; ; number += 1) if (!(`${name}${number}` in taken)) return `${name}${number}`
}
