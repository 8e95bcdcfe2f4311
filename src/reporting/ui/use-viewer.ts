import { approvers, officers, reporters, secretariat } from '#directory/role.contract.ts'
import { getSession } from '#directory/session.contract.ts'
import { useQueryOf } from '#ui/data.ts'

/** Who looks at a screen of campaigns and returns, and on which side. */
export function useViewer() {
  const { session } = useQueryOf(getSession)
  if (!session) throw new Error('useViewer is for signed-in pages')
  const { assignment, person } = session
  const { role, agency } = assignment
  const is = (roles: readonly string[]) => roles.includes(role)
  return {
    role,
    personName: person.fullName,
    agencyId: agency.id,
    agencyNames: { nameVi: agency.nameVi, nameEn: agency.nameEn },
    isSecretariat: is(secretariat),
    isOfficer: is(officers),
    isApprover: is(approvers),
    isReporter: is(reporters),
    seesBoard: is([...secretariat, 'auditor']),
  }
}
