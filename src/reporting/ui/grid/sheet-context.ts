import type { Locale } from '#platform/format.ts'
import type { Translate } from '#ui/i18n.tsx'
import type { Column, Form, FormLists, Line } from '../../form.contract.ts'
import type { sheetMessages } from '../../sheet.messages.ts'
import type { Explanation } from '../../return.contract.ts'
import type { Marks } from '../marks.model.ts'

/** What every cell of the sheet needs to know beside its line. */
export interface SheetContext {
  form: Form
  lists: FormLists
  marks: Marks
  explanations: readonly Explanation[]
  locale: Locale
  t: Translate<keyof typeof sheetMessages.vi>
  readOnly: boolean
  /** Opens the dialog where shares over places or sectors are set out. */
  openShares: (line: Line, column: Column) => void
}
