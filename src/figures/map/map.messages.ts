import { defineMessages } from '#platform/messages.ts'
import type { Locale } from '#platform/messages.ts'

const catalogue = defineMessages(
  {
    'figures.map.hoang-sa': 'gồm quần đảo Hoàng Sa',
    'figures.map.truong-sa': 'gồm quần đảo Trường Sa',
    'figures.map.description': 'Bản đồ Việt Nam theo tỉnh, thành phố, gồm quần đảo Hoàng Sa (TP. Đà Nẵng) và quần đảo Trường Sa (tỉnh Khánh Hòa).',
    'figures.map.no-data': 'Chưa có số liệu',
    'figures.map.zero': 'Bằng 0',
    'figures.map.caption': 'Sơ đồ minh họa, không dùng để xác định địa giới',
    'figures.map.attribution': 'Bản đồ nền: @svg-maps/vietnam, Victor Cazanave, CC BY 4.0, đã chỉnh sửa',
    'figures.map.keyboard': 'Dùng phím mũi tên để đi giữa các tỉnh, thành phố; Enter để chọn.',
  },
  {
    'figures.map.hoang-sa': 'with the Hoàng Sa archipelago',
    'figures.map.truong-sa': 'with the Trường Sa archipelago',
    'figures.map.description':
      'Map of Viet Nam by province and city, with the Hoàng Sa archipelago (Đà Nẵng City) and the Trường Sa archipelago (Khánh Hòa Province).',
    'figures.map.no-data': 'No data',
    'figures.map.zero': 'Zero',
    'figures.map.caption': 'Illustrative sketch, not to be used to determine boundaries',
    'figures.map.attribution': 'Base map: @svg-maps/vietnam, Victor Cazanave, CC BY 4.0, modified',
    'figures.map.keyboard': 'Use the arrow keys to move between provinces and cities; Enter to choose.',
  },
)

/**
 * The words that every map needs. The labels in the sea are not among them: they stay Vietnamese in every language
 * and live in the model.
 */
export type MapLabels = {
  /** Said of a unit after its name, by the unit's code. */
  archipelagoOf: Partial<Record<string, string>>
  description: string
  noData: string
  zero: string
  caption: string
  attribution: string
  keyboardHint: string
}

/** The words of a map in a language. The object is the same at every call, so that React may compare it. */
export function mapLabels(locale: Locale): MapLabels {
  return labels[locale]
}

function labelsIn(locale: Locale): MapLabels {
  const words = catalogue[locale]
  return {
    archipelagoOf: { '48': words['figures.map.hoang-sa'], '56': words['figures.map.truong-sa'] },
    description: words['figures.map.description'],
    noData: words['figures.map.no-data'],
    zero: words['figures.map.zero'],
    caption: words['figures.map.caption'],
    attribution: words['figures.map.attribution'],
    keyboardHint: words['figures.map.keyboard'],
  }
}

const labels: Record<Locale, MapLabels> = { vi: labelsIn('vi'), en: labelsIn('en') }
