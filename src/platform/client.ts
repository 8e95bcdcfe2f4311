import type { CallOf, ReplyOf, Route } from './contract.ts'
import { Problem, ProblemDocument } from './problem.ts'

export type Fetch = (url: string, init: { method: string; headers: Record<string, string>; body?: string | FormData }) => Promise<Response>

/**
 * Calls a route by its contract: typed in, checked out. Throws `Problem` when the server refuses; a network failure
 * stays the error that fetch threw. A file route gives `FileReply`.
 */
export function createClient(fetcher: Fetch, baseUrl = '') {
  return async function call<R extends Route>(
    route: R,
    ...[input]: Record<never, never> extends CallOf<R> ? [input?: CallOf<R>] : [input: CallOf<R>]
  ): Promise<ReplyOf<R>> {
    const { params, query, body, file, fileName } = (input ?? {}) as {
      params?: Record<string, unknown>
      query?: Record<string, unknown>
      body?: unknown
      file?: Blob
      fileName?: string
    }
    const response = await fetcher(`${baseUrl}/api${urlOf(route.path, params, query)}`, {
      method: route.method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(file ? { body: formOf(file, fileName ?? 'file') } : body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw await problemOf(response)
    if ('file' in route.reply) return (await fileOf(response)) as ReplyOf<R>
    return route.reply.parse(await response.json()) as ReplyOf<R>
  }
}

export type Client = ReturnType<typeof createClient>

/** The path below `/api` with its parameters and query filled in; empty query members are left out. */
export function urlOf(path: string, params: Record<string, unknown> = {}, query: Record<string, unknown> = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue
    for (const item of Array.isArray(value) ? value : [value]) search.append(key, String(item))
  }
  return search.size ? `${filled}?${search}` : filled
}

function formOf(file: Blob, name: string) {
  const form = new FormData()
  form.append('file', file, name)
  return form
}

async function problemOf(response: Response) {
  const parsed = ProblemDocument.safeParse(await response.json().catch(() => null))
  if (!parsed.success) return new Problem(response.status >= 500 ? 'platform.unavailable' : 'platform.internal', response.status, {})
  const { type: _type, title: _title, status, code, ...details } = parsed.data
  return new Problem(code, status, details)
}

async function fileOf(response: Response) {
  const disposition = response.headers.get('content-disposition') ?? ''
  return {
    fileName: decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? 'file'),
    contentType: response.headers.get('content-type') ?? '',
    bytes: new Uint8Array(await response.arrayBuffer()),
  }
}
