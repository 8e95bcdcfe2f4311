import type { Locale } from '#platform/messages.ts'
import type { Inline } from '../text/rich-text.contract.ts'
import { draftMessages } from './release-draft.messages.ts'

export type DraftKey = keyof typeof draftMessages.vi
export type Part = string | number | Inline | readonly Inline[]

/** A sentence of the drafts with words, live figures or whole runs put where its pattern names them. Neighbouring words become one. */
export function weave(locale: Locale, key: DraftKey, parts: Record<string, Part> = {}): Inline[] {
  const pieces = draftMessages[locale][key].split(/\{(\w+)\}/)
  return joinWords(pieces.flatMap((piece, index) => (index % 2 === 0 ? wordsOf(piece) : inlinesOf(key, piece, parts[piece]))))
}

/** A sentence without figures, as text. */
export function sentenceOf(locale: Locale, key: DraftKey, parts: Record<string, string | number> = {}): string {
  return weave(locale, key, parts)
    .map((node) => (node.type === 'text' ? node.text : ''))
    .join('')
}

/** Runs in a row with words between them: a, b, c. */
export function listed(runs: readonly (readonly Inline[])[], between: string): Inline[] {
  return joinWords(runs.flatMap((run, index) => (index === 0 ? [...run] : [...wordsOf(between), ...run])))
}

const wordsOf = (text: string): Inline[] => (text === '' ? [] : [{ type: 'text', text }])

function inlinesOf(key: string, name: string, part: Part | undefined): Inline[] {
  if (part === undefined) throw new Error(`The sentence ${key} lacks {${name}}`)
  if (typeof part === 'string' || typeof part === 'number') return wordsOf(String(part))
  return Array.isArray(part) ? [...(part as readonly Inline[])] : [part as Inline]
}

function joinWords(nodes: readonly Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text' && !node.marks && !last.marks) joined[joined.length - 1] = { type: 'text', text: last.text + node.text }
    else joined.push(node)
  }
  return joined
}
