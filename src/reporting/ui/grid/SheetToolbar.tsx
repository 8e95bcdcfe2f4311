import { ActionIcon, Button, Group, Kbd, Popover, Stack, Text, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconCopyPlus, IconKeyboard, IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { boxOf, type Range } from '../range.model.ts'
import styles from './Sheet.module.css'
import type { SheetContext } from './sheet-context.ts'
import type { SheetCommands } from './use-sheet-commands.ts'

interface SheetToolbarProps {
  context: Pick<SheetContext, 't' | 'readOnly'>
  commands: SheetCommands
  range: Range | undefined
  lineCount: number
  onSaid: (sentence: string) => void
  /** After a line was put in: its index. */
  onInserted: (row: number) => void
  children?: ReactNode
}

/** The buttons over the sheet: what the keyboard does, within reach of a pointer. */
export function SheetToolbar({ context: { t, readOnly }, commands, range, lineCount, onSaid, onInserted, children }: SheetToolbarProps) {
  const box = range && lineCount > 0 ? boxOf(range) : undefined
  const insert = () => {
    const at = box ? box.bottom + 1 : lineCount
    commands.insert(at)
    onInserted(at)
  }
  const remove = () => {
    if (!box) return
    commands.remove(box)
    onSaid(t('sheet.removed', { count: Math.min(box.bottom, lineCount - 1) - box.top + 1 }))
  }
  return (
    <div className={`${styles.toolbar} no-print`} role="toolbar" aria-label={t('sheet.label')}>
      {readOnly ? null : (
        <>
          <IconAction label={t('sheet.undo')} disabled={!commands.canUndo} onClick={commands.undo}>
            <IconArrowBackUp size={18} aria-hidden />
          </IconAction>
          <IconAction label={t('sheet.redo')} disabled={!commands.canRedo} onClick={commands.redo}>
            <IconArrowForwardUp size={18} aria-hidden />
          </IconAction>
          <Button variant="default" size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={insert}>
            {t('sheet.insert')}
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconCopyPlus size={16} aria-hidden />}
            disabled={!box}
            onClick={() => box && commands.duplicate(box)}
          >
            {t('sheet.duplicate')}
          </Button>
          <Button variant="default" size="xs" leftSection={<IconTrash size={16} aria-hidden />} disabled={!box} onClick={remove}>
            {t('sheet.remove')}
          </Button>
        </>
      )}
      {children}
      <Group ml="auto" gap="md">
        <Legend t={t} />
        <Keys t={t} />
      </Group>
    </div>
  )
}

function IconAction({ label, children, ...rest }: { label: string; disabled: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={30} aria-label={label} {...rest}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

function Legend({ t }: Pick<SheetContext, 't'>) {
  return (
    <Group gap="sm" visibleFrom="lg" aria-hidden>
      {(['hard', 'soft', 'remark', 'changed'] as const).map((kind) => (
        <Group key={kind} gap={6}>
          <span className={styles.swatch} data-kind={kind} />
          <Text size="xs" c="dimmed">
            {t(`legend.${kind}`)}
          </Text>
        </Group>
      ))}
    </Group>
  )
}

const keys = [
  ['keys.move', '↑ ↓ ← → Tab'],
  ['keys.edit', 'F2'],
  ['keys.commit', 'Enter'],
  ['keys.cancel', 'Esc'],
  ['keys.select', 'Shift+↑ ↓ ← →'],
  ['keys.all', 'Ctrl+A'],
  ['keys.copy', 'Ctrl+C · X · V'],
  ['keys.fill', 'Ctrl+D'],
  ['keys.clear', 'Delete'],
  ['keys.undo', 'Ctrl+Z · Y'],
  ['keys.shares', 'F4'],
  ['keys.leave', 'Esc'],
] as const

function Keys({ t }: Pick<SheetContext, 't'>) {
  return (
    <Popover position="bottom-end" shadow="md" withinPortal trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" size={30} aria-label={t('keys.title')} data-leave-sheet>
          <IconKeyboard size={20} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6}>
          <Text fw={600}>{t('keys.title')}</Text>
          {keys.map(([name, key]) => (
            <Group key={name} justify="space-between" gap="xl">
              <Text size="sm">{t(name)}</Text>
              <Kbd>{key}</Kbd>
            </Group>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
