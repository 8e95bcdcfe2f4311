import { expect, test } from 'vitest'
import { findingSentence } from './finding.model.ts'
import { defaultForm } from './form.default.ts'
import { formMessages } from './form.messages.ts'
import { ReadingReason } from './upload.contract.ts'

const placeholders = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? '').toSorted()

test('every sentence names the same values in both languages', () => {
  const checks = defaultForm.checks.map(({ code, message }) => [code, message.vi, message.en] as const)
  const fixed = Object.entries(formMessages.vi).map(([key, vi]) => [key, vi, formMessages.en[key as keyof typeof formMessages.en]] as const)
  for (const [key, vi, en] of [...checks, ...fixed]) expect({ key, names: placeholders(en) }).toEqual({ key, names: placeholders(vi) })
})

test('every reason for a reading has its sentence', () => {
  for (const why of ReadingReason.options) expect(formMessages.vi).toHaveProperty([`reading.${why}`])
})

test('the sentence of a finding is the form’s own for a check and the catalogue’s for a cell', () => {
  expect(findingSentence(defaultForm, { code: 'dates-order', args: { first: '02/01/2023', last: '01/01/2023' } }, 'vi')).toBe(
    'Ngày kết thúc 01/01/2023 trước ngày bắt đầu 02/01/2023.',
  )
  expect(findingSentence(defaultForm, { code: 'cell.not-a-number', args: { value: 'năm' } }, 'en')).toBe('“năm” is not a number.')
  expect(findingSentence(defaultForm, { code: 'unheard-of', args: {} }, 'vi')).toBe('unheard-of')
})
