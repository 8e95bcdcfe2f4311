import type { z } from 'zod'
import type { Route } from '#platform/contract.ts'

export type FieldKind = 'text' | 'area' | 'date' | 'number' | 'select' | 'many' | 'flag' | 'rows'
export type FormValue = string | boolean | string[] | FormValues[]
export interface FormValues {
  [name: string]: FormValue
}

/** One input of a form over a route; its name is the field's in the contract. */
export interface Field {
  name: string
  label: string
  kind?: FieldKind
  hint?: string
  options?: readonly { value: string; label: string }[]
  /** Empty is sent as null. */
  optional?: boolean
  /** What a new record starts with. */
  initial?: FormValue
  /** Names the record: not changed once it exists. */
  key?: boolean
  /** The inputs of one row, for `rows`. */
  columns?: readonly Field[]
  /** The most rows there may be. */
  most?: number
}

export type FieldFault = 'needed' | 'wrong'
/** What the contract makes of a form: the input of the call, or what is wrong by the path of the field (`crs.0.crsCode`). */
export type FormReading = { input: { params?: unknown; body?: unknown }; faults?: never } | { input?: never; faults: Record<string, FieldFault> }

/** The form of a record as it is now; of a new one without it. */
export function formValuesOf(fields: readonly Field[], record?: object): FormValues {
  const known = new Map(Object.entries(record ?? {}))
  return Object.fromEntries(fields.map((field) => [field.name, known.has(field.name) ? shown(field, known.get(field.name)) : emptyOf(field)]))
}

function emptyOf(field: Field): FormValue {
  if (field.initial !== undefined) return field.initial
  if (field.kind === 'flag') return false
  return field.kind === 'many' || field.kind === 'rows' ? [] : ''
}

function shown(field: Field, value: unknown): FormValue {
  if (field.kind === 'flag') return value === true
  if (field.kind === 'rows') return (Array.isArray(value) ? value : []).map((row: object) => formValuesOf(field.columns ?? [], row))
  if (field.kind === 'many') return (Array.isArray(value) ? value : []).map(String)
  return value === null || value === undefined ? '' : String(value)
}

function sent(field: Field, value: FormValue | undefined): unknown {
  if (field.kind === 'rows' && Array.isArray(value)) return value.map((row) => sentAll(field.columns ?? [], row as FormValues))
  if (typeof value !== 'string') return value
  if (value.trim() === '') return field.optional ? null : ''
  return field.kind === 'number' ? Number(value.replace(',', '.')) : value
}

const sentAll = (fields: readonly Field[], values: FormValues) => Object.fromEntries(fields.map((field) => [field.name, sent(field, values[field.name])]))

/** Reads a form by the contract of its route. `fixed` are parts that the form does not ask for. */
export function readForm(route: Route, fields: readonly Field[], values: FormValues, fixed: Record<string, unknown> = {}): FormReading {
  const given = { ...fixed, ...sentAll(fields, values) }
  const paramNames = new Set(Object.keys(route.params?.shape ?? {}))
  const part = (inParams: boolean) => Object.fromEntries(Object.entries(given).filter(([name]) => paramNames.has(name) === inParams))
  const [params, body] = [part(true), part(false)]
  const issues = [...issuesOf(route.params, params), ...issuesOf(route.body, body)]
  if (issues.length === 0) return { input: { ...(route.params ? { params } : {}), ...(route.body ? { body } : {}) } }
  return { faults: Object.fromEntries(issues.map((path) => [path.join('.'), isEmpty(path, given) ? 'needed' : 'wrong'])) }
}

function issuesOf(schema: z.ZodType | undefined, value: object): PropertyKey[][] {
  const parsed = schema?.safeParse(value)
  return parsed?.success === false ? parsed.error.issues.map(({ path }) => path) : []
}

function isEmpty(path: readonly PropertyKey[], given: unknown): boolean {
  const value = path.reduce<unknown>((at, step) => (at !== null && typeof at === 'object' ? Reflect.get(at, step) : undefined), given)
  return value === '' || value === null || value === undefined
}
