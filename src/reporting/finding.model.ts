import { formatMessage, type Locale } from '#platform/messages.ts'
import type { Finding, Form } from './form.contract.ts'
import { formMessages } from './form.messages.ts'

/** The sentence of a finding in the reader's language: of a cell, of the file, or of one of the form's own checks. */
export function findingSentence(form: Form, finding: Pick<Finding, 'code' | 'args'>, locale: Locale): string {
  const check = form.checks.find(({ code }) => code === finding.code)
  if (check === undefined) return sentence(finding.code, finding.args, locale)
  const catalogue = { vi: { [check.code]: check.message.vi }, en: { [check.code]: check.message.en } }
  return formatMessage(catalogue, locale, check.code, finding.args)
}

/** The sentence of a `cell.*`, `file.*`, `reading.*`, `sheet.*`, `skipped.*` or `action.*` code; an unknown code shows itself. */
export function sentence(code: string, args: Record<string, string>, locale: Locale): string {
  return code in formMessages.vi ? formatMessage(formMessages, locale, code as keyof typeof formMessages.vi, args) : code
}
