import { ActionIcon, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useFormats } from '#ui/i18n.tsx'
import { searchKey } from '#platform/text/search-key.ts'
import { equalPercents, joinShares, splitShares, sumOfShares, type Share } from '../../share.model.ts'
import type { Column, Line } from '../../form.contract.ts'
import { choicesOf } from './choices.model.ts'
import styles from './Sheet.module.css'
import type { SheetContext } from './sheet-context.ts'

interface ShareDialogProps {
  context: SheetContext
  line: Line
  column: Column
  onClose: () => void
  onDone: (canonical: string) => void
}

/** Sets out the shares of one cell over places or sectors; they make 100 per cent or are not taken. */
export function ShareDialog({ context, line, column, onClose, onDone }: ShareDialogProps) {
  const { t, locale, lists } = context
  const { decimal } = useFormats()
  const [shares, setShares] = useState<readonly Share[]>(() => startingShares(line.cells[column.key]))
  const choices = choicesOf(column, lists, locale)
  const numbers = shares.map(({ code, percent }) => ({ code, percent: cleanPercent(percent) }))
  const readable = numbers.every(({ percent }) => percent !== undefined)
  const sum = readable ? sumOfShares(numbers.map(({ code, percent = '0' }) => ({ code, percent }))) : '?'
  const twice = new Set(shares.map(({ code }) => code)).size < shares.length
  const ready = sum === '100' && !twice && numbers.every(({ code, percent }) => code !== '' && percent !== '0')
  const put = (index: number, change: Partial<Share>) => setShares(shares.map((share, at) => (at === index ? { ...share, ...change } : share)))
  const equalise = (list: readonly Share[]) => setShares(list.map((share, at) => ({ ...share, percent: equalPercents(list.length)[at] ?? '' })))
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={
        <Text fw={600} size="lg">
          {t('shares.title', { column: column.label[locale] })}
        </Text>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) onDone(joinShares(numbers.map(({ code, percent = '0' }) => ({ code, percent }))))
        }}
      >
        <Stack gap="xs">
          {shares.map((share, index) => (
            // Entries have no identity of their own but their place in the list.
            // oxlint-disable-next-line react/no-array-index-key
            <div key={index} className={styles.shareRow}>
              <Select
                label={t('shares.item', { order: index + 1 })}
                placeholder={t('shares.choose')}
                searchable
                data-autofocus={index === 0 || undefined}
                data={choices.map(({ code, label }) => ({ value: code, label }))}
                value={share.code || null}
                onChange={(code) => put(index, { code: code ?? '' })}
                limit={80}
                filter={({ options, search }) =>
                  options.filter((option) => 'value' in option && choices.find(({ code }) => code === option.value)?.key.includes(searchKey(search)))
                }
                comboboxProps={{ withinPortal: true }}
                openOnFocus={false}
                withScrollArea={false}
                styles={{ dropdown: { maxHeight: 240, overflowY: 'auto' } }}
              />
              <TextInput
                label={t('shares.percent')}
                inputMode="decimal"
                value={share.percent.replace('.', locale === 'vi' ? ',' : '.')}
                onChange={(event) => put(index, { percent: event.currentTarget.value })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={t('shares.remove', { order: index + 1 })}
                disabled={shares.length === 1}
                onClick={() => setShares(shares.filter((_, at) => at !== index))}
              >
                <IconX size={18} aria-hidden />
              </ActionIcon>
            </div>
          ))}
          <Group justify="space-between" mt="xs">
            <Group gap="xs">
              <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setShares([...shares, { code: '', percent: '' }])}>
                {t('shares.add')}
              </Button>
              <Button variant="default" onClick={() => equalise(shares)}>
                {t('shares.equal')}
              </Button>
            </Group>
            <Text role="status" fw={600} c={sum === '100' ? 'green.7' : 'var(--mantine-color-error)'}>
              {sum === '100' ? t('shares.sum', { sum }) : t('shares.sum-wrong', { sum: readable ? decimal(sum) : '?' })}
            </Text>
          </Group>
          {twice ? (
            <Text c="var(--mantine-color-error)" size="sm" role="alert">
              {t('shares.twice')}
            </Text>
          ) : null}
          <Group justify="flex-end" mt="sm">
            <Button variant="default" onClick={onClose}>
              {t('doubts.cancel')}
            </Button>
            <Button type="submit" disabled={!ready}>
              {t('shares.done')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function startingShares(stored: string | undefined): Share[] {
  const known = stored ? splitShares(stored) : undefined
  return known && known.length > 0 ? known : [{ code: '', percent: '100' }]
}

/** A percent as typed, with comma or point, as decimal text; undefined where it is none. */
function cleanPercent(typed: string): string | undefined {
  const text = typed.trim().replace(/%$/, '').trim().replace(',', '.')
  return /^\d{1,3}(\.\d{1,6})?$/.test(text) ? text : undefined
}
