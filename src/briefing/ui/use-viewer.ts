import { reporters, secretariat } from '#directory/role.contract.ts'
import { getSession } from '#directory/session.contract.ts'
import { useQueryOf } from '#ui/data.ts'

/** Who looks at a screen of briefings, and on which side of the table. */
export function useViewer() {
  const { session } = useQueryOf(getSession)
  if (!session) throw new Error('useViewer is for signed-in pages')
  const { role, agency } = session.assignment
  const is = (roles: readonly string[]) => roles.includes(role)
  return {
    role,
    agencyId: agency.id,
    isSecretariat: is(secretariat),
    isHead: role === 'secretariat_approver',
    isReporter: is(reporters),
    seesReadiness: is([...secretariat, 'auditor']),
  }
}
