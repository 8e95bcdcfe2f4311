import { Alert, List, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { writeFigure } from '../../text/figure-text.model.ts'
import { useFigureName } from '../../text/ui/use-figure-words.ts'
import { useQueryOf } from '#ui/data.ts'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { previewReport, type Report } from '../report.contract.ts'
import type { Contradiction } from '../report-preview.contract.ts'
import { reportScreens } from '../report-screens.messages.ts'
import { PreviewBlocks } from './PreviewBlocks.tsx'
import { PaperEnd, PaperHead } from './PaperFrame.tsx'
import styles from './report.module.css'

/** The report as it will be printed, every number a way to its receipt; numbers that contradict the ledger stand above it. */
export function PreviewTab({ report }: { report: Report }) {
  const t = useMessages(reportScreens)
  const { blocks, annexes, contradictions } = useQueryOf(previewReport, { params: { id: report.id } })
  return (
    <>
      <Contradictions report={report} list={contradictions} />
      <article className={styles.paper} lang="vi">
        <PaperHead particulars={report.particulars} />
        <PreviewBlocks blocks={blocks} />
        <PaperEnd particulars={report.particulars} />
        {annexes.map((annex, index) => (
          <section key={annex.name} className={styles.annex}>
            <h2 className={styles.title}>
              {t('preview.annex', { number: index + 1 })}
              <br />
              {annex.name.toLocaleUpperCase('vi')}
            </h2>
            <PreviewBlocks blocks={annex.blocks} />
          </section>
        ))}
      </article>
    </>
  )
}

function Contradictions({ report, list }: { report: Report; list: readonly Contradiction[] }) {
  const t = useMessages(reportScreens)
  if (list.length === 0) return null
  const mayEdit = report.acts.some(({ action, reasons }) => action === 'edit' && reasons.length === 0)
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={20} aria-hidden />}
      title={t('preview.contradictions', { count: list.length })}
      mb="md"
      className="no-print"
    >
      <List size="sm" spacing={6}>
        {list.map((one, index) => (
          <List.Item key={index}>
            <Sentence one={one} />{' '}
            {mayEdit ? (
              <AnchorLink to="/reports/$reportId" params={{ reportId: report.id }} search={{ tab: 'edit', part: one.sectionKey }} size="sm">
                {t('preview.open-part')}
              </AnchorLink>
            ) : null}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}

function Sentence({ one: { typed, heading, candidate } }: { one: Contradiction }) {
  const t = useMessages(reportScreens)
  const { locale } = useLocale()
  const nameOf = useFigureName()
  if (!candidate) return null
  const value = candidate.value === null ? '–' : writeFigure({ ...candidate, value: candidate.value }, 'exact', locale)
  const args = {
    typed,
    part: heading ?? t('preview.opening'),
    name: nameOf(candidate.code),
    place: candidate.placeName ?? 'none',
    year: String(candidate.query.year),
    value,
  }
  return <Text component="span">{t('preview.contradiction', args)}</Text>
}
