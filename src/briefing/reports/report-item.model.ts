import { normalised } from '../text/rich-text.model.ts'
import type { ReportItem } from './report-item.contract.ts'

/** The same items with their words composed (NFC), as everything that is stored. */
export function normalItems(items: readonly ReportItem[]): ReportItem[] {
  return items.map((item) => (item.type === 'text' ? { ...item, body: normalised(item.body) } : item))
}
