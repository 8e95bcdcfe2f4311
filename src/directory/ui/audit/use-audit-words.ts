import { formatMessage } from '#platform/messages.ts'
import { useLocale } from '#ui/i18n.tsx'
import { auditTrailMessages } from '../../audit-trail.messages.ts'

/** The words for codes of the trail; a code without a word shows itself. */
export function useAuditWords() {
  const { locale } = useLocale()
  const wordFor = (kind: 'action' | 'subject', code: string) => {
    const key = `${kind}.${code}`
    return key in auditTrailMessages.vi ? formatMessage(auditTrailMessages, locale, key as keyof typeof auditTrailMessages.vi, {}) : undefined // The check before says that it is a key.
  }
  const subject = (code: string) => wordFor('subject', code) ?? code
  return {
    subject,
    /** `place.changed` in words: "Địa phương: sửa". */
    action: (code: string) => {
      const [noun = '', verb = ''] = code.split('.')
      return `${subject(noun)}: ${wordFor('action', verb) ?? verb}`
    },
  }
}
