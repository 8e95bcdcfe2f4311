import { Button, Drawer, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactNode } from 'react'
import type { CallOf, ReplyOf, Route } from '#platform/contract.ts'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { uiMessages } from '#ui/ui.messages.ts'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import { FormField } from './FormField.tsx'
import styles from './form.module.css'
import { formValuesOf, readForm, type Field } from './record-form.model.ts'

export interface RecordFormProps<R extends Route> {
  route: R
  fields: readonly Field[]
  /** The record to change; a new one when absent. */
  record?: object | undefined
  /** Parts of the call that the form does not ask for. */
  fixed?: Record<string, unknown>
  intro?: ReactNode
  submitLabel?: string
  success?: string
  invalidates: readonly Route[]
  onClose: () => void
  onDone?: (reply: ReplyOf<R>) => void
}

/** A form at the side of the page. */
export function RecordDrawer<R extends Route>({
  opened,
  title,
  wide = false,
  ...form
}: RecordFormProps<R> & { opened: boolean; title: string; wide?: boolean }) {
  const t = useMessages(uiMessages)
  return (
    <Drawer
      opened={opened}
      onClose={form.onClose}
      position="right"
      size={wide ? 'xl' : 'lg'}
      title={
        <Text fw={600} size="lg">
          {title}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <RecordForm {...form} />
    </Drawer>
  )
}

/** A form over a writing route: checked by the route's own contract before it is sent, errors beside their fields. */
export function RecordForm<R extends Route>({ route, fields, record, fixed, intro, submitLabel, success, invalidates, onClose, onDone }: RecordFormProps<R>) {
  const t = useMessages(directoryScreenMessages)
  const dialog = useMessages(uiMessages)
  const form = useForm({ initialValues: formValuesOf(fields, record) })
  const save = useAction(route, {
    invalidates,
    success: success ?? t('form.saved'),
    errors: 'form',
    onDone: (reply) => {
      onClose()
      onDone?.(reply)
    },
  })
  const submit = () => {
    const { input, faults } = readForm(route, fields, form.getValues(), fixed)
    if (!faults) return save.mutate(input as CallOf<R>) // Read by the schemas that CallOf is made from.
    form.setErrors(Object.fromEntries(Object.entries(faults).map(([path, fault]) => [path, t(`form.${fault}`)])))
    document.getElementById(Object.keys(faults)[0] ?? '')?.focus()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      noValidate
    >
      <Stack gap="md">
        {intro ? (
          <Text c="dimmed" size="sm" component="div">
            {intro}
          </Text>
        ) : null}
        <ErrorSummary error={save.error} labelOf={(path) => labelAt(fields, path)} />
        {fields.map((field) => (
          <FormField key={field.name} form={form} field={field} path={field.name} locked={field.key === true && record !== undefined} />
        ))}
        <div className={styles.foot}>
          <Button variant="default" onClick={onClose}>
            {dialog('dialog.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {submitLabel ?? t('form.save')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

/** `crs.0.crsCode` is the field `crsCode` of the list `crs`. */
function labelAt(fields: readonly Field[], path: string): string {
  const [name = '', index, ...rest] = path.split('.')
  const field = fields.find((one) => one.name === name)
  if (!field) return path
  return index === undefined ? field.label : `${field.label} ${Number(index) + 1}, ${labelAt(field.columns ?? [], rest.join('.'))}`
}
