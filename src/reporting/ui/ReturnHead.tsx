import { Group, NativeSelect, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import type { WorkingReturn } from '../return.contract.ts'
import { returnMessages } from '../return-screens.messages.ts'
import styles from './Return.module.css'

const steps = ['draft', 'submitted', 'signed', 'accepted'] as const
const reached: Readonly<Record<WorkingReturn['version']['state'], number>> = { draft: 0, submitted: 1, signed: 2, sent_back: 2, accepted: 3, superseded: 3 }

/** Where the version stands on its way, which version it is, and when it is due. */
export function ReturnHead({ working, onVersion }: { working: WorkingReturn; onVersion: (number: number | undefined) => void }) {
  const t = useMessages(returnMessages)
  const formats = useFormats()
  const { version, versions, dueOn } = working
  const newest = Math.max(...versions.map(({ number }) => number))
  return (
    <div className={styles.head}>
      <ol className={styles.steps} aria-label={t('steps')}>
        {steps.map((step, index) => {
          const at = reached[version.state]
          const done = index < at || version.state === 'accepted'
          return (
            <li key={step} data-done={done || undefined} data-current={index === at || undefined} aria-current={index === at ? 'step' : undefined}>
              <span className={styles.bullet}>{done ? <IconCheck size={14} stroke={3} aria-hidden /> : index + 1}</span>
              <span>{t(version.state === 'sent_back' && index === at ? 'step.sent_back' : `step.${step}`)}</span>
            </li>
          )
        })}
      </ol>
      <Group gap="md" className={styles.facts}>
        <Text size="sm">
          {t('due')}: <strong>{formats.date(dueOn)}</strong>
        </Text>
        {working.campaign.closedOn ? (
          <StateBadge size="sm" tone="idle">
            {t('campaign-closed')}
          </StateBadge>
        ) : null}
        <Group gap={6}>
          <Text size="sm" component="label" htmlFor="version">
            {t('version')}
          </Text>
          <NativeSelect
            id="version"
            size="xs"
            value={String(version.number)}
            onChange={(event) => onVersion(Number(event.currentTarget.value) === newest ? undefined : Number(event.currentTarget.value))}
            data={versions
              .toSorted((a, b) => b.number - a.number)
              .map(({ number, state }) => ({ value: String(number), label: t('version.option', { number, state }) }))}
          />
        </Group>
      </Group>
    </div>
  )
}
