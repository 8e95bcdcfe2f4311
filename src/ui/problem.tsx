import { createContext, use, type ReactNode } from 'react'
import { formatMessage, type Catalogue, type MessageArguments } from '#platform/messages.ts'
import { Problem } from '#platform/problem.ts'
import { useLocale, useMessages } from './i18n.tsx'
import { uiMessages } from './ui.messages.ts'

const ProblemContext = createContext<Catalogue>({ vi: {}, en: {} })

/** Gives every screen the sentences of every problem. */
export function ProblemProvider({ catalogue, children }: { catalogue: Catalogue; children: ReactNode }) {
  return <ProblemContext value={catalogue}>{children}</ProblemContext>
}

/** A sentence by a code out of the data (`notice.reporting.accepted`); undefined for a code that nobody declared. */
export function useSentence(): (key: string, args: MessageArguments) => string | undefined {
  const catalogue = use(ProblemContext)
  const { locale } = useLocale()
  return (key, args) => (key in catalogue.vi ? formatMessage(catalogue, locale, key, args) : undefined)
}

/** Says an error in the reader's language: a refusal by its code, anything else as a lost connection. */
export function useProblemSentence(): (error: unknown) => string {
  const sentenceOf = useSentence()
  const t = useMessages(uiMessages)
  return (error) => {
    if (!(error instanceof Problem)) return error instanceof TypeError ? t('error.network') : t('error.unknown')
    return sentenceOf(`problem.${error.code}`, error.details as MessageArguments) ?? t('error.unknown')
  }
}

/** The id to quote when asking for help, when the server gave one. */
export function requestIdOf(error: unknown): string | undefined {
  const instance = error instanceof Problem ? error.details.instance : undefined
  return typeof instance === 'string' && instance !== '' ? instance : undefined
}

export interface FieldProblem {
  /** The field's name as a form knows it: `places.0.share`. */
  field: string
  message: string
}

/** The fields that a refusal names; `body/places/0/share` on the wire is `places.0.share` in a form. */
export function fieldProblemsOf(error: unknown): FieldProblem[] {
  const errors = error instanceof Problem ? error.details.errors : undefined
  if (!Array.isArray(errors)) return []
  return (errors as { path: string; message: string }[]).map(({ path, message }) => ({
    field: path.replace(/^(body|querystring|params)\//, '').replaceAll('/', '.'),
    message,
  }))
}
