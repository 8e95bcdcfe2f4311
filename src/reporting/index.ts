import type { Binding } from '#platform/http.ts'
import type { ReportingOptions } from './act.routes.ts'
import { campaignBindings } from './campaign.routes.ts'
import { returnBindings } from './return.routes.ts'
import { workbookBindings } from './workbook.routes.ts'

/** The routes of campaigns, returns and their workbooks. */
export function reportingBindings(options: ReportingOptions): Binding[] {
  return [...campaignBindings(options), ...returnBindings(options), ...workbookBindings(options)]
}

export type { ReportingOptions } from './act.routes.ts'
export type { Act } from './act.model.ts'
export { vietnamDay } from './act.model.ts'
export { acceptReturn } from './accept-return.action.ts'
export { findDebts } from './board.store.ts'
export { findCampaigns } from './campaign.store.ts'
export { explainFindings, replaceDraftLines } from './draft.action.ts'
export { defaultForm } from './form.default.ts'
export { getForm, saveForm } from './form.store.ts'
export { recordOf } from './league.model.ts'
export { findFormLists } from './lists.store.ts'
export { correctReturn, rejectReturn, signReturn, submitReturn, withdrawReturn } from './move-return.action.ts'
export { openCampaign } from './open-campaign.action.ts'
export { openReturn } from './open-return.action.ts'
export { dailyReminders, remindDebtors } from './remind.action.ts'
export { findAcceptedLines } from './return.store.ts'
export { sendBackReturn } from './send-back-return.action.ts'
