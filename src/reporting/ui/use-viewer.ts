import { approvers, officers, reporters, secretariat } from '#directory/role.contract.ts'
import { useSession } from '#directory/ui/use-session.ts'

/** Who looks at a screen of campaigns and returns, and on which side. */
export function useViewer() {
  const { assignment, person } = useSession()
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
