import type { Route } from '#platform/contract.ts'
import { listCampaigns, showBoard } from '../campaign.contract.ts'
import { listOwnReturns, showReturn } from '../return.contract.ts'

/** The answers that a move of a return makes stale. */
export const movedRoutes: readonly Route[] = [showReturn, showBoard, listOwnReturns, listCampaigns]
