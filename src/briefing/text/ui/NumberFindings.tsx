import { Button, Group, Text } from '@mantine/core'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { writeFigure } from '../figure-text.model.ts'
import { textMessages } from '../text-screens.messages.ts'
import type { Finding } from './number-marks.ts'
import styles from './RichText.module.css'
import { useFigureName, useScopeWords } from './use-figure-words.ts'
import type { NumberCheck } from './use-number-check.ts'

/** The typed numbers that the database contradicts, each with what it says and what to do. */
export function NumberFindings({ check }: { check: NumberCheck }) {
  const t = useMessages(textMessages)
  if (check.state === 'off' || check.findings.length === 0) return null
  return (
    <section aria-label={t('check.title', { count: check.findings.length })}>
      <Text fw={600} mb={4}>
        {t('check.title', { count: check.findings.length })}
      </Text>
      <ul className={styles.findings}>
        {check.findings.map((finding) => (
          <li key={finding.id}>
            <FindingSentence finding={finding} />
            <FindingActs finding={finding} check={check} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** "“228,7 triệu USD” khác với cơ sở dữ liệu: Giá trị giải ngân, năm 2023 là 228.652.318,77 USD." */
export function FindingSentence({ finding: { candidate, verdict, typed } }: { finding: Finding }) {
  const t = useMessages(textMessages)
  const { locale } = useLocale()
  const nameOf = useFigureName()
  const formats = useFormats()
  const scope = useScopeWords(candidate?.query ?? { year: 2000, map: 'reported', currency: 'USD' })
  if (!candidate) return null
  const value = candidate.value === null ? '–' : writeFigure({ code: candidate.code, query: candidate.query, value: candidate.value }, 'exact', locale)
  const args = { typed, name: nameOf(candidate.code), scope: scope || 'none', year: String(candidate.query.year), value }
  return (
    <Text component="span" size="sm" c={verdict === 'contradicts' ? 'var(--mantine-color-error)' : undefined} lang={formats.locale}>
      {t(verdict === 'rounding' ? 'check.rounding' : 'check.contradicts', args)}
    </Text>
  )
}

export function FindingActs({ finding, check }: { finding: Finding; check: NumberCheck }) {
  const t = useMessages(textMessages)
  return (
    <Group gap="xs">
      <Button size="compact-sm" variant="light" onClick={() => check.replace(finding)}>
        {t('check.replace')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => check.ignore(finding)}>
        {t('check.ignore')}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={() => check.goTo(finding)}>
        {t('check.go')}
      </Button>
    </Group>
  )
}
