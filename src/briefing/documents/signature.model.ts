import { signingFor } from '#platform/official-document/numbering.model.ts'
import type { DocumentSignature } from './document.contract.ts'
import type { DocumentKind } from './document.model.ts'

interface Chair {
  chairName: string | null
  chairPosition: string | null
}

/** Who signs by default: minutes the secretary and the chair; a notice the head of the Committee, or a deputy for the head. */
export function signaturesOf(kind: DocumentKind, { chairName, chairPosition }: Chair, secretary: string): DocumentSignature[] {
  if (kind === 'minutes')
    return [
      { authority: [], position: 'Thư ký', name: secretary },
      { authority: [], position: 'Chủ trì', name: chairName },
    ]
  const isHead = /chủ nhiệm/iu.test(chairPosition ?? '') && !/phó chủ nhiệm/iu.test(chairPosition ?? '')
  return [
    isHead
      ? { authority: [signingFor('TM', 'Ủy ban')], position: 'Chủ nhiệm', name: chairName }
      : { authority: [signingFor('TM', 'Ủy ban'), signingFor('KT', 'Chủ nhiệm')], position: 'Phó Chủ nhiệm', name: chairName },
  ]
}
