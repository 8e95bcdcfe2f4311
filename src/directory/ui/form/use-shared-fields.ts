import { useMessages } from '#ui/i18n.tsx'
import { directoryMessages } from '../../directory.messages.ts'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import { Certainty } from '../../fields.contract.ts'
import type { Field } from './record-form.model.ts'

/** The fields that nearly every list has: names, dates, source and certainty. */
export function useSharedFields() {
  const t = useMessages(directoryScreenMessages)
  const words = useMessages(directoryMessages)
  const certainty: Field = {
    name: 'certainty',
    label: t('certainty'),
    kind: 'select',
    initial: 'high',
    options: Certainty.options.map((value) => ({ value, label: words(`certainty.${value}`) })),
  }
  return {
    certainty,
    names: [
      { name: 'nameVi', label: t('name-vi') },
      { name: 'nameEn', label: t('name-en') },
    ] satisfies Field[],
    validity: [
      { name: 'validFrom', label: t('valid-from'), kind: 'date' },
      { name: 'validTo', label: t('valid-to'), kind: 'date', optional: true, hint: t('valid-to.hint') },
    ] satisfies Field[],
    provenance: [{ name: 'source', label: t('source'), kind: 'area', hint: t('source.hint') }, certainty] satisfies Field[],
  }
}
