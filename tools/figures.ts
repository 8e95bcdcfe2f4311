/** The national table from the command line: see the help below. */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { readConfig } from '#config.ts'
import { listDemoAccounts } from '#directory/session.contract.ts'
import { listPlaces } from '#directory/place.contract.ts'
import { BaseFigureCode, Dimension, getOverview, getTable, type Overview, type TableAnswer } from '#figures/figure.contract.ts'
import { Problem } from '#platform/problem.ts'
import { searchKey } from '#platform/text/search-key.ts'
import { type Ask, askDatabase, askServer } from './figures/ask.ts'
import { printHead, printHeadlines, printTable } from './figures/print.ts'

const HELP = `Bảng số liệu quốc gia / The national table

  npm run figures -- --year 2023 [...]

  --year 2023            năm báo cáo / report year
  --place p63-45|"Quảng Trị"   một địa phương / one place, by id or name
  --as-of 2024-04-12     như đã biết cuối ngày đó, hoặc một thời điểm ISO / as known at the end of that day, or at an ISO moment
  --map 34               địa bàn: reported (như báo cáo), 63, 34 / set of places to restate to
  --measure disbursed    ${BaseFigureCode.options.join(' | ')}
  --by heading,place     ${Dimension.options.join(' | ')}
  --currency USD         USD | VND
  --json                 JSON thay cho bảng / JSON instead of tables

  Dữ liệu / data: DATABASE_URL, hoặc/or DATA_DIR (mặc định/default: data). Thư mục đang có máy chủ chạy thì dùng
  --url (a folder in use by a running server is asked through it):
  --url http://localhost:8080 --email … --password …
`

const Options = z.object({
  year: z.coerce.number().int(),
  place: z.string().optional(),
  'as-of': z.string().optional(),
  map: z.string().default('reported'),
  measure: BaseFigureCode.default('disbursed'),
  by: z
    .string()
    .default('heading,place')
    .transform((text) => text.split(','))
    .pipe(z.array(Dimension)),
  currency: z.enum(['USD', 'VND']).default('USD'),
  json: z.boolean().default(false),
  url: z.url().optional(),
  email: z.string().default(''),
  password: z.string().default(''),
})
type Options = z.infer<typeof Options>

interface Answer {
  scope: string
  demo: boolean
  overview: Overview
  tables: { by: string; table: TableAnswer }[]
}

/** A day means its end on Ha Noi's clock, for a figure said that day stands on what was accepted that day. */
const momentOf = (text: string | undefined) => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59.999+07:00` : text)

/** A place by its id or by its name without regard to accents; of several sets of places the one that is asked for. */
async function findPlace(ask: Ask, options: Options): Promise<{ id: string; name: string } | undefined> {
  if (options.place === undefined) return undefined
  const set = options.map === 'reported' ? {} : { set: options.map }
  const { places } = await ask(listPlaces, { ...set, ...(options.map === 'reported' ? { on: `${options.year}-06-30` } : {}) })
  const wanted = searchKey(options.place)
  const found = places.find((place) => place.id === options.place || [place.nameVi, place.nameEn, place.fullNameVi].some((name) => searchKey(name) === wanted))
  if (!found) throw new Error(`Không tìm thấy địa phương / no such place: ${options.place}`)
  return { id: found.id, name: found.fullNameVi }
}

async function answer(ask: Ask, options: Options): Promise<Answer> {
  const place = await findPlace(ask, options)
  const reading = { asOf: momentOf(options['as-of']), map: options.map, currency: options.currency, ...(place ? { place: place.id } : {}) }
  const overview = await ask(getOverview, { ...reading, year: options.year })
  const tables = []
  for (const by of options.by)
    tables.push({ by, table: await ask(getTable, { ...reading, rows: by, measure: options.measure, from: options.year, to: options.year }) })
  const demo = (await ask(listDemoAccounts, {})).password !== null
  return { scope: place?.name ?? 'cả nước', demo, overview, tables }
}

function print({ scope, demo, overview, tables }: Answer, { measure }: Options): string {
  return [printHead(overview, scope, demo), printHeadlines(overview), ...tables.map(({ by, table }) => printTable(table, by, measure))].join('\n\n')
}

async function main(options: Options) {
  const source = options.url
    ? { ask: await askServer(options.url, options.email, options.password), close: async () => undefined }
    : await askDatabase(readConfig(), new Date())
  try {
    const result = await answer(source.ask, options)
    console.log(options.json ? JSON.stringify(result, null, 2) : print(result, options))
  } finally {
    await source.close()
  }
}

const text = { type: 'string' } as const
function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      year: text,
      place: text,
      'as-of': text,
      map: text,
      measure: text,
      by: text,
      currency: text,
      url: text,
      email: text,
      password: text,
      json: { type: 'boolean' },
    },
  })
  const parsed = Options.safeParse(values)
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error))
  return parsed.data
}

if (process.argv.length <= 2 || process.argv.includes('--help')) console.log(HELP)
else {
  await Promise.resolve()
    .then(() => main(readOptions()))
    .catch((error: Error) => {
      console.error(error instanceof Problem ? `${error.code} ${JSON.stringify(error.details)}` : error.message)
      process.exitCode = 1
    })
}
