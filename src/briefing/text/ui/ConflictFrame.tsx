import { Group, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './RichText.module.css'

interface Shown {
  title: string
  text: ReactNode
}

interface ConflictFrameProps {
  opened: boolean
  onClose: () => void
  title: string
  intro?: string
  mine: Shown
  theirs: Shown
  hint: string
  /** The choices, the one that goes on from the own text last. */
  children: ReactNode
}

/** Two texts side by side and what may be done with them. */
export function ConflictFrame({ opened, onClose, title, intro, mine, theirs, hint, children }: ConflictFrameProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="80rem"
      title={
        <Text fw={600} size="lg">
          {title}
        </Text>
      }
    >
      <Stack>
        {intro ? <Text>{intro}</Text> : null}
        <div className={styles.sides}>
          <Side {...mine} />
          <Side {...theirs} />
        </div>
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
        <Group justify="flex-end" gap="xs">
          {children}
        </Group>
      </Stack>
    </Modal>
  )
}

function Side({ title, text }: Shown) {
  return (
    <section aria-label={title}>
      <Text fw={600} mb={4}>
        {title}
      </Text>
      <div className={styles.side} tabIndex={0} role="region" aria-label={title}>
        {text}
      </div>
    </section>
  )
}
