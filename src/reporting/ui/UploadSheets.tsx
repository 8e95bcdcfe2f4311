import { Accordion, Group, List, Paper, Text } from '@mantine/core'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import type { StateTone } from '#ui/StateBadge.tsx'
import { sentence } from '../finding.model.ts'
import type { Form, FormLists } from '../form.contract.ts'
import { findColumn } from '../form.model.ts'
import type { Outcome } from '../upload.contract.ts'
import { uploadMessages } from '../upload-screens.messages.ts'

export interface UploadSource {
  outcome: Outcome
  form: Form
  lists: FormLists
}

const colors: Partial<Record<StateTone, string>> = { good: 'green.7', working: 'var(--mantine-color-anchor)', idle: 'dimmed' }

/** A number of lines and what happens to them. */
export function Tally({ value, label, tone }: { value: number; label: string; tone: StateTone }) {
  const { count } = useFormats()
  return (
    <Paper p="md">
      <Text size="xl" fw={700} lh={1.3} {...(value > 0 ? { c: colors[tone] ?? '' } : { c: 'dimmed' })}>
        {count(value)}
      </Text>
      <Text size="sm">{label}</Text>
    </Paper>
  )
}

/** Which sheets and columns were read, and what was passed over. */
export function UploadSheets({ outcome, form }: UploadSource) {
  const t = useMessages(uploadMessages)
  const { locale } = useLocale()
  return (
    <Paper>
      <Accordion multiple variant="default">
        <Accordion.Item value="sheets">
          <Accordion.Control>
            {t('sheets.title', {
              used:
                outcome.sheets
                  .filter(({ used }) => used)
                  .map(({ name }) => name)
                  .join(', ') || t('sheets.none'),
            })}
          </Accordion.Control>
          <Accordion.Panel>
            <List size="sm">
              {outcome.sheets.map(({ name, reason }) => (
                <List.Item key={name}>
                  <strong>{name}</strong>: {sentence(`sheet.${reason}`, {}, locale)}
                </List.Item>
              ))}
            </List>
          </Accordion.Panel>
        </Accordion.Item>
        <Accordion.Item value="columns">
          <Accordion.Control>
            {t('columns.title', { known: outcome.columns.length, asked: form.columns.length, unknown: outcome.unknownHeaders.length })}
          </Accordion.Control>
          <Accordion.Panel>
            <Group gap="md" align="start">
              <List size="sm">
                {outcome.columns.map(({ sheet, column, header, ref }) => (
                  <List.Item key={`${sheet}!${ref}`}>
                    {ref}: “{header}” → <strong>{findColumn(form, column)?.label[locale] ?? column}</strong>
                  </List.Item>
                ))}
              </List>
              {outcome.unknownHeaders.length > 0 ? (
                <div>
                  <Text size="sm" fw={600}>
                    {t('columns.unknown')}
                  </Text>
                  <List size="sm">
                    {outcome.unknownHeaders.map(({ sheet, header, ref }) => (
                      <List.Item key={`${sheet}!${ref}`}>
                        {ref}: “{header}”
                      </List.Item>
                    ))}
                  </List>
                </div>
              ) : null}
            </Group>
          </Accordion.Panel>
        </Accordion.Item>
        {outcome.skipped.length > 0 ? (
          <Accordion.Item value="skipped">
            <Accordion.Control>{t('skipped.title', { count: outcome.skipped.length })}</Accordion.Control>
            <Accordion.Panel>
              <List size="sm">
                {outcome.skipped.map(({ sheet, row, why, text }) => (
                  <List.Item key={`${sheet}!${row}`}>{t('skipped.row', { sheet, row, why: sentence(`skipped.${why}`, {}, locale), text })}</List.Item>
                ))}
              </List>
            </Accordion.Panel>
          </Accordion.Item>
        ) : null}
      </Accordion>
    </Paper>
  )
}
