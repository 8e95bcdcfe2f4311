import { expect, test } from 'vitest'
import { everyRole } from '#directory/role.contract.ts'
import {
  documentActions,
  documentActsFor,
  documentKinds,
  type DocumentSituation,
  documentStates,
  documentTransitions,
  unmetOfDocument,
} from './document.model.ts'
import { signaturesOf } from './signature.model.ts'

const situation: DocumentSituation = { kind: 'notice', state: 'draft', draftedBy: 'a', submittedBy: 'a', minutesSigned: true, directivesReady: true }
const other = { personId: 'b', role: 'secretariat_approver' }

test('every action is possible from the state of its row, for the kinds of its row, and from no other', () => {
  const possible = documentKinds.flatMap((kind) =>
    documentActions.flatMap((action) =>
      documentStates
        .filter((state) => unmetOfDocument(action, { ...situation, kind, state }, other).length === 0)
        .map((state) => `${kind} ${action}: ${state}`),
    ),
  )
  const each = (kind: string) => [`${kind} edit: draft`, `${kind} submit: draft`, `${kind} send_back: review`, `${kind} sign: review`]
  expect(possible).toEqual([...each('minutes'), ...each('notice'), 'notice issue: signed'])
  expect(documentTransitions.map(({ action }) => action)).toEqual([...documentActions])
})

test('who drafted or handed in a paper does not sign it', () => {
  const review = { ...situation, state: 'review' as const }
  expect(unmetOfDocument('sign', review, { ...other, personId: 'a' })).toEqual(['not_drafter'])
  expect(unmetOfDocument('sign', { ...review, submittedBy: 'b' }, other)).toEqual(['not_drafter'])
})

test('a notice goes out after the minutes are signed and the directives are ready', () => {
  expect(unmetOfDocument('issue', { ...situation, state: 'signed', minutesSigned: false, directivesReady: false }, other)).toEqual([
    'minutes_signed',
    'directives_ready',
  ])
})

test('only the secretariat acts, and only its head signs, sends back and issues', () => {
  const acts = everyRole.map((role) => [role, documentActsFor({ ...situation, state: 'review' }, { personId: 'x', role }).map(({ action }) => action)] as const)
  expect(acts.filter(([, actions]) => actions.length > 0)).toEqual([
    ['secretariat_officer', ['edit', 'submit']],
    ['secretariat_approver', ['edit', 'submit', 'send_back', 'sign', 'issue']],
  ])
})

test('minutes are signed by secretary and chair; a deputy signs the notice for the head of the Committee', () => {
  const chair = { chairName: 'Nguyễn Minh Hằng', chairPosition: 'Thứ trưởng, Chủ nhiệm Ủy ban' }
  expect(signaturesOf('minutes', chair, 'Nguyễn Thị Thanh Hà').map(({ position, name }) => `${position} ${name}`)).toEqual([
    'Thư ký Nguyễn Thị Thanh Hà',
    'Chủ trì Nguyễn Minh Hằng',
  ])
  expect(signaturesOf('notice', chair, '')[0]).toMatchObject({ authority: ['TM. ỦY BAN'], position: 'Chủ nhiệm' })
  expect(signaturesOf('notice', { chairName: 'Phan Anh Sơn', chairPosition: 'Phó Chủ nhiệm Ủy ban' }, '')[0]).toMatchObject({
    authority: ['TM. ỦY BAN', 'KT. CHỦ NHIỆM'],
    position: 'Phó Chủ nhiệm',
  })
})
