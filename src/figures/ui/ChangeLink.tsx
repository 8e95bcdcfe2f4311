import { useMessages } from '#ui/i18n.tsx'
import { AnchorLink, ButtonLink } from '#ui/links.tsx'
import { changeMessages } from '../change.messages.ts'
import type { FigureCode, FigureQuery } from '../figure.contract.ts'

interface ChangeLinkProps {
  code: FigureCode
  /** The figure that the link stands beside; its `asOf` is the later end where it has one. */
  query: FigureQuery
  /** The other end: an earlier moment of the same year, or an earlier year. */
  from: { moment: string } | { year: number }
  /** Of the figure, for those who hear the link alone. */
  name?: string
  button?: boolean
}

/** "Why the change?": opens the waterfall between a figure and what it was. */
export function ChangeLink({ code, query: { asOf, ...query }, from, name, button = false }: ChangeLinkProps) {
  const t = useMessages(changeMessages)
  const search = { ...query, code, map: asMap(query.map), ...('year' in from ? { fromYear: from.year } : { from: from.moment }), ...(asOf ? { to: asOf } : {}) }
  const label = name ? { 'aria-label': t('link.of', { name }) } : {}
  return button ? (
    <ButtonLink to="/figures/change" search={search} preload={false} size="xs" variant="default" {...label}>
      {t('link')}
    </ButtonLink>
  ) : (
    <AnchorLink to="/figures/change" search={search} preload={false} fz="inherit" className="no-print" {...label}>
      {t('link')}
    </AnchorLink>
  )
}

const asMap = (map: string) => (map === '63' || map === '34' ? map : undefined)
