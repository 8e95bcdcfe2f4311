import type { Form, FormLists } from '../form.contract.ts'
import type { GivenRemark, WorkingReturn } from '../return.contract.ts'
import type { DraftState, DraftStore } from './draft-store.ts'

export const returnTabs = ['lines', 'figures', 'narrative', 'problems', 'history', 'remarks'] as const
export type ReturnTab = (typeof returnTabs)[number]

/** What the parts of the return's page share. */
export interface ReturnScreen {
  working: WorkingReturn
  form: Form
  lists: FormLists
  store: DraftStore
  state: DraftState
  /** The person may not change lines now, or looks at an older version. */
  readOnly: boolean
  /** Remarks that the secretariat has written and not sent yet; null for who may write none. */
  remarks: { given: readonly GivenRemark[]; put: (given: GivenRemark[]) => void } | null
  /** Shows a cell in the sheet. */
  goToCell: (lineKey: string | null, column: string | null) => void
  goToTab: (tab: ReturnTab) => void
}
