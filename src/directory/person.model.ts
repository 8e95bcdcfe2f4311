import type { Duty } from './agency.contract.ts'
import type { Role } from './role.contract.ts'

/** Which kind of agency a role belongs to. */
export const dutyOfRole = {
  secretariat_officer: 'secretariat',
  secretariat_approver: 'secretariat',
  province_officer: 'province',
  province_approver: 'province',
  ministry_officer: 'ministry',
  ministry_approver: 'ministry',
  ngo: 'ngo',
  auditor: 'auditor',
  administrator: 'administration',
} as const satisfies Record<Role, Duty>

/** Whether a person of an agency with this duty may hold the role. */
export function roleFits(role: Role, duty: Duty): boolean {
  return dutyOfRole[role] === duty
}
