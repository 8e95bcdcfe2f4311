import { ActionIcon, Group, Stack, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { paperScreenMessages } from '../paper-screens.messages.ts'
import { FilePage } from './FilePage.tsx'
import type { FileVersion } from './use-paper-page.ts'

/** A file to read page by page, by button or arrow key. */
export function FilePages({ file, title }: { file: FileVersion; title: string }) {
  const t = useMessages(paperScreenMessages)
  const [page, setPage] = useState(1)
  const turn = (by: number) => setPage((now) => Math.min(file.pages, Math.max(1, now + by)))
  useHotkeys([
    ['ArrowRight', () => turn(1)],
    ['ArrowLeft', () => turn(-1)],
  ])
  return (
    <Stack gap="xs">
      {file.pages > 1 ? (
        <Group gap="xs" justify="center" role="group" aria-label={t('file.pages')} className="no-print">
          <ActionIcon variant="default" size={36} aria-label={t('file.previous')} disabled={page <= 1} onClick={() => turn(-1)}>
            <IconChevronLeft size={20} />
          </ActionIcon>
          <Text role="status">{t('stage.page', { page, of: file.pages })}</Text>
          <ActionIcon variant="default" size={36} aria-label={t('file.next')} disabled={page >= file.pages} onClick={() => turn(1)}>
            <IconChevronRight size={20} />
          </ActionIcon>
        </Group>
      ) : null}
      <FilePage file={file} page={page} title={title} />
    </Stack>
  )
}
