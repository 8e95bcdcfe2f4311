import { useMessages } from '#ui/i18n.tsx'
import { peopleMessages } from '../../people-screens.messages.ts'
import { Role } from '../../role.contract.ts'
import { Locale } from '../../session.contract.ts'
import type { Field } from '../form/record-form.model.ts'
import { useAgencyOptions } from '../lists/use-agency-fields.ts'
import { useRoleName } from '../use-session.ts'
import { useToday } from '../use-today.ts'

/** The form of a person. */
export function usePersonFields(): Field[] {
  const t = useMessages(peopleMessages)
  return [
    { name: 'fullName', label: t('name') },
    { name: 'email', label: t('email') },
    { name: 'locale', label: t('locale'), kind: 'select', initial: 'vi', options: Locale.options.map((value) => ({ value, label: t(`locale.${value}`) })) },
  ]
}

/** The form of an assignment. */
export function useAssignmentFields(): Field[] {
  const t = useMessages(peopleMessages)
  const roleName = useRoleName()
  return [
    { name: 'role', label: t('role'), kind: 'select', initial: 'province_officer', options: Role.options.map((value) => ({ value, label: roleName(value) })) },
    { name: 'agencyId', label: t('agency'), kind: 'select', options: useAgencyOptions() },
    { name: 'validFrom', label: t('from'), kind: 'date', initial: useToday() },
    { name: 'validTo', label: t('to'), kind: 'date', optional: true, hint: t('to.hint') },
  ]
}
