import { defaultForm } from '#reporting/index.ts'
import type { Cells, FormLists } from '#reporting/form.contract.ts'
import { makeTemplate } from '#reporting/template.action.ts'
import { buildDemoCountry } from '../db/seed/demo/demo-country.ts'
import { provinces } from '../db/seed/demo/provinces.ts'

export const YEAR = 2023

export interface ProvinceFile {
  agencyId: string
  fileName: string
  bytes: Uint8Array
}

/**
 * A workbook of `rows` lines for each of the first `count` provinces, in the template that an officer downloads. The
 * lines are those of the demonstration's 2023, taken round and round with names and a place of their own.
 */
export async function makeWorkbooks(lists: FormLists, { count, rows }: { count: number; rows: number }): Promise<ProvinceFile[]> {
  const pool = Object.values(buildDemoCountry().years[YEAR] ?? []).flatMap((one) => one.lines)
  const files: ProvinceFile[] = []
  for (const [at, province] of provinces.slice(0, count).entries()) {
    const agencyId = `a-p63-${province.code}`
    const lines = Array.from({ length: rows }, (_, position) => ({ lineKey: '', position, cells: lineOf(pool, at * rows + position, agencyId) }))
    const figures = { organisations_registered_in_area: { value: String(20 + at), reason: null } }
    const made = await makeTemplate({
      form: defaultForm,
      lists,
      lines,
      agencyName: `Sở Ngoại vụ ${agencyId}`,
      year: YEAR,
      locale: 'vi',
      figures,
      narrative: {},
      demo: true,
    })
    files.push({ agencyId, fileName: made.fileName, bytes: made.bytes })
  }
  return files
}

function lineOf(pool: readonly Cells[], at: number, agencyId: string): Cells {
  const { grantCode: _code, ...cells } = pool[at % pool.length] ?? {}
  return { ...cells, name: `${cells['name'] ?? ''} – hợp phần ${at + 1}`, places: `${agencyId.slice(2)}:100`, managingAgency: agencyId }
}
