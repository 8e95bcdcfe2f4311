import { FigureCode, getFigure, getTable } from '#figures/figure.contract.ts'
import { Problem } from '#platform/problem.ts'
import type { Visitor } from './product.ts'

export interface Drilled {
  years: readonly number[]
  maps: readonly string[]
}

/** Every national figure of every year on every map, and the tables of place and sector, as text by their question; refusals too. */
export async function readNationalFigures(visitor: Visitor, { years, maps }: Drilled): Promise<Map<string, string>> {
  const said = new Map<string, string>()
  for (const year of years) {
    for (const map of maps) {
      for (const code of FigureCode.options) said.set(`${code} ${year} ${map}`, await figureText(visitor, code, { year, map }))
      const { rows, total } = await visitor.call(getTable, { query: { rows: 'place', columns: 'sector', from: year, to: year, map } })
      said.set(`place × sector ${year} ${map}`, JSON.stringify([total, rows.map(({ key, total: of }) => [key, of])]))
    }
  }
  return said
}

async function figureText(visitor: Visitor, code: FigureCode, query: { year: number; map: string }): Promise<string> {
  try {
    const { value, lineCount } = await visitor.call(getFigure, { params: { code }, query })
    return `${value} of ${lineCount} lines`
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}
