import { describe, expect, test } from 'vitest'
import { everyRole } from '#directory/role.contract.ts'
import { actionsFor, returnActions, returnStates, roleMay, type Situation, transitionOf, transitions, unmetDemands } from './return.model.ts'

const clean: Situation = {
  state: 'draft',
  agencyId: 'a-p63-45',
  preparedBy: ['officer'],
  submittedBy: 'officer',
  signedBy: 'approver',
  campaignOpen: true,
  hardFindings: 0,
  unexplainedFindings: 0,
  missingFigures: 0,
  unexplainedOverrides: 0,
}
const somebody = (role: string) => ({ personId: 'somebody', role, agencyIds: ['a-p63-45'] })

// role × state × action, written out by hand: who may do what when nothing else stands in the way.
const permitted: Record<string, string> = {
  'draft edit': 'province_officer ministry_officer',
  'draft submit': 'province_officer ministry_officer',
  'submitted withdraw': 'province_officer ministry_officer',
  'submitted sign': 'province_approver ministry_approver',
  'submitted reject': 'province_approver ministry_approver',
  'signed accept': 'secretariat_approver',
  'signed send_back': 'secretariat_officer secretariat_approver',
  'accepted correct': 'province_officer ministry_officer',
}

describe('the table of a return', () => {
  for (const role of everyRole)
    for (const state of returnStates)
      for (const action of returnActions) {
        const allowed = (permitted[`${state} ${action}`] ?? '').split(' ').includes(role)
        test(`${role} ${allowed ? 'may' : 'may not'} ${action} a ${state} version`, () => {
          const may = roleMay(action, role) && unmetDemands(action, { ...clean, state }, somebody(role)).length === 0
          expect(may).toBe(allowed)
        })
      }

  test('every action has exactly one row', () => {
    expect(transitions.map((row) => row.action).sort()).toEqual([...returnActions].sort())
  })

  const broken: [Partial<Situation>, string, string][] = [
    [{ agencyId: 'a-p63-46' }, 'submit', 'own_agency'],
    [{ campaignOpen: false }, 'submit', 'campaign_open'],
    [{ hardFindings: 1 }, 'submit', 'no_hard_findings'],
    [{ unexplainedFindings: 2 }, 'submit', 'soft_explained'],
    [{ missingFigures: 1 }, 'submit', 'figures_complete'],
    [{ unexplainedOverrides: 1 }, 'submit', 'overrides_explained'],
    [{ preparedBy: ['somebody'] }, 'sign', 'not_preparer'],
    [{ submittedBy: 'somebody' }, 'sign', 'not_preparer'],
    [{ signedBy: 'somebody' }, 'accept', 'not_signer'],
    [{ preparedBy: ['somebody'] }, 'accept', 'not_preparer'],
    [{ signedBy: 'somebody' }, 'send_back', 'not_signer'],
  ]
  test.each(broken)('%o stands in the way of %s as %s', (change, action, demand) => {
    const known = returnActions.find((name) => name === action) ?? 'edit'
    const state = transitionOf(known).from
    expect(unmetDemands(known, { ...clean, ...change, state }, somebody('any'))).toEqual([demand])
  })

  test('actions out of turn are listed with the state as their reason', () => {
    const offered = actionsFor({ ...clean, state: 'draft' }, somebody('province_approver'))
    expect(offered).toEqual([
      { action: 'sign', asks: null, allowed: false, reasons: ['state'] },
      { action: 'reject', asks: 'note', allowed: false, reasons: ['state'] },
    ])
  })
})
