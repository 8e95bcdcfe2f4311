import { useFormats, useMessages } from '#ui/i18n.tsx'
import type { Column } from '#ui/DataTable.tsx'
import { StateBadge, type StateTone } from '#ui/StateBadge.tsx'
import { directoryMessages } from '../directory.messages.ts'
import { directoryScreenMessages } from '../directory-screens.messages.ts'
import type { Certainty } from '../fields.contract.ts'
import styles from './lists/lists.module.css'

const tones: Record<Certainty, StateTone> = { high: 'good', medium: 'sent', low: 'attention', memory: 'attention', demonstration: 'idle' }

/** How far a row can be trusted, in words. */
export function CertaintyBadge({ certainty }: { certainty: Certainty }) {
  const t = useMessages(directoryMessages)
  return (
    <StateBadge tone={tones[certainty]} size="sm">
      {t(`certainty.${certainty}`)}
    </StateBadge>
  )
}

interface Dated {
  validFrom: string | null
  validTo: string | null
}
interface Sourced {
  source: string
  certainty: Certainty
}

/** A time in words: `01/07/2025 – nay`. */
export function useValidityText() {
  const t = useMessages(directoryScreenMessages)
  const formats = useFormats()
  return ({ validFrom, validTo }: Dated) =>
    `${validFrom ? formats.date(validFrom) : t('validity.unknown')} – ${validTo ? formats.date(validTo) : t('validity.now')}`
}

/** The column that says from when to when a row holds. */
export function useValidityColumn<Row extends Dated>(): Column<Row> {
  const t = useMessages(directoryScreenMessages)
  const text = useValidityText()
  return {
    id: 'valid',
    header: t('validity'),
    kind: 'date',
    value: ({ validFrom }) => validFrom,
    filterText: text,
    cell: (row) => <span className={styles.dates}>{text(row)}</span>,
    width: '12rem',
  }
}

/** The column that says where a row comes from and how sure it is. */
export function useProvenanceColumns<Row extends Sourced>(): Column<Row>[] {
  const t = useMessages(directoryScreenMessages)
  const words = useMessages(directoryMessages)
  const wordOf = (row: Row) => words(`certainty.${row.certainty}`)
  const source: Column<Row> = {
    id: 'source',
    header: t('source-and-certainty'),
    width: '17rem',
    value: (row) => `${wordOf(row)} ${row.source}`,
    cell: (row) => (
      <span className={styles.provenance}>
        <CertaintyBadge certainty={row.certainty} />
        <span className={styles.small}>{row.source}</span>
      </span>
    ),
  }
  return [source]
}
