import { expect, test } from 'vitest'
import { formatMessage } from '#platform/messages.ts'
import * as campaigns from './campaign.contract.ts'
import { reportingMessages } from './reporting.messages.ts'
import * as returns from './return.contract.ts'
import { demands, returnActions, returnStates } from './return.model.ts'
import * as workbooks from './workbook.contract.ts'

const problems = [campaigns, returns, workbooks]
  .flatMap((contract) => Object.values(contract))
  .filter((value) => typeof value === 'function' && 'status' in value && 'code' in value)
const keys = [
  ...[...returnStates, ...campaigns.BoardState.options].map((state) => `state.${state}`),
  ...returnActions.map((action) => `action.${action}`),
  ...demands.map((demand) => `demand.${demand}`),
  ...problems.map((problem) => `problem.${problem.code}`),
]
const args = {
  action: 'sign',
  state: 'draft',
  demand: 'not_preparer',
  year: '2023',
  count: 2,
  days: 3,
  due: '15/01/2024',
  agency: 'Huế',
  fileName: 'a.xlsx',
  reason: 'macros',
  sentence: 'x',
  name: 'x',
  link: 'x',
  revision: 1,
}

test('there are problems to speak of', () => expect(problems.length).toBeGreaterThan(8))

test.each(keys)('%s has a sentence', (key) => expect(reportingMessages.vi).toHaveProperty([key]))

test.each(['vi', 'en'] as const)('every sentence can be said in %s', (locale) => {
  for (const key of Object.keys(reportingMessages.vi) as (keyof typeof reportingMessages.vi)[])
    expect(formatMessage(reportingMessages, locale, key, args)).not.toMatch(/[{}]|^$/)
})

test('a refusal names the act and the state', () => {
  const said = formatMessage(reportingMessages, 'vi', 'problem.reporting.return.wrong-state', { action: 'accept', state: 'sent_back' })
  expect(said).toBe('Không thể tiếp nhận: báo cáo đang ở trạng thái “bị trả lại”.')
})
