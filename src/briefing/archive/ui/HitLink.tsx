import type { ReactNode } from 'react'
import { AnchorLink } from '#ui/links.tsx'
import type { ArchiveHit } from '../archive.contract.ts'

const tabs = {
  briefing: 'overview',
  statement: 'statements',
  speech: 'archive',
  figure: 'archive',
  question: 'archive',
  conclusion: 'archive',
  paper: 'papers',
} as const

/** A result leads to its place: the article, the directive, or the tab of the briefing where it stands. */
export function HitLink({ hit, children }: { hit: ArchiveHit; children: ReactNode }) {
  if (hit.kind === 'release')
    return (
      <AnchorLink to="/releases/$releaseId" params={{ releaseId: hit.id }}>
        {children}
      </AnchorLink>
    )
  if (hit.kind === 'directive')
    return (
      <AnchorLink to="/directives/$directiveId" params={{ directiveId: hit.id }}>
        {children}
      </AnchorLink>
    )
  const tab = tabs[hit.kind]
  return (
    <AnchorLink to="/briefings/$briefingId" params={{ briefingId: hit.briefingId }} search={{ tab }} {...(tab === 'archive' ? { hash: hit.id } : {})}>
      {children}
    </AnchorLink>
  )
}
