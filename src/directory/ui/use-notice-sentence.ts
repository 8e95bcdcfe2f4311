import type { MessageArguments } from '#platform/messages.ts'
import { useFormats } from '#ui/i18n.tsx'
import { useSentence } from '#ui/problem.tsx'
import type { Notice } from '../notice.contract.ts'

const plainDate = /^\d{4}-\d{2}-\d{2}$/

/** What a notice says, in the reader's language and date format. */
export function useNoticeSentence(): (notice: Pick<Notice, 'kind' | 'arguments'>) => string {
  const formats = useFormats()
  const sentence = useSentence()
  return ({ kind, arguments: given }) => {
    const said = Object.entries(given).map(([name, value]) => [name, typeof value === 'string' && plainDate.test(value) ? formats.date(value) : value])
    return sentence(`notice.${kind}`, Object.fromEntries(said) as MessageArguments) ?? kind
  }
}
