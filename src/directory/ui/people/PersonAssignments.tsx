import { Button, Group, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { StateBadge, type StateTone } from '#ui/StateBadge.tsx'
import { peopleMessages } from '../../people-screens.messages.ts'
import { addAssignment, endAssignment, getPerson, listPeople, type Assignment, type Person } from '../../person.contract.ts'
import { RecordDrawer } from '../form/RecordDrawer.tsx'
import { DetailSection } from '../lists/DetailDrawer.tsx'
import styles from '../lists/lists.module.css'
import { useValidityText } from '../provenance.tsx'
import { useRoleName } from '../use-session.ts'
import { useToday } from '../use-today.ts'
import { assignmentState, type AssignmentState } from './assignment.model.ts'
import { useAssignmentFields } from './use-person-fields.ts'

const tones: Record<AssignmentState, StateTone> = { current: 'good', ended: 'idle', future: 'working' }

/** The roles a person holds, held and will hold; new ones and last days. */
export function PersonAssignments({ person }: { person: Person }) {
  const t = useMessages(peopleMessages)
  const roleName = useRoleName()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Assignment>()
  const invalidates = [listPeople, getPerson]
  return (
    <DetailSection
      title={t('assignments')}
      actions={
        <Button size="xs" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          {t('assign')}
        </Button>
      }
    >
      {person.assignments.length === 0 ? <Text c="dimmed">{t('assignments.empty')}</Text> : null}
      <ul className={styles.plain}>
        {person.assignments.map((assignment) => (
          <li key={assignment.id}>
            <AssignmentRow assignment={assignment} onEnd={() => setEnding(assignment)} />
          </li>
        ))}
      </ul>
      <RecordDrawer
        opened={adding}
        title={t('assign')}
        intro={t('assign.intro')}
        submitLabel={t('assign')}
        route={addAssignment}
        fields={useAssignmentFields()}
        fixed={{ id: person.id }}
        invalidates={invalidates}
        onClose={() => setAdding(false)}
      />
      <RecordDrawer
        opened={ending !== undefined}
        title={ending ? t('end.title', { role: roleName(ending.role) }) : ''}
        route={endAssignment}
        fields={[{ name: 'validTo', label: t('to'), kind: 'date', optional: true, hint: t('to.hint') }]}
        record={ending}
        fixed={{ id: person.id, assignmentId: ending?.id }}
        invalidates={invalidates}
        onClose={() => setEnding(undefined)}
      />
    </DetailSection>
  )
}

function AssignmentRow({ assignment, onEnd }: { assignment: Assignment; onEnd: () => void }) {
  const t = useMessages(peopleMessages)
  const roleName = useRoleName()
  const { locale } = useLocale()
  const validity = useValidityText()
  const state = assignmentState(assignment, useToday())
  const agency = locale === 'en' ? assignment.agencyEn : assignment.agencyVi
  return (
    <Group justify="space-between" gap="xs">
      <div>
        <Text fw={500}>{roleName(assignment.role)}</Text>
        <Text size="sm">{agency}</Text>
        <Text size="sm" c="dimmed">
          {validity(assignment)}
        </Text>
      </div>
      <Group gap="xs">
        <StateBadge size="sm" tone={tones[state]}>
          {t(state)}
        </StateBadge>
        <Button size="xs" variant="default" aria-label={`${t('end.action')}: ${roleName(assignment.role)}, ${agency}`} onClick={onEnd}>
          {t('end.action')}
        </Button>
      </Group>
    </Group>
  )
}
