import type { ReactNode } from 'react'
import { ActionIcon, Button, Input, Paper, Stack } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMessages } from '#ui/i18n.tsx'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import type { RecordFormState } from './form-state.ts'
import styles from './form.module.css'
import { formValuesOf, type Field } from './record-form.model.ts'

/** A list inside a form: each row with its inputs, and buttons to take one away or add one. */
export function FormRows({
  form,
  field,
  path,
  renderField,
}: {
  form: RecordFormState
  field: Field
  path: string
  renderField: (column: Field, path: string) => ReactNode
}) {
  const t = useMessages(directoryScreenMessages)
  const rows = form.getValues()[path]
  const count = Array.isArray(rows) ? rows.length : 0
  const columns = field.columns ?? []
  return (
    <Stack gap="xs" component="fieldset" className={styles.rows}>
      <Input.Label component="legend" labelElement="div">
        {field.label}
      </Input.Label>
      {field.hint ? <Input.Description>{field.hint}</Input.Description> : null}
      {Array.from({ length: count }, (_, index) => (
        <Paper key={index} p="xs" className={styles.row} role="group" aria-label={t('form.row', { label: field.label, number: index + 1 })}>
          <div className={styles.inputs}>{columns.map((column) => renderField(column, `${path}.${index}.${column.name}`))}</div>
          <ActionIcon variant="subtle" color="red" aria-label={t('form.remove-row', { number: index + 1 })} onClick={() => form.removeListItem(path, index)}>
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Paper>
      ))}
      {count < (field.most ?? 50) ? (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={16} aria-hidden />}
          style={{ alignSelf: 'start' }}
          onClick={() => form.insertListItem(path, formValuesOf(columns))}
        >
          {t('form.add-row')}
        </Button>
      ) : null}
      {form.errors[path] ? <Input.Error>{form.errors[path]}</Input.Error> : null}
    </Stack>
  )
}
