import { checks, figures, narrative } from './form-checks.default.ts'
import { columns, groups } from './form-columns.default.ts'
import { Form } from './form.contract.ts'

/**
 * The yearly return of provinces and ministries, first version. No official annex is public; the columns follow what the
 * published reports of provinces say (Báo cáo năm, kết quả công tác PCPNN). Other modules rely on the column keys.
 */
export const defaultForm: Form = Form.parse({
  id: 'pcpnn-nam-1',
  title: {
    vi: 'Báo cáo năm về công tác phi chính phủ nước ngoài',
    en: 'Annual return on foreign non-governmental work',
  },
  validFrom: '2018-01-01',
  groups,
  columns,
  figures,
  narrative,
  checks,
})
