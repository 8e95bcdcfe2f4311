import type { Cells } from './cells.ts'
import { decimalsOf, moneyText, roundTo } from './money.ts'
import { randomFor } from './random.ts'
import type { DemoReturn } from './returns.ts'

/**
 * Returns corrected after their briefing, in years without published figures: what was known then differs from what is
 * known now. Agency and year → the day of the new version.
 */
const corrections: Readonly<Record<string, string>> = {
  'a-p63-49 2021': '2022-05-18',
  'a-p63-38 2021': '2022-06-07',
  'a-p63-66 2021': '2022-07-12',
  'a-p63-46 2024': '2025-05-14',
  'a-p63-40 2024': '2025-06-03',
  'a-p63-68 2024': '2025-06-19',
}

/** The line's money times so many hundredths; the year's commitment follows where it would fall below. */
function scaled(line: Cells, percent: number): Cells {
  const currency = line['currency'] ?? 'USD'
  const minor = (text: string | undefined) => BigInt((text ?? '0').replace('.', ''))
  const step = 10n ** BigInt(decimalsOf(currency))
  const disbursed = roundTo((minor(line['disbursedYear']) * BigInt(percent)) / 100n, step)
  const committed = minor(line['commitmentYear'])
  return {
    ...line,
    disbursedYear: moneyText(disbursed, currency),
    commitmentYear: moneyText(committed > disbursed ? committed : disbursed, currency),
    note: 'Điều chỉnh theo xác nhận của nhà tài trợ',
  }
}

/** Three lines corrected, and one that had been forgotten put in. */
function correctedLines(given: DemoReturn): Cells[] {
  const random = randomFor(`correction-${given.agencyId}-${given.year}`)
  const money = given.lines.filter((line) => line['disbursedYear'] !== '0.00' && line['disbursedYear'] !== '0')
  const changed = new Set(random.shuffled(money).slice(0, 3))
  const lines = given.lines.map((line) => (changed.has(line) ? scaled(line, random.pick([62, 78, 88, 107])) : line))
  const model = money.findLast((line) => line['kind'] === 'non_project' && line['phase'] === 'new')
  return model ? [...lines, { ...model, name: `${model['name']} - khoản bổ sung`, note: 'Bổ sung sau đối chiếu với nhà tài trợ' }] : lines
}

export function withCorrection(given: DemoReturn): DemoReturn {
  const acceptedOn = corrections[`${given.agencyId} ${given.year}`]
  return acceptedOn === undefined ? given : { ...given, corrected: { acceptedOn, lines: correctedLines(given) } }
}
