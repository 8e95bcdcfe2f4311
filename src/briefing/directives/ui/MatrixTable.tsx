import { Text, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCircleDashed, IconSend, IconX } from '@tabler/icons-react'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import type { DirectiveBoard } from '../board.contract.ts'
import type { Part } from '../directive.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'
import styles from './Directives.module.css'
import { partTones } from './tones.ts'
import { useDirectiveWords } from './use-directive-words.ts'

const icons = { open: IconCircleDashed, reported: IconSend, accepted: IconCheck, returned: IconAlertTriangle }

/** Addressees down, directives across; a cell leads to the part's history. */
export function MatrixTable({ board }: { board: DirectiveBoard }) {
  const t = useMessages(directiveScreens)
  const words = useDirectiveWords()
  const { date } = useFormats()
  const parts = new Map(board.parts.map((part) => [`${part.directiveId}|${part.agencyId}`, part]))
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('board.legend')}
      </Text>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('board.matrix')}>
        <table className={styles.matrix}>
          <thead>
            <tr>
              <th scope="col">{t('board.agency')}</th>
              {board.directives.map((directive) => (
                <th key={directive.id} scope="col">
                  <Tooltip label={words.text(directive)} multiline maw={420}>
                    <AnchorLink
                      to="/directives/$directiveId"
                      params={{ directiveId: directive.id }}
                      aria-label={`${t('directive.one', { number: directive.number })}: ${words.text(directive)}`}
                    >
                      {directive.reportYear}/{directive.number}
                    </AnchorLink>
                  </Tooltip>
                  <Text size="xs" c="dimmed">
                    {date(directive.dueOn)}
                  </Text>
                </th>
              ))}
              <th scope="col">{t('score.done')}</th>
            </tr>
          </thead>
          <tbody>
            {board.addressees.map((agency) => (
              <tr key={agency.id}>
                <th scope="row">{words.addressee(agency)}</th>
                {board.directives.map((directive) => (
                  <td key={directive.id} style={{ textAlign: 'center' }}>
                    <Cell part={parts.get(`${directive.id}|${agency.id}`)} />
                  </td>
                ))}
                <td style={{ textAlign: 'center' }}>
                  {agency.score.accepted}/{agency.score.total}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Cell({ part }: { part: Part | undefined }) {
  const t = useMessages(directiveScreens)
  if (!part) return null
  const Icon = part.overdue ? IconX : icons[part.state]
  const said = `${part.overdue ? t('part.overdue') : t(`part.${part.state}`)}, ${part.percent}%`
  return (
    <AnchorLink to="/directives/$directiveId" params={{ directiveId: part.directiveId }} search={{ agency: part.agencyId }} aria-label={said} underline="never">
      <span className={styles.cell} data-tone={part.overdue ? 'bad' : partTones[part.state]} title={said}>
        <Icon size={15} aria-hidden />
        {part.percent}%
      </span>
    </AnchorLink>
  )
}
