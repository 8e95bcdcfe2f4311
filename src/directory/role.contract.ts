import { z } from 'zod'

/** What a person does for an agency. A person may hold several, one at a time acts. */
export const Role = z.enum([
  'secretariat_officer',
  'secretariat_approver',
  'province_officer',
  'province_approver',
  'ministry_officer',
  'ministry_approver',
  'ngo',
  'auditor',
  'administrator',
])
export type Role = z.infer<typeof Role>

export const secretariat = ['secretariat_officer', 'secretariat_approver'] as const satisfies Role[]
export const officers = ['province_officer', 'ministry_officer'] as const satisfies Role[]
export const approvers = ['province_approver', 'ministry_approver'] as const satisfies Role[]
/** Those who owe returns. */
export const reporters = [...officers, ...approvers] as const satisfies Role[]
/** State bodies that share accepted reports and figures; NGO and administrator are not among them. */
export const figureReaders = [...secretariat, ...reporters, 'auditor'] as const satisfies Role[]
export const returnReaders = figureReaders
export const everyRole = Role.options
