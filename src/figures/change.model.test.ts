import { expect, test } from 'vitest'
import { mergeLines, momentStepOf, type StepLine, stepsOf, tellMembersOnce, yearStepOf } from './change.model.ts'

const counted = { reported: true, counted: true, fits: true }
const givesWay = { reported: true, counted: false, fits: false }
const absent = { reported: false, counted: false, fits: false }
const facts = { before: counted, after: counted, arrived: false, onlyRate: false }

test('a line between moments belongs to one step: double count, late return, rate, else correction', () => {
  expect(momentStepOf({ ...facts, after: givesWay })).toBe('double_removed')
  expect(momentStepOf({ ...facts, before: givesWay })).toBe('double_restored')
  expect(momentStepOf({ ...facts, before: absent, arrived: true })).toBe('late')
  expect(momentStepOf({ ...facts, before: absent })).toBe('correction')
  expect(momentStepOf({ ...facts, after: absent })).toBe('correction')
  expect(momentStepOf({ ...facts, onlyRate: true })).toBe('rates')
  expect(momentStepOf(facts)).toBe('correction')
})

test('a line that left the scope is a correction, even when its rate moved with it', () => {
  expect(momentStepOf({ ...facts, after: { ...counted, fits: false }, onlyRate: true })).toBe('correction')
})

const grant = {
  inBefore: true,
  inAfter: true,
  providerBefore: true,
  providerAfter: true,
  awaitedBefore: false,
  awaitedAfter: false,
  onlyRate: false,
  rose: true,
}

test('a grant between years belongs to one step, and one whose report is missing has not ended', () => {
  expect(yearStepOf(grant)).toBe('risen')
  expect(yearStepOf({ ...grant, rose: false })).toBe('fallen')
  expect(yearStepOf({ ...grant, onlyRate: true })).toBe('rates')
  expect(yearStepOf({ ...grant, inBefore: false })).toBe('grant_new')
  expect(yearStepOf({ ...grant, inBefore: false, providerBefore: false })).toBe('provider_new')
  expect(yearStepOf({ ...grant, inBefore: false, awaitedBefore: true })).toBe('awaited_before')
  expect(yearStepOf({ ...grant, inAfter: false })).toBe('grant_ended')
  expect(yearStepOf({ ...grant, inAfter: false, providerAfter: false })).toBe('provider_left')
  expect(yearStepOf({ ...grant, inAfter: false, awaitedAfter: true })).toBe('awaited')
})

const line = (more: Partial<StepLine>): StepLine => ({
  kind: 'correction',
  id: 'a g',
  key: null,
  before: '0',
  after: '0',
  amountBefore: null,
  amountAfter: null,
  currencyBefore: null,
  currencyAfter: null,
  ...more,
})

test('a grant that only moved between places is no line; what is left of a move is one', () => {
  expect(mergeLines([line({ before: '5' }), line({ after: '5' })])).toEqual([])
  const [moved] = mergeLines([line({ before: '5', amountBefore: '5', currencyBefore: 'USD' }), line({ after: '7', amountAfter: '7', currencyAfter: 'USD' })])
  expect(moved).toMatchObject({ before: '5', after: '7', amountBefore: '5', amountAfter: '7', currencyBefore: 'USD' })
})

test('amounts in several currencies are not added up', () => {
  const [mixed] = mergeLines([line({ after: '5', amountAfter: '5', currencyAfter: 'USD' }), line({ after: '1', amountAfter: '25000', currencyAfter: 'VND' })])
  expect(mixed).toMatchObject({ after: '6', amountAfter: null, currencyAfter: null })
})

test('a member that several lines brought is told once, by the late return before the correction', () => {
  const told = tellMembersOnce(
    [
      { ...line({ after: '9' }), member: 'm' },
      { ...line({ kind: 'late', after: '1' }), member: 'm' },
    ],
    'gained',
  )
  expect(told).toMatchObject([{ kind: 'late', id: 'm', before: '0', after: '1' }])
  expect(stepsOf(['late', 'correction'], told)).toEqual([
    { kind: 'late', amount: '1', lines: 1 },
    { kind: 'correction', amount: '0', lines: 0 },
  ])
})
