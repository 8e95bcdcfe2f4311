import type { Edge } from './module-graph.ts'

/** One fence: an edge that `refuses` says yes to must not be there; `instead` tells what to do. */
export interface Fence {
  name: string
  refuses: (edge: Edge) => boolean
  instead: string
}

const DOMAIN = /^src\/(?!platform\/|ui\/)([a-z]+)\//
const domainOf = (path: string) => DOMAIN.exec(path)?.[1]
const isRoot = (path: string) => /^src\/[^/]+$/.test(path)
const isScreen = (path: string) => /^src\/(.+\/)?ui\//.test(path) || path.endsWith('.web.ts')
/** Runs in the browser and on the server alike. */
const isShared = (path: string) => /\.(model|contract|messages)\.ts$/.test(path)
const isServerOnly = (path: string) =>
  /\.(store|routes|action)\.ts$/.test(path) || /^src\/platform\/(db[\w-]*|http|audit|migrate|openapi)\.ts$/.test(path) || /^src\/[a-z]+\/index\.ts$/.test(path)
const isOpenDoor = (path: string) => /\.(contract|messages)\.ts$/.test(path) || /^src\/[a-z]+\/index\.ts$/.test(path)

/** The fences of the house (docs/decisions/0001-one-package-and-fences.md). Tests and tools may climb all of them. */
export const fences: readonly Fence[] = [
  {
    name: 'screen-or-rule-reaches-server',
    refuses: ({ from, to }) => (isScreen(from) || isShared(from)) && isServerOnly(to),
    instead:
      'A screen asks through the contract (`useQueryOf(route)`); a rule gets what it needs as arguments. Move shared types into the *.contract.ts or *.model.ts.',
  },
  {
    name: 'screen-or-rule-imports-node',
    refuses: ({ from, to }) => (isScreen(from) || isShared(from)) && (to.startsWith('node:') || ['fastify', 'kysely', 'pg'].includes(to)),
    instead: 'Screens, contracts, models and messages run in the browser as well: give the work to a store or an action and pass the result in.',
  },
  {
    name: 'domain-reaches-into-domain',
    refuses: ({ from, to }) => domainOf(from) !== undefined && domainOf(to) !== undefined && domainOf(from) !== domainOf(to) && !isOpenDoor(to),
    instead: "Use the other domain's index.ts (on the server), or its *.contract.ts or *.messages.ts (anywhere); if it is not there, let the owner export it.",
  },
  {
    name: 'platform-knows-a-domain',
    refuses: ({ from, to }) => /^src\/(platform|ui)\//.test(from) && domainOf(to) !== undefined,
    instead: 'platform/ and ui/ have no word of a domain: take what differs as an argument, and let src/product.ts, src/routes.tsx or the domain pass it.',
  },
  {
    name: 'house-imports-composition-root',
    refuses: ({ from, to }) => /^src\/(server|product|bindings|web|routes(-[a-z]+)?)\.tsx?$/.test(to) && !isRoot(from),
    instead: 'The composition root is where everything is put together and nothing comes out of it: move the thing to the domain that owns it.',
  },
  {
    name: 'domain-holds-the-root-handle',
    refuses: ({ from, to, typeOnly }) => domainOf(from) !== undefined && /^src\/platform\/(db|db-engine)\.ts$/.test(to) && !typeOnly,
    instead:
      'A domain is handed a Db (to read) or a Tx (to write) and may import these types only; on PGlite a query on the root handle inside a transaction waits for ever.',
  },
]

export const CIRCLE = 'circle'
export const ENVIRONMENT = 'environment-read-outside-config'
export const insteadOf: Record<string, string> = {
  ...Object.fromEntries(fences.map((fence) => [fence.name, fence.instead])),
  [CIRCLE]: 'Two modules that need each other are one module, or both need a third: move the shared part there.',
  [ENVIRONMENT]: 'Only src/config.ts reads process.env: add the variable there and take the value as an argument.',
}
